"""Buttons side by side that go on in another line where the room ends."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP_PX = 8


class WrapRow(QWidget):
    """Places its children itself: a row, or as many as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._children: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> None:
        """Add a widget behind the others."""
        widget.setParent(self)
        self._children.append(widget)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the rows are at this width; any width will do."""
        widest = max((child.sizeHint().width() for child in self._children), default=0)
        return QSize(widest, self._placed(self.width(), move=False))

    def minimumSizeHint(self) -> QSize:
        """The widest of them."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets."""
        super().resizeEvent(event)
        height = self._placed(self.width(), move=True)
        if height != self.height():
            self.setFixedHeight(height)

    def _placed(self, width: int, *, move: bool) -> int:
        x = y = row_height = 0
        for child in self._children:
            if child.isHidden():
                continue
            hint = child.sizeHint()
            if x and x + hint.width() > width:
                x, y, row_height = 0, y + row_height + _GAP_PX, 0
            if move:
                left = width - x - hint.width() if self.isRightToLeft() else x
                child.setGeometry(left, y, hint.width(), hint.height())
            x += hint.width() + _GAP_PX
            row_height = max(row_height, hint.height())
        return y + row_height
