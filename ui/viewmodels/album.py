"""One album: what it is, its tracks, and what happens to it."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Signal

from player.events import PlaybackState
from player.library.library import Library
from player.library.lists.details import AlbumDetails, AlbumPart, parts_of
from player.library.lists.outline import Mark, Outline
from player.library.lists.rows import AlbumRow
from ui.tasks import Tasks
from ui.viewmodels.album_sound import AlbumSoundModel
from ui.viewmodels.columns import ALBUM_COLUMNS
from ui.viewmodels.pages import Ids
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.verbs import ReadIds, TrackVerbs


class _Found(Struct, frozen=True):
    """What the library says of an album; nothing when it is no longer there."""

    album: AlbumRow | None = None
    details: AlbumDetails | None = None
    versions: list[AlbumRow] = []
    tracks: frozenset[int] = frozenset()


class AlbumModel(QObject):
    """The album that is open; its tracks are a table of their own.

    Attributes:
        exact: The verdict, while a track of it plays exactly as mastered; empty otherwise.
        sound: What can be remembered of how an album is to sound; None for nothing.
    """

    changed = Signal()
    exact_changed = Signal()

    def __init__(self, library: Library, verbs: TrackVerbs, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self.verbs = verbs
        self.sound: AlbumSoundModel | None = None
        self._tasks = tasks
        self._album: AlbumRow | None = None
        self._album_id = 0
        self._track_ids: frozenset[int] = frozenset()
        self._playing = PlaybackState()
        self.exact = ""
        self.details: AlbumDetails | None = None
        self.versions: list[AlbumRow] = []
        self.tracks = TracksModel(library, verbs, tasks, self._outline, ALBUM_COLUMNS)
        self.tracks.setParent(self)

    @property
    def album(self) -> AlbumRow | None:
        """What is open; None when it is no longer there."""
        return self._album

    def open(self, album: AlbumRow) -> None:
        """Show another album."""
        self._album, self._album_id = album, album.id
        self.details, self.versions = None, []
        self._take_tracks(frozenset())
        self.tracks.context = album.title
        self.changed.emit()
        self.tracks.refresh()
        self._look()

    def open_id(self, album_id: int) -> None:
        """Show an album that only its id is known of."""
        self._album_id = album_id
        self._take_tracks(frozenset())
        self._look()
        self.tracks.refresh()

    def refresh(self) -> None:
        """The library has changed."""
        if self._album_id:
            self._look()
            self.tracks.refresh()

    def play(self, *, mixed: bool = False) -> None:
        """Play it from the first track, or mixed."""
        if self._album is not None:
            self.verbs.play(self.reader(), 0, self._album.title, mixed=mixed)

    def add(self, *, next_up: bool) -> None:
        """Put it into the queue: on top of what is yours, or at its end."""
        self.verbs.add(self.reader(), next_up=next_up)

    def hear(self, playing: PlaybackState) -> None:
        """Take over what plays, and how."""
        self._playing = playing
        track = playing.track
        here = track is not None and track.track_id in self._track_ids
        exact = str(playing.verdict) if here and playing.plays_exactly else ""
        if exact != self.exact:
            self.exact = exact
            self.exact_changed.emit()

    def _take_tracks(self, ids: frozenset[int]) -> None:
        self._track_ids = ids
        self.hear(self._playing)

    def reader(self) -> ReadIds:
        """Return how to read its tracks, on another thread."""
        library, album_id = self._library, self._album_id
        return lambda: library.album_tracks(album_id)

    def _look(self) -> None:
        library, album_id = self._library, self._album_id

        def read() -> _Found:
            found = library.albums.rows([album_id])
            if not found:
                return _Found()
            details = library.details.of_album(album_id)
            tracks = frozenset(library.album_tracks(album_id).tolist())
            return _Found(found[0], details, library.albums.rows(details.versions), tracks)

        self._tasks.run(read, lambda found: self._take(album_id, found), self)

    def _take(self, album_id: int, found: _Found) -> None:
        if album_id != self._album_id:
            return
        self._album = found.album
        self.details, self.versions = found.details, found.versions
        self._take_tracks(found.tracks)
        if self._album is not None:
            self.tracks.context = self._album.title
        self.changed.emit()

    def _outline(self, _words: str, _sort: str) -> Ids | Outline:
        """Another thread: tracks with their discs and works."""
        library, album_id = self._library, self._album_id
        ids = library.album_tracks(album_id)
        parts = parts_of(library.tracks.rows(ids))
        if not parts:
            return ids
        titles = library.details.of_album(album_id).disc_titles
        return Outline(ids, tuple(Mark(_heading(part, titles), place) for place, part in parts))


def _heading(part: AlbumPart, titles: dict[int, str]) -> str:
    """“Disc 2 · The Wall live · Symphony No. 5”: what there is of it."""
    words = []
    if part.disc is not None:
        text = QCoreApplication.translate("AlbumModel", "Disc {number}")
        words += [text.format(number=part.disc), titles.get(part.disc, "")]
    words.append(part.work)
    other = QCoreApplication.translate("AlbumModel", "Other pieces")
    return " · ".join(word for word in words if word) or other
