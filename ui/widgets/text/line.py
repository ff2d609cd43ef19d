"""A label of one line, as high whatever it is written in."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ui.widgets.text.text import Text
from ui.widgets.text.words import paint_line


class Line(Text):
    """The middle of its capitals is that of its height; for headings, which nobody marks."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        paint_line(painter, QRectF(self.contentsRect()), self.text())
        painter.end()
