"""Another language is spoken at once: another window shows the same, over the same music."""

import gc
import weakref
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from player.engine.sound_messages import Look
from player.library.library import Library
from player.model import PlayState
from tests.support.fake_playback import tracks
from tests.support.leaks import threads
from tests.support.window import make_library, make_music
from ui.assembly.face import Face
from ui.assembly.side_windows import SideWindows
from ui.assembly.window import build_window
from ui.translation import Tongue
from ui.viewmodels.options import Chapter

EDITABLE = Qt.ItemFlag.ItemIsEditable


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("language")
    make_library(folder / "library.db", make_music(folder / "music", albums=3)).close()
    return folder / "library.db"


@pytest.fixture
def tongue(qapp):
    made = Tongue(qapp)
    made.speak("en")
    yield made
    made.fall_silent()
    QLocale.setDefault(QLocale("en"))


@pytest.fixture
def face(qtbot, session, library_file, tongue):
    session.library = Library.open(library_file)
    choose(session, "en")
    made = Face(session, partial(build_window, session, read_cover=lambda _name: None), tongue)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.close()
    made.window.give_way()
    made.window.hide()
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    session.library.close()


def choose(session, language):
    settings = session.settings.settings
    session.settings.change(replace(settings, look=replace(settings.look, language=language)))


def speak(qtbot, face, language):
    """Choose it as the listener does, and wait until what was left of the old window is gone."""
    with qtbot.waitSignal(face.settled):
        choose(face.session, language)
    return face.window


def settings_of(window):
    return window.navigator.page("settings")


def row_of_language(window):
    return next(row for row in settings_of(window).rows if row.option.path == "look.language")


def test_the_window_speaks_it_at_once_and_shows_what_it_showed(qtbot, face, session):
    session.playback.play_tracks(tracks(40), 2, "Parallax")
    before = face.window
    before.resize(1300, 820)
    before.move(QPoint(40, 30))
    before.open_page("albums")
    before.open_page("settings")
    qtbot.waitUntil(lambda: settings_of(before).whole)
    settings_of(before).open_chapter(Chapter.LOOK)
    row_of_language(before).control.setFocus(Qt.FocusReason.TabFocusReason)
    before.show_panel(shown=True, tab="queue")
    queue = before.queue_panel.list
    queue.setCurrentIndex(queue.model().index(21, 0))
    queue.verticalScrollBar().setValue(400)
    chosen = queue.chosen()
    assert chosen.rows == (21,)
    assert chosen.scrolled_px == 400
    place = before.geometry()
    after = speak(qtbot, face, "zh_CN")
    assert after.isVisible()
    assert after.geometry() == place
    assert after.navigator.current.name == "settings"
    assert settings_of(after).accessibleName() == "设置"
    assert settings_of(after).standing().chapter is Chapter.LOOK
    assert after.sidebar.entry("albums").accessibleName() == "专辑"
    assert after.bar.output.volume.accessibleName() == "音量"
    assert after.panel.current == "queue"
    assert after.panel.isVisible()
    assert after.queue_panel.list.accessibleName() == "播放队列"
    assert after.queue_panel.list.chosen() == chosen
    qtbot.waitUntil(lambda: settings_of(after).whole)
    qtbot.waitUntil(row_of_language(after).control.hasFocus)
    after.navigator.back()
    assert after.navigator.current.name == "albums"


def test_what_is_left_of_the_queue_is_said_though_nothing_happens(qtbot, face, session):
    session.playback.play_tracks(tracks(5))
    session.playback.pause()
    qtbot.waitUntil(lambda: face.window._models.queue_time.line != "")
    after = speak(qtbot, face, "zh_CN")
    qtbot.waitUntil(lambda: after._models.queue_time.line.startswith("剩余"))


