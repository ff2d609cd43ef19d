from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from player.engine import messages as m
from player.events import StreamTier
from player.model import AudioFormat, Chapter, PlayState, RepeatMode, Track
from tests.support.fake_playback import tracks
from ui.widgets.transport.seek_bar import SeekBar


@pytest.fixture
def bar(qtbot, window, session):
    session.playback.play_tracks(tracks(3), 0, "Parallax")
    qtbot.waitUntil(lambda: window.bar.playing.title.text == "Spiral Arm")
    return window.bar


def turn(widget, notches, modifiers=Qt.KeyboardModifier.NoModifier):
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def on_the_screen(widget):
    """What was painted, part by part; `grab` would paint the whole anew."""
    QApplication.processEvents()
    window = widget.window()
    place, size = widget.mapTo(window, QPoint()), widget.size()
    taken = window.screen().grabWindow(window.winId(), place.x(), place.y(), *size.toTuple())
    return taken.toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("levels", [(), [0.2, 0.9, 0.5, 1.0, 0.1] * 40])
def test_as_the_music_goes_on_the_seek_bar_is_painted_in_parts_that_fit(qtbot, theme, levels):
    seek = SeekBar(theme)
    qtbot.addWidget(seek)
    seek.set_duration(328_000)
    seek.set_overview(levels)
    seek.resize(454, 30)
    seek.show()
    at_first = on_the_screen(seek)
    for position_ms in (*range(1_000, 24_000, 700), 90_000, 61_000):
        seek.show_position(position_ms)
        parts = on_the_screen(seek)
        seek.update()
        assert parts == on_the_screen(seek)
    assert parts != at_first


def test_it_names_what_plays_and_what_the_file_holds(bar):
    assert bar.playing.credit.text == "Orion Quartet — Parallax"
    assert bar.playing.format.accessibleName() == "FLAC 24/192"
    assert bar.playing.hi_res.isVisible()
    assert bar.output.device.accessibleName().startswith("DAC · ALSA")


@pytest.mark.parametrize(
    "tier, word, told",
    [
        (StreamTier("sq"), "SQ", ""),
        (StreamTier("standard", "account"), "Standard", "no membership counts now"),
        (StreamTier("hq", "line"), "HQ", "the line is slow"),
    ],
)
def test_a_song_of_a_server_says_its_class_and_what_holds_it_back(bar, tier, word, told):
    audio = AudioFormat("Opus", 48_000, 2, bitrate_kbps=128)
    bar.playing.show_track(Track(path="source:1/s1", title="Far"), audio, tier)
    assert bar.playing.hi_res.accessibleName() == word
    assert told in bar.playing.hi_res.toolTip()
    assert bar.playing.format.accessibleName() == "Opus 48"


def test_a_song_of_a_server_that_holds_no_more_than_a_cd_is_not_called_hi_res(bar):
    whole = StreamTier("hires")
    for bits, shown in ((16, False), (24, True)):
        audio = AudioFormat("FLAC", 44_100, 2, bits, lossless=True)
        bar.playing.show_track(Track(path="source:1/s1", title="Far"), audio, whole)
        assert bar.playing.hi_res.isVisible() is shown


def test_the_round_button_pauses_and_says_what_it_will_do(qtbot, bar, session):
    play = bar.transport.play
    assert play.accessibleName() == "Pause"
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    assert session.playback.state.state is PlayState.PAUSED
    qtbot.waitUntil(lambda: play.accessibleName() == "Play")
    assert play.icon_name == "play"


def test_next_and_previous_skip(qtbot, bar, session):
    qtbot.mouseClick(bar.transport.next, Qt.MouseButton.LeftButton)
    assert session.playback.state.track.title == "夜航"
    qtbot.mouseClick(bar.transport.previous, Qt.MouseButton.LeftButton)
    assert session.playback.state.track.title == "Spiral Arm"


def test_repeat_goes_round(qtbot, bar, session):
    seen = []
    for _ in range(3):
        qtbot.mouseClick(bar.transport.repeat, Qt.MouseButton.LeftButton)
        seen.append(session.playback.state.repeat)
        qtbot.waitUntil(lambda: bar.transport.repeat.isChecked() is (seen[-1] != "off"))
    assert seen == [RepeatMode.ALL, RepeatMode.ONE, RepeatMode.OFF]


