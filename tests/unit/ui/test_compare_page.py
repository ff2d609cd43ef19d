"""The ABX page: X is hidden until the end, in what is shown and in what is played."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from player.abx import Side
from player.pair import Pair
from tests.support.fake_playback import tracks
from ui.assembly.lab import COMPARE
from ui.viewmodels.undo import UndoModel
from ui.views.lab.compare_page import ComparePage


@pytest.fixture
def pair(tmp_path):
    paths = []
    for name in ("one", "two", "rest"):
        path = tmp_path / f"{name}.wav"
        path.write_bytes(name.encode() * 100)
        paths.append(str(path))
    return Pair(*paths, 44_100, 3.0, 12, -1.5, 0.01, -48.0, -20.0, (20.0, 1e3), (-60.0, -70.0))


@pytest.fixture
def page(qtbot, window, session, pair):
    session.playback.play_tracks(tracks(3), 1)
    window.open_page(COMPARE)
    made = window.findChild(ComparePage)
    qtbot.waitUntil(lambda: made.isVisible() and bool(made._model.what_plays))
    made._model._folder.mkdir()
    made._model._pairing.make = lambda *_files: pair
    for side in Side:
        qtbot.mouseClick(made.takers[side], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(made.prepare, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(made.begin.isEnabled)
    return made


def press(qtbot, chip):
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def played(session):
    """What the sound is made of, and everything else about it that can be seen."""
    track = session.playback.state.track
    return Path(track.path).read_text()[:3], track


def test_both_files_are_told_apart_by_what_was_corrected(page):
    assert "12 frames late" in page.state.text()
    assert "+1.50 dB against A" in page.state.text()
    assert "48.0 dB" in page.null.text()


@pytest.mark.parametrize(
    "late_frames, louder_db, told",
    [
        (0, 0.001, "Both begin together"),
        (0, -0.5, "B was \N{MINUS SIGN}0.50 dB against A; corrected."),
        (1, 0.0, "1 frame late"),
        (-7, 0.2, "7 frames early"),
    ],
)
def test_what_was_put_right_is_said_as_it_was(page, late_frames, louder_db, told):
    assert told in page._difference_text(late_frames, louder_db)


def test_lending_and_giving_the_queue_back_are_no_acts_of_the_listener(
    qtbot, page, session, window
):
    undo, title = window.findChild(UndoModel), window.bar.playing.title
    acts, own = undo.next_undo, title.text
    press(qtbot, page.begin)
    press(qtbot, page.hears["A"])
    qtbot.waitUntil(lambda: title.text == "A")
    window.open_page("now-playing")
    qtbot.waitUntil(lambda: title.text == own)
    assert undo.next_undo is acts


def test_x_is_one_of_the_two_and_looks_like_neither(qtbot, page, session):
    press(qtbot, page.begin)
    seen = {}
    for name in "ABX":
        press(qtbot, page.hears[name])
        seen[name] = played(session)
    assert seen["A"][0] == "one"
    assert seen["B"][0] == "two"
    hidden = page._model._test._hidden[0]
    assert seen["X"][0] == {"A": "one", "B": "two"}[hidden]
    paths = [track.path for _, track in seen.values()]
    assert len(set(paths)) == 3
    assert len({len(Path(path).name) for path in paths}) == 1
    plain = {replace(track, path="", title="") for _, track in seen.values()}
    assert len(plain) == 1


def test_the_names_are_new_in_every_trial(qtbot, page, session):
    press(qtbot, page.begin)
    press(qtbot, page.hears["A"])
    before = played(session)[1].path
    press(qtbot, page.hears["X"])
    press(qtbot, page.answers[Side.A])
    press(qtbot, page.hears["A"])
    assert played(session)[1].path != before


def test_a_switch_keeps_the_position(qtbot, page, session):
    press(qtbot, page.begin)
    press(qtbot, page.hears["A"])
    session.playback.seek(1_500)
    press(qtbot, page.hears["B"])
    assert session.playback.position_ms() == 1_500


def test_nothing_tells_the_score_before_the_end(qtbot, page):
    press(qtbot, page.begin)
    hidden = page._model._test._hidden
    for number, x in enumerate(hidden):
        assert page.result.text() == ""
        assert page._model.log() == ()
        assert not page.answers[Side.A].isEnabled()
        press(qtbot, page.hears["X"])
        press(qtbot, page.answers[x if number < 12 else Side.A if x is Side.B else Side.B])
    assert "12 of 16 right, p = 0.038" in page.result.text()
    press(qtbot, page.copy)
    log = QGuiApplication.clipboard().text()
    assert log.count("X=") == 16
    assert "answer=" in log


def test_the_listeners_own_queue_comes_back(qtbot, page, session, window):
    before = session.playback.queue
    press(qtbot, page.begin)
    press(qtbot, page.hears["A"])
    assert session.playback.queue != before
    window.open_page("now-playing")
    assert session.playback.queue == before


def test_nothing_is_written_before_it_is_needed(window):
    assert not window.navigator.page(COMPARE)._model._folder.exists()


def test_nothing_is_left_behind(qtbot, page, window):
    press(qtbot, page.begin)
    folder = page._model._folder
    assert folder.exists()
    window.close()
    assert not folder.exists()
