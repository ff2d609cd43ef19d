"""Pins on the seek bar where a loop begins and ends, and a tint between them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from ui.theme.theme import Theme

_HEAD_PX = 4.0


def paint_loop(
    painter: QPainter, rect: QRectF, shares: tuple[float, float | None], theme: Theme
) -> None:
    """Draw A, and B once it is set.

    Args:
        painter: On the bar.
        rect: The bar.
        shares: Places along it, 0..1.
        theme: Colours.
    """
    color = theme.colors.nebula
    start, end = (None if share is None else rect.left() + share * rect.width() for share in shares)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if start is not None and end is not None:
        tint = QColor(color)
        tint.setAlphaF(0.16)
        painter.fillRect(QRectF(start, rect.top(), end - start, rect.height()), tint)
    painter.setBrush(color)
    for x, side in ((start, 1), (end, -1)):
        if x is not None:
            painter.drawRect(QRectF(x - 0.75, rect.top(), 1.5, rect.height()))
            top = rect.top()
            head = [QPointF(x, top), QPointF(x + side * 2 * _HEAD_PX, top), QPointF(x, top + 7)]
            painter.drawPolygon(QPolygonF(head))
    painter.restore()
