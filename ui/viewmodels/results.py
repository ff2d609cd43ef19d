"""Rows of a search: headings, and things that can be opened, played or done."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.wording import joined

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
Verb = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One row.

    Attributes:
        title: What it is called.
        detail: A dim line about it.
        run: What Enter does; None makes the row a heading.
        end: At the end of the row: keys, a count, a format.
        icon_name: Shown when there is no cover.
        cover: Name of its cover for `Covers`; None for an icon.
        picture_of: What the cover is drawn from when there is no picture.
        round_cover: Whether the cover is a circle: a person.
        play: What Shift+Enter does.
        add: What Ctrl+Enter does (True: next) and Ctrl+Shift+Enter (False: at the end).
    """

    title: str
    detail: str = ""
    run: Verb | None = None
    end: str = ""
    icon_name: str = ""
    cover: Hashable = None
    picture_of: str = ""
    round_cover: bool = False
    play: Verb | None = None
    add: Callable[[bool], None] | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it only stands above others."""
        return self.run is None


class ResultRole(IntEnum):
    """What the delegate asks for, one call a row."""

    RESULT = Qt.ItemDataRole.UserRole


class ResultsModel(QAbstractListModel):
    """A short list that is replaced as a whole at every letter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Result, ...] = ()

    @property
    def rows(self) -> tuple[Result, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[Result]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def first(self) -> int:
        """Return the first row that can be chosen, -1 without one."""
        return next((i for i, row in enumerate(self._rows) if not row.is_heading), -1)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many rows, headings too."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row, or its words for a screen reader."""
        row = self._rows[index.row()]
        if role == ResultRole.RESULT:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return joined(row.title, row.detail, row.end)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
