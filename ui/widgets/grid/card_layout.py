"""Where the cards of a grid are on the screen: scrolling, headings, what stands above them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.widgets.grid.grid_shape import GridShape

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class CardLayout(QListView):
    """An item view that knows where its cards lie; `GridView` paints them and takes the keys.

    To a screen reader it is Qt's list with its items. Qt's layout of one is left out: it would
    measure half a million cards one by one, so that what a list view adds is passed over here.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = GridShape()
        self._headings: tuple[str, ...] = ()
        self._head: QWidget | None = None
        self._stale = True
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def shape_of_cards(self) -> GridShape:
        """How the cards lie now."""
        return self._shape

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the parts."""
        return self._headings

    def set_card_width(self, width_px: int) -> None:
        """Ask for cards about that wide; the width of the view is always filled."""
        self._shape = self._shape.with_wanted(width_px)
        self.updateGeometries()

    def set_shape(self, shape: GridShape) -> None:
        """Lay the cards out in other measures."""
        self._shape = shape
        self.updateGeometries()

    def set_parts(self, headings: Sequence[str], starts: Sequence[int]) -> None:
        """Divide the cards; call it after the model was reset."""
        self._headings = tuple(headings)
        self._shape = self._shape.parted(starts, self._count())
        self.updateGeometries()

    def set_head(self, head: QWidget) -> None:
        """Show a widget above the cards that scrolls with them."""
        self._head = head
        head.setParent(self.viewport())
        head.show()
        self.updateGeometries()

    def go_to(self, place: int) -> None:
        """Bring a card to the top, with the heading above it if it is the first below one."""
        top = self._shape.card(place).top() - 4
        if self._headings and place in self._shape.starts:
            top = self._shape.heading(self._shape.part_of(place)).top()
        self.verticalScrollBar().setValue(top)

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

    def updateGeometries(self) -> None:
        """Lay the cards out anew for the width there is; unseen, once they are seen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._lay_out()

    def _lay_out(self) -> None:
        whole_px = self.width()  # the scroll bar lies in a margin
        way, before_px = self.isRightToLeft(), self.viewport().x()
        self._shape = self._shape.fitted(whole_px, mirrored=way, before_px=before_px)
        self._place_head()
        height = self._shape.height(self._count())
        bar = self.verticalScrollBar()
        bar.setRange(0, max(height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(self._shape.pitch_y_px // 3, 1))
        QAbstractItemView.updateGeometries(self)
        self.viewport().update()

    def doItemsLayout(self) -> None:
        """Nothing has to be measured."""
        QAbstractItemView.doItemsLayout(self)

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """Other words take no other room."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Move what is drawn, the head with it; only what comes in is drawn anew."""
        pointer = self._pointer()
        self.viewport().scroll(0, dy)
        self._place_head()
        if pointer is not None:  # another card is under the pointer, and one is no more
            for point in (pointer, pointer + QPoint(0, dy)):
                self.viewport().update(self.visualRect(self.indexAt(point)).adjusted(-8, -8, 8, 8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card at the top where it is."""
        top = self.indexAt(QPoint(self._shape.margin_px + 1, self._shape.pitch_y_px // 2))
        QAbstractItemView.resizeEvent(self, event)
        self._stale = False
        self._lay_out()
        if top.isValid() and self.verticalOffset():
            self.verticalScrollBar().setValue(self._shape.card(top.row()).top())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.updateGeometries()

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        """Make room."""
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.updateGeometries()

    def reset(self) -> None:
        """Begin at the top."""
        super().reset()
        self.updateGeometries()

    def _place_head(self) -> None:
        if (head := self._head) is None:
            return
        height = head.heightForWidth(self.width())
        height = height if height > 0 else head.sizeHint().height()
        left = -self.viewport().x()
        head.setGeometry(left, -self.verticalOffset(), self.width(), height)
        if self._shape.top_px != height + 4:
            self._shape = self._shape.below(height + 4)

    def _pointer(self) -> QPoint | None:
        """Where the pointer is in the viewport, None when it is elsewhere."""
        port = self.viewport()
        return port.mapFromGlobal(self.cursor().pos()) if port.underMouse() else None

    def _count(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0