def test_a_click_in_the_middle_of_the_seek_bar_goes_to_the_middle(qtbot, bar, session):
    seek = bar.transport.seek
    qtbot.mouseClick(seek, Qt.MouseButton.LeftButton, pos=seek.rect().center())
    assert session.playback.position_ms() == pytest.approx(164_000, abs=2_000)


def test_the_wheel_on_the_seek_bar_moves_five_seconds(bar, session):
    session.playback.seek(60_000)
    bar.transport.seek.show_position(60_000)
    turn(bar.transport.seek, 1)
    assert session.playback.position_ms() == 65_000
    turn(bar.transport.seek, -2)
    assert session.playback.position_ms() == 55_000


def test_hovering_the_seek_bar_says_the_time_under_the_pointer(qtbot, bar):
    seek = bar.transport.seek
    QTest.mouseMove(seek, seek.rect().center() - QPoint(9, 0))
    QTest.mouseMove(seek, seek.rect().center())
    qtbot.waitUntil(seek._bubble.isVisible)
    assert seek._bubble._text.startswith("2:4")


def test_the_total_turns_into_what_is_left(qtbot, bar, session):
    session.playback.seek(28_000)
    assert bar.transport.total.accessibleName() == "Total: 5:28"
    qtbot.mouseClick(bar.transport.total, Qt.MouseButton.LeftButton)
    bar.transport.total.show_time(28_000, 328_000)
    assert bar.transport.total.accessibleName() == "Remaining: \N{MINUS SIGN}5:00"


def test_the_wheel_on_the_volume_is_one_decibel_and_fine_with_shift(bar, session):
    turn(bar.output.volume, -3)
    assert session.playback.state.volume_db == -3.0
    turn(bar.output.volume, -2, Qt.KeyboardModifier.ShiftModifier)
    assert session.playback.state.volume_db == -3.2


def test_the_volume_never_leaves_its_range(bar, session):
    turn(bar.output.volume, 5)
    assert session.playback.state.volume_db == 0.0
    turn(bar.output.volume, -90)
    assert session.playback.state.volume_db == -60.0


def test_the_first_switch_to_fixed_volume_asks(qtbot, window, bar, session):
    window._models.player.toggle_fixed_volume()
    box = window.findChild(QMessageBox)
    assert not session.playback.state.volume_fixed
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert session.playback.state.volume_fixed
    qtbot.waitUntil(lambda: not bar.output.volume.isEnabled())
    window._models.player.toggle_fixed_volume()
    window._models.player.toggle_fixed_volume()
    assert session.playback.state.volume_fixed


def test_declining_leaves_the_volume_free(qtbot, window, bar, session):
    window._models.player.toggle_fixed_volume()
    box = window.findChild(QMessageBox)
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert not session.playback.state.volume_fixed


@pytest.mark.parametrize(
    "key, modifiers, expected_ms",
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 65_000),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 55_000),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 90_000),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 328_000),
    ],
)
def test_the_seek_bar_follows_the_keys(qtbot, bar, session, key, modifiers, expected_ms):
    session.playback.seek(60_000)
    bar.transport.seek.show_position(60_000)
    qtbot.keyClick(bar.transport.seek, key, modifiers)
    assert session.playback.position_ms() == expected_ms


def test_the_position_is_asked_for_only_while_it_moves_and_is_seen(qtbot, window, bar, session):
    model = window._models.player
    assert model.polling
    session.playback.pause()
    qtbot.waitUntil(lambda: not model.polling)
    session.playback.play()
    qtbot.waitUntil(lambda: model.polling)
    window.hide()
    assert not model.polling


def test_without_a_device_it_says_so(qtbot, window, bar, session):
    session.engine.tell(m.OutputChanged("silence", "none", 192_000, 2, 0.0, True))
    qtbot.waitUntil(lambda: "playing silently" in bar.output.device.accessibleName())
    qtbot.waitUntil(lambda: "no output device" in window.toast.text)


def test_a_lost_engine_is_said_with_a_button_that_plays_on(qtbot, window, bar, session):
    session.engine.lose(10.0)
    qtbot.waitUntil(lambda: window.toast.isVisible() and "engine" in window.toast.text)
    assert session.playback.state.state is PlayState.PAUSED
    qtbot.mouseClick(window.toast._button, Qt.MouseButton.LeftButton)
    assert session.playback.state.state is PlayState.PLAYING
    assert not window.toast.isVisible()


