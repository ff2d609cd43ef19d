"""The walls that are drawn are those whose echoes are computed."""

import numpy as np
import pytest

from dsp.galaxy.reflections import LISTENER, echoes
from dsp.params.spatial import Position, Room
from player.sound.walls import volume_with_wall_at, walls_of


def test_the_first_echo_from_behind_comes_from_the_wall_behind():
    """The image of a source straight ahead lies as far behind the wall as the source before it."""
    walls, room = walls_of(250.0), Room(250.0, 0.01, 0.0)
    heard = echoes(Position(0.0, 0.0, 2.0), room)
    behind = (np.abs(heard.azimuths_deg) > 179.0) & (np.abs(heard.elevations_deg) < 1.0)
    paths_m = 2.0 + heard.delays_s[behind] * 343.0
    assert paths_m.min() == pytest.approx(2.0 * walls.behind_m + 2.0, rel=1e-6)


def test_a_room_holds_its_volume_and_the_head_stands_where_it_is_computed():
    walls = walls_of(120.0)
    assert walls.length_m * walls.width_m * walls.height_m == pytest.approx(120.0)
    assert walls.behind_m / walls.length_m == pytest.approx(LISTENER[0])


@pytest.mark.parametrize("volume_m3", [40.0, 250.0, 5_000.0])
def test_a_wall_that_is_dragged_stands_where_the_hand_is(volume_m3):
    walls = walls_of(volume_m3)
    for ahead_m, left_m in (
        (walls.ahead_m, 0.3),
        (-walls.behind_m, 0.0),
        (0.2, walls.left_m),
        (0.0, -walls.right_m),
    ):
        assert volume_with_wall_at(ahead_m, left_m) == pytest.approx(volume_m3)


def test_a_room_stays_within_what_can_be_built():
    assert volume_with_wall_at(0.0, 0.0) == 10.0
    assert volume_with_wall_at(1e4, 0.0) == 50_000.0
