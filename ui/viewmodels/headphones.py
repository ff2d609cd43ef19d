"""Corrections for headphones as rows: a folder of the listener's, searched by name."""

from collections.abc import Callable
from pathlib import Path
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
from player.presets.headphones import Correction, HeadphoneShelf, matching
from ui.tasks import Tasks

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


MEASURER = Qt.ItemDataRole.UserRole + 40
"""Who measured a headphone; rows of plain lists show it at their end."""


class HeadphonesModel(QAbstractListModel):
    """What lies in the folder, or those that hold every word that is looked for."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        shelf: HeadphoneShelf,
        tasks: Tasks,
        play: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._tasks, self._play = shelf, tasks, play
        self._all: tuple[Correction, ...] = ()
        self._shown: list[Correction] = []
        self._words, self._asked = "", 0
        self.reading = False

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._all)

    @property
    def folder(self) -> str:
        """Where they lie; empty before the listener chose a folder."""
        return str(self._shelf.folder or "")

    def reload(self) -> None:
        """Look through the folder, beside the GUI thread."""
        self._asked += 1
        asked, self.reading = self._asked, bool(self.folder)
        self.changed.emit()
        self._tasks.run(self._shelf.corrections, lambda found: self._take(asked, found), self)

    def choose_folder(self, folder: str) -> None:
        """Take the corrections of another folder."""
        try:
            self._shelf.choose(Path(folder))
        except PlayerError as error:
            self.failed.emit(Notice(error.code, error.details))
            return
        self.reload()

    def find(self, words: str) -> None:
        """Show what holds every word."""
        self._words = words
        self._filter()

    def play(self, row: int) -> None:
        """Keep the correction of a row as a preset and play it."""
        if 0 <= row < len(self._shown):
            self._play(str(self._shown[row].path))

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many match."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one thing about a row."""
        shown = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{shown.name}, {shown.measurer}"
            case _:
                return shown.measurer if role == MEASURER else None

    def _take(self, asked: int, found: tuple[Correction, ...]) -> None:
        if asked == self._asked:
            self.reading = False
            self._all = found
            self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = matching(self._all, self._words)
        self.endResetModel()
        self.changed.emit()
