"""Folders as items of a tree: put in a few hundred at a time.

A `QTreeView` asks its model two things of every child of a folder that is open, each time the tree
changes. Asked of Python, 8,333 folders took 37 ms of the GUI thread; a standard model answers
without, in 5 ms, and a level that arrives whole is put in over several turns of the event loop.
"""

from collections import deque
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel

from player.library.lists.folders import FolderRow
from ui.widgets.row_delegate import LineRole

_Index = QModelIndex | QPersistentModelIndex
_SLICE = 256
_PATH = Qt.ItemDataRole.UserRole + 43
_PLACE = Qt.ItemDataRole.UserRole + 44
_SERVER = Qt.ItemDataRole.UserRole + 45


class FolderItems(QStandardItemModel):
    """A folder that leads on has one child, which says so, until its level has come."""

    def __init__(self) -> None:
        super().__init__()
        self._by_path: dict[str, QStandardItem] = {}
        self._waiting: deque[tuple[str, list[FolderRow]]] = deque()
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)

    def path(self, index: _Index) -> str:
        """Return where a folder is; empty for none, and for the child that is yet to come."""
        return index.data(_PATH) or ""

    def place(self, index: _Index) -> str:
        """Return where a folder is, for a person: of a server its name."""
        return index.data(_PLACE) or self.path(index)

    @property
    def filling(self) -> bool:
        """Whether folders wait to be put in."""
        return bool(self._waiting)

    def show_roots(self, rows: list[FolderRow]) -> None:
        """Begin anew."""
        self._waiting.clear()
        self._by_path.clear()
        self.clear()
        for row in rows:
            self.appendRow(self._item(row))

    def show_level(self, path: str, rows: list[FolderRow]) -> None:
        """Put what is in a folder in the place of what was."""
        around = self._by_path.get(path)
        if around is not None:
            self._forget(path)
            around.removeRows(0, around.rowCount())
            self._waiting.append((path, rows))
            self._on_turn()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for all alike what is not kept for each."""
        if role == LineRole.ICON:
            if not super().data(index, _PATH):
                return None
            return "server" if super().data(index, _SERVER) else "folder"
        if role == LineRole.DIM and not super().data(index, _PATH):
            return True
        return (
            self.place(index) if role == Qt.ItemDataRole.ToolTipRole else super().data(index, role)
        )

    def _on_turn(self) -> None:
        """Put one slice in; the rest has its turn when what else waits was done."""
        while self._waiting:
            path, rows = self._waiting.popleft()
            around = self._by_path.get(path)
            if around is not None and rows:
                around.appendRows([self._item(row) for row in rows[:_SLICE]])
                if rows[_SLICE:]:
                    self._waiting.appendleft((path, rows[_SLICE:]))
                break
        if not self._waiting:
            self._turn.stop()
        elif not self._turn.isActive():
            self._turn.start()

    def _item(self, row: FolderRow) -> QStandardItem:
        item = QStandardItem(row.name)
        item.setData(row.path, _PATH)
        if row.is_server:
            item.setData(row.place, _PLACE)
            item.setData(True, _SERVER)  # noqa: FBT003  Qt's own signature
        if not row.online:
            item.setData(True, LineRole.DIM)  # noqa: FBT003  Qt's own signature
        if row.has_children:
            coming = QStandardItem(self.tr("Reading…"))
            coming.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.appendRow(coming)
        self._by_path[row.path] = item
        return item

    def _forget(self, path: str) -> None:
        """Folders below one that is filled anew are others, though they may be called the same."""
        below = path.rstrip("/") + "/"
        self._waiting = deque(one for one in self._waiting if not one[0].startswith(below))
        for inner in [known for known in self._by_path if known.startswith(below)]:
            del self._by_path[inner]
