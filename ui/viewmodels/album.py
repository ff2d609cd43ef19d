"""One album: what it is, its tracks, and what happens to it."""

from PySide6.QtCore import QObject, Signal

from player.library.library import Library
from player.library.lists.rows import AlbumRow
from player.model import Track
from player.playback import Playback
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids
from ui.viewmodels.tracks import ALBUM_COLUMNS, TracksModel


class AlbumModel(QObject):
    """The album that is open; its tracks are a table of their own."""

    changed = Signal()
    found = Signal(object)

    def __init__(self, library: Library, playback: Playback, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._playback = playback
        self._tasks = tasks
        self._album: AlbumRow | None = None
        self._album_id = 0
        self.tracks = TracksModel(library, playback, tasks, self._ids, ALBUM_COLUMNS)
        self.tracks.setParent(self)

    @property
    def album(self) -> AlbumRow | None:
        """What is open."""
        return self._album

    def open(self, album: AlbumRow) -> None:
        """Show another album."""
        self._album, self._album_id = album, album.id
        self.changed.emit()
        self.tracks.refresh()

    def open_id(self, album_id: int) -> None:
        """Look an album up; `found` brings it, unless it is gone."""
        rows = self._library.albums.rows

        def tell(found: list[AlbumRow]) -> None:
            for album in found:
                self.found.emit(album)

        self._tasks.run(lambda: rows([album_id]), tell, self)

    def play(self) -> None:
        """Play it from the first track."""
        album = self._album
        if album is not None:
            play = self._playback.play_tracks
            self._tasks.run(self._read, lambda found: play(found, 0, album.title), self)

    def add(self, *, next_up: bool) -> None:
        """Put it into the queue: on top of what is yours, or at its end."""
        add = self._playback.add_tracks
        self._tasks.run(self._read, lambda found: add(found, next_up=next_up), self)

    def _ids(self, _words: str, _sort: str) -> Ids:
        return self._library.album_tracks(self._album_id)

    def _read(self) -> list[Track]:
        return self._library.tracks.tracks(self._library.album_tracks(self._album_id))
