"""Windows: the System Media Transport Controls.

Written to its documentation and tested against a fake of it; NOT RUN on Windows yet.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from player.model import PlayState
from ui.platform.media import MediaState, MediaVerbs

_STATUS = {PlayState.STOPPED: 2, PlayState.PLAYING: 3, PlayState.PAUSED: 4}
"""Windows.Media.MediaPlaybackStatus."""
_PLAY, _PAUSE, _STOP, _NEXT, _PREVIOUS = 0, 1, 2, 6, 7
"""Windows.Media.SystemMediaTransportControlsButton."""
_MUSIC = 1
"""Windows.Media.MediaPlaybackType."""


class Controls(Protocol):
    """What is used of Windows.Media.SystemMediaTransportControls."""

    is_enabled: bool
    is_play_enabled: bool
    is_pause_enabled: bool
    is_stop_enabled: bool
    is_next_enabled: bool
    is_previous_enabled: bool
    playback_status: int
    playback_rate: float
    display_updater: Any

    def add_button_pressed(self, handler: Any) -> Any:
        """Have presses told, on a thread of the system's."""

    def remove_button_pressed(self, token: Any) -> None:
        """Tell no more."""

    def add_playback_position_change_requested(self, handler: Any) -> Any:
        """Have it told when the listener drags the system's seek bar."""

    def remove_playback_position_change_requested(self, token: Any) -> None:
        """Tell no more."""

    def update_timeline_properties(self, timeline: Any) -> None:
        """Take over length and position."""


@dataclass(frozen=True, slots=True)
class System:
    """What Windows gives a process.

    Attributes:
        controls: The controls.
        timeline: Makes a SystemMediaTransportControlsTimelineProperties.
        owner: The MediaPlayer the controls belong to: without it they are gone.
    """

    controls: Controls
    timeline: Callable[[], Any]
    owner: object = None


def system_controls() -> System:
    """Return the controls of this process, from the package that is there on Windows only."""
    media = importlib.import_module("winrt.windows.media")
    owner = importlib.import_module("winrt.windows.media.playback").MediaPlayer()
    owner.command_manager.is_enabled = False  # it plays nothing: buttons are ours to answer
    controls: Controls = owner.system_media_transport_controls
    return System(controls, media.SystemMediaTransportControlsTimelineProperties, owner)


class Smtc:
    """A `MediaSession` over Windows' controls."""

    announces = calls_tray = False

    def __init__(self, verbs: MediaVerbs, system: System) -> None:
        self._system = system
        self._controls = controls = system.controls
        self._duration_ms = 0
        self._position_ms = verbs.position_ms
        self._seek = verbs.seek
        self._verbs = {
            _PLAY: verbs.play,
            _PAUSE: verbs.pause,
            _STOP: verbs.stop,
            _NEXT: verbs.next,
            _PREVIOUS: verbs.previous,
        }
        controls.is_enabled = True
        self._token = controls.add_button_pressed(self._on_pressed)
        self._seek_token = controls.add_playback_position_change_requested(self._on_seek)

    def show(self, state: MediaState) -> None:
        """Show what plays."""
        controls = self._controls
        controls.playback_status = _STATUS[state.state]
        controls.is_play_enabled = controls.is_pause_enabled = state.queued
        controls.is_next_enabled = state.has_next
        controls.is_previous_enabled = controls.is_stop_enabled = state.queued
        updater = controls.display_updater
        updater.type = _MUSIC
        updater.music_properties.title = state.title
        updater.music_properties.artist = state.artist
        updater.music_properties.album_title = state.album
        updater.update()
        self._duration_ms = state.duration_ms or 0
        controls.playback_rate = state.speed
        self.seeked(self._position_ms())

    def seeked(self, position_ms: int) -> None:
        """Tell where the music is: the system counts on by itself."""
        timeline = self._system.timeline()
        timeline.start_time = timeline.min_seek_time = timedelta(0)
        timeline.end_time = timeline.max_seek_time = timedelta(milliseconds=self._duration_ms)
        timeline.position = timedelta(milliseconds=position_ms)
        self._controls.update_timeline_properties(timeline)

    def announce(self, state: MediaState) -> None:
        """The tray does."""

    def dismiss(self) -> None:
        """Nothing was told here."""

    def want_keys(self, *, wanted: bool) -> None:
        """The media keys act everywhere as it is."""

    def close(self) -> None:
        """Let go of the controls."""
        self._controls.remove_button_pressed(self._token)
        self._controls.remove_playback_position_change_requested(self._seek_token)
        self._controls.display_updater.clear_all()
        self._controls.is_enabled = False

    def _on_pressed(self, _sender: object, event: Any) -> None:
        verb = self._verbs.get(int(event.button))
        if verb:
            verb()

    def _on_seek(self, _sender: object, event: Any) -> None:
        self._seek(round(event.requested_playback_position.total_seconds() * 1000))
