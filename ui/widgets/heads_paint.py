"""How the heads of tables look: a dim word above a hairline."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionHeader

from ui.theme.fonts import elided
from ui.theme.tokens import Colors
from ui.widgets.mirror import mirrored
from ui.widgets.text.words import paint_line

_AIR_PX = 10
_ARROW_PX, _ARROW_ROOM_PX = 8, 14
_Arrow = QStyleOptionHeader.SortIndicator


def paint_head(painter: QPainter, head: QStyleOptionHeader, colors: Colors) -> None:
    """Draw a head, or the corner where two rows of them meet, on what lies there already.

    Args:
        painter: Its font is that of the words.
        head: What it says, and whether the rows are sorted by it.
        colors: Of the theme.
    """
    rect, way = QRectF(head.rect), head.direction
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colors.line)
    if head.orientation == Qt.Orientation.Vertical:
        beside = QRectF(rect.right() - 1, rect.top(), 1, rect.height())
        painter.fillRect(mirrored(beside, rect, way), colors.line)
    over = bool(head.state & QStyle.StateFlag.State_MouseOver)
    ink = colors.text if over else colors.text_dim
    words = rect.adjusted(_AIR_PX, 0, -_AIR_PX, -1)
    if head.sortIndicator != _Arrow.None_:
        arrow = QRectF(words.right() - _ARROW_PX, words.top(), _ARROW_PX, words.height())
        up = head.sortIndicator == _Arrow.SortUp
        _paint_arrow(painter, mirrored(arrow, rect, way), -1 if up else 1, colors)
        words.setRight(words.right() - _ARROW_ROOM_PX)
    painter.setPen(ink)
    line = elided(painter.font(), head.text, round(words.width()))
    paint_line(painter, mirrored(words, rect, way), line, _share(head.textAlignment))


def _paint_arrow(painter: QPainter, box: QRectF, down: int, colors: Colors) -> None:
    """Draw a triangle in the middle of a box; `down` is 1, or -1 where it points upwards."""
    middle, half = box.center(), _ARROW_PX / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.text_dim)
    foot = middle.y() - down * half / 2
    left, right = QPointF(middle.x() - half, foot), QPointF(middle.x() + half, foot)
    painter.drawPolygon([left, right, QPointF(middle.x(), foot + down * half)])
    painter.restore()


def _share(alignment: Qt.AlignmentFlag) -> float:
    """Return how much of the room stands before the words, as `paint_line` counts it."""
    if alignment & Qt.AlignmentFlag.AlignHCenter:
        return 0.5
    return 1.0 if alignment & Qt.AlignmentFlag.AlignRight else 0.0
