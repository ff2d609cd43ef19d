"""What the window shows while files hang over it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme


class DropVeil(QWidget):
    """Covers the page, says what letting go will do, and takes no events."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to play"))
        self.hide()

    def cover_host(self) -> None:
        """Lie over the whole host."""
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(host.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a veil, a dashed frame, and the words."""
        colors = self._theme.colors
        veil = QColor(colors.ground)
        veil.setAlphaF(0.82)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), veil)
        pen = QPen(colors.accent, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        radius = self._theme.radii.card
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(20, 20, -20, -20), radius, radius)
        painter.setPen(colors.text)
        painter.setFont(font(self._theme.sizes.large, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drop to play"))
        painter.end()
