"""A slider as thin as the volume's, for sizes and other measures of the window."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring

_LINE_PX = 4
_END_PX = 7


class ThinSlider(QSlider):
    """A line and a knob; a press goes where the pointer is."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as the volume's."""
        return QSize(84, 24)

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the value along."""
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line and knob."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = self.width() - 2 * _END_PX
        line = QRectF(_END_PX, (self.height() - _LINE_PX) / 2, room, _LINE_PX)
        painter.setBrush(colors.wave)
        painter.drawRoundedRect(line, 2, 2)
        share = (self.value() - self.minimum()) / max(self.maximum() - self.minimum(), 1)
        filled = QRectF(line.left(), line.top(), room * share, _LINE_PX)
        painter.setBrush(colors.text_dim)
        painter.drawRoundedRect(filled, 2, 2)
        painter.setBrush(colors.text)
        painter.drawEllipse(QRectF(filled.right() - 5, line.center().y() - 5, 10, 10))
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), 8, self._theme)
        painter.end()

    def _value_at(self, x: float) -> int:
        share = min(max((x - _END_PX) / max(self.width() - 2 * _END_PX, 1), 0.0), 1.0)
        return round(self.minimum() + share * (self.maximum() - self.minimum()))
