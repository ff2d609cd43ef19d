"""Buttons side by side that go on in another line where the room ends."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP_PX = 8
_Sized = tuple[QWidget, QSize]
"""A child and how large it is in its row."""


class WrapRow(QWidget):
    """Places its children itself: a row, or as many as they need."""

    def __init__(self, parent: QWidget | None = None, gap_px: int = _GAP_PX) -> None:
        super().__init__(parent)
        self._gap_px = gap_px
        self._children: list[QWidget] = []
        self._trailing: set[QWidget] = set()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, *, trailing: bool = False) -> None:
        """Add a widget behind the others; a trailing one stands where its row ends."""
        widget.setParent(self)
        self._children.append(widget)
        if trailing:
            self._trailing.add(widget)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """A narrower row is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the rows are at a width."""
        return self._placed(width, move=False)

    def sizeHint(self) -> QSize:
        """One row; where it is narrower the height follows the width."""
        shown = [child.sizeHint() for child in self._children if not child.isHidden()]
        width = sum(hint.width() + self._gap_px for hint in shown) - self._gap_px
        return QSize(max(width, 0), max((hint.height() for hint in shown), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest of them; a row among them can be as narrow as its own widest."""
        children = [child for child in self._children if not child.isHidden()]
        shown = [c.minimumSizeHint() if c.hasHeightForWidth() else c.sizeHint() for c in children]
        width = max((hint.width() for hint in shown), default=0)
        return QSize(width, max((hint.height() for hint in shown), default=0))

    def event(self, event: QEvent) -> bool:
        """Close up when a child comes, goes, or takes other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._placed(self.width(), move=True)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Count again: Qt does not tell of a child that changed while nobody saw the row."""
        super().showEvent(event)
        self.updateGeometry()
        self._placed(self.width(), move=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets."""
        super().resizeEvent(event)
        self._placed(self.width(), move=True)

    def _placed(self, width: int, *, move: bool) -> int:
        y = -self._gap_px
        for row in self._rows(width):
            y += self._gap_px
            height = max(size.height() for _, size in row)
            if move:
                self._place_row(row, y, height)
            y += height
        return max(y, 0)

    def _rows(self, width: int) -> list[list[_Sized]]:
        rows: list[list[_Sized]] = []
        x = 0
        for child in self._children:
            if child.isHidden():
                continue
            size = _size(child, width)
            if not rows or x + size.width() > width:
                rows.append([])
                x = 0
            rows[-1].append((child, size))
            x += size.width() + self._gap_px
        return rows

    def _place_row(self, row: list[_Sized], top: int, height: int) -> None:
        """Place a row from where its reader begins, each in the middle of its height."""
        used = sum(hint.width() + self._gap_px for _, hint in row) - self._gap_px
        x = 0
        for child, hint in row:
            if child in self._trailing:
                x, used = x + self.width() - used, self.width()
            left = self.width() - x - hint.width() if self.isRightToLeft() else x
            y = top + (height - hint.height()) // 2
            child.setGeometry(left, y, hint.width(), hint.height())
            x += hint.width() + self._gap_px


def _size(child: QWidget, room_px: int) -> QSize:
    """Return how large a child is where it has so much room; a row among rows may wrap itself."""
    hint = child.sizeHint()
    if hint.width() <= room_px or not child.hasHeightForWidth():
        return hint
    return QSize(room_px, child.heightForWidth(room_px))
