"""The tree of folders; a level is read when it is opened."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.library.lists.folders import FolderRow
from ui.tasks import Tasks

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ICON = Qt.ItemDataRole.UserRole + 41
_DIM = Qt.ItemDataRole.UserRole + 42


@dataclass(slots=True)
class _Node:
    """One folder; `children` are ids, None before they were read."""

    row: FolderRow
    parent: int
    place: int
    children: list[int] | None = None
    asked: bool = False


@dataclass(slots=True)
class _Tree:
    nodes: dict[int, _Node] = field(default_factory=dict)
    roots: list[int] = field(default_factory=list)


class FoldersModel(QAbstractItemModel):
    """Folders by number; numbers never come back, so an index of an old tree finds nothing.

    Attributes:
        chosen: The folder whose tracks are shown.
    """

    shown = Signal()
    failed = Signal(object)

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._tree = _Tree()
        self._next = 1
        self._loaded = False
        self.chosen = ""

    @property
    def loaded(self) -> bool:
        """Whether the library has answered once."""
        return self._loaded

    def refresh(self) -> None:
        """Read the roots anew; what was opened is closed only when they changed."""
        library = self._library

        def read() -> list[FolderRow] | PlayerError:
            try:
                return library.folders.roots()
            except PlayerError as error:
                return error

        self._tasks.run(read, self._on_roots, self)

    def path(self, index: _Index) -> str:
        """Return where a folder is; empty for none."""
        node = self._node(index)
        return node.row.path if node else ""

    def index(self, row: int, column: int, parent: _Index = _NO_INDEX) -> QModelIndex:
        """Return a folder inside another one."""
        children = self._children(parent)
        inside = column == 0 and 0 <= row < len(children)
        return self.createIndex(row, 0, children[row]) if inside else _NO_INDEX

    def parent(self, index: _Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        """Return the folder around another one."""
        node = self._node(index)
        around = self._tree.nodes.get(node.parent) if node else None
        if node is None or around is None:
            return _NO_INDEX
        return self.createIndex(around.place, 0, node.parent)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many folders have been read."""
        return len(self._children(parent))

    def columnCount(self, _parent: _Index = _NO_INDEX) -> int:
        """Names only."""
        return 1

    def hasChildren(self, parent: _Index = _NO_INDEX) -> bool:
        """Whether there is anything to open."""
        node = self._node(parent)
        return node.row.has_children if node else True

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether a folder was never opened."""
        node = self._node(parent)
        return bool(node and node.row.has_children and not node.asked)

    def fetchMore(self, parent: _Index) -> None:
        """Read a level beside the GUI thread."""
        node = self._node(parent)
        if node is None or node.asked:
            return
        node.asked = True
        number, path, library = int(parent.internalId()), node.row.path, self._library
        self._tasks.run(
            lambda: library.folders.children(path), lambda rows: self._put(number, rows), self
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a name, or where it is."""
        node = self._node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return node.row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.row.path
        if role == _ICON:
            return "folder"
        return not node.row.online if role == _DIM else None

    def _node(self, index: _Index) -> _Node | None:
        return self._tree.nodes.get(int(index.internalId())) if index.isValid() else None

    def _children(self, parent: _Index) -> list[int]:
        if not parent.isValid():
            return self._tree.roots
        node = self._node(parent)
        return (node.children or []) if node else []

    def _on_roots(self, rows: list[FolderRow] | PlayerError) -> None:
        if isinstance(rows, PlayerError):
            self.failed.emit(Notice(rows.code, rows.details))
            return
        self._loaded = True
        known = [self._tree.nodes[number].row for number in self._tree.roots]
        if rows != known:
            self.beginResetModel()
            self._tree = _Tree()
            self._tree.roots = self._add(rows, 0)
            self.endResetModel()
        self.shown.emit()

    def _put(self, number: int, rows: list[FolderRow]) -> None:
        node = self._tree.nodes.get(number)
        if node is None or not rows:
            return
        self.beginInsertRows(self.createIndex(node.place, 0, number), 0, len(rows) - 1)
        node.children = self._add(rows, number)
        self.endInsertRows()

    def _add(self, rows: list[FolderRow], parent: int) -> list[int]:
        numbers = []
        for place, row in enumerate(rows):
            self._tree.nodes[self._next] = _Node(row, parent, place)
            numbers.append(self._next)
            self._next += 1
        return numbers
