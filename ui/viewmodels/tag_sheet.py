"""Tags of many files as a sheet: what is changed is marked, and written only when asked."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from player.library.edit.sheet import SHEET_FIELDS
from ui.viewmodels.sheet_edits import Change, SheetEdits, Written

__all__ = ["Change", "SheetRole", "TagSheetModel", "Written"]

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class SheetRole(IntEnum):
    """What the delegate asks for beside the words."""

    CHANGED = Qt.ItemDataRole.UserRole
    DIM = Qt.ItemDataRole.UserRole + 42


class TagSheetModel(SheetEdits):
    """Row 0 stands for all files, the others for one each."""

    def title(self, field: str) -> str:
        """Return what a field is called."""
        titles = {
            "tracknumber": self.tr("Track"),
            "discnumber": self.tr("Disc"),
            "title": self.tr("Title"),
            "artist": self.tr("Artist"),
            "album": self.tr("Album"),
            "albumartist": self.tr("Album artist"),
            "date": self.tr("Year"),
            "genre": self.tr("Genre"),
            "composer": self.tr("Composer"),
            "conductor": self.tr("Conductor"),
            "work": self.tr("Work"),
            "movementname": self.tr("Movement"),
            "label": self.tr("Label"),
            "comment": self.tr("Comment"),
        }
        return titles[field]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """One for all, one for each."""
        return 0 if parent.isValid() or not self._rows else len(self._rows) + 1

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """One a field."""
        return 0 if parent.isValid() else len(SHEET_FIELDS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a field, or of a file."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.title(SHEET_FIELDS[section])
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        field, row = SHEET_FIELDS[index.column()], index.row() - 1
        common = self._common(field) if row < 0 else self._text(row, field)
        match role:
            case SheetRole.CHANGED:
                return any((r, field) in self._changed for r in self._meant(row))
            case SheetRole.DIM:
                return common is None
            case Qt.ItemDataRole.EditRole:
                return common or ""
            case Qt.ItemDataRole.DisplayRole:
                return self.tr("(various)") if common is None else common
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._name(index.row())}, {self.title(field)}: {common or ''}"
            case _:
                return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change a cell, or in the first row a whole column."""
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        field, text = SHEET_FIELDS[index.column()], str(value)
        for row in self._meant(index.row() - 1):
            if self._rows[row].problem is None:
                self._change(row, field, text)
        column = index.column()
        self.dataChanged.emit(self.index(0, column), self.index(self.rowCount() - 1, column))
        self.edited.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cells of files that cannot be read are not edited."""
        row = index.row() - 1
        if row >= 0 and self._rows[row].problem is not None:
            return Qt.ItemFlag.ItemIsSelectable
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _name(self, section: int) -> str:
        if not section:
            return self.tr("All files")
        return self._rows[section - 1].path.rpartition("/")[2][:60]

    def _meant(self, row: int) -> Sequence[int]:
        return range(len(self._rows)) if row < 0 else (row,)

    def _common(self, field: str) -> str | None:
        texts = {self._text(row, field) for row in range(len(self._rows))}
        return texts.pop() if len(texts) == 1 else None
