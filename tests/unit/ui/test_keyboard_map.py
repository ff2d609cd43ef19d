"""The keyboard map, key by key, pressed in the real window: each does what the map says."""

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from player.model import PlayState, RepeatMode
from tests.support.window import make_library, make_music
from ui.views.care.properties_dialog import PropertiesDialog
from ui.views.lyrics.desktop_lyrics import DesktopLyrics
from ui.views.playing.mini_player import MiniPlayer
from ui.views.search.palette import Palette
from ui.views.shell.window import HOME

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    make_library(folder / "library.db", make_music(folder / "music", albums=3)).close()
    return folder / "library.db"


@dataclass
class Desk:
    """A window that plays tracks of the library, and the session behind it."""

    window: Any
    session: Any
    qtbot: Any

    @property
    def state(self):
        return self.session.playback.state

    @property
    def track_id(self):
        return self.state.track.track_id

    @property
    def row(self):
        return self.session.library.tracks.rows([self.track_id])[0]

    @property
    def page(self):
        return self.window.navigator.current.name

    def press(self, keys, target=None):
        pressed = QKeySequence(keys)[0]
        target = target or QApplication.focusWidget() or self.window
        QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())

    def sees(self, condition):
        self.qtbot.waitUntil(condition, timeout=15_000)


@pytest.fixture
def desk(qtbot, session, library_window):
    window = library_window
    window.activateWindow()
    ids = session.library.tracks.ids("", "title")
    session.playback.play_tracks(session.library.tracks.tracks(ids.tolist()))
    window.setFocus()
    return Desk(window, session, qtbot)


def test_keys_of_playback(desk):
    before = desk.track_id
    desk.press("Space")
    assert desk.state.state is PlayState.PAUSED
    desk.press("Space")
    assert desk.state.state is PlayState.PLAYING
    desk.press("Ctrl+Right")
    assert desk.track_id != before
    desk.press("Ctrl+Left")
    assert desk.track_id == before
    desk.session.playback.seek(5_000)
    desk.press(".")
    assert desk.session.playback.position_ms() == 5_100
    desk.press(",")
    assert desk.session.playback.position_ms() == 5_000
    desk.press("T")
    assert desk.state.stop_at is not None
    desk.press("S")
    desk.sees(lambda: desk.state.shuffle)
    desk.press("R")
    assert desk.state.repeat is not RepeatMode.OFF
    desk.press("A")
    assert desk.state.loop_start_ms is not None
    desk.session.playback.seek(6_000)
    desk.press("B")
    assert desk.state.loop_ms is not None
    desk.press("Shift+A")
    assert desk.state.loop_ms is None


def test_keys_of_the_volume(desk):
    desk.press("Ctrl+Down")
    assert desk.state.volume_db == -1.0
    desk.sees(lambda: desk.window.bar.output.volume.shown_db == -1.0)
    desk.press("Ctrl+Shift+Up")
    assert desk.state.volume_db == -0.9
    desk.sees(lambda: desk.window.bar.output.volume.shown_db == -0.9)
    desk.press("Ctrl+Shift+Down")
    desk.sees(lambda: desk.window.bar.output.volume.shown_db == -1.0)
    desk.press("Ctrl+Up")
    assert desk.state.volume_db == 0.0
    desk.press("M")
    assert desk.state.muted


def test_arrows_seek_while_the_line_has_the_focus(desk):
    seek = desk.window.bar.transport.seek
    desk.session.playback.seek(0)
    desk.sees(seek.isEnabled)
    seek.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("Home", seek)
    assert desk.session.playback.position_ms() == 0


def test_hearts_and_stars_of_what_plays(desk):
    desk.press("H")
    desk.sees(lambda: desk.row.loved)
    for stars in ("5", "1", "0"):
        desk.press(stars)
        desk.sees(lambda stars=stars: (desk.row.rating or 0) == int(stars))


@pytest.mark.parametrize(
    "keys, page",
    [
        ("P", "signal-path"),
        ("N", HOME),
        ("Ctrl+,", "settings"),
        ("Ctrl+Shift+F", "search"),
        ("Ctrl+T", "tags"),
    ],
)
def test_keys_that_open_a_page(desk, keys, page):
    desk.window.open_page("albums")
    desk.window.setFocus()
    desk.sees(desk.window.bar.playing.heart.isVisible)
    desk.press(keys, desk.window)
    assert desk.page == page


def test_alt_enter_tells_all_of_what_plays(desk):
    desk.window.open_page("albums")
    desk.window.setFocus()
    desk.sees(desk.window.bar.playing.heart.isVisible)
    desk.press("Alt+Return", desk.window)
    desk.sees(lambda: desk.window.findChild(PropertiesDialog) is not None)
    desk.window.findChild(PropertiesDialog).reject()


def test_keys_that_go_through_pages(desk):
    names = desk.window.sidebar.names
    for number in range(1, 10):
        desk.press(f"Ctrl+{number}", desk.window)
        assert desk.page == names[number - 1]
    desk.press("Alt+Left", desk.window)
    assert desk.page == names[7]
    desk.press("Alt+Right", desk.window)
    assert desk.page == names[8]


