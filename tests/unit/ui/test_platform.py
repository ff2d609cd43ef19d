import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from player.model import PlayState, RepeatMode
from tests.support.fake_playback import tracks
from ui.assembly.desktop import Desktop
from ui.covers import Covers
from ui.platform.art import ArtFiles
from ui.platform.media import MediaState, MediaVerbs, NoMedia, level_db, media_state
from ui.platform.now_playing_centre import NowPlayingCentre
from ui.platform.smtc import Smtc, System

SHOWN = MediaState(
    state=PlayState.PLAYING,
    number=3,
    title="Spiral Arm",
    artist="Orion",
    queued=True,
    duration_ms=120_000,
    speed=1.5,
)


@pytest.fixture
def said():
    return []


@pytest.fixture
def verbs(said):
    names = [n for n in MediaVerbs.__slots__ if n not in {"position_ms", "seek"}]
    spoken = {name: (lambda *_, name=name: said.append(name)) for name in names}
    return MediaVerbs(**spoken, position_ms=lambda: 7_000, seek=said.append)


class FakeControls:
    """What smtc.py uses of Windows, with its names."""

    def __init__(self):
        music = SimpleNamespace(title="", artist="", album_title="")
        self.display_updater = SimpleNamespace(
            type=0,
            music_properties=music,
            update=lambda: setattr(self, "updated", True),
            clear_all=lambda: setattr(music, "title", ""),
        )
        self.handlers = {}

    def add_button_pressed(self, handler):
        self.handlers[1] = handler
        return 1

    def remove_button_pressed(self, token):
        del self.handlers[token]

    def add_playback_position_change_requested(self, handler):
        self.handlers[2] = handler
        return 2

    def remove_playback_position_change_requested(self, token):
        del self.handlers[token]

    def update_timeline_properties(self, timeline):
        self.timeline = timeline


def test_windows_keys_do_what_they_say(verbs, said):
    controls = FakeControls()
    session = Smtc(verbs, System(controls, SimpleNamespace))
    session.show(SHOWN)
    assert controls.timeline.position == timedelta(seconds=7)
    assert controls.timeline.end_time == timedelta(seconds=120)
    assert controls.playback_rate == 1.5
    assert controls.playback_status == 3
    assert controls.display_updater.music_properties.title == "Spiral Arm"
    for button in (0, 1, 6, 7, 99):
        controls.handlers[1](controls, SimpleNamespace(button=button))
    wanted = SimpleNamespace(requested_playback_position=timedelta(seconds=61.5))
    controls.handlers[2](controls, wanted)
    assert said == ["play", "pause", "next", "previous", 61_500]
    session.close()
    assert not controls.handlers
    assert not controls.display_updater.music_properties.title


class FakeCommand:
    def __init__(self):
        self.handler = None

    def addTargetWithHandler_(self, handler):  # noqa: N802  Apple's name
        self.handler = handler
        return handler

    def removeTarget_(self, _target):  # noqa: N802  Apple's name
        self.handler = None

    def setEnabled_(self, enabled):  # noqa: N802  Apple's name
        self.enabled = enabled


class FakeFramework:
    """What now_playing_centre.py uses of Apple's MediaPlayer, with its names."""

    def __init__(self):
        names = ("play", "pause", "togglePlayPause", "stop", "nextTrack", "previousTrack")
        self.commands = {f"{name}Command": FakeCommand() for name in names}
        self.commands["changePlaybackPositionCommand"] = FakeCommand()
        centre = SimpleNamespace(
            **{name: (lambda c=command: c) for name, command in self.commands.items()}
        )
        info = SimpleNamespace(
            setNowPlayingInfo_=lambda info: setattr(self, "info", info),
            setPlaybackState_=lambda state: setattr(self, "state", state),
        )
        self.MPNowPlayingInfoCenter = SimpleNamespace(defaultCenter=lambda: info)
        self.MPRemoteCommandCenter = SimpleNamespace(sharedCommandCenter=lambda: centre)

    def __getattr__(self, name):
        return name


def test_apples_keys_do_what_they_say(verbs, said):
    framework = FakeFramework()
    session = NowPlayingCentre(verbs, framework)
    session.show(SHOWN)
    assert framework.info["MPMediaItemPropertyTitle"] == "Spiral Arm"
    assert framework.info["MPNowPlayingInfoPropertyElapsedPlaybackTime"] == 7.0
    assert framework.info["MPNowPlayingInfoPropertyPlaybackRate"] == 1.5
    assert not framework.commands["nextTrackCommand"].enabled
    assert framework.state == 1
    framework.commands["nextTrackCommand"].handler(None)
    seek = SimpleNamespace(positionTime=lambda: 61.5)
    framework.commands["changePlaybackPositionCommand"].handler(seek)
    assert said == ["next", 61_500]
    session.close()
    assert all(command.handler is None for command in framework.commands.values())


def test_the_slider_of_the_system_is_linear_in_decibels():
    assert level_db(1.0) == 0.0
    assert level_db(0.5) == -30.0
    assert level_db(-1.0) == -60.0


