"""A grid of cards: geometry by arithmetic, so that half a million cards cost what is visible."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from ui.widgets.grid_shape import GridShape
from ui.widgets.keys import ENTER_KEYS, is_type_ahead

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_Move = QAbstractItemView.CursorAction


class GridView(QAbstractItemView):
    """Cards in rows as wide as the view; arrows walk in two dimensions."""

    opened = Signal(QModelIndex, Qt.KeyboardModifier)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = GridShape()
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self.opened.emit(index, Qt.KeyboardModifier(0)))

    @property
    def shape_of_cards(self) -> GridShape:
        """How the cards lie now."""
        return self._shape

    def set_card_width(self, width_px: int) -> None:
        """Ask for cards about that wide; the width of the view is always filled."""
        self._shape = self._shape.with_wanted(width_px)
        self.updateGeometries()

    def visualRect(self, index: _Index) -> QRect:
        """Where a card is, in the viewport."""
        if not index.isValid():
            return QRect()
        return self._shape.card(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card under a point of the viewport."""
        place = self._shape.place_at(point + QPoint(0, self.verticalOffset()))
        inside = place is not None and place < self._count()
        return self.model().index(place, 0) if inside and place is not None else _NO_INDEX

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card into view."""
        card, bar = self._shape.card(index.row()), self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(card.center().y() - self.viewport().height() // 2)
        elif card.top() < bar.value():
            bar.setValue(card.top() - self._shape.margin_px)
        elif card.bottom() > bar.value() + self.viewport().height():
            bar.setValue(card.bottom() - self.viewport().height() + self._shape.margin_px)

    def horizontalOffset(self) -> int:
        """The grid never scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: _Index) -> bool:
        """No card is hidden."""
        return False

    def moveCursor(self, action: _Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Walk: left, right, by a row, by a page, to the ends."""
        count, current = self._count(), max(self.currentIndex().row(), 0)
        if not count:
            return _NO_INDEX
        columns = self._shape.columns
        page = max(self.viewport().height() // self._shape.pitch_y_px, 1) * columns
        targets = {
            _Move.MoveLeft: current - 1,
            _Move.MovePrevious: current - 1,
            _Move.MoveRight: current + 1,
            _Move.MoveNext: current + 1,
            _Move.MoveUp: current - columns if current >= columns else current,
            _Move.MoveDown: current + columns if current + columns < count else current,
            _Move.MovePageUp: current - page,
            _Move.MovePageDown: current + page,
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

    def updateGeometries(self) -> None:
        """Lay the cards out anew for the width there is."""
        self._shape = self._shape.fitted(self.width())  # the scroll bar lies in the right margin
        height = self._shape.height(self._count())
        bar = self.verticalScrollBar()
        bar.setRange(0, max(height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(self._shape.pitch_y_px // 3, 1))
        super().updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card at the top where it is."""
        top = self.indexAt(QPoint(self._shape.margin_px + 1, self._shape.pitch_y_px // 2))
        super().resizeEvent(event)
        self.updateGeometries()
        if top.isValid() and self.verticalOffset():
            self.verticalScrollBar().setValue(self._shape.card(top.row()).top())

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        """Make room."""
        super().rowsInserted(parent, start, end)
        self.updateGeometries()

    def reset(self) -> None:
        """Begin at the top."""
        super().reset()
        self.updateGeometries()

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
        down = event.rect().translated(0, self.verticalOffset())
        for first, last in self._shape.ranges_in(down, self._count()):
            for place in range(first, last + 1):
                self._paint_card(painter, self.model().index(place, 0))
        painter.end()

    def _paint_card(self, painter: QPainter, index: QModelIndex) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            option.state |= QStyle.StateFlag.State_HasFocus
        else:
            option.state &= ~QStyle.StateFlag.State_HasFocus
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        if self.viewport().underMouse() and option.rect.contains(pointer):
            option.state |= QStyle.StateFlag.State_MouseOver
        else:
            option.state &= ~QStyle.StateFlag.State_MouseOver
        self.itemDelegate().paint(painter, option, index)

    def _count(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0
