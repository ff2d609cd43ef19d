"""On the stage every name can be read, whatever the scene and however small the stage is."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF

from player.sound.params import GalaxyParams
from player.sound.staging import Star, distanced, lifted, opened
from player.sound.walls import MOST_M3, walls_of
from ui.widgets.scene.scene_room import corners, room_outline, volume_at
from ui.widgets.scene.scene_scale import SceneScale
from ui.widgets.scene.scene_view import SceneView
from ui.widgets.scene.scene_words import ring_boxes, star_boxes

SIZES = ((300, 400), (430, 320), (640, 400), (760, 505), (1_200, 760))
METRES = (0.5, 1.0, 2.4, 6.0, 10.0, 12.0)


@pytest.fixture
def stage(qtbot, theme):
    made = SceneView(theme)
    qtbot.addWidget(made)
    return made


def scene(metres, width_deg=60.0, height_deg=0.0):
    return lifted(opened(distanced(GalaxyParams(), metres), width_deg), height_deg)


def overlap(first: QRectF, second: QRectF) -> float:
    both = first.intersected(second)
    return max(both.width(), 0.0) * max(both.height(), 0.0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("metres", METRES)
def test_no_word_lies_on_another(stage, theme, size, metres):
    stage.resize(*size)
    for height_deg in (-40.0, 0.0, 30.0, 80.0):
        params = scene(metres, height_deg=height_deg)
        stage.show_scene(params, Star.LEFT, on=True, text="")
        words = ring_boxes(stage.scale, theme, "m")
        words += [corner.box for corner in corners(stage.scale, theme, "One · two", params.room)]
        words += star_boxes(stage._marks(), stage.scale, theme, words)
        assert [pair for pair in combinations(words, 2) if overlap(*pair) > 1.0] == []


@pytest.mark.parametrize("size", SIZES)
def test_the_star_of_the_height_hides_no_other(stage, size):
    stage.resize(*size)
    for metres in METRES:
        for height_deg in range(-40, 81, 10):
            stage.show_scene(scene(metres, 44.0, height_deg), Star.LEFT, on=True, text="")
            here = stage.star_place(Star.HEIGHT)
            for star in (Star.LEFT, Star.CENTRE, Star.RIGHT):
                away = stage.star_place(star) - here
                assert QPointF.dotProduct(away, away) >= 39.0**2


@pytest.mark.parametrize("size", [(760, 505), (640, 400), (1_200, 760)])
def test_the_largest_room_stands_on_the_stage_whole(size):
    scale = SceneScale(QRectF(0, 0, *size))
    assert scale.box.contains(room_outline(scale, walls_of(MOST_M3)).boundingRect())


@pytest.mark.parametrize("volume_m3", [60.0, 1_000.0, 20_000.0])
def test_a_wall_is_where_the_pointer_finds_it(volume_m3):
    scale = SceneScale(QRectF(0, 0, 760, 505))
    ahead = scale.place(0.0, walls_of(volume_m3).ahead_m)
    assert volume_at(scale, ahead) == pytest.approx(volume_m3, rel=1e-6)
