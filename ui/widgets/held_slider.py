"""What our sliders have in common: a press takes hold where the pointer is, and carries along."""

from typing import ClassVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QSlider, QWidget

from ui.theme.theme import Theme

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

    def _share_at(self, x: float) -> float:
        share = (x - self.EDGE_PX) / max(self.width() - 2 * self.EDGE_PX, 1)
        return min(max(share, 0.0), 1.0)

    def _x_at(self, share: float) -> float:
        return self.EDGE_PX + share * (self.width() - 2 * self.EDGE_PX)

    def _paint_thin_line(self, painter: QPainter, share: float, filled: QColor) -> QRectF:
        """Draw the line in the middle and its filled part, which is returned."""
        painter.setPen(Qt.PenStyle.NoPen)
        top, room = (self.height() - LINE_PX) / 2, self.width() - 2 * self.EDGE_PX
        painter.setBrush(self._theme.colors.wave)
        painter.drawRoundedRect(QRectF(self.EDGE_PX, top, room, LINE_PX), 2, 2)
        part = QRectF(self.EDGE_PX, top, room * share, LINE_PX)
        painter.setBrush(filled)
        painter.drawRoundedRect(part, 2, 2)
        return part
