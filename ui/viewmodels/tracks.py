"""The track table: which tracks, in what order, and what happens to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.library.lists.rows import TrackRow
from player.playback import Playback
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids, Pages
from ui.wording import clock, joined

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class TrackRole(IntEnum):
    """What the delegate asks for, one call a cell."""

    ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        sort: What the library sorts by.
        text: What a cell says.
        width_px: To begin with; 0 shares what is left.
        figures: Right-aligned, in figures that stand still.
    """

    name: str
    sort: str
    text: Callable[[TrackRow], str]
    width_px: int = 0
    figures: bool = False


_TIME = Column(
    "time",
    "duration",
    lambda row: "" if row.duration_ms is None else clock(row.duration_ms),
    72,
    figures=True,
)
_FORMAT = Column("format", "format", lambda row: row.format_label, 84)
_PLAYS = Column("plays", "plays", lambda row: str(row.plays or ""), 84, figures=True)

COLUMNS = (
    Column("title", "title", lambda row: row.title),
    Column("artist", "artist", lambda row: row.artist),
    Column("album", "album", lambda row: row.album),
    Column("year", "year", lambda row: str(row.year or ""), 64, figures=True),
    Column("genre", "genre", lambda row: row.genre, 120),
    _FORMAT,
    _PLAYS,
    _TIME,
)

ALBUM_COLUMNS = (
    Column("number", "track", lambda row: str(row.track_number or ""), 48, figures=True),
    Column("title", "title", lambda row: row.title),
    Column("artist", "artist", lambda row: row.artist),
    _FORMAT,
    _PLAYS,
    _TIME,
)

Source = Callable[[str, str], Ids]


class TracksModel(QAbstractTableModel):
    """Cells over an id vector; `data` never waits.

    Args:
        source: Answers a query and a sort with ids, on another thread; the library by default.
        columns: What is shown of a track.
    """

    counted = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        playback: Playback,
        tasks: Tasks,
        source: Source | None = None,
        columns: tuple[Column, ...] = COLUMNS,
    ) -> None:
        super().__init__()
        self._source = source or library.tracks.ids
        self.columns = columns
        self._playback = playback
        self._tasks = tasks
        self._pages: Pages[TrackRow] = Pages(library.tracks.rows, tasks, self)
        self._pages.arrived.connect(self._on_arrived)
        self._words = ""
        self._sort = "artist"
        self._asked = 0

    @property
    def filtered(self) -> bool:
        """Whether less than the whole library is asked for."""
        return bool(self._words)

    def filter(self, words: str) -> None:
        """Show what a query finds."""
        self._words = words.strip()
        self.refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, as its head was pressed."""
        back = "-" if order == Qt.SortOrder.DescendingOrder else ""
        self._sort = back + self.columns[column].sort
        self.refresh()

    def refresh(self) -> None:
        """Ask the library again; of several questions only the last is answered."""
        self._asked += 1
        asked, source, words, sort = self._asked, self._source, self._words, self._sort

        def read() -> Ids | PlayerError:
            try:
                return source(words, sort)
            except PlayerError as error:  # half a query, as it is typed
                return error

        self._tasks.run(read, lambda answer: self._show(asked, answer), self)

    def row(self, place: int) -> TrackRow | None:
        """Return the track at a place, if it has come."""
        return self._pages.row(place)

    def play(self, place: int) -> None:
        """Play the table from a place on."""
        ids, playback = self._pages.ids, self._playback
        # A queue of 100,000 takes longer to make than a frame to paint.
        self._tasks.run(lambda: playback.play_tracks(ids.tolist(), place), lambda _: None, self)

    def add(self, places: Sequence[int], *, next_up: bool) -> None:
        """Put tracks into the queue: on top of what is yours, or at its end."""
        self._playback.add_tracks(self._items(places), next_up=next_up)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many tracks."""
        return 0 if parent.isValid() else len(self._pages.ids)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or the words of a cell."""
        row = self._pages.row(index.row())
        if role == TrackRole.ROW:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return joined(row.title, row.artist, row.album)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.column_title(self.columns[section].name)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].figures:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def column_title(self, name: str) -> str:
        """Return what stands above a column."""
        titles = {
            "number": "#",
            "title": self.tr("Title"),
            "artist": self.tr("Artist"),
            "album": self.tr("Album"),
            "year": self.tr("Year"),
            "genre": self.tr("Genre"),
            "format": self.tr("Format"),
            "plays": self.tr("Plays"),
            "time": self.tr("Time"),
        }
        return titles[name]

    def _items(self, places: Sequence[int]) -> list[int]:
        ids = self._pages.ids
        return [int(ids[place]) for place in places]

    def _show(self, asked: int, answer: Ids | PlayerError) -> None:
        if asked != self._asked:
            return
        if isinstance(answer, PlayerError):
            self.failed.emit(Notice(answer.code, answer.details))
            return
        self.beginResetModel()
        self._pages.show(answer)
        self.endResetModel()
        self.counted.emit(len(answer))

    def _on_arrived(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
