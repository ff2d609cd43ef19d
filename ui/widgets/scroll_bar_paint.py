"""How scroll bars look: a handle on nothing, without arrows."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionSlider, QWidget

from ui.theme.tokens import Colors
from ui.widgets.pages.quiet_scroll_bar import WIDTH_PX, SlimScrollBar

_SLIM_PX = 6
_LEAST_HANDLE_PX = 40
_Part = QStyle.SubControl


def thickness_px(bar: QWidget | None) -> int:
    """Return how wide a standing bar is, or how high a lying one."""
    return _SLIM_PX if isinstance(bar, SlimScrollBar) else WIDTH_PX


def part_of(bar: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Return where a part of a bar is; there are a handle, and the room before and behind it."""
    lying = bar.orientation == Qt.Orientation.Horizontal
    length = bar.rect.width() if lying else bar.rect.height()
    start, handle = _handle_of(bar, length)
    spans = {
        _Part.SC_ScrollBarGroove: (0, length),
        _Part.SC_ScrollBarSlider: (start, handle),
        _Part.SC_ScrollBarSubPage: (0, start),
        _Part.SC_ScrollBarAddPage: (start + handle, length - start - handle),
    }
    if part not in spans:
        return QRect()
    at, size = spans[part]
    left, top = bar.rect.left(), bar.rect.top()
    if lying:
        box = QRect(left + at, top, size, bar.rect.height())
        return QStyle.visualRect(bar.direction, bar.rect, box)
    return QRect(left, top + at, bar.rect.width(), size)


def paint_bar(painter: QPainter, bar: QStyleOptionSlider, colors: Colors) -> None:
    """Draw the handle, brighter where the pointer can take it."""
    handle = part_of(bar, _Part.SC_ScrollBarSlider)
    held = bool(bar.activeSubControls & _Part.SC_ScrollBarSlider)
    over = held and bool(bar.state & QStyle.StateFlag.State_MouseOver)
    air = 1 if min(bar.rect.width(), bar.rect.height()) <= _SLIM_PX else 2
    face = QRectF(handle).adjusted(air, air, -air, -air)
    radius = min(face.width(), face.height()) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.hint if over else colors.line)
    painter.drawRoundedRect(face, radius, radius)
    painter.restore()


def _handle_of(bar: QStyleOptionSlider, length: int) -> tuple[int, int]:
    """Return where the handle begins and how long it is, px."""
    reach = bar.maximum - bar.minimum
    if reach <= 0:
        return 0, length
    share = bar.pageStep / (reach + bar.pageStep)
    handle = min(max(round(length * share), _LEAST_HANDLE_PX), length)
    start = QStyle.sliderPositionFromValue(
        bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown
    )
    return start, handle
