"""Moving the sources of a scene, and taking a preset's space without its equalizer."""

import pytest

from player.presets.store import PresetStore
from player.sound.arranging import named_by_kind, stage_named
from player.sound.constellations import is_scene, with_scene
from player.sound.params import (
    Band,
    BandKind,
    ChainSpec,
    CrossfeedParams,
    EqualizerParams,
    GalaxyParams,
    Position,
    StageSlot,
)
from player.sound.staging import (
    Star,
    distanced,
    lifted,
    opened,
    placed,
    position_of,
    surrounded,
)

SCENE = GalaxyParams()


def test_a_star_takes_its_mirror_image_along():
    moved = placed(SCENE, Star.LEFT, 50.0, 3.0, both=True)
    assert moved.left == Position(50.0, 0.0, 3.0)
    assert moved.right == Position(-50.0, 0.0, 3.0)
    alone = placed(SCENE, Star.RIGHT, -70.0, 1.0, both=False)
    assert (alone.left, alone.right) == (SCENE.left, Position(-70.0, 0.0, 1.0))


@pytest.mark.parametrize("azimuth_deg", [-900.0, -180.0, 0.0, 181.0, 720.5])
@pytest.mark.parametrize("distance_m", [-1.0, 0.0, 5.0, 1e9])
def test_no_hand_leaves_the_stage(azimuth_deg, distance_m):
    here = position_of(placed(SCENE, Star.CENTRE, azimuth_deg, distance_m, both=True), Star.CENTRE)
    assert -180.0 <= here.azimuth_deg <= 180.0
    assert 0.3 <= here.distance_m <= 12.0


def test_what_stands_nowhere_is_not_moved():
    assert placed(SCENE, Star.AMBIENCE, 10.0, 1.0, both=True) == SCENE


def test_the_whole_stage_is_opened_lifted_and_pushed_away():
    scene = surrounded(distanced(lifted(opened(SCENE, 80.0), 25.0), 4.0), 99.0)
    assert (scene.left, scene.right) == (Position(40.0, 25.0, 4.0), Position(-40.0, 25.0, 4.0))
    assert scene.centre == Position(0.0, 25.0, 4.0)
    assert scene.ambience_db == 12.0


def test_another_space_leaves_the_equalizer_alone(tmp_path):
    store = PresetStore(tmp_path)
    bands = EqualizerParams((Band(BandKind.PEAK, 1_000.0, 3.0),))
    mine = ChainSpec((StageSlot("equalizer", bands), StageSlot("crossfeed", CrossfeedParams())))
    hall = with_scene(mine, named_by_kind(store.get("Cathedral").chain))
    assert stage_named(hall, "equalizer").params == bands
    assert stage_named(hall, "crossfeed") is None
    assert stage_named(hall, "scene-level") is not None
    plain = with_scene(hall, named_by_kind(store.get("Intimate").chain))
    assert [slot.name for slot in plain.slots] == ["equalizer", "galaxy"]


def test_eight_constellations_come_along(tmp_path):
    assert sum(is_scene(stored) for stored in PresetStore(tmp_path).presets()) == 8
