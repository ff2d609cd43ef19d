"""All that is known of what plays: tags, credits, file, loudness, where it is listed."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import PlaybackState
from player.library.keep.analyses import Analysis
from player.library.library import Library
from player.library.lists.rows import TrackRow
from player.library.playlists.store import PlaylistRow
from player.library.tags import FileTags, read_tags
from player.model import AudioFormat, Track
from player.playback import Playback
from ui.tasks import Tasks


class Info(Struct, frozen=True):
    """What the file, the library and listening to it say of one track.

    Attributes:
        tags: None while the file is away, or is a server's.
        row: None for a file that is not in the library.
        size_bytes: None while the file is away.
        analysis: None before somebody listened to it.
        playlists: Those it is in, written ones first.
    """

    track: Track
    tags: FileTags | None = None
    row: TrackRow | None = None
    size_bytes: int | None = None
    analysis: Analysis | None = None
    playlists: tuple[PlaylistRow, ...] = ()


class InfoModel(QObject):
    """Reads about the current track beside the GUI thread, and only while somebody looks."""

    changed = Signal()

    def __init__(self, playback: Playback, library: Library | None, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._track: Track | None = None
        self._info: Info | None = None
        self._format: AudioFormat | None = None
        self._watched = False
        self._fresh = False
        self.show(playback.state)

    @property
    def info(self) -> Info | None:
        """What is known; None while nothing plays, or before it was read."""
        return self._info

    @property
    def playing(self) -> bool:
        """Whether there is a track to know something of."""
        return self._track is not None

    @property
    def format(self) -> AudioFormat | None:
        """What the decoder found, else what the tags say."""
        return self._format

    def show(self, state: PlaybackState) -> None:
        """Take over a state that the player announced."""
        audio = state.format or (state.track.format if state.track else None)
        if (state.track, audio) == (self._track, self._format):
            return
        if state.track != self._track:
            self._track, self._info, self._fresh = state.track, None, False
        self._format = audio
        self.changed.emit()
        self._look()

    def watch(self, *, watched: bool) -> None:
        """Say whether somebody can see it."""
        self._watched = watched
        self._look()

    def look_again(self) -> None:
        """The library, a heart or a playlist is another one now."""
        self._fresh = False
        self._look()

    def _look(self) -> None:
        track, library = self._track, self._library
        if self._watched and track is not None and not self._fresh:
            self._fresh = True
            self._tasks.run(lambda: _read(track, library), self._take, self, self._give_up)

    def _give_up(self) -> None:
        """What could not be read is asked for again when somebody looks again."""
        self._fresh = False

    def _take(self, info: Info) -> None:
        if info.track == self._track and info != self._info:
            self._info = info
            self.changed.emit()


def _read(track: Track, library: Library | None) -> Info:
    """Another thread."""
    try:
        tags = read_tags(Path(track.path))
        size_bytes = Path(track.path).stat().st_size
    except (PlayerError, OSError, ValueError):
        tags, size_bytes = None, None
    if library is None or track.track_id is None:
        return Info(track, tags, size_bytes=size_bytes)
    row = next(iter(library.tracks.rows([track.track_id])), None)
    if size_bytes is None and row is not None and row.remote is not None:
        size_bytes = row.remote.size_bytes or None
    return Info(
        track,
        tags,
        row,
        size_bytes,
        library.analyses.of(track.track_id),
        (
            *library.playlists.holding(track.track_id),
            *library.playlists.smart_holding(track.track_id, library.tracks),
        ),
    )
