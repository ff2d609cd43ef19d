"""What a seek bar is drawn of: outline, flat bar, chapter ticks, and what has come of a song."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Colors

_BAR_PX = 2
_PITCH_PX = 3
_FLAT_PX = 4
_TALLEST_PX = 26
_TICK_PX = 6
_ARRIVED_PX = 2


def paint_outline(
    painter: QPainter,
    bar: QWidget,
    levels: Sequence[float],
    played_px: int,
    colors: Colors,
    part: QRect,
) -> None:
    """Draw bars on whole device pixels: at 125 % logical ones would be of two widths.

    Args:
        painter: On the bar.
        bar: Whose place in its window decides where device pixels begin.
        levels: Loudness along the track, 0..1, any number of them.
        played_px: How much of it is played, logical pixels.
        colors: Of the theme.
        part: What has to be painted; five times a second it is one bar of hundreds.
    """
    ratio = bar.devicePixelRatioF()
    painter.save()
    _to_device(painter, bar)
    pitch, wide = max(round(_PITCH_PX * ratio), 2), max(round(_BAR_PX * ratio), 1)
    height, played = round(bar.height() * ratio), played_px * ratio
    bars = max(round(bar.width() * ratio) // pitch, 1)
    half = _TALLEST_PX * ratio / 2
    first = max(math.floor((part.left() - 1) * ratio / pitch) - 1, 0)
    end = min(math.ceil((part.right() + 2) * ratio / pitch) + 1, bars)
    for at in range(first, end):
        level = levels[at * len(levels) // bars]
        reach = max(round(level * half), round(ratio), 1)
        left = at * pitch
        color = colors.accent if left < played else colors.wave
        painter.fillRect(left, height // 2 - reach, wide, 2 * reach, color)
    painter.restore()


def paint_flat(painter: QPainter, bar: QRect, played_px: int, colors: Colors) -> None:
    """Draw one flat bar, while the outline is unknown."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QRectF(0, (bar.height() - _FLAT_PX) / 2, bar.width(), _FLAT_PX)
    painter.setBrush(colors.wave)
    painter.drawRoundedRect(line, 2, 2)
    if played_px:
        painter.setBrush(colors.accent)
        painter.drawRoundedRect(QRectF(0, line.top(), max(played_px, 4), _FLAT_PX), 2, 2)
    painter.restore()


def paint_ticks(painter: QPainter, bar: QWidget, shares: Sequence[float], colors: Colors) -> None:
    """Draw a hairline at the top and at the bottom where a chapter begins; none at the start.

    Args:
        painter: On the bar.
        bar: Whose place in its window decides where device pixels begin.
        shares: Places along it, 0..1.
        colors: Of the theme.
    """
    ratio = bar.devicePixelRatioF()
    painter.save()
    _to_device(painter, bar)
    wide, tall = max(round(ratio), 1), round(_TICK_PX * ratio)
    bottom = round(bar.height() * ratio) - tall
    for share in shares:
        if 0.0 < share < 1.0:
            left = round(share * bar.width() * ratio)
            painter.fillRect(left, 0, wide, tall, colors.text_dim)
            painter.fillRect(left, bottom, wide, tall, colors.text_dim)
    painter.restore()


def paint_arrived(
    painter: QPainter, bar: QRect, parts: Sequence[tuple[float, float]], colors: Colors
) -> None:
    """Draw a line below what has come of a song: a shape, for it is no matter of colour alone."""
    top = bar.height() - _ARRIVED_PX
    for start, end in parts:
        left = round(start * bar.width())
        wide = max(round(end * bar.width()) - left, 1)
        painter.fillRect(left, top, wide, _ARRIVED_PX, colors.text_dim)


def _to_device(painter: QPainter, bar: QWidget) -> None:
    """Count in device pixels from the first whole one of the bar."""
    ratio = bar.devicePixelRatioF()
    begins = bar.mapTo(bar.window(), QPoint(0, 0))
    across, down = begins.x() * ratio, begins.y() * ratio
    painter.translate((round(across) - across) / ratio, (round(down) - down) / ratio)
    painter.scale(1 / ratio, 1 / ratio)
