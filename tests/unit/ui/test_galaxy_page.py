"""The Galaxy page: a star that is dragged is heard from there."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from player.sound.arranging import stage_named
from player.sound.staging import Star
from player.sound.walls import walls_of
from tests.support.fake_playback import tracks
from ui.assembly.sound import GALAXY
from ui.views.sound.galaxy import GalaxyPage


@pytest.fixture
def page(qtbot, window, session):
    session.sound.start()
    session.playback.play_tracks(tracks(2))
    window.show_panel(shown=False)
    window.open_page(GALAXY)
    made = window.findChild(GalaxyPage)
    qtbot.waitUntil(lambda: made.isVisible() and made.stage.width() > 400)
    made._model.choose_scene("Milky Way")
    qtbot.waitUntil(made.power.isChecked)
    yield made
    session.sound.close()


def scene(session):
    return stage_named(session.sound.state.chain, "galaxy").params


def drag(qtbot, stage, start, end, keys=Qt.KeyboardModifier.NoModifier):
    qtbot.mousePress(stage, Qt.MouseButton.LeftButton, keys, start.toPoint())
    QApplication.sendEvent(stage, moved(end, keys))
    qtbot.mouseRelease(stage, Qt.MouseButton.LeftButton, keys, end.toPoint())


def moved(place, keys):
    button, kind = Qt.MouseButton.LeftButton, QMouseEvent.Type.MouseMove
    return QMouseEvent(kind, place, place, button, button, keys)


def test_dragging_a_star_gives_the_desk_its_place_and_the_mirror_goes_along(qtbot, page, session):
    stage = page.stage
    drag(qtbot, stage, stage.star_place(Star.LEFT), stage.scale.place(70.0, 4.0))
    left, right = scene(session).left, scene(session).right
    assert left.azimuth_deg == pytest.approx(70.0, abs=0.5)
    assert left.distance_m == pytest.approx(4.0, rel=0.02)
    assert (right.azimuth_deg, right.distance_m) == (-left.azimuth_deg, left.distance_m)


def test_with_shift_the_mirror_stays(qtbot, page, session):
    stage, before = page.stage, scene(session).left
    to = stage.scale.place(-80.0, 1.0)
    drag(qtbot, stage, stage.star_place(Star.RIGHT), to, Qt.KeyboardModifier.ShiftModifier)
    assert scene(session).left == before
    assert scene(session).right.azimuth_deg == pytest.approx(-80.0, abs=0.5)


def test_ambience_and_height_are_dragged_too(qtbot, page, session):
    stage = page.stage
    drag(qtbot, stage, stage.star_place(Star.AMBIENCE, -1), stage.scale.ambience_place(-6.0, -1))
    drag(qtbot, stage, stage.star_place(Star.HEIGHT), stage.scale.height_place(30.0))
    assert scene(session).ambience_db == pytest.approx(-6.0, abs=0.2)
    assert scene(session).centre.elevation_deg == pytest.approx(30.0, abs=0.5)


def test_a_wall_is_dragged_to_another_room(qtbot, page, session):
    stage = page.stage
    walls = walls_of(scene(session).room.volume_m3)
    larger = walls_of(900.0)
    start = stage.scale.place(180.0, walls.behind_m)
    drag(qtbot, stage, start, stage.scale.place(180.0, larger.behind_m))
    assert scene(session).room.volume_m3 == pytest.approx(900.0, rel=0.08)
    assert scene(session).left.distance_m == 2.4


def test_from_the_side_all_sources_are_lifted(qtbot, page, session, window):
    side = page.side
    start = side.place_of(scene(session).centre)
    drag(qtbot, side, start, start - QPointF(0.0, 30.0))
    lifted = scene(session).centre.elevation_deg
    assert lifted == pytest.approx(39.0, abs=2.0)
    assert scene(session).left.elevation_deg == lifted
    window.activateWindow()
    side.setFocus()
    qtbot.keyClick(side, Qt.Key.Key_Down)
    assert scene(session).centre.elevation_deg == pytest.approx(lifted - 2.0)


def test_the_wheel_changes_the_distance(page, session):
    before = scene(session).centre.distance_m
    place = page.stage.star_place(Star.CENTRE)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, QPointF(), QPoint(), QPoint(0, 120), buttons, keys, phase, False)
    QApplication.sendEvent(page.stage, event)
    assert scene(session).centre.distance_m == pytest.approx(before * 1.08, abs=0.01)


def test_the_keys_walk_from_star_to_star_and_move_them(qtbot, page, session, window):
    window.activateWindow()
    stage, before = page.stage, scene(session).centre
    stage.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(stage.hasFocus)
    qtbot.keyClick(stage, Qt.Key.Key_Tab)
    qtbot.keyClick(stage, Qt.Key.Key_Left)
    qtbot.keyClick(stage, Qt.Key.Key_Up)
    after = scene(session).centre
    assert after.azimuth_deg == before.azimuth_deg + 2.0
    assert after.distance_m > before.distance_m
    assert stage.accessibleDescription().startswith("Centre at 2°")
    for _ in range(4):
        qtbot.keyClick(stage, Qt.Key.Key_Tab)
    assert not stage.hasFocus()


def test_the_ears_read_out_is_what_the_head_gives(qtbot, page, session):
    expected = session.sound.scene.of_source(scene(session), scene(session).left)
    assert f"{expected.itd_us:+.0f} µs" in page.ears.text
    page._model.select(Star.CENTRE)
    assert "0 µs" in page.ears.text
    qtbot.waitUntil(lambda: page.mono.text().endswith("Safe in mono"))


def test_a_constellation_is_one_click_away(qtbot, page, session):
    qtbot.mouseClick(page.scenes.chip("Concert hall"), Qt.MouseButton.LeftButton)
    assert scene(session).centre.distance_m == 6.0
    assert session.sound.state.choice.preset == "Concert hall"
    qtbot.waitUntil(page.scenes.chip("Concert hall").isChecked)


def test_the_motion_keeps_time_with_a_beat_that_is_tapped(page, session):
    page.panel.orbit.moved.emit(4.0)
    for beat in range(4):
        bpm = page._model.tap(100.0 + 0.5 * beat)
    assert bpm == pytest.approx(120.0)
    assert 360.0 / scene(session).motion.orbit_deg_per_s == pytest.approx(16.0)


def test_sliders_change_room_motion_and_head(page, session):
    panel = page.panel
    panel.room.moved.emit(900.0)
    panel.orbit.moved.emit(4.0)
    panel.drift.moved.emit(12.0)
    panel.period.moved.emit(8.0)
    panel.walls.moved.emit(0.6)
    panel.strength.moved.emit(0.5)
    panel.head_size.moved.emit(1.1)
    panel.time.moved.emit(2.5)
    params = scene(session)
    assert params.room.volume_m3 == 900.0
    assert params.motion.orbit_deg_per_s == 24.0
    assert (params.motion.drift_deg, params.head_scale) == (12.0, 1.1)
    assert (params.motion.drift_period_s, params.room.absorption) == (8.0, 0.6)
    assert params.strength == 0.5
    assert page.ears.text.endswith("in the wet part")
    assert stage_named(session.sound.state.chain, "reverb").params.time_s == 2.5
    panel.time.moved.emit(0.0)
    assert stage_named(session.sound.state.chain, "reverb").params.is_flat


def test_a_file_that_is_no_head_is_refused_in_one_sentence(qtbot, page, window, tmp_path):
    file = tmp_path / "mine.sofa"
    file.write_bytes(b"no head at all")
    page._model.add_sofa(str(file))
    qtbot.waitUntil(lambda: "SOFA" in window.toast.text)


def test_holding_the_chip_plays_without_the_scene(qtbot, page, session):
    qtbot.mousePress(page.bypass, Qt.MouseButton.LeftButton)
    assert session.sound.state.bypassed
    qtbot.mouseRelease(page.bypass, Qt.MouseButton.LeftButton)
    assert not session.sound.state.bypassed


def test_g_switches_it_from_anywhere(qtbot, page, session, window):
    window.open_page("now-playing")
    window.activateWindow()
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_G)
    assert not stage_named(session.sound.state.chain, "galaxy").enabled
