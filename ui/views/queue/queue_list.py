"""The queue as a list: drag to reorder, Delete to remove, Enter to play, a menu for the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from ui.covers import Covers
from ui.theme.icons import icon
from ui.theme.theme import Theme
from ui.viewmodels.queue import QueueModel
from ui.views.queue.queue_delegate import QueueDelegate
from ui.widgets.access.keys import ENTER_KEYS, is_type_ahead
from ui.widgets.pages.quiet_scroll_bar import keep_gutter

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rows that are chosen, and how far down the list is scrolled."""

    rows: tuple[int, ...]
    scrolled_px: int


class QueueList(QListView):
    """A virtual list: a hundred thousand entries cost what is visible."""

    def __init__(
        self, theme: Theme, model: QueueModel, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._queue = model
        self.setAccessibleName(self.tr("Queue"))
        self.setModel(model)
        self.setItemDelegate(QueueDelegate(theme, covers, self))
        keep_gutter(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.doubleClicked.connect(self._on_opened)
        covers.arrived.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    def chosen_rows(self) -> list[int]:
        """Rows selected, from top to bottom."""
        return sorted(index.row() for index in self.selectedIndexes())

    def chosen(self) -> Chosen:
        """Return what is chosen, and how far down the list is."""
        return Chosen(tuple(self.chosen_rows()), self.verticalScrollBar().value())

    def choose(self, chosen: Chosen) -> None:
        """Choose rows, and go as far down."""
        selection, model = self.selectionModel(), self.model()
        for row in chosen.rows:
            selection.select(model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(chosen.scrolled_px)

    def reveal_current(self) -> None:
        """Scroll to what plays."""
        row = self._queue.current_row
        if row >= 0:
            self.scrollTo(self._queue.index(row), QAbstractItemView.ScrollHint.PositionAtCenter)

    def reveal_next(self) -> None:
        """Scroll so that what comes after the current entry stands on top."""
        row = min(self._queue.current_row + 1, self._queue.rowCount() - 1)
        if row > 0:
            self.scrollTo(self._queue.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def dataChanged(self, _first: _Index, _last: _Index, _roles: Sequence[int] = ()) -> None:
        """Paint: rows are all of one height, and laying out 100,000 of them anew takes 100 ms."""
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep letters for type-ahead."""
        if is_type_ahead(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays, Delete removes, Alt with arrows moves."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in ENTER_KEYS and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._queue.remove(self.chosen_rows())
        elif alt and event.key() == Qt.Key.Key_Up:
            self._queue.move_by(self.chosen_rows(), -1)
        elif alt and event.key() == Qt.Key.Key_Down:
            self._queue.move_by(self.chosen_rows(), 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where the pointer is, or at the chosen row when a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(16, -12)
        at = self.viewport().mapToGlobal(row) if by_key else event.globalPos()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self) -> QMenu:
        """Return the menu for the rows chosen."""
        menu = QMenu(self)
        rows = self.chosen_rows()
        self._entry(menu, "play", self.tr("Play"), lambda: self._queue.play(rows[0]), rows)
        menu.addSeparator()
        self._entry(menu, "", self.tr("Move up"), lambda: self._queue.move_by(rows, -1), rows)
        self._entry(menu, "", self.tr("Move down"), lambda: self._queue.move_by(rows, 1), rows)
        self._entry(menu, "trash", self.tr("Remove"), lambda: self._queue.remove(rows), rows)
        menu.addSeparator()
        self._entry(menu, "", self.tr("Clear the queue"), self._queue.clear, [0])
        return menu

    def _entry(
        self, menu: QMenu, icon_name: str, text: str, verb: Callable[[], None], rows: list[int]
    ) -> None:
        action = QAction(text, menu)
        if icon_name:
            action.setIcon(icon(icon_name, self._theme.colors.text_dim))
        action.setEnabled(bool(rows))
        action.triggered.connect(verb)
        menu.addAction(action)

    def _on_opened(self, index: QModelIndex) -> None:
        self._queue.play(index.row())
