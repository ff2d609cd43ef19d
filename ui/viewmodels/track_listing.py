"""Which tracks a table shows and in what order; asked for beside the GUI thread."""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
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
from player.library.lists.outline import Outline
from player.library.lists.rows import TrackRow
from ui.tasks import Tasks
from ui.viewmodels.columns import COLUMNS, Column
from ui.viewmodels.pages import Ids, Pages
from ui.viewmodels.verbs import ReadIds, TrackVerbs

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
Ranges = Sequence[tuple[int, int]]


class HeadingRow(Struct, frozen=True):
    """A line between rows: a disc, a work. Its id is below zero."""

    id: int
    text: str


Source = Callable[[str, str], Ids | Outline]


class TrackListing(QAbstractTableModel):
    """An id vector, the rows somebody looks at, and headings between them.

    Args:
        source: Answers a query and a sort with ids, on another thread; the library by default.
            Parts of an outline become headings.
        columns: What can be shown of a track.
    """

    counted = Signal(int)
    failed = Signal(object)
    found = Signal(int)
    totalled = Signal(int, object)
    reordered = Signal()

    def __init__(
        self,
        library: Library,
        verbs: TrackVerbs,
        tasks: Tasks,
        source: Source | None = None,
        columns: tuple[Column, ...] = COLUMNS,
    ) -> None:
        super().__init__()
        self._library = library
        self._source = source or library.tracks.ids
        self.columns = columns
        self.verbs = verbs
        self._tasks = tasks
        self._headings: dict[int, HeadingRow] = {}
        self._pages: Pages[TrackRow | HeadingRow] = Pages(self._fetch, tasks, self)
        self._pages.arrived.connect(self._on_arrived)
        self._words = ""
        self._sort: tuple[str, ...] = ("artist",)
        self._asked = 0
        self._loaded = False
        self.context = ""
        self.editable = False

    @property
    def filtered(self) -> bool:
        """Whether less than the whole library is asked for."""
        return bool(self._words)

    @property
    def loaded(self) -> bool:
        """Whether the library has answered once."""
        return self._loaded

    @property
    def sorting(self) -> tuple[str, ...]:
        """What the rows are sorted by, the most important first; "-" in front turns it round."""
        return self._sort

    def filter(self, words: str) -> None:
        """Show what a query finds."""
        self._words = words.strip()
        self.refresh()

    def sort_by(self, keys: Sequence[str]) -> None:
        """Sort by what the library knows."""
        self._sort = tuple(key for key in keys if key.removeprefix("-"))[:4] or ("artist",)
        self.refresh()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def refresh(self) -> None:
        """Ask the library again; of several questions only the last is answered."""
        self._asked += 1
        asked, source, words, sort = self._asked, self._source, self._words, ",".join(self._sort)

        def read() -> Ids | Outline | PlayerError:
            try:
                return source(words, sort)
            except PlayerError as error:  # half a query, as it is typed
                return error

        self._tasks.run(read, lambda answer: self._show(asked, answer), self)

    def row(self, place: int) -> TrackRow | None:
        """Return the track at a place, if it has come."""
        row = self._pages.row(place)
        return row if isinstance(row, TrackRow) else None

    def line(self, place: int) -> TrackRow | HeadingRow | None:
        """Return what stands at a place, if it has come."""
        return self._pages.row(place)

    @property
    def heading_places(self) -> list[int]:
        """Where headings stand."""
        return np.flatnonzero(self._pages.ids < 0).tolist() if self._headings else []

    def ids(self, ranges: Ranges) -> Ids:
        """Return the tracks of some ranges of rows, ends included."""
        return _picked(self._pages.ids, ranges)

    def reader(self, ranges: Ranges) -> ReadIds:
        """Return how to read the tracks of ranges later, whatever is shown by then."""
        ids, ranges = self._pages.ids, tuple(ranges)
        return lambda: _picked(ids, ranges)

    def place_of(self, track_id: int) -> int | None:
        """Return where a track stands."""
        places = np.flatnonzero(self._pages.ids == track_id)
        return int(places[0]) if len(places) else None

    def play(self, place: int) -> None:
        """Play the table from a place on."""
        ids = self._pages.ids
        start = int(np.count_nonzero(ids[:place] > 0))
        self.verbs.play(lambda: ids[ids > 0], start, self.context)

    def add(self, ranges: Ranges, *, next_up: bool) -> None:
        """Put tracks into the queue: on top of what is yours, or at its end."""
        self.verbs.add(self.reader(ranges), next_up=next_up)

    def toggle_loved(self, place: int) -> None:
        """Make a track a favourite, or not."""
        if row := self.row(place):
            ids = np.array([row.id], dtype=np.int64)
            self.verbs.love(lambda: ids, loved=not row.loved)

    def total(self, ranges: Ranges) -> None:
        """Add up time and bytes of rows; `totalled` brings them with the count."""
        read, library = self.reader(ranges), self._library

        def work() -> tuple[int, tuple[int, int]]:
            ids = read()
            return len(ids), library.tracks.totals(ids)

        self._tasks.run(work, lambda found: self.totalled.emit(*found), self)

    def seek(self, letters: str, start: int) -> None:
        """Find the next row from a place on that begins with letters; `found` says where."""
        ids, library, field = self._pages.ids, self._library, self._sort[0].removeprefix("-")

        def look() -> int:
            places = np.flatnonzero(np.isin(ids, library.tracks.beginning(letters, field)))
            later = places[places >= start]
            return int(later[0] if len(later) else places[0]) if len(places) else -1

        self._tasks.run(look, self._on_found, self)

    def forget_rows(self) -> None:
        """Read the rows anew, in the order they have: only what is said of them has changed."""
        self._pages.renew()
        self._on_arrived(0, self.rowCount() - 1)

    def _fetch(self, ids: Ids) -> list[TrackRow | HeadingRow]:
        headings = self._headings
        lines = [headings[key] for key in ids[ids < 0].tolist() if key in headings]
        return [*self._library.tracks.rows(ids[ids > 0]), *lines]

    def _show(self, asked: int, answer: Ids | Outline | PlayerError) -> None:
        if asked != self._asked:
            return
        if isinstance(answer, PlayerError):
            self.failed.emit(Notice(answer.code, answer.details))
            return
        outline = answer if isinstance(answer, Outline) else Outline(answer)
        flat = not outline.parts and not self._headings
        if flat and len(outline.ids) == self.rowCount() > 0:
            self._reorder(outline.ids)
            return
        self.beginResetModel()
        self._headings = {
            -number: HeadingRow(-number, mark.text) for number, mark in enumerate(outline.parts, 1)
        }
        places = [mark.place for mark in outline.parts]
        self._pages.show(np.insert(outline.ids, places, list(self._headings)))
        self._loaded = True
        self.endResetModel()
        self.counted.emit(len(outline.ids))

    def _reorder(self, ids: Ids) -> None:
        """As many rows as before: nothing has to be laid out anew."""
        if np.array_equal(ids, self._pages.ids):
            self._pages.renew()
        else:
            self._pages.show(ids)
            self.reordered.emit()
        self._on_arrived(0, len(ids) - 1)
        self.counted.emit(len(ids))

    def _on_found(self, place: int) -> None:
        if 0 <= place < self.rowCount():
            self.found.emit(place)

    def _on_arrived(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _picked(ids: Ids, ranges: Ranges) -> Ids:
    parts = [ids[first : last + 1] for first, last in ranges]
    found = np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
    return found[found > 0]
