"""Buttons side by side that go on in another line where the room ends."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP_PX = 8


class WrapRow(QWidget):
    """Places its children itself: a row, or as many as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._children: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget behind the others."""
        widget.setParent(self)
        self._children.append(widget)
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
        width = sum(hint.width() + _GAP_PX for hint in shown) - _GAP_PX
        return QSize(max(width, 0), max((hint.height() for hint in shown), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest of them."""
        shown = [child.sizeHint() for child in self._children if not child.isHidden()]
        width = max((hint.width() for hint in shown), default=0)
        return QSize(width, max((hint.height() for hint in shown), default=0))

    def event(self, event: QEvent) -> bool:
        """Close up when a child comes, goes, or takes other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._placed(self.width(), move=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets."""
        super().resizeEvent(event)
        self._placed(self.width(), move=True)

    def _placed(self, width: int, *, move: bool) -> int:
        y = -_GAP_PX
        for row in self._rows(width):
            y += _GAP_PX
            height = max(child.sizeHint().height() for child in row)
            if move:
                self._place_row(row, y, height)
            y += height
        return max(y, 0)

    def _rows(self, width: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        x = 0
        for child in self._children:
            if child.isHidden():
                continue
            wide = child.sizeHint().width()
            if not rows or x + wide > width:
                rows.append([])
                x = 0
            rows[-1].append(child)
            x += wide + _GAP_PX
        return rows

    def _place_row(self, row: list[QWidget], top: int, height: int) -> None:
        """Place a row from where its reader begins, each in the middle of its height."""
        x = 0
        for child in row:
            hint = child.sizeHint()
            left = self.width() - x - hint.width() if self.isRightToLeft() else x
            y = top + (height - hint.height()) // 2
            child.setGeometry(left, y, hint.width(), hint.height())
            x += hint.width() + _GAP_PX
