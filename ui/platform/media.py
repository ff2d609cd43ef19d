"""Media keys and what the system shows of the music: one interface for three systems.

Linux is MPRIS (`mpris.py`), Windows the System Media Transport Controls (`smtc.py`), macOS the Now
Playing centre (`now_playing_centre.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from player.events import PlaybackState
from player.model import PlayState, RepeatMode
from player.queue import Queue


class MediaState(Struct, frozen=True):
    """What a system shows of the music.

    Attributes:
        level: The volume slider's place, 0..1.
        speed: 1 is as recorded.
        art: Path of the file whose cover it is; empty while nothing plays.
        queued: Whether there is anything to play.
        has_next: Whether anything follows what plays.
    """

    state: PlayState = PlayState.STOPPED
    number: int = 0
    title: str = ""
    artist: str = ""
    album: str = ""
    album_artist: str = ""
    genre: str = ""
    track_number: int | None = None
    disc_number: int | None = None
    url: str = ""
    art: str = ""
    duration_ms: int | None = None
    level: float = 1.0
    speed: float = 1.0
    repeat: RepeatMode = RepeatMode.OFF
    shuffle: bool = False
    queued: bool = False
    has_next: bool = False


@dataclass(frozen=True, slots=True)
class MediaVerbs:
    """What a system may ask for; safe to call on any thread.

    Attributes:
        seek: To a position, ms.
        set_level: Of the volume slider, 0..1.
        set_speed: 1 is as recorded.
        open_path: Play a file.
        show_tray: There is a place for the tray's icon.
        keys_refused: The desktop lends no keys, or the listener chose none.
    """

    play: Callable[[], None]
    pause: Callable[[], None]
    toggle: Callable[[], None]
    stop: Callable[[], None]
    next: Callable[[], None]
    previous: Callable[[], None]
    seek: Callable[[int], None]
    position_ms: Callable[[], int]
    set_level: Callable[[float], None]
    set_speed: Callable[[float], None]
    set_repeat: Callable[[RepeatMode], None]
    set_shuffle: Callable[[bool], None]
    open_path: Callable[[str], None]
    raise_window: Callable[[], None]
    show_tray: Callable[[], None]
    keys_refused: Callable[[], None]
    quit: Callable[[], None]


class MediaSession(Protocol):
    """One system's way to show the music and to hear keys; methods belong to the GUI thread.

    Attributes:
        announces: Whether it tells of new tracks; where it does not, the tray does.
        calls_tray: Whether it says when there is a place for the tray's icon.
    """

    announces: bool
    calls_tray: bool

    def show(self, state: MediaState) -> None:
        """Show what plays."""

    def seeked(self, position_ms: int) -> None:
        """Say that the position jumped."""

    def announce(self, state: MediaState) -> None:
        """Tell of a new track while the window is away."""

    def dismiss(self) -> None:
        """Take back what was told: the listener is here."""

    def want_keys(self, *, wanted: bool) -> None:
        """Have keys act while another program has the focus, where the system lends them."""

    def close(self) -> None:
        """Show nothing more; returns when nothing of it is left."""


class NoMedia:
    """A system without such a thing, or without the bus it needs."""

    announces = calls_tray = False

    def show(self, state: MediaState) -> None:
        """Nobody looks."""

    def seeked(self, position_ms: int) -> None:
        """Nobody listens."""

    def announce(self, state: MediaState) -> None:
        """The tray does."""

    def dismiss(self) -> None:
        """Nothing was told."""

    def want_keys(self, *, wanted: bool) -> None:
        """Nobody lends any."""

    def close(self) -> None:
        """Nothing is left."""


def media_state(state: PlaybackState, queue: Queue) -> MediaState:
    """Return what a system is shown of playback and its queue."""
    track, entry = state.track, state.entry
    level = 1.0 if state.volume_fixed else 1.0 + state.volume_db / 60.0
    common = MediaState(
        state=state.state,
        level=0.0 if state.muted else min(max(level, 0.0), 1.0),
        speed=state.speed,
        repeat=state.repeat,
        shuffle=state.shuffle,
        queued=bool(queue.entries),
        has_next=queue.next() is not None,
    )
    if track is None or entry is None:
        return common
    return replace(
        common,
        number=entry.entry_id,
        title=track.name,
        artist=track.artist,
        album=track.album,
        album_artist=track.album_artist,
        genre=track.genre,
        track_number=track.track_number,
        disc_number=track.disc_number,
        url=track.path,
        art=track.path,
        duration_ms=state.duration_ms or track.duration_ms,
        queued=True,
    )


def level_db(level: float) -> float:
    """Return the volume of a slider's place, dB: linear in dB, as the player bar's own."""
    return round(60.0 * (min(max(level, 0.0), 1.0) - 1.0), 1)
