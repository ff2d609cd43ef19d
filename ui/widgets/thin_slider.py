"""A slider as thin as the volume's, for sizes and other measures of the window."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.held_slider import HeldSlider


class ThinSlider(HeldSlider):
    """A line and a knob."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent)
        self.setToolTip(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the volume's."""
        return QSize(84, 24)

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line and knob."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = (self.value() - self.minimum()) / max(self.maximum() - self.minimum(), 1)
        knob = self._paint_thin_line(painter, share, colors.text_dim)
        painter.setBrush(colors.text)
        painter.drawEllipse(knob, 5, 5)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), 8, self._theme)
        painter.end()

    def _go_to(self, share: float) -> None:
        self.setValue(round(self.minimum() + share * (self.maximum() - self.minimum())))
