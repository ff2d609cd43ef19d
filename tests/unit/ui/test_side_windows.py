from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from player.lyrics.following import Sung
from player.lyrics.model import Line, Lyrics
from player.paths import config_dir
from player.settings.schema import DesktopLyricsSettings
from player.settings.store import SettingsStore
from player.settings.window_state import WindowStateStore
from tests.support.fake_playback import tracks
from ui.assembly.side_windows import SideWindows
from ui.views.lyrics.desktop_lyrics import DesktopLyrics
from ui.views.playing.mini_player import SIZES, MiniSize


@pytest.fixture
def side(qtbot, window, session):
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(lambda: window.bar.playing.title.text == "Spiral Arm")
    return window.findChild(SideWindows)


def test_the_mini_player_takes_the_window_s_place_and_gives_it_back(qtbot, window, side):
    window.commands.run("mini-player")
    assert side.mini.isVisible()
    assert window.isHidden()
    assert window.player.polling
    side.mini.back.click()
    assert window.isVisible()
    assert side.mini.isHidden()


def test_a_mini_player_that_the_system_closes_gives_way_to_the_window(qtbot, window, side):
    side.toggle_mini()
    side.mini.move(40, 50)
    side.mini.windowHandle().close()
    qtbot.waitUntil(window.isVisible)
    assert side.mini.isHidden()
    side.toggle_mini()
    assert side.mini.pos() == QPoint(40, 50)
    window.come_forward()  # a second start, the tray, a remote control
    assert window.isVisible()
    assert side.mini.isHidden()