def test_a_hidden_panel_stays_hidden_and_a_search_is_still_asked(qtbot, face, session):
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(face.window.panel.isVisible)
    face.window.open_page("settings")
    settings_of(face.window).header.field.setText("volume")
    face.window.show_panel(shown=False, tab="info")
    after = speak(qtbot, face, "zh_CN")
    assert not after.panel.isVisible()
    assert after.panel.current == "info"
    assert settings_of(after).header.field.text() == "volume"


def test_the_music_does_not_hear_of_it(qtbot, face, session):
    session.playback.play_tracks(tracks(3))
    state = session.playback.state
    session.engine.commands.clear()
    speak(qtbot, face, "zh_CN")
    assert {type(said) for said in session.engine.commands} <= {Look}
    assert session.playback.state == state
    assert state.state is PlayState.PLAYING
    QTest.keyClick(face.window, Qt.Key.Key_Space)
    assert session.playback.state.state is PlayState.PAUSED


def test_nothing_of_the_window_before_is_left(qtbot, face, session):
    session.playback.play_tracks(tracks(3))
    for name in face.window.navigator.names:
        face.window.open_page(name)
    face.window.open_page("settings")
    speak(qtbot, face, "zh_CN")
    qtbot.wait(0)
    running, heard = threads(), listeners(session)
    widgets = len(QApplication.allWidgets())
    for language in ("en", "zh_CN"):
        gone = weakref.ref(face.window)
        speak(qtbot, face, language)
        gc.collect()
        assert gone() is None
    assert listeners(session) == heard
    assert len(threads() - running) <= len(running)
    assert abs(len(QApplication.allWidgets()) - widgets) < 20
    windows = [top for top in QApplication.topLevelWidgets() if top.inherits("QMainWindow")]
    assert windows == [face.window]


def listeners(session):
    """How many listen to each part of the session."""
    parts = {name: part for name, part in vars(session).items() if hasattr(part, "__dict__")}
    return {
        f"{name}.{held}": len(value)
        for name, part in parts.items()
        for held, value in vars(part).items()
        if "listener" in held and isinstance(value, list | tuple | dict | set)
    }


def test_as_the_system_does_is_spoken_at_once_too(qtbot, face, monkeypatch):
    speak(qtbot, face, "zh_CN")
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    after = speak(qtbot, face, None)
    assert after.sidebar.entry("albums").accessibleName() == "Albums"


def test_a_choice_that_changes_nothing_leaves_the_window_alone(qtbot, face, monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    before = face.window
    choose(face.session, None)
    choose(face.session, "zh_CN")
    choose(face.session, "en")
    qtbot.wait(50)
    assert face.window is before


def test_what_comes_from_outside_reaches_the_new_window(qtbot, face):
    before = face.window
    after = speak(qtbot, face, "zh_CN")
    after.showMinimized()
    face.come_forward()
    assert not after.isMinimized()
    with qtbot.waitSignal(after.closing):
        face.quit()
    assert before is not after


def test_what_is_being_typed_is_waited_for(qtbot, face, session):
    before = face.window
    before.routes.open("tags", session.library.tracks.ids("").tolist())
    table = before.navigator.page("tags").sheet
    qtbot.waitUntil(lambda: table.model().rowCount() > 0)
    sheet = table.model()
    title = next(c for c in range(sheet.columnCount()) if sheet.index(0, c).flags() & EDITABLE)
    sheet.setData(sheet.index(0, title), "Another title")
    assert sheet.changes
    choose(session, "zh_CN")
    waits = "The new language is spoken once what you are editing is saved or left."
    qtbot.waitUntil(lambda: before.toast.text == waits)
    assert face.window is before
    with qtbot.waitSignal(face.settled):
        sheet.revert()
    assert face.window.sidebar.entry("albums").accessibleName() == "专辑"


def test_lyrics_over_the_desktop_stay_there(qtbot, face, session):
    session.playback.play_tracks(tracks(1))
    face.window.commands.run("desktop-lyrics")
    after = speak(qtbot, face, "zh_CN")
    lyrics = after.findChild(SideWindows).lyrics
    assert lyrics.isVisible()
    assert lyrics.accessibleName() == "桌面歌词"