def test_what_plays_is_shown_and_muted_is_silence(session):
    session.playback.play_tracks(tracks(2))
    session.playback.set_volume(-15.0)
    shown = media_state(session.playback.state, session.playback.queue)
    assert (shown.title, shown.artist) == ("Spiral Arm", "Orion Quartet")
    assert shown.level == 0.75
    session.playback.set_muted(True)
    assert media_state(session.playback.state, session.playback.queue).level == 0.0


class Heard(NoMedia):
    announces = True

    def __init__(self, verbs, _art_url):
        self.verbs, self.states, self.seeks, self.closed = verbs, [], [], False
        self.told = []

    def show(self, state):
        self.states.append(state)

    def seeked(self, position_ms):
        self.seeks.append(position_ms)

    def announce(self, state):
        self.told.append(state.title)

    def dismiss(self):
        self.told.append("dismissed")

    def close(self):
        self.closed = True


@pytest.fixture
def desktop(qtbot, window, session):
    made = Desktop(window, session, Heard)
    made.follow_seeks(window.player)
    return made


def test_the_desktop_hears_what_plays_and_jumps(qtbot, window, session, desktop):
    media = desktop._media
    session.playback.play_tracks(tracks(2))
    qtbot.waitUntil(lambda: media.states[-1].title == "Spiral Arm")
    window.player.seek(9_000)
    media.verbs.seek(12_000)
    qtbot.waitUntil(lambda: media.seeks == [9_000, 12_000])
    media.verbs.set_repeat(RepeatMode.ALL)
    qtbot.waitUntil(lambda: media.states[-1].repeat is RepeatMode.ALL)
    window.close()
    assert media.closed


def test_the_tray_has_the_transport(qtbot, window, session, desktop):
    session.playback.play_tracks(tracks(2))
    texts = [action.text() for action in desktop.tray.menu.actions() if action.text()]
    assert {"Play", "Next", "Previous", "Show Galaxia", "Quit"} <= set(texts)
    following = next(a for a in desktop.tray.menu.actions() if a.text() == "Next")
    qtbot.waitUntil(following.isEnabled)
    following.trigger()
    assert session.playback.state.track.title == "夜航"


def test_a_track_is_told_once_and_only_while_nobody_looks(qtbot, window, session, desktop):
    media, settings = desktop._media, session.settings.settings
    session.settings.change(replace(settings, look=replace(settings.look, notify=True)))
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is not None)
    media.told.clear()
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(lambda: media.states[-1].title == "Spiral Arm")
    window.hide()
    session.playback.set_volume(-9.0)  # no new track
    session.playback.next()
    session.playback.set_volume(-12.0)
    qtbot.waitUntil(lambda: media.states[-1].level == 0.8)
    assert media.told == ["夜航"]


def test_closing_minimises_where_there_is_no_tray_and_says_so(qtbot, window, session, desktop):
    settings = session.settings.settings
    session.settings.change(replace(settings, look=replace(settings.look, close_to_tray=True)))
    window.close()
    assert window.isMinimized()
    assert not desktop._media.closed
    window.showNormal()
    qtbot.waitUntil(lambda: window.toast.text.startswith("There is no tray here"))
    window.toast._button.click()
    assert desktop._media.closed


def test_closing_hides_where_the_tray_keeps_the_window(window, desktop):
    window.keep = lambda: window.hide() or True
    window.close()
    assert window.isHidden()
    assert not desktop._media.closed
    window.show()
    window.quit()
    assert desktop._media.closed


def test_a_cover_becomes_a_file_once(tmp_path):
    reads = []

    def read(path):
        reads.append(path)
        return b"\x89PNG picture" if path == "a" else None

    art = ArtFiles(tmp_path / "art", read)
    assert art.url("a") == art.url("a")
    assert art.url("a").endswith(".png")
    assert art.url("b") == ""
    assert reads == ["a", "b"]


def test_a_cover_that_changed_is_another_file(tmp_path):
    file = tmp_path / "a.flac"
    file.write_bytes(b"\x89PNG one")
    art = ArtFiles(tmp_path / "art", lambda path: Path(path).read_bytes())
    before = art.url(str(file))
    file.write_bytes(b"\x89PNG other one")
    assert art.url(str(file)) != before


def test_a_new_cover_of_what_plays_is_shown_to_the_desktop(qtbot, window, session, desktop):
    session.playback.play_tracks(tracks(1))
    qtbot.waitUntil(lambda: session.playback.state.track is not None)
    path, shown = session.playback.state.track.path, len(desktop._media.states)
    window.findChild(Covers).arrived.emit("/music/another.flac")
    assert len(desktop._media.states) == shown
    window.findChild(Covers).arrived.emit(path)
    assert desktop._media.states[-1].art == path
    assert len(desktop._media.states) == shown + 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others have keys of their own")
def test_media_keys_that_no_desktop_takes_act_in_the_window(qtbot, window, session, desktop):
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(lambda: session.playback.state.state is PlayState.PLAYING)
    QTest.keyClick(window, Qt.Key.Key_MediaPlay)
    qtbot.waitUntil(lambda: session.playback.state.state is PlayState.PAUSED)
    QTest.keyClick(window, Qt.Key.Key_MediaNext)
    qtbot.waitUntil(lambda: session.playback.state.track.title == "夜航")
    QTest.keyClick(window, Qt.Key.Key_MediaPrevious)
    qtbot.waitUntil(lambda: session.playback.state.track.title == "Spiral Arm")
