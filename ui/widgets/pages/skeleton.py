"""Grey bars where text will stand: something is on its way, and nothing spins."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme

_WIDTHS = (0.62, 0.78, 0.55, 0.7, 0.48, 0.66)
_BAR_PX = 16.0
_PITCH_PX = 42.0


class Skeleton(QWidget):
    """Stands for a page that is being read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Loading"))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.high)
        top = self.height() / 3
        for width in _WIDTHS:
            if top > self.height() - _BAR_PX:
                break
            painter.drawRoundedRect(QRectF(6, top, self.width() * width, _BAR_PX), 5, 5)
            top += _PITCH_PX
        painter.end()