def test_the_pill_lists_what_is_known_of_the_path(bar):
    words = [action.text() for action in bar.output.path_menu().actions()]
    assert words[0] == "Clean, shared"
    assert "Source: FLAC 24-bit / 192 kHz · stereo · 6,144 kbps" in words
    assert "Volume: 0.0 dB" in words


def test_in_a_narrow_window_names_go_and_controls_stay(qtbot, window, bar):
    window.resize(920, 600)
    qtbot.waitUntil(lambda: bar.width() == 920 and not bar.output.volume.isVisible())
    for part in (bar.output.pill, bar.output.queue, bar.output.mute, bar.transport.play):
        assert part.isVisible()
        qtbot.waitUntil(lambda part=part: part.width() >= part.sizeHint().width())
        assert bar.rect().contains(part.mapTo(bar, part.rect().bottomRight()))


def test_a_title_without_end_costs_no_more_than_its_beginning(qtbot, window, session):
    session.playback.play_tracks([replace(tracks(1)[0], title="x" * 10_000)])
    qtbot.waitUntil(lambda: window.bar.playing.title.text.startswith("xxx"))
    assert len(window.bar.playing.title.text) <= 500


def test_a_and_b_set_a_loop_that_is_pinned_on_the_seek_bar(qtbot, window, bar, session):
    window.setFocus()
    session.playback.seek(60_000)
    qtbot.keyClick(window, Qt.Key.Key_A)
    session.playback.seek(90_000)
    qtbot.keyClick(window, Qt.Key.Key_B)
    assert session.playback.state.loop_ms == (60_000, 90_000)
    qtbot.waitUntil(lambda: bar.transport.seek._loop == (60_000, 90_000))
    qtbot.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert session.playback.state.loop_ms is None


def test_stopping_and_sleeping_by_itself_say_so(qtbot, window, bar, session):
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert session.playback.state.stop_at is not None
    qtbot.waitUntil(lambda: "Stops after" in window.toast.text)
    window.commands.run("sleep-30")
    qtbot.waitUntil(lambda: "30 minutes" in window.toast.text)
    window.commands.run("sleep-off")
    assert session.playback.state.sleeps_at_s is None


@pytest.fixture
def chaptered(qtbot, window, session):
    """A track of 328 s with three chapters plays."""
    chapters = (Chapter(0, "Overture"), Chapter(60_000, "First act"), Chapter(200_000, "Finale"))
    session.playback.play_tracks([replace(tracks(1)[0], chapters=chapters)])
    qtbot.waitUntil(lambda: window.bar.transport.seek.accessibleDescription().endswith("Overture"))
    return window.bar.transport.seek


def test_keys_go_from_chapter_to_chapter_and_the_bar_says_which(qtbot, window, session, chaptered):
    ahead, back = "Ctrl+Shift+Right", "Ctrl+Shift+Left"
    for keys, chapter, at_ms in (
        (ahead, "First act", 60_000),
        (ahead, "Finale", 200_000),
        (back, "First act", 60_000),
    ):
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())
        qtbot.waitUntil(lambda chapter=chapter: chaptered.accessibleDescription().endswith(chapter))
        assert session.playback.position_ms() == at_ms


def test_the_pointer_is_told_the_chapter_it_is_on(qtbot, chaptered):
    qtbot.mouseMove(chaptered, QPoint(round(chaptered.width() * 0.3), 12))
    qtbot.waitUntil(chaptered._bubble.isVisible)
    assert chaptered._bubble._text.endswith(" · First act")


def ink(bar, x, y):
    """The colour of a logical pixel of the bar."""
    image = bar.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio)).name()


def test_ticks_stand_where_chapters_begin_and_none_at_the_start(chaptered):
    dim = chaptered._theme.colors.text_dim.name()
    at = round(60_000 / chaptered.duration_ms * chaptered.width())
    assert ink(chaptered, at, 2) == dim
    assert ink(chaptered, at + 4, 2) != dim
    assert ink(chaptered, 0, 2) != dim


def test_what_has_come_of_a_song_is_underlined(chaptered):
    dim, below = chaptered._theme.colors.text_dim.name(), chaptered.height() - 1
    chaptered.set_arrived(((0.0, 0.5), (0.9, 1.0)))
    inked = [ink(chaptered, chaptered.width() * share, below) == dim for share in (0.2, 0.7, 0.95)]
    assert inked == [True, False, True]
    chaptered.set_arrived(None)
    assert ink(chaptered, chaptered.width() * 0.2, below) != dim
