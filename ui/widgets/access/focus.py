"""The focus ring: two pixels of accent on one of the ground, the same on every part."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme.theme import Theme

_RING_PX = 2.0
_BASE_PX = 1.0


def paint_focus_ring(painter: QPainter, rect: QRectF, radius_px: float, theme: Theme) -> None:
    """Draw the ring just inside a rectangle."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outer = rect.adjusted(_RING_PX / 2, _RING_PX / 2, -_RING_PX / 2, -_RING_PX / 2)
    painter.setPen(QPen(theme.colors.accent, _RING_PX))
    painter.drawRoundedRect(outer, radius_px, radius_px)
    step = (_RING_PX + _BASE_PX) / 2
    inner = outer.adjusted(step, step, -step, -step)
    painter.setPen(QPen(theme.colors.ground, _BASE_PX))
    painter.drawRoundedRect(inner, max(radius_px - step, 0), max(radius_px - step, 0))
    painter.restore()
