"""The album grid: which albums, in what order, and what happens to one."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.library.lists.rows import AlbumRow, Stats
from player.model import Track
from player.playback import Playback
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids, Pages
from ui.wording import joined

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
Answer = tuple[Ids, Stats]


class AlbumRole(IntEnum):
    """What the delegate asks for, one call a card."""

    ROW = Qt.ItemDataRole.UserRole


class AlbumsModel(QAbstractListModel):
    """Cards over an id vector; `data` never waits and never reads a file."""

    counted = Signal(object)
    failed = Signal(object)

    def __init__(
        self, library: Library, playback: Playback, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._playback = playback
        self._tasks = tasks
        self._pages: Pages[AlbumRow] = Pages(library.albums.rows, tasks, self)
        self._pages.arrived.connect(self._on_arrived)
        self._words = ""
        self._kind = ""
        self._sort = "-added"
        self._asked = 0
        self._loaded = False

    @property
    def sort_name(self) -> str:
        """How the grid is sorted, in the library's words."""
        return self._sort

    @property
    def kind(self) -> str:
        """The chosen part of the library in the query language; empty for all."""
        return self._kind

    @property
    def filtered(self) -> bool:
        """Whether less than the whole library is asked for."""
        return bool(self._words or self._kind)

    @property
    def loaded(self) -> bool:
        """Whether the library has answered once."""
        return self._loaded

    def filter(self, words: str) -> None:
        """Show albums of which a track matches."""
        self._words = words.strip()
        self.refresh()

    def choose(self, kind: str) -> None:
        """Show a part of the library: "hires:", "lossless:", or "" for all."""
        self._kind = kind
        self.refresh()

    def sort_by(self, name: str) -> None:
        """Sort by a name the library knows; "-" in front turns it round."""
        self._sort = name
        self.refresh()

    def refresh(self) -> None:
        """Ask the library again; of several questions only the last is answered."""
        self._asked += 1
        asked, library, sort = self._asked, self._library, self._sort
        query = " ".join(part for part in (self._kind, self._words) if part)

        def read() -> Answer | PlayerError:
            try:
                return library.albums.ids(query, sort), library.stats()
            except PlayerError as error:  # half a query, as it is typed
                return error

        self._tasks.run(read, lambda answer: self._show(asked, answer), self)

    def album(self, place: int) -> AlbumRow | None:
        """Return the card at a place, if it has come."""
        return self._pages.row(place)

    def play(self, place: int) -> None:
        """Play an album from its first track."""
        if album := self.album(place):
            self._with_tracks(album, lambda t: self._playback.play_tracks(t, 0, album.title))

    def add(self, place: int, *, next_up: bool) -> None:
        """Put an album into the queue: on top of what is yours, or at its end."""
        if album := self.album(place):
            self._with_tracks(album, lambda t: self._playback.add_tracks(t, next_up=next_up))

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many albums."""
        return 0 if parent.isValid() else len(self._pages.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a card, or its words for a screen reader."""
        row = self._pages.row(index.row())
        if role == AlbumRole.ROW:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return joined(row.title, row.artist, row.format_label)
        return None

    def _with_tracks(self, album: AlbumRow, then: Callable[[list[Track]], None]) -> None:
        library = self._library

        def read() -> list[Track]:
            return library.tracks.tracks(library.album_tracks(album.id))

        self._tasks.run(read, then, self)

    def _show(self, asked: int, answer: Answer | PlayerError) -> None:
        if asked != self._asked:
            return
        if isinstance(answer, PlayerError):
            self.failed.emit(Notice(answer.code, answer.details))
            return
        ids, stats = answer
        self.beginResetModel()
        self._pages.show(ids)
        self._loaded = True
        self.endResetModel()
        self.counted.emit(stats)

    def _on_arrived(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last))