def test_keys_of_the_right_panel(desk):
    window = desk.window
    desk.press("L", window)
    assert window.panel.current == "lyrics"
    assert window.panel.isVisible()
    desk.press("Q", window)
    assert window.panel.current == "queue"
    desk.press("Q", window)
    assert window.panel.isHidden()
    desk.press("Ctrl+L", window)
    assert window.panel.isVisible()


def test_keys_that_find(desk):
    for keys in ("Ctrl+F", "/"):
        desk.window.open_page("albums")
        desk.window.setFocus()
        desk.press(keys, desk.window)
        assert desk.window.navigator.page("albums").header.field.hasFocus()
    for keys in ("Ctrl+K", "Ctrl+P"):
        desk.press(keys, desk.window)
        palette = desk.window.findChild(Palette)
        assert palette.isVisible()
        desk.press("Escape", palette.field)
        assert palette.isHidden()


def test_keys_of_the_sound(desk):
    sound = desk.session.sound
    for keys in ("E", "G"):
        before = sound.state
        desk.press(keys, desk.window)
        assert sound.state != before
    QTest.keyPress(desk.window, Qt.Key.Key_X)
    assert sound.state.bypassed
    QTest.keyRelease(desk.window, Qt.Key.Key_X)
    assert not sound.state.bypassed


def test_keys_of_other_windows(desk):
    desk.press("F11", desk.window)
    assert desk.window.sidebar.isHidden()
    desk.press("F", desk.window)
    assert desk.window.sidebar.isVisible()
    desk.press("Ctrl+Shift+M", desk.window)
    mini = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MiniPlayer))
    assert mini.isVisible()
    desk.window.commands.run("mini-player")
    desk.press("Ctrl+D", desk.window)
    lyrics = next(w for w in QApplication.topLevelWidgets() if isinstance(w, DesktopLyrics))
    assert lyrics.isVisible()
    desk.press("?", desk.window)
    (sheet,) = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Keyboard"]
    sheet.reject()


def test_keys_of_lists(desk):
    playback, window = desk.session.playback, desk.window
    window.open_page("tracks")
    table = window.navigator.page("tracks").table
    desk.sees(lambda: table.model().index(0, 0).data() is not None)
    table.selectRow(0)
    table.setFocus()
    number = len(playback.queue.entries)
    desk.press("Ctrl+Return", table)
    desk.sees(lambda: len(playback.queue.entries) == number + 1)
    desk.press("Ctrl+Shift+Return", table)
    desk.sees(lambda: len(playback.queue.entries) == number + 2)
    desk.press("Ctrl+A", table)
    assert table.chosen_ranges() == [(0, table.model().rowCount() - 1)]
    table.selectRow(2)
    desk.press("Return", table)
    third = table.model().ids([(2, 2)])[0]
    desk.sees(lambda: desk.track_id == third)


def test_keys_of_the_queue_and_taking_back(desk):
    playback, rows = desk.session.playback, desk.window.queue_panel.list
    number = len(playback.queue.entries)
    desk.window.show_panel(shown=True, tab="queue")
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(rows.model().rowCount() - 1, 0))
    desk.press("Del", rows)
    assert len(playback.queue.entries) == number - 1
    desk.sees(lambda: desk.window.undo.next_undo is not None)
    desk.press("Ctrl+Z", desk.window)
    desk.sees(lambda: len(playback.queue.entries) == number)
    desk.sees(lambda: desk.window.undo.next_redo is not None)
    desk.press("Ctrl+Shift+Z", desk.window)
    desk.sees(lambda: len(playback.queue.entries) == number - 1)


def test_control_w_closes(desk):
    desk.press("Ctrl+W", desk.window)
    assert desk.window.isHidden()


def test_every_key_of_the_map_is_told_in_the_sheet_and_the_settings(desk):
    told = {
        keys
        for command in desk.window.commands.all()
        for keys in desk.window.commands.keys(command)
    }
    missing = set(MAP.split()) - told
    assert not missing
    assert not desk.window.commands.conflicts()


MAP = """
Space Ctrl+Right Ctrl+Left Left Right , . Ctrl+Up Ctrl+Down Ctrl+Shift+Up Ctrl+Shift+Down M S R H
0 1 2 3 4 5 A B Shift+A E G X T Ctrl+Shift+M Ctrl+D Ctrl+K Ctrl+P Ctrl+F / Ctrl+L Ctrl+1 Ctrl+9
Alt+Left Alt+Right F11 F L Q N P Return Shift+Return Ctrl+Return Ctrl+Shift+Return Del Ctrl+Z
Ctrl+Shift+Z F2 Alt+Return Ctrl+T Menu Shift+F10 Ctrl+, Ctrl+A Ctrl+Q Ctrl+W ? Ctrl+V Shift+Ins
"""
