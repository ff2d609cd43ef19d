from types import SimpleNamespace

import pytest

from tests.support import cloud

cloud.server_parts()
queues = pytest.importorskip("player.server.rest.queues")


@pytest.mark.parametrize(
    "current, there, place",
    [
        (2, [1, 2, 3, 4], 2),
        (2, [2, 3, 4], 1),  # one before it is gone
        (2, [1, 2, 4], 2),  # it is gone itself: the one after it
        (3, [1, 2, 3], 2),  # the last one is gone: the one that is last now
        (None, [1, 2, 3, 4], 0),
    ],
)
def test_the_current_song_keeps_its_place_when_others_are_gone(current, there, place):
    songs = [{"id": f"so-{key}"} for key in there]
    assert queues._index([1, 2, 3, 4], SimpleNamespace(current=current), songs) == place
