"""A card: a raised plate with round corners that other parts lie on."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.text.text import Text


def paint_card(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Draw a card that fills a rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colors.line, 1))
    painter.setBrush(theme.colors.raised)
    radius = theme.radii.card
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Card(QWidget):
    """A card with a heading; `body` takes what lies on it."""

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 18, 20, 18)
        self.body.setSpacing(8)
        if title:
            self.setAccessibleName(title)
            heading = Text(theme, "body", "text", QFont.Weight.Bold, self)
            heading.setText(title)
            self.body.addWidget(heading)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate."""
        painter = QPainter(self)
        paint_card(painter, self.rect(), self._theme)
        painter.end()
