"""A grid of cards: geometry by arithmetic, so that half a million cards cost what is visible."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.widgets.access.keys import ENTER_KEYS, is_type_ahead
from ui.widgets.grid.card_layout import CardLayout

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_Move = QAbstractItemView.CursorAction
_MARKS = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)
_RING_PX = 6


class GridView(CardLayout):
    """Cards in rows as wide as the view; arrows walk in two dimensions.

    Args:
        theme: For headings and the ground; a grid without parts can do without.
    """

    opened = Signal(QModelIndex, Qt.KeyboardModifier)

    def __init__(self, parent: QWidget | None = None, theme: Theme | None = None) -> None:
        super().__init__(parent)
        self._grid_theme = theme
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self.opened.emit(index, Qt.KeyboardModifier(0)))

    def moveCursor(self, action: _Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Walk: left, right, by a row, by a page, to the ends."""
        count, current = self._count(), self.currentIndex().row()
        if not count:
            return _NO_INDEX
        if current < 0:  # Qt asks for the next one when the keys arrive: that is the first
            return self.model().index(count - 1 if action == _Move.MoveEnd else 0, 0)
        page = max(self.viewport().height() // self._shape.pitch_y_px, 1)
        rows = {
            _Move.MoveUp: -1,
            _Move.MoveDown: 1,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
        }
        if action in rows:
            return self.model().index(self._shape.stepped(current, rows[action], count), 0)
        on = -1 if self.isRightToLeft() else 1
        targets = {
            _Move.MoveLeft: current - on,
            _Move.MovePrevious: current - 1,
            _Move.MoveRight: current + on,
            _Move.MoveNext: current + 1,
            _Move.MoveHome: 0,
            _Move.MoveEnd: count - 1,
        }
        return self.model().index(min(max(targets[action], 0), count - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what a rubber band or a click covers, as ranges."""
        down = rect.normalized().translated(0, self.verticalOffset())
        selection = QItemSelection()
        for first, last in self._shape.ranges_in(down, self._count()):
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """Repaint all that is visible: it is a few dozen cards."""
        return QRegion(self.viewport().rect())

    def event(self, event: QEvent) -> bool:
        """Keep letters for type-ahead."""
        if is_type_ahead(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, with the keys held down telling how."""
        if event.key() in ENTER_KEYS and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex(), event.modifiers())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards that are visible."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground())
        down = event.rect().translated(0, self.verticalOffset())
        if self._headings:
            self._paint_headings(painter, down)
        self._paint_cards(painter, event.region(), down)
        painter.end()

    def _ground(self) -> QColor:
        theme = self._grid_theme
        return theme.colors.ground if theme is not None else self.palette().base().color()

    def _paint_headings(self, painter: QPainter, down: QRect) -> None:
        if (theme := self._grid_theme) is None:
            return
        painter.setFont(font(theme.sizes.heading, QFont.Weight.DemiBold))
        painter.setPen(theme.colors.text)
        for part in self._shape.parts_in(down):
            box = QRectF(self._shape.heading(part).translated(0, -self.verticalOffset()))
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(box.adjusted(0, 4, 0, 0), side, self._headings[part])

    def _paint_cards(self, painter: QPainter, region: QRegion, down: QRect) -> None:
        """Paint the cards that a region touches; what they have in common is asked for once."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~_MARKS
        pointer, chosen = self._pointer(), self.selectionModel()
        current = self.currentIndex() if self.hasFocus() else _NO_INDEX
        model, delegate, above = self.model(), self.itemDelegate(), self.verticalOffset()
        for first, last in self._shape.ranges_in(down, self._count()):
            for place in range(first, last + 1):
                rect = self._shape.card(place).translated(0, -above)
                if not region.intersects(rect.adjusted(-_RING_PX, -_RING_PX, _RING_PX, _RING_PX)):
                    continue
                index, state = model.index(place, 0), plain
                if chosen.isSelected(index):
                    state |= QStyle.StateFlag.State_Selected
                if index == current:
                    state |= QStyle.StateFlag.State_HasFocus
                if pointer is not None and rect.contains(pointer):
                    state |= QStyle.StateFlag.State_MouseOver
                option.rect, option.state = rect, state
                delegate.paint(painter, option, index)
