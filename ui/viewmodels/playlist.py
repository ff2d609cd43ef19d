"""One playlist: its places in their order, those that are missing too."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from player.library.library import Library
from player.library.lists.rows import TrackRow
from player.library.playlists.arrange import moved, without
from player.library.playlists.store import PlaylistItem, PlaylistRow
from ui.tasks import Tasks
from ui.viewmodels.carried import TRACKS_MIME, files_in, tracks_in
from ui.viewmodels.columns import LIST_COLUMNS
from ui.viewmodels.pages import Ids
from ui.viewmodels.track_listing import HeadingRow
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.verbs import ReadIds, TrackVerbs

_Index = QModelIndex | QPersistentModelIndex
PLACES_MIME = "application/x-galaxia-places"
FILES_MIME = "text/uri-list"


class PlaylistModel(TracksModel):
    """A table of what stands in a playlist; entries nobody finds are grey and keep their name.

    Attributes:
        kept: Whether it is kept on this computer, whatever comes into it; None where no server
            has it, and there is nothing to fetch.

    Signals:
        changed: Another playlist, or another name.
        arranged: The listener changed it, in words; the journal can take it back.
    """

    changed = Signal()
    arranged = Signal(str)

    def __init__(self, library: Library, verbs: TrackVerbs, tasks: Tasks) -> None:
        super().__init__(library, verbs, tasks, self._listed, LIST_COLUMNS)
        self.row_of_list: PlaylistRow | None = None
        self.kept: bool | None = None
        self._missing: dict[int, TrackRow] = {}

    @property
    def smart(self) -> bool:
        """Whether it is a query rather than a list."""
        return self.row_of_list is not None and self.row_of_list.query is not None

    @property
    def playlist_id(self) -> int:
        """Which playlist it is; 0 before one was opened."""
        return self.row_of_list.id if self.row_of_list else 0

    def open(self, row: PlaylistRow) -> None:
        """Show another playlist."""
        if row.id != self.playlist_id:
            self.beginResetModel()
            self._pages.show(np.empty(0, dtype=np.int64))
            self.endResetModel()
            self.kept = None
        self.row_of_list, self.context = row, row.name
        self.changed.emit()
        self.refresh()
        key, library = row.id, self._library
        read = library.remote_files.playlist_kept
        self._tasks.run(lambda: (key, read(key)), self._show_kept, self)

    def keep(self, *, kept: bool) -> None:
        """Have all of it lie here, now and when it grows; or let it go when room is needed."""
        library, key = self._library, self.playlist_id

        def write() -> tuple[int, bool]:
            library.remote_files.pin_playlist(key, pinned=kept)
            return key, kept

        self._tasks.run(write, self._on_kept, self)

    def _on_kept(self, found: tuple[int, bool]) -> None:
        self._show_kept(found)
        self.verbs.keep_changed.emit([], found[1])

    def _show_kept(self, found: tuple[int, bool | None]) -> None:
        """Another playlist may have been opened meanwhile."""
        key, kept = found
        if key == self.playlist_id and kept != self.kept:
            self.kept = kept
            self.changed.emit()

    def move(self, places: Sequence[int], before: int) -> None:
        """Bring places in front of another one."""
        count = self.rowCount()
        self._arrange(self.tr("Playlist rearranged"), lambda: moved(count, places, before))

    def remove(self, places: Sequence[int]) -> None:
        """Take places out."""
        count = self.rowCount()
        text = self.tr("%n track(s) removed from the playlist", "", len(places))
        self._arrange(text, lambda: without(count, places))

    def insert(self, read: ReadIds, before: int) -> None:
        """Put tracks of the library in front of a place."""
        library, key = self._library, self.playlist_id

        def write() -> int:
            ids = read()
            if len(ids):
                library.playlists.append(key, ids, before)
            return len(ids)

        self._tasks.run(write, self._on_inserted, self)

    def _on_inserted(self, number: int) -> None:
        if number:
            text = self.tr("%n track(s) added to the playlist", "", number)
            self._on_arranged(text)
        else:
            self.verbs.strange.emit()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows go between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index)

    def mimeTypes(self) -> list[str]:
        """Our own places, tracks of the library, and files."""
        return [PLACES_MIME, TRACKS_MIME, FILES_MIME]

    def supportedDropActions(self) -> Qt.DropAction:
        """Places move, tracks are copied in."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mark_places(self, data: QMimeData, places: Sequence[int]) -> None:
        """Say in what is dragged where in this playlist it stood."""
        words = ",".join(map(str, (self.playlist_id, *places)))
        data.setData(PLACES_MIME, QByteArray(words.encode()))

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: _Index
    ) -> bool:
        """A smart playlist takes nothing: its rules decide."""
        return not self.smart and any(data.hasFormat(kind) for kind in self.mimeTypes())

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index
    ) -> bool:
        """Move our own places, or put tracks in; the view is told by the list, not the drop."""
        below = parent.row() if parent.isValid() else self.rowCount()
        before = row if row >= 0 else below
        if data.hasFormat(PLACES_MIME):
            key, *places = map(int, data.data(PLACES_MIME).toStdString().split(","))
            if key == self.playlist_id:
                self.move(places, before)
                return False
        if (ids := tracks_in(data)) is not None:
            self.insert(lambda: ids, before)
        elif paths := files_in(data):
            self.insert(self.verbs.of_files(paths), before)
        return False

    def _arrange(self, text: str, order: Callable[[], list[int]]) -> None:
        library, key = self._library, self.playlist_id
        self._tasks.run(
            lambda: library.arranging.arrange(key, order()),
            lambda _: self._on_arranged(text),
            self,
        )

    def _on_arranged(self, text: str) -> None:
        self.refresh()
        self.arranged.emit(text)

    def _listed(self, _words: str, _sort: str) -> Ids:
        """Another thread: the ids of a playlist; below zero where there is no track."""
        key, library = self.playlist_id, self._library
        if self.smart:
            rules = library.arranging.rules(key)
            return library.tracks.ids(rules.query, rules.sort, rules.most)
        items = library.playlists.items(key)
        self._missing = {
            -place: _missing_row(-place, item)
            for place, item in enumerate(items, 1)
            if item.track_id is None
        }
        keys = [-place if i.track_id is None else i.track_id for place, i in enumerate(items, 1)]
        return np.array(keys, dtype=np.int64)

    def _fetch(self, ids: Ids) -> list[TrackRow | HeadingRow]:
        missing = self._missing
        away = [missing[key] for key in ids[ids < 0].tolist() if key in missing]
        return [*self._library.tracks.rows(ids[ids > 0]), *away]


def _missing_row(key: int, item: PlaylistItem) -> TrackRow:
    artist, dash, title = item.entry.title.partition(" - ")
    return TrackRow(
        id=key,
        title=title if dash else item.entry.title or item.entry.location.rpartition("/")[2],
        artist=artist if dash else "",
        album="",
        album_id=None,
        genre="",
        year=None,
        track_number=None,
        disc_number=None,
        duration_ms=item.entry.duration_ms,
        codec="",
        format_label="",
        lossless=False,
        hi_res=False,
        rating=None,
        loved=False,
        plays=0,
        added_ms=0,
        work="",
        movement="",
        movement_number=None,
        available=False,
        cover=None,
    )
