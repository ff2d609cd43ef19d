"""Two machines with one server come to the same, whatever is done on either while offline."""

import pytest

from tests.support.two_machines import walk


@pytest.mark.timeout(400)
def test_no_star_rating_play_place_or_addition_is_lost_or_doubled(served, tmp_path):
    walk(served, tmp_path, walks=6, steps=10)
