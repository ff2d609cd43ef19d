"""The Signal path page says what the path says: no more, and never better."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from player.engine import messages as m
from player.settings.schema import OutputPolicy
from player.signal_path import Obstacle, Verdict
from player.sound.params import Band, BandKind, EqualizerParams
from player.sound.setup import Mode
from tests.support.fake_playback import tracks
from ui.assembly.sound import EQUALIZER, PATH
from ui.messages import verdict_word
from ui.path_wording import node_text, obstacle_words, verdict_sentence
from ui.sound_wording import signed_db
from ui.views.sound.exact_dialog import ExactDialog
from ui.views.sound.path_page import PathPage
from ui.widgets.transport.pill import paint_mark


@pytest.fixture
def page(qtbot, window, session):
    session.sound.start()
    session.playback.play_tracks(tracks(2))
    window.open_page(PATH)
    made = window.findChild(PathPage)
    qtbot.waitUntil(lambda: made.isVisible() and bool(made._model.nodes))
    yield made
    session.sound.close()


def agree(page, session):
    verdict = session.playback.state.path.verdict
    return page.verdict.verdict == verdict.value == session.playback.state.verdict


def output(**changes):
    return m.OutputChanged("DAC", "ALSA", 192_000, 2, 20.0, **changes)


def test_the_word_is_the_paths_own_whatever_happens(qtbot, page, session):
    qtbot.waitUntil(lambda: agree(page, session))
    for event in (
        output(policy=m.Policy.EXCLUSIVE, sharing=m.Sharing.ALONE),
        m.SoundChanged(True, 12.0),
        m.SoundDamaged(3, 0),
        output(silent=True),
        output(sharing=m.Sharing.SHARED),
    ):
        session.engine.tell(event)
        qtbot.waitUntil(lambda: agree(page, session))
    session.playback.set_volume(-6.0)
    qtbot.waitUntil(lambda: agree(page, session))


def test_a_gap_that_was_heard_is_degraded_with_its_shape_and_sentence(qtbot, page, session):
    session.engine.tell(m.SoundDamaged(2, 0))
    qtbot.waitUntil(lambda: page.verdict.verdict == "degraded")
    assert page.verdict.accessibleName() == "Degraded"
    assert "lost" in page.sentence.text()


def test_every_verdict_has_a_word_a_sentence_and_a_shape_of_its_own(qapp):
    drawn = set()
    for verdict in Verdict:
        assert verdict_word(verdict.value)
        assert verdict_sentence(verdict.value)
        image = QImage(16, 16, QImage.Format.Format_ARGB32)
        image.fill(QColor("black"))
        painter = QPainter(image)
        paint_mark(painter, QPointF(8, 8), verdict.value, QColor("white"))
        painter.end()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == len(Verdict)


def test_make_exact_asks_switches_off_and_is_taken_back(qtbot, page, session):
    bands = EqualizerParams((Band(BandKind.PEAK, 1_000.0, 3.0),))
    session.sound.set_params("equalizer", bands)
    session.sound.play_slot()
    session.engine.tell(m.SoundChanged(True, 5.0))
    session.engine.tell(output(sharing=m.Sharing.SHARED))
    session.playback.set_volume(-12.0)
    wanted = {Obstacle.STAGES, Obstacle.VOLUME, Obstacle.SHARED_DEVICE}
    qtbot.waitUntil(lambda: set(page._model.obstacles) == wanted)
    qtbot.waitUntil(page.exact.isVisible)
    qtbot.mouseClick(page.exact, Qt.MouseButton.LeftButton)
    dialog = page.findChild(ExactDialog)
    assert all(obstacle_words(obstacle) in dialog.informativeText() for obstacle in wanted)
    qtbot.mouseClick(dialog.button(dialog.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert session.sound.state.mode is Mode.OFF
    assert session.playback.state.volume_fixed
    assert session.settings.settings.output.policy is OutputPolicy.EXCLUSIVE
    qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert session.sound.state.mode is Mode.MANUAL
    assert not session.playback.state.volume_fixed
    assert session.playback.state.volume_db == -12.0
    assert session.settings.settings.output.policy is OutputPolicy.STANDARD


def test_declining_changes_nothing(qtbot, page, session):
    session.playback.set_volume(-12.0)
    qtbot.waitUntil(page.exact.isVisible)
    qtbot.mouseClick(page.exact, Qt.MouseButton.LeftButton)
    dialog = page.findChild(ExactDialog)
    qtbot.mouseClick(dialog.button(dialog.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert not session.playback.state.volume_fixed


def test_the_report_holds_every_node_and_the_figures(qtbot, page, session):
    page._model.look()
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    report = QGuiApplication.clipboard().text()
    assert report.startswith(verdict_word(session.playback.state.verdict))
    assert all(node_text(node).name in report for node in session.playback.state.path.nodes)
    assert "Dropouts" in report


def test_the_path_can_be_read_without_looking(qtbot, page, window):
    window.activateWindow()
    page.path.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(page.path.hasFocus)
    assert page.path.accessibleDescription().startswith("Source. FLAC · 24-bit / 192 kHz")
    qtbot.keyClick(page.path, Qt.Key.Key_Down)
    assert page.path.accessibleDescription().startswith("Decoder")


def test_figures_are_read_only_while_they_are_seen(qtbot, page, window):
    assert page._model._timer.isActive()
    window.open_page("now-playing")
    assert not page._model._timer.isActive()


def test_the_pill_and_the_key_open_the_page(qtbot, page, window):
    window.open_page("now-playing")
    qtbot.mouseClick(window.bar.output.pill, Qt.MouseButton.LeftButton)
    assert page.isVisible()
    window.open_page("now-playing")
    window.activateWindow()
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert page.isVisible()


def test_when_nothing_plays_one_sentence_says_so(qtbot, window):
    window.open_page(PATH)
    page = window.findChild(PathPage)
    qtbot.waitUntil(page.empty.isVisible)
    assert page.verdict.verdict == "unknown"


def test_peaks_are_measured_only_while_the_page_is_seen_and_stand_at_their_nodes(
    qtbot, window, page, session
):
    def is_measured():
        looks = [command for command in session.engine.commands if isinstance(command, m.Look)]
        return bool(looks) and looks[-1].peaks

    qtbot.waitUntil(is_measured)
    session.engine.tell(output())
    sound = session.engine.memory.sound
    sound.entering_db, sound.leaving_db, sound.peaks_are_measured = -3.3, -3.3, 1
    page._model.look()
    assert sum(signed_db(-3.3) in node_text(node).remark for node in page.path._nodes) == 2
    window.open_page(EQUALIZER)
    qtbot.waitUntil(lambda: not is_measured())
