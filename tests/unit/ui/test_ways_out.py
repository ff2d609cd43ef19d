"""Trouble is one sentence and one thing to do; a window comes back where it can be seen."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from player.engine import messages as m
from player.errors import SENTENCES
from player.events import Notice
from player.paths import config_dir
from player.settings.window_state import WindowState, WindowStateStore
from tests.support.fake_playback import FakeSession, tracks
from ui.assembly.remembering import remember
from ui.messages import _WAYS_OUT, action_label


def button_of(window):
    return window.toast._button


@pytest.mark.parametrize(
    "code, details, label, page",
    [
        ("device.none", {}, "Choose a device", "outputs"),
        ("device.unknown", {"device": "Old DAC"}, "Choose a device", "outputs"),
        ("device.lost", {"device": "DAC"}, "Choose a device", "outputs"),
        ("language.unknown", {"language": "xx"}, "Open the settings", "settings"),
        ("settings.unreadable", {"problem": "not JSON"}, "Open the settings", "settings"),
    ],
)
def test_trouble_says_where_something_can_be_done(window, session, code, details, label, page):
    window.notices.show(Notice(code, details))
    assert window.toast.isVisible()
    assert button_of(window).isVisible()
    assert button_of(window).text() == label
    button_of(window).click()
    assert window.navigator.current.name == page
    assert window.toast.isHidden()


def test_every_way_out_is_about_something_and_has_a_label():
    assert _WAYS_OUT.keys() <= SENTENCES.keys()
    assert all(action_label(action) for action in _WAYS_OUT.values())


def test_a_file_that_cannot_be_played_can_be_taken_out(qtbot, window, session):
    playback = session.playback
    playback.play_tracks(tracks(3))
    item = session.engine.commands[-1].items[0].item_id
    gone = playback.queue.current.entry_id
    session.engine.tell(m.ItemFailed(item, "file.missing", {"path": "/music/gone.flac"}))
    qtbot.waitUntil(lambda: "there is no such file" in window.toast.text)
    assert button_of(window).text() == "Take out of the queue"
    button_of(window).click()
    assert gone not in {entry.entry_id for entry in playback.queue.entries}
    assert len(playback.queue.entries) == 2


def test_a_file_that_is_damaged_late_is_not_taken_out_but_heard_behind_the_damage(
    qtbot, window, session
):
    playback = session.playback
    playback.play_tracks(tracks(3))
    item = session.engine.commands[-1].items[0].item_id
    broken = {"path": "/music/000000.flac", "position_s": 61.5, "reason": "lost sync"}
    session.engine.tell(m.ItemFailed(item, "file.corrupt", broken))
    qtbot.waitUntil(lambda: "is damaged at 61.5 s" in window.toast.text)
    assert button_of(window).text() == "Skip the damaged part"
    button_of(window).click()
    load = session.engine.commands[-1]
    assert (load.items[0].path, load.start_s) == ("/music/000000.flac", 63.5)
    assert len(playback.queue.entries) == 3


def test_settings_that_cannot_be_read_are_said_and_kept(qtbot):
    path = config_dir() / "settings.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"schema": 1, "look": {"theme": "purple"}}')
    session = FakeSession()
    problem = session.settings.problem
    assert problem.sentence.startswith("The settings cannot be read ($.look.theme: ")
    assert problem.sentence.endswith("; the usual ones hold, and the file is kept.")
    session.close()
    assert "purple" in path.read_text()


@pytest.mark.parametrize("place", [QRect(9_000, 200, 1200, 800), QRect(-5_000, -3_000, 1000, 700)])
def test_a_window_left_on_a_screen_that_is_gone_comes_back_on_one_that_is_there(
    qtbot, tmp_path, open_window, place
):
    away = QWidget()
    qtbot.addWidget(away)
    away.setGeometry(place)
    left = bytes(away.saveGeometry().toBase64().data()).decode()
    store = WindowStateStore(tmp_path / "window.json")
    store.state = WindowState(geometry=left, page="settings", panel="")
    window = open_window(lambda made: remember(made, store))
    there = QGuiApplication.primaryScreen().availableGeometry()
    seen = window.geometry().intersected(there)
    assert seen.width() > 200
    assert seen.height() > 200


@pytest.mark.parametrize("geometry", ["", "not base64 !", "AAAA"])
def test_a_window_state_that_says_nothing_opens_the_usual_window(tmp_path, open_window, geometry):
    store = WindowStateStore(tmp_path / "window.json")
    store.state = WindowState(geometry=geometry, page="no such page", panel="no such panel")
    window = open_window(lambda made: remember(made, store))
    assert window.width() >= window.minimumWidth()
