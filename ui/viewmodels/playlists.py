"""All playlists: what the sidebar, the menus and the page of playlists show."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.deferred import deferred
from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.library.playlists.addresses import addressed, recognised
from player.library.playlists.entries import PlaylistEntry
from player.library.playlists.store import PlaylistRow
from ui.tasks import Tasks
from ui.viewmodels.verbs import ReadIds

with deferred():
    from player.library.playlists import files as playlist_files


class PlaylistsModel(QObject):
    """Knows every playlist by name; reads and writes beside the GUI thread."""

    changed = Signal()
    created = Signal(object)
    deleted = Signal(object)
    exported = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._rows: tuple[PlaylistRow, ...] = ()

    @property
    def rows(self) -> tuple[PlaylistRow, ...]:
        """All playlists by name."""
        return self._rows

    @property
    def written(self) -> tuple[PlaylistRow, ...]:
        """Those that tracks can be added to: not the smart ones."""
        return tuple(row for row in self._rows if row.query is None)

    def row(self, playlist_id: int) -> PlaylistRow | None:
        """Return a playlist by its id."""
        return next((row for row in self._rows if row.id == playlist_id), None)

    def refresh(self) -> None:
        """Read them anew."""
        self._tasks.run(self._library.playlists.rows, self._take, self)

    def create(self, name: str, read: ReadIds | None = None, query: str | None = None) -> None:
        """Add a playlist, with tracks in it or as a query; `created` brings it."""
        library = self._library

        def write() -> int:
            return library.playlists.create(name, query, track_ids=read() if read else ())

        self._change(write)

    def rename(self, playlist_id: int, name: str) -> None:
        """Give a playlist another name."""
        library = self._library
        self._tasks.run(
            lambda: library.playlists.rename(playlist_id, name), lambda _: self.refresh(), self
        )

    def delete(self, row: PlaylistRow) -> None:
        """Remove a playlist; its tracks stay. `deleted` says so; the journal brings it back."""
        library = self._library
        self._tasks.run(
            lambda: library.playlists.delete(row.id), lambda _: self._on_deleted(row), self
        )

    def export(self, row: PlaylistRow, path: str) -> None:
        """Write a playlist file; `exported` says so."""
        library = self._library

        def write() -> PlayerError | None:
            try:
                entries = addressed(_entries(library, row), library.sources.rows())
                playlist_files.write_playlist(Path(path), entries, name=row.name)
            except PlayerError as error:
                return error
            return None

        self._tasks.run(write, lambda problem: self._on_exported(path, problem), self)

    def bring_in(self, paths: Sequence[str]) -> None:
        """Make playlists of playlist files."""
        library = self._library

        def write() -> int | PlayerError:
            try:
                key = 0
                for path in map(Path, paths):
                    entries = recognised(playlist_files.read_playlist(path), library.sources.rows())
                    key = library.playlists.create(path.stem, entries=entries)
            except PlayerError as error:
                return error
            return key

        self._change(write)

    def _change(self, write: Callable[[], int | PlayerError]) -> None:
        library = self._library

        def work() -> tuple[int | PlayerError, list[PlaylistRow]]:
            return write(), library.playlists.rows()

        self._tasks.run(work, self._on_written, self)

    def _on_written(self, outcome: tuple[int | PlayerError, list[PlaylistRow]]) -> None:
        key, rows = outcome
        self._take(rows)
        if isinstance(key, PlayerError):
            self.failed.emit(Notice(key.code, key.details))
        elif (row := self.row(key)) is not None:
            self.created.emit(row)

    def _on_deleted(self, row: PlaylistRow) -> None:
        self.refresh()
        self.deleted.emit(row)

    def _on_exported(self, path: str, problem: PlayerError | None) -> None:
        if problem is None:
            self.exported.emit(path)
        else:
            self.failed.emit(Notice(problem.code, problem.details))

    def _take(self, rows: Sequence[PlaylistRow]) -> None:
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.changed.emit()


def _entries(library: Library, row: PlaylistRow) -> list[PlaylistEntry]:
    """What a playlist holds; of a smart one what it holds now."""
    if row.query is None:
        return [item.entry for item in library.playlists.items(row.id)]
    ids = library.arranging.tracks(row.id, library.tracks)
    return [
        PlaylistEntry(track.path, f"{track.artist} - {track.title}", track.duration_ms)
        for track in library.tracks.tracks(ids)
    ]
