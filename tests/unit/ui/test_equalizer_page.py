"""The Equalizer page: what the listener does to a node is what the sound desk gets."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from player.presets.slots import SlotName
from player.sound.arranging import stage_named
from player.sound.params import (
    Band,
    BandKind,
    BandScope,
    CurveEqParams,
    CurvePoint,
    EqualizerParams,
    Phase,
)
from player.sound.setup import Mode
from tests.support.fake_playback import tracks
from ui.assembly.sound import EQUALIZER
from ui.viewmodels.headphones import MEASURER
from ui.views.shell.window import HOME
from ui.views.sound.equalizer import EqualizerPage
from ui.views.sound.headphones_dialog import HeadphonesDialog
from ui.views.sound.preset_picker import PresetPicker

BANDS = (
    Band(BandKind.LOW_SHELF, 80.0, 4.0, 0.7),
    Band(BandKind.PEAK, 1_000.0, -3.0, 1.4),
    Band(BandKind.HIGHPASS, 30.0, slope_db=24.0),
)


@pytest.fixture
def page(qtbot, window, session):
    session.sound.start()
    session.playback.play_tracks(tracks(2))
    session.sound.set_params("equalizer", EqualizerParams(BANDS))
    session.sound.play_slot()
    session.sound.set_auto_headroom(False)
    session.sound.set_auto_headroom(True)  # what follows is another gesture
    window.open_page(EQUALIZER)
    made = window.findChild(EqualizerPage)
    qtbot.waitUntil(lambda: made._model.bands == BANDS and made.isVisible())
    yield made
    session.sound.close()


def bands(session):
    return session.sound.state.chain.slots[0].params.bands


def drag(qtbot, curve, start, end):
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=start.toPoint())
    qtbot.mouseMove(curve, end.toPoint())
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=end.toPoint())


def test_edits_are_heard_sooner_only_while_a_hand_is_on_the_page(qtbot, page, window):
    page.curve.setFocus()
    qtbot.waitUntil(lambda: page.editing.going_on)
    page.setFocus()
    qtbot.waitUntil(lambda: not page.editing.going_on)
    QApplication.sendEvent(page, QEvent(QEvent.Type.Enter))
    assert page.editing.going_on
    QApplication.sendEvent(page, QEvent(QEvent.Type.Leave))
    assert not page.editing.going_on
    QApplication.sendEvent(page, QEvent(QEvent.Type.Enter))
    window.open_page(HOME)
    assert not page.editing.going_on


def test_what_is_heard_is_drawn_below_its_edge_and_gone_in_silence(qtbot, page):
    curve, centres = page.curve, np.geomspace(20.0, 20_000.0, 120)
    still = curve.grab().toImage()
    at = QPoint(curve.width() // 2 + 7, round(curve.height() * 0.94))
    for level_db, is_lit in ((-20.0, True), (-95.0, False), (-6.0, True)):
        curve.show_spectrum(centres, np.full(120, level_db))
        assert (curve.grab().toImage().pixelColor(at) != still.pixelColor(at)) is is_lit
    curve.show_spectrum(np.zeros(0), np.zeros(0))
    assert curve.grab().toImage() == still


def test_a_drawn_curve_is_given_linear_phase_and_the_page_says_so(page, session):
    assert page.foot.phase.isHidden(), "bands have no other phase than the least"
    points = (CurvePoint(100.0, 0.0), CurvePoint(1_000.0, 4.0))
    session.sound.set_params("curve_eq", CurveEqParams(points))
    session.sound.play_slot()
    page._model.show(session.sound.state)
    assert not page.foot.phase.isHidden()
    assert "minimum phase" in page.header.line
    page.foot.phase.chosen.emit(Phase.LINEAR)
    stage = stage_named(session.sound.state.chain, "curve_eq")
    assert (stage.params.phase, stage.params.points) == (Phase.LINEAR, points)
    assert "linear phase" in page.header.line
    assert page.foot.phase.text() == "Linear phase"


def test_solo_follows_the_chosen_band_and_ends_with_the_page(qtbot, page, session, window):
    page.bands.cards[1].click()
    page.editor.alone.click()
    assert session.sound.state.solo == BANDS[1]
    page._model.set_gain(1, 2.0)
    assert session.sound.state.solo == bands(session)[1]
    page.bands.cards[0].click()
    assert session.sound.state.solo == BANDS[0]
    window.open_page(HOME)
    assert session.sound.state.solo is None
    assert not page.editor.alone.isChecked()


def test_a_node_dragged_with_alt_is_heard_alone_until_it_is_let_go(qtbot, page, session):
    curve, alt = page.curve, Qt.KeyboardModifier.AltModifier
    at = curve.node_place(1).toPoint()
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, alt, at)
    assert session.sound.state.solo == BANDS[1]
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, alt, at)
    assert session.sound.state.solo is None


def test_a_target_and_the_group_delay_are_drawn_when_they_are_wanted(page, tmp_path):
    plain = page.curve.grab().toImage()
    path = tmp_path / "House.csv"
    path.write_text("frequency,raw\n20,6\n1000,0\n20000,-6\n")
    page._desk.choose_target(str(path))
    aimed = page.curve.grab().toImage()
    page.foot.delay.click()
    late = page.curve.grab().toImage()
    assert plain != aimed != late
    page._desk.choose_target(None)
    page.foot.delay.click()
    assert page.curve.grab().toImage() == plain


def test_a_file_that_is_no_target_is_refused_and_the_old_one_stays(page, session, tmp_path):
    path = tmp_path / "House.csv"
    path.write_text("20 6\n1000 0\n")
    page._desk.choose_target(str(path))
    path.write_text("no table")
    page._desk.choose_target(str(path))
    assert page._desk.target.levels_db == (6.0, 0.0)


def test_figures_that_are_typed_are_taken_to_the_nearest_that_can_be(qtbot, page, session):
    page.bands.cards[1].click()
    for field, text, expected in (
        (page.editor.freq, "31.5", 31.5),
        (page.editor.freq, "1234", 1_234.0),
        (page.editor.freq, "999999", 91_200.0),
        (page.editor.freq, "3", 20.0),
        (page.editor.gain, "-40", -24.0),
        (page.editor.q, "0.715", 0.715),
    ):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        band = bands(session)[1]
        assert expected in (band.freq_hz, band.gain_db, band.q)


def test_dragging_a_node_gives_the_desk_that_band(qtbot, page, session):
    curve = page.curve
    target = curve.scale.point(3_000.0, 6.0)
    drag(qtbot, curve, curve.node_place(1), target)
    moved = bands(session)[1]
    assert moved.freq_hz == pytest.approx(3_000.0, rel=0.02)
    assert moved.gain_db == pytest.approx(6.0, abs=0.15)
    assert bands(session)[0] == BANDS[0]
    qtbot.waitUntil(page.bands.cards[1].isChecked)
    assert page.editor.freq.value() == pytest.approx(moved.freq_hz)


def test_one_drag_is_one_undo(qtbot, page, session):
    curve = page.curve
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=curve.node_place(1).toPoint())
    for step in range(6):
        at = curve.scale.point(1_000.0 + 200 * step, step)
        qtbot.mouseMove(curve, at.toPoint())
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.undo.isEnabled)
    qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert bands(session) == BANDS


def test_a_node_without_gain_moves_along_the_frequencies_only(qtbot, page, session):
    curve = page.curve
    drag(qtbot, curve, curve.node_place(2), curve.scale.point(60.0, 9.0))
    assert bands(session)[2].freq_hz == pytest.approx(60.0, rel=0.03)
    assert bands(session)[2].gain_db == 0.0


def test_the_wheel_turns_the_q(page, session):
    place = page.curve.node_place(1)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, QPointF(), QPoint(), QPoint(0, 240), buttons, keys, phase, False)
    QApplication.sendEvent(page.curve, event)
    assert bands(session)[1].q == pytest.approx(1.4 * 1.12**2, rel=0.01)


def test_a_double_click_adds_and_takes_away(qtbot, page, session):
    curve = page.curve
    empty = curve.scale.point(8_000.0, 9.0).toPoint()
    qtbot.mouseDClick(curve, Qt.MouseButton.LeftButton, pos=empty)
    assert bands(session)[3].freq_hz == pytest.approx(8_000, rel=0.02)
    qtbot.waitUntil(lambda: len(page.bands.cards) == 4)
    qtbot.mouseDClick(curve, Qt.MouseButton.LeftButton, pos=curve.node_place(3).toPoint())
    assert bands(session) == BANDS


def test_everything_can_be_done_by_keyboard(qtbot, page, session, window):
    window.activateWindow()
    curve = page.curve
    curve.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(curve.hasFocus)
    assert curve.accessibleDescription().startswith("Band 1: Low shelf, 80 Hz, +4.0 dB")
    qtbot.keyClick(curve, Qt.Key.Key_Tab)
    assert curve.selected == 1
    qtbot.keyClick(curve, Qt.Key.Key_Up)
    qtbot.keyClick(curve, Qt.Key.Key_Right)
    assert bands(session)[1].gain_db == -2.5
    assert bands(session)[1].freq_hz == pytest.approx(1_060)
    qtbot.keyClick(curve, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bands(session)[1].gain_db == -2.6
    qtbot.keyClick(curve, Qt.Key.Key_PageUp)
    assert bands(session)[1].q > 1.4
    qtbot.keyClick(curve, Qt.Key.Key_Delete)
    assert len(bands(session)) == 2
    qtbot.keyClick(curve, Qt.Key.Key_Insert)
    assert bands(session)[2].freq_hz == 1_000
    for _ in range(3):
        qtbot.keyClick(curve, Qt.Key.Key_Tab)
    assert not curve.hasFocus()


def test_every_figure_can_be_typed(qtbot, page, session):
    page._model.select(1)
    page.editor.gain.setValue(5.5)
    page.editor.freq.setValue(2_345)
    page.editor.q.setValue(0.8)
    page.editor.kind.chosen.emit(BandKind.HIGH_SHELF)
    page.editor.scope.chosen.emit(BandScope.LEFT)
    expected = Band(BandKind.HIGH_SHELF, 2_345.0, 5.5, 0.8, scope=BandScope.LEFT)
    assert bands(session)[1] == expected
    qtbot.mouseClick(page.editor.on, Qt.MouseButton.LeftButton)
    assert not bands(session)[1].enabled


def test_no_act_leaves_the_limits_of_a_band(page, session):
    model = page._model
    model.move(0, 1e9, 400.0)
    model.turn_q(1, 1e9)
    assert bands(session)[0].freq_hz == pytest.approx(0.475 * 192_000)
    assert (bands(session)[0].gain_db, bands(session)[1].q) == (24.0, 24.0)


def test_the_curve_reaches_half_the_rate_of_what_plays(page):
    assert page.curve.scale.highest_hz == pytest.approx(91_200)


def test_the_switch_and_the_key_switch_the_equalizer(qtbot, page, session, window):
    assert page.power.isChecked()
    qtbot.mouseClick(page.power, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.power.isChecked())
    assert not session.sound.state.chain.slots[0].enabled
    window.activateWindow()
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E)
    assert session.sound.state.chain.slots[0].enabled
    qtbot.waitUntil(page.power.isChecked)


def test_holding_x_plays_without_the_stages(qtbot, page, session, window):
    window.activateWindow()
    window.setFocus()
    qtbot.keyPress(window, Qt.Key.Key_X)
    assert session.sound.state.bypassed
    qtbot.keyRelease(window, Qt.Key.Key_X)
    assert not session.sound.state.bypassed


def test_a_card_says_who_decides(qtbot, page, session):
    qtbot.mouseClick(page.modes.cards[Mode.OFF], Qt.MouseButton.LeftButton)
    assert session.sound.state.mode is Mode.OFF
    qtbot.waitUntil(lambda: not page.power.isChecked())
    assert "bit-perfect" in page.modes.cards[Mode.OFF].accessibleDescription()


def test_slots_are_compared_by_a_click(qtbot, page, session):
    qtbot.mouseClick(page.slots.chips["B"], Qt.MouseButton.LeftButton)
    assert session.sound.state.slots.active is SlotName.B
    page._model.move(0, 200.0, 1.0)
    qtbot.mouseClick(page.slots.chips["A"], Qt.MouseButton.LeftButton)
    assert bands(session) == BANDS


def test_the_gain_that_could_clip_is_said(qtbot, page, session):
    assert "Worst case +3.4 dB; \N{MINUS SIGN}3.4 dB before it" in page.foot.headroom.text()
    qtbot.mouseClick(page.foot.auto, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "limiter" in page.foot.headroom.text())


def test_a_preset_is_found_by_a_word_and_played_by_enter(qtbot, page, session, window):
    qtbot.mouseClick(page.presets, Qt.MouseButton.LeftButton)
    picker = window.findChild(PresetPicker)
    qtbot.waitUntil(lambda: picker._model.rowCount() > 5)
    qtbot.keyClicks(picker.field, "warm")
    assert picker._model.preset(0).name == "Warm"
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert session.sound.state.choice.preset == "Warm"
    assert not picker.isVisible()


def test_what_plays_is_kept_under_a_name(qtbot, page, session, window):
    page.presets_wanted.emit()
    picker = window.findChild(PresetPicker)
    qtbot.keyClicks(picker.name, "Mine")
    qtbot.keyClick(picker.name, Qt.Key.Key_Return)
    assert session.sound.shelf.chain("Mine").slots[0].params.bands == BANDS


def test_another_programs_preset_is_imported_and_what_is_left_out_is_counted(
    qtbot, page, session, window, tmp_path
):
    file = tmp_path / "HD 600.txt"
    file.write_text("Preamp: -6.2 dB\nFilter 1: ON PK Fc 105 Hz Gain -3.2 dB Q 1.10\nDelay: 3 ms\n")
    page._desk.import_file(str(file))
    qtbot.waitUntil(lambda: "HD 600" in window.toast.text)
    assert "not in it: 1" in window.toast.text
    qtbot.waitUntil(lambda: "HD 600" in page.header.line)


def test_a_file_that_is_no_preset_is_refused_in_one_sentence(qtbot, page, window, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("milk, bread")
    page._desk.import_file(str(file))
    qtbot.waitUntil(lambda: "no preset" in window.toast.text)


def test_meters_run_only_while_the_page_is_seen_and_music_plays(qtbot, page, session, window):
    meters = page._meters
    qtbot.waitUntil(lambda: meters.running)
    session.playback.pause()
    qtbot.waitUntil(lambda: not meters.running)
    session.playback.play()
    qtbot.waitUntil(lambda: meters.running)
    window.open_page("now-playing")
    qtbot.waitUntil(lambda: "equalizer" not in meters._viewers)


def test_what_is_heard_brightens_the_picture_below_its_level_only(qtbot, page):
    curve = page.curve
    freqs_hz = np.geomspace(20.0, 20_000.0, 120)
    silent = curve.grab().toImage()
    curve.show_spectrum(freqs_hz, np.where(freqs_hz < 640.0, -30.0, -130.0))
    loud = curve.grab().toImage()
    ratio = loud.devicePixelRatio()
    bass, treble = (round(curve.scale.x(freq_hz) * ratio) for freq_hz in (150.0, 3_500.0))
    foot, head = (round(y * ratio) for y in (curve.height() - 40, 8))
    assert loud.pixelColor(bass, foot).blue() > silent.pixelColor(bass, foot).blue() + 3
    assert loud.pixelColor(treble, foot) == silent.pixelColor(treble, foot)
    assert loud.pixelColor(bass, head) == silent.pixelColor(bass, head)
    curve.show_spectrum(np.zeros(0), np.zeros(0))
    assert curve.grab().toImage() == silent


def test_a_headphone_is_found_by_name_in_the_listener_s_folder_and_heard(
    qtbot, page, session, window, tmp_path
):
    for model in ("Sennheiser HD 650", "Moondrop Blessing 3"):
        place = tmp_path / "results" / "oratory1990" / "any" / model
        place.mkdir(parents=True)
        text = "Preamp: -6.1 dB\nFilter 1: ON LSC Fc 105 Hz Gain 6.4 dB Q 0.70\n"
        (place / f"{model} ParametricEQ.txt").write_text(text)
    page.files.headphones_wanted.emit()
    dialog = window.findChild(HeadphonesDialog)
    assert "github.com/jaakkopasanen/AutoEq" in dialog.empty.text
    dialog._model.choose_folder(str(tmp_path))
    qtbot.waitUntil(lambda: dialog._model.rowCount() == 2)
    qtbot.keyClicks(dialog.field, "hd 650")
    assert [dialog._model.index(0).data(), dialog._model.index(0).data(MEASURER)] == [
        "Sennheiser HD 650",
        "oratory1990",
    ]
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.sound.state.choice.preset == "Sennheiser HD 650")
    assert bands(session)[0].gain_db == 6.4
    dialog.close()


def test_in_a_narrow_window_no_line_of_a_card_is_cut(qtbot, page, window):
    sentence = "What stands in A, B, C or D, computed in 64 bits, and a few words more. " * 3
    page.modes.cards[Mode.MANUAL].say(sentence)
    window.resize(window.minimumSize())
    for card in page.modes.cards.values():
        qtbot.waitUntil(lambda card=card: card.height() >= card.heightForWidth(card.width()))
