"""macOS: the Now Playing centre and its remote commands.

Written to its documentation and tested against a fake of it; NOT RUN on macOS yet.
"""

import importlib
from typing import Any

from player.model import PlayState
from ui.platform.media import MediaState, MediaVerbs

_STATES = {PlayState.PLAYING: 1, PlayState.PAUSED: 2, PlayState.STOPPED: 3}
"""MPNowPlayingPlaybackState."""
_SUCCESS = 0
"""MPRemoteCommandHandlerStatusSuccess."""


def media_player() -> Any:
    """Return Apple's MediaPlayer framework; needs the package pyobjc-framework-MediaPlayer."""
    return importlib.import_module("MediaPlayer")


class NowPlayingCentre:
    """A `MediaSession` over Apple's centre.

    Args:
        verbs: Called on a thread of the system's.
        framework: The MediaPlayer framework, or what stands in for it.
    """

    announces = calls_tray = False

    def __init__(self, verbs: MediaVerbs, framework: Any) -> None:
        self._verbs = verbs
        self._framework = framework
        self._centre = framework.MPNowPlayingInfoCenter.defaultCenter()
        self._commands = framework.MPRemoteCommandCenter.sharedCommandCenter()
        self._targets = [
            (command, command.addTargetWithHandler_(self._handler(verb)))
            for command, verb in (
                (self._commands.playCommand(), verbs.play),
                (self._commands.pauseCommand(), verbs.pause),
                (self._commands.togglePlayPauseCommand(), verbs.toggle),
                (self._commands.stopCommand(), verbs.stop),
                (self._commands.nextTrackCommand(), verbs.next),
                (self._commands.previousTrackCommand(), verbs.previous),
            )
        ]
        seek = self._commands.changePlaybackPositionCommand()
        self._targets.append((seek, seek.addTargetWithHandler_(self._on_seek)))
        self._info: dict[str, Any] = {}

    def show(self, state: MediaState) -> None:
        """Show what plays."""
        names, playing = self._framework, state.state is PlayState.PLAYING
        self._info = {
            names.MPMediaItemPropertyTitle: state.title,
            names.MPMediaItemPropertyArtist: state.artist,
            names.MPMediaItemPropertyAlbumTitle: state.album,
            names.MPMediaItemPropertyPlaybackDuration: (state.duration_ms or 0) / 1000,
            names.MPNowPlayingInfoPropertyPlaybackRate: state.speed if playing else 0.0,
            names.MPNowPlayingInfoPropertyDefaultPlaybackRate: state.speed,
        }
        self._commands.nextTrackCommand().setEnabled_(state.has_next)
        self.seeked(self._verbs.position_ms())
        self._centre.setPlaybackState_(_STATES[state.state])

    def seeked(self, position_ms: int) -> None:
        """Tell where the music is: the system counts on by itself."""
        elapsed = self._framework.MPNowPlayingInfoPropertyElapsedPlaybackTime
        self._info = {**self._info, elapsed: position_ms / 1000}
        self._centre.setNowPlayingInfo_(self._info)

    def announce(self, state: MediaState) -> None:
        """The tray does."""

    def dismiss(self) -> None:
        """Nothing was told here."""

    def want_keys(self, *, wanted: bool) -> None:
        """The media keys act everywhere as it is."""

    def close(self) -> None:
        """Take every handler back."""
        for command, target in self._targets:
            command.removeTarget_(target)
        self._centre.setNowPlayingInfo_(None)

    def _handler(self, verb: Any) -> Any:
        def handle(_event: object) -> int:
            verb()
            return _SUCCESS

        return handle

    def _on_seek(self, event: Any) -> int:
        self._verbs.seek(round(event.positionTime() * 1000))
        return _SUCCESS
