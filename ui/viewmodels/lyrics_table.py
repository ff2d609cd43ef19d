"""Lines of lyrics as a table that changes draft by draft."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from player.lyrics.draft import LyricsDraft
from player.sound.history import UndoHistory
from ui.wording import clock

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class EditorColumn(IntEnum):
    """What the columns hold."""

    TIME = 0
    TEXT = 1
    TRANSLATION = 2
    LATIN = 3


_PARTS = {
    EditorColumn.TEXT: "text",
    EditorColumn.TRANSLATION: "translation",
    EditorColumn.LATIN: "romanisation",
}


class LyricsTable(QAbstractTableModel):
    """A draft, the ones before it, and its lines as rows."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft = self._kept = LyricsDraft()
        self._history: UndoHistory[LyricsDraft] = UndoHistory()

    @property
    def draft(self) -> LyricsDraft:
        """The lines as they stand."""
        return self._draft

    @property
    def modified(self) -> bool:
        """Whether something would be lost."""
        return self._draft != self._kept

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change can be made again."""
        return self._history.can_redo

    def undo(self) -> None:
        """Take the last change back."""
        self._show(self._history.undo(self._draft))

    def redo(self) -> None:
        """Make the last change again."""
        self._show(self._history.redo(self._draft))

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """One row a line."""
        return 0 if parent.isValid() else len(self._draft.lines)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Time, text and companions."""
        return 0 if parent.isValid() else len(EditorColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, and what is edited in it."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
        }:
            return None
        line = self._draft.lines[index.row()]
        if index.column() != EditorColumn.TIME:
            return getattr(line, _PARTS[EditorColumn(index.column())])
        if line.start_ms is None:
            return "\N{EN DASH}:\N{EN DASH}"
        return f"{clock(line.start_ms)}.{line.start_ms % 1000 // 10:02}"

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write another text."""
        part = _PARTS.get(EditorColumn(index.column()))
        if role != Qt.ItemDataRole.EditRole or part is None:
            return False
        self._change(self._draft.written(index.row(), str(value), part=part))
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Texts are edited in place, times by stamping and nudging."""
        usual = super().flags(index)
        editable = index.isValid() and index.column() != EditorColumn.TIME
        return usual | Qt.ItemFlag.ItemIsEditable if editable else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            self.tr("Time"),
            self.tr("Text"),
            self.tr("Translation"),
            self.tr("Latin letters"),
        )
        return names[section]

    def _change(self, draft: LyricsDraft, gesture: str = "") -> None:
        if draft != self._draft:
            self._history.remember(self._draft, gesture)
            self._show(draft)

    def _show(self, draft: LyricsDraft) -> None:
        same_rows = len(draft.lines) == len(self._draft.lines)
        if same_rows:
            self._draft = draft
            if draft.lines:
                last = self.index(len(draft.lines) - 1, len(EditorColumn) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._draft = draft
            self.endResetModel()
        self.changed.emit()
