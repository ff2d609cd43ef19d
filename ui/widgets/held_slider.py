"""What our sliders have in common: a press takes hold where the pointer is, and carries along.

In a window that reads from right to left they fill from the right, and the keys Left and Right go
where they point, as Qt has it.
"""

from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QSlider, QWidget

from ui.theme.theme import Theme
from ui.widgets.mirror import mirrored

LINE_PX = 4


class HeldSlider(QSlider):
    """A horizontal slider; each kind says what a place on it means, and paints itself.

    Attributes:
        EDGE_PX: From either end to where the lowest and the highest value stand.
    """

    EDGE_PX: ClassVar[int] = 7

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(self._share_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the value along."""
        if self.isSliderDown():
            self._go_to(self._share_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)
        self.update()

    def _go_to(self, share: float) -> None:
        """Take the value at a share of the way, 0..1."""
        raise NotImplementedError

    def _count(self, value: int) -> None:
        """Take a value as a slider, and say nothing: what says it is another hand's change.

        A screen reader, or a program that is spoken to, sets the value of the slider itself.
        """
        with QSignalBlocker(self):
            self.setValue(value)

    def _way_of(self, key: int) -> int:
        """Return 1 for an arrow key that leads to more, -1 to less, 0 for any other key."""
        right = -1 if self.isRightToLeft() else 1
        match key:
            case Qt.Key.Key_Right:
                return right
            case Qt.Key.Key_Left:
                return -right
            case Qt.Key.Key_Up:
                return 1
            case Qt.Key.Key_Down:
                return -1
            case _:
                return 0

    def _share_at(self, x: float) -> float:
        along = self.width() - x if self.isRightToLeft() else x
        share = (along - self.EDGE_PX) / max(self.width() - 2 * self.EDGE_PX, 1)
        return min(max(share, 0.0), 1.0)

    def _x_at(self, share: float) -> float:
        along = self.EDGE_PX + share * (self.width() - 2 * self.EDGE_PX)
        return self.width() - along if self.isRightToLeft() else along

    def _paint_thin_line(self, painter: QPainter, share: float, filled: QColor) -> QPointF:
        """Draw the line in the middle and its filled part; return where that part ends."""
        top, room = (self.height() - LINE_PX) / 2, self.width() - 2 * self.EDGE_PX
        line = QRectF(self.EDGE_PX, top, room, LINE_PX)
        self._paint_groove(painter, line, self._theme.colors.wave, share, filled)
        return QPointF(self._x_at(share), line.center().y())

    def _paint_groove(
        self, painter: QPainter, line: QRectF, empty: QColor, share: float, filled: QColor
    ) -> None:
        """Draw a line, and what of it lies between where it begins and a share of the way."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(empty)
        painter.drawRoundedRect(line, 2, 2)
        length = abs(self._x_at(share) - self._x_at(0.0)) + self.EDGE_PX - line.left()
        part = QRectF(line.left(), line.top(), length, line.height())
        painter.setBrush(filled)
        painter.drawRoundedRect(mirrored(part, line, self.layoutDirection()), 2, 2)