@pytest.mark.parametrize("size", list(MiniSize))
def test_in_every_shape_all_parts_have_room(qtbot, side, size):
    side.mini.set_size(size)
    side.mini.show()
    assert side.mini.size() == SIZES[size]
    mini = side.mini
    parts = (mini.title, mini.previous, mini.play, mini.next, mini.shape, mini.pin, mini.back)
    boxes = [part.geometry() for part in parts]
    assert all(mini.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_the_mini_player_drives_the_transport(qtbot, side, session):
    side.mini.show()
    qtbot.mouseClick(side.mini.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: side.mini.title.text == "夜航")
    assert side.mini.credit.text == "林瑶"
    qtbot.mouseClick(side.mini.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: side.mini.play.icon_name == "play")


def test_the_square_shows_what_comes_next(qtbot, side):
    side.mini.set_size(MiniSize.SQUARE)
    side.mini.show()
    assert not side.mini.rows.isVisible()
    qtbot.mouseClick(side.mini.list, Qt.MouseButton.LeftButton)
    assert side.mini.rows.isVisible()
    assert not side.mini.rows.geometry().intersects(side.mini.title.geometry())
    following = side.mini.rows.model().index(side.mini.rows.model().rowCount() - 1)
    side.mini.rows.setCurrentIndex(following)
    qtbot.keyClick(side.mini.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: side.mini.title.text == "Low Tide")
    side.mini.set_size(MiniSize.STRIP)
    assert not side.mini.rows.isVisible()
    assert not side.mini.list.isVisible()


def test_a_hidden_mini_player_does_nothing_and_is_right_when_it_is_shown(qtbot, side, session):
    side.mini.show()
    side.mini.hide()
    session.playback.seek(164_000)
    session.playback.next()
    qtbot.waitUntil(lambda: side._window.bar.playing.title.text == "夜航")
    assert side.mini.title.text == "Spiral Arm"
    side.mini.show()
    assert side.mini.title.text == "夜航"


def test_keys_of_the_music_work_in_the_mini_player(qtbot, window, side):
    side.toggle_mini()
    side.mini.activateWindow()
    qtbot.waitUntil(side.mini.isActiveWindow)
    qtbot.keyClick(side.mini, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: side.mini.play.icon_name == "play")
    qtbot.keyClick(
        side.mini, "m", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(window.isVisible)


def test_a_larger_shape_in_the_corner_stays_on_the_screen(qtbot, side):
    side.mini.show()
    free = side.mini.screen().availableGeometry()
    side.mini.move(free.bottomRight() - QPoint(340, 110))
    for _ in MiniSize:
        qtbot.mouseClick(side.mini.shape, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: free.contains(side.mini.geometry()))


def test_shape_and_place_are_remembered(qtbot, window, side):
    side.toggle_mini()
    side.mini.shape.click()
    side.mini.move(40, 50)
    side.toggle_mini()
    window.close()
    state = WindowStateStore(config_dir() / "window.json").state
    assert state.mini == "square 40 50 1"


def test_what_stood_on_a_screen_that_is_gone_comes_back(qtbot, qapp, window, side):
    window.commands.run("desktop-lyrics")
    side.toggle_mini()
    for gone in (side.mini, side.lyrics):
        gone.move(90_000, 90_000)
    qapp.screenRemoved.emit(qapp.primaryScreen())
    free = qapp.primaryScreen().geometry()
    assert free.contains(side.mini.pos())
    assert free.top() <= side.lyrics.y() < free.bottom()


def test_what_was_left_open_is_open_again(open_window):
    first = open_window()
    first.resize(1100, 700)
    first.bar.transport.total.setChecked(True)
    first.close()
    second = open_window()
    assert second.height() == first.height()  # the screen of the tests is 800 px wide
    assert second.bar.transport.total.isChecked()


def test_a_damaged_memory_of_the_window_costs_nothing(open_window):
    config_dir().mkdir(parents=True)
    (config_dir() / "window.json").write_text("{ no JSON")
    assert open_window().isVisible()


class Singing(QObject):
    """What the desktop lyrics ask of a lyrics model, in the middle of the first line."""

    changed = Signal()
    moved = Signal()
    letters = 4.5
    sung = Sung(0)
    lyrics = Lyrics(lines=(Line(0, "Spiral arm"), Line(1000, "carry me home")))

    def watch(self, _viewer, *, watched):
        pass


def painted(widget):
    image = QImage(widget.size(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    return image


def test_desktop_lyrics_stay_above_and_out_of_the_task_bar(window, side):
    window.commands.run("desktop-lyrics")
    flags = side.lyrics.windowFlags()
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert flags & Qt.WindowType.Tool == Qt.WindowType.Tool
    assert side.lyrics.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating) is not False
    window.commands.run("desktop-lyrics")
    assert side.lyrics.isHidden()


def test_locked_lyrics_let_clicks_through_and_a_command_unlocks_them(window, side):
    window.commands.run("desktop-lyrics-lock")
    assert side.lyrics.windowFlags() & Qt.WindowType.WindowTransparentForInput
    assert SettingsStore(config_dir() / "settings.json").settings.desktop_lyrics.locked
    window.commands.run("desktop-lyrics-lock")
    assert not side.lyrics.windowFlags() & Qt.WindowType.WindowTransparentForInput


def test_the_wheel_makes_them_larger_within_limits(side):
    before = side.lyrics.height()
    for _ in range(80):
        side.lyrics.text_wanted.emit(side.lyrics._look.text_px + 2)
    assert side.lyrics._look.text_px == 120
    assert side.lyrics.height() > before


def test_they_show_as_many_lines_as_asked_for(qtbot, theme):
    lyrics = DesktopLyrics(theme, Singing())
    qtbot.addWidget(lyrics)
    lyrics.use(DesktopLyricsSettings(lines=1))
    assert lyrics.lines() == ["Spiral arm"]
    lyrics.use(DesktopLyricsSettings(lines=2))
    assert lyrics.lines() == ["Spiral arm", "carry me home"]


def test_translation_and_latin_letters_come_in_the_order_one_likes(qtbot, theme):
    sung = Singing()
    line = replace(sung.lyrics.lines[0], translation="螺旋臂", romanisation="luoxuan bi")
    sung.lyrics = replace(sung.lyrics, lines=(line, *sung.lyrics.lines[1:]))
    lyrics = DesktopLyrics(theme, sung)
    qtbot.addWidget(lyrics)
    lyrics.use(DesktopLyricsSettings(lines=3))
    assert lyrics.lines() == ["Spiral arm", "螺旋臂", "luoxuan bi"]
    lyrics.use(DesktopLyricsSettings(lines=3, latin_first=True))
    assert lyrics.lines() == ["Spiral arm", "luoxuan bi", "螺旋臂"]
    lyrics.use(DesktopLyricsSettings(lines=3, companions=False))
    assert lyrics.lines() == ["Spiral arm", "carry me home"]


def test_what_is_sung_is_coloured_and_what_comes_is_not(qtbot, theme):
    lyrics = DesktopLyrics(theme, Singing())
    qtbot.addWidget(lyrics)
    lyrics.use(DesktopLyricsSettings(lines=1, color="#FF0000"))
    image = painted(lyrics)
    red = {
        x
        for x in range(image.width())
        for y in range(0, image.height(), 2)
        if (color := image.pixelColor(x, y)).red() > 200 and color.green() < 60
    }
    assert red
    assert max(red) < image.width() / 2
