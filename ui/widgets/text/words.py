"""One line of words in the middle of a box, as high whatever it is written in."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme.fonts import metrics_of
from ui.widgets.mirror import way_of


def paint_line(painter: QPainter, box: QRectF, text: str, share: float = 0.0) -> None:
    """Draw one line; the middle of its capitals is that of the box.

    Qt puts the line's whole height in the middle, and a face that stands in for another script is
    higher: a Chinese name would stand a pixel below a Latin one.

    Args:
        painter: Its font and pen; the direction in which it lays out decides where a line begins.
        box: Wide enough; nothing is cut off.
        text: Elided already.
        share: Of the room that is left, how much stands before the words: 0, or 1 for the far end.
    """
    metrics = metrics_of(painter.font())
    base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    way = painter.layoutDirection()
    if way == Qt.LayoutDirection.RightToLeft:
        share = 1.0 - share
    left = box.left() + share * (box.width() - metrics.horizontalAdvance(text))
    painter.setLayoutDirection(way_of(text))
    painter.drawText(round(left), round(base), text)
    painter.setLayoutDirection(way)
