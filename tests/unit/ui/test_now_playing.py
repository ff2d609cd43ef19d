"""The page of the current track: its tabs, its colours, and the full screen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from player.library.tags import FileTags
from tests.support.fake_playback import tracks
from ui.viewmodels.credits import credits_of
from ui.views.shell.full_screen import FullScreen


@pytest.fixture
def page(qtbot, window, session, shell):
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(shell.now_playing.isVisible)
    return shell.now_playing


def test_a_tab_is_chosen_by_click_and_by_arrow(qtbot, page):
    qtbot.mouseClick(page.tabs.chip("queue"), Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is page._names["queue"]
    qtbot.keyClick(page.tabs.chip("queue"), Qt.Key.Key_Right)
    assert page.tabs.current == "credits"


def test_another_cover_is_another_light(qtbot, page, session):
    with qtbot.waitSignal(page.tinted):
        session.playback.next()


def test_the_light_comes_from_the_cover_itself(qtbot, session, open_window):
    red = QImage(8, 8, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    data = png(red)
    window = open_window(read_cover=lambda _name: data)
    session.playback.play_tracks(tracks(1))
    page = window.navigator.page("now-playing").widget(1)
    qtbot.waitUntil(lambda: page.tint.glow.red() > 2 * page.tint.glow.green())


def test_in_a_narrow_window_the_tab_has_the_room(qtbot, page, window):
    window.show_panel(shown=True)
    window.resize(920, 600)
    qtbot.waitUntil(lambda: not page.cover.isVisible())
    assert page.stack.isVisible()
    window.show_panel(shown=False)
    window.resize(1500, 900)
    qtbot.waitUntil(page.cover.isVisible)


def test_f11_leaves_nothing_but_the_page_and_escape_brings_the_frame_back(qtbot, page, window):
    full = window.findChild(FullScreen)
    window.commands.run("full-screen")
    assert window.isFullScreen()
    assert window.sidebar.isHidden()
    assert page.isVisible()
    full._idle.timeout.emit()
    assert window.bar.isHidden()
    assert page.head.graphicsEffect().isEnabled()
    assert QApplication.overrideCursor().shape() is Qt.CursorShape.BlankCursor
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: not window.bar.isHidden())
    full._idle.timeout.emit()
    assert window.bar.isHidden()
    QTest.mouseMove(handle, page.rect().center())
    qtbot.waitUntil(lambda: not window.bar.isHidden())
    assert not page.head.graphicsEffect().isEnabled()
    assert QApplication.overrideCursor() is None
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert not window.sidebar.isHidden()
    assert not full._idle.isActive()


def test_the_bar_stays_while_a_menu_of_it_is_open(qtbot, page, window):
    full = window.findChild(FullScreen)
    window.commands.run("full-screen")
    menu = QMenu(window)
    menu.addAction("One")
    menu.popup(window.bar.mapToGlobal(window.bar.rect().topLeft()))
    full._idle.timeout.emit()
    assert window.bar.isVisible()
    assert QApplication.overrideCursor() is None
    menu.close()
    full._idle.timeout.emit()
    assert window.bar.isHidden()
    window.commands.run("full-screen")


def test_the_cover_breathes_only_on_a_full_screen_that_plays_and_may_move(
    qtbot, page, window, session
):
    breath = page.cover.breath
    assert not breath.moves
    window.commands.run("full-screen")
    assert breath.moves
    session.playback.pause()
    qtbot.waitUntil(lambda: not breath.moves)
    session.playback.play()
    qtbot.waitUntil(lambda: breath.moves)
    qtbot.waitUntil(lambda: breath.scale < 1.0)
    still = replace(window.theme.tokens, motion_ms=type(window.theme.motion)(0, 0, 0))
    window.theme.use(still)
    assert not breath.moves
    assert breath.scale == 1.0
    window.commands.run("full-screen")


def test_in_a_narrow_window_the_cover_is_a_tab(qtbot, page, window):
    window.show_panel(shown=False)
    window.resize(920, 600)
    qtbot.waitUntil(lambda: "cover" in page.tabs.names and page.tabs.chip("cover").isVisible())
    page.tabs.chip("cover").click()
    shown = page.stack.currentWidget()
    assert shown.title.text == "Spiral Arm"
    assert shown.cover.width() > 200
    window.resize(1500, 900)
    qtbot.waitUntil(lambda: page.tabs.current == "lyrics")
    assert page.tabs.chip("cover").isHidden()


def test_credits_name_each_role_once():
    tags = FileTags(
        artists=("Orion Quartet",),
        credits=(("composer", "A"), ("performer", "B"), ("performer", "C"), ("performer", "B")),
    )
    assert credits_of(tags) == (
        ("artist", ("Orion Quartet",)),
        ("composer", ("A",)),
        ("performer", ("B", "C")),
    )


def test_a_file_that_cannot_be_read_names_nobody(qtbot, page, session):
    page.open_tab("credits")
    credit = page._names["credits"]
    qtbot.waitUntil(lambda: "nobody" in credit._empty.text)


def png(image):
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())
