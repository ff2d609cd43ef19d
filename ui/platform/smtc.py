"""Windows: the System Media Transport Controls.

Written to its documentation and tested against a fake of it; NOT RUN on Windows yet.
"""

import importlib
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
    display_updater: Any

    def add_button_pressed(self, handler: Any) -> Any:
        """Have presses told, on a thread of the system's."""

    def remove_button_pressed(self, token: Any) -> None:
        """Tell no more."""


def system_controls() -> Controls:
    """Return the controls of this process; needs the package winrt-Windows.Media.Playback."""
    playback = importlib.import_module("winrt.windows.media.playback")
    player = playback.MediaPlayer()
    player.command_manager.is_enabled = False
    controls: Controls = player.system_media_transport_controls
    return controls


class Smtc:
    """A `MediaSession` over Windows' controls."""

    announces = calls_tray = False

    def __init__(self, verbs: MediaVerbs, controls: Controls) -> None:
        self._controls = controls
        self._verbs = {
            _PLAY: verbs.play,
            _PAUSE: verbs.pause,
            _STOP: verbs.stop,
            _NEXT: verbs.next,
            _PREVIOUS: verbs.previous,
        }
        controls.is_enabled = True
        self._token = controls.add_button_pressed(self._on_pressed)

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

    def seeked(self, position_ms: int) -> None:
        """Windows asks nobody for the position."""

    def announce(self, state: MediaState) -> None:
        """The tray does."""

    def dismiss(self) -> None:
        """Nothing was told here."""

    def close(self) -> None:
        """Let go of the controls."""
        self._controls.remove_button_pressed(self._token)
        self._controls.is_enabled = False

    def _on_pressed(self, _sender: object, event: Any) -> None:
        verb = self._verbs.get(int(event.button))
        if verb:
            verb()
