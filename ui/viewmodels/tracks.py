"""A table of tracks: its cells and its heads."""

from enum import IntEnum
from functools import cached_property
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from player.library.lists.rows import TrackRow
from ui.place import place_word
from ui.viewmodels.columns import Column
from ui.viewmodels.track_listing import HeadingRow, Ranges, Source, TrackListing
from ui.wording import joined

__all__ = ["HeadingRow", "Ranges", "Source", "TrackRole", "TracksModel"]

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_CHOOSABLE = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
_EDITABLE = _CHOOSABLE | Qt.ItemFlag.ItemIsEditable
_TEXTS = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class TrackRole(IntEnum):
    """What the delegate asks for, one call a cell."""

    ROW = Qt.ItemDataRole.UserRole


class TracksModel(TrackListing):
    """Cells over an id vector; `data` never waits.

    Signals:
        cell_edited: A track, the tag of a column, and what was typed.
    """

    cell_edited = Signal(int, str, str)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, as its head was pressed."""
        self.sort_by((self.sort_key(column, order),))

    def sort_also(self, column: int, order: Qt.SortOrder) -> None:
        """Sort equal rows by a column, too."""
        key = self.sort_key(column, order)
        bare = key.removeprefix("-")
        before = (old for old in self._sort if old.removeprefix("-") != bare)
        self.sort_by((*before, key))

    def sort_key(self, column: int, order: Qt.SortOrder) -> str:
        """Return what the library calls a column in an order."""
        back = "-" if order == Qt.SortOrder.DescendingOrder else ""
        return back + self.columns[column].sort

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many tracks."""
        return 0 if parent.isValid() else len(self._pages.ids)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or the words of a cell."""
        row = self._pages.row(index.row())
        if row is None or role == TrackRole.ROW:
            return row
        if isinstance(row, HeadingRow):
            return row.text if role in _TEXTS else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.columns[index.column()].text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, self.columns[index.column()])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be chosen and dragged away; headings cannot. Asked for every cell painted."""
        if self._headings and self._pages.ids[index.row()] < 0:
            return Qt.ItemFlag.ItemIsEnabled
        return _EDITABLE if self.editable and self.columns[index.column()].edits else _CHOOSABLE

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Have a tag written; the row shows it once the file has it."""
        row, column = self.row(index.row()), self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or row is None or not column.edits:
            return False
        if str(value) != column.text(row):
            self.cell_edited.emit(row.id, column.edits, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.column_title(self.columns[section].name)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].figures:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def column_title(self, name: str) -> str:
        """Return what a column is called."""
        return self._titles[name]

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {
            "number": "#",
            "title": self.tr("Title"),
            "artist": self.tr("Artist"),
            "album": self.tr("Album"),
            "year": self.tr("Year"),
            "genre": self.tr("Genre"),
            "format": self.tr("Format"),
            "codec": self.tr("Codec"),
            "loved": self.tr("Favourite"),
            "rating": self.tr("Rating"),
            "plays": self.tr("Plays"),
            "added": self.tr("Added"),
            "work": self.tr("Work"),
            "time": self.tr("Time"),
            "size": self.tr("Size"),
            "place": self.tr("State"),
            "file": self.tr("File"),
        }

    def _spoken(self, row: TrackRow, column: Column) -> str:
        """Say a cell: who walks down the titles hears whose they are as well."""
        if column.name == "title":
            place = place_word(row.remote) if row.remote else ""
            return joined(row.title, row.artist, row.album, place)
        if column.name == "loved":
            return self.column_title("loved") if row.loved else ""
        if column.name == "rating":
            return self.tr("%n star(s)", "", round(row.rating or 0))
        return column.text(row)

    def _head(self, section: int) -> str:
        """The name; of a column that sorts after others its rank, too."""
        column = self.columns[section]
        if column.name == "loved":
            return ""
        keys = [key.removeprefix("-") for key in self._sort]
        rank = keys.index(column.sort) + 1 if column.sort in keys else 0
        title = self.column_title(column.name)
        return f"{title} {rank}" if rank > 1 or (rank and len(keys) > 1) else title
