"""What lies over an equalizer's grid beside its curve: a target, the group delay, a band alone."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme.fonts import font
from ui.theme.theme import Theme, mixed
from ui.widgets.response.eq_paint import Levels
from ui.widgets.response.log_scale import ResponseScale

_DASHES = [5.0, 4.0]
_STEPS_MS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
_LEGEND_PX = 18
_EDGE_PX = 8


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Nothing of it is there unless it is asked for.

    Attributes:
        target: Frequencies in Hz and levels in dB to aim at.
        target_name: What is written beside it.
        delay: Frequencies in Hz and group delays in ms.
        delay_name: What is written beside it.
        solo: What is written while one band is heard alone.
    """

    target: tuple[Levels, Levels] = field(default_factory=lambda: (np.zeros(0), np.zeros(0)))
    target_name: str = ""
    delay: tuple[Levels, Levels] = field(default_factory=lambda: (np.zeros(0), np.zeros(0)))
    delay_name: str = ""
    solo: str = ""


def paint_overlay(painter: QPainter, scale: ResponseScale, theme: Theme, overlay: Overlay) -> None:
    """Draw the lines, and what they are called at the upper right."""
    colors = theme.colors
    gold = colors.gold_light if theme.tokens.dark else mixed(colors.gold_deep, colors.text, 0.42)
    names: list[tuple[str, QColor, bool]] = []
    if len(overlay.target[0]):
        freqs_hz, levels_db = overlay.target
        _paint_line(painter, scale, freqs_hz, levels_db, (gold, True))
        names.append((overlay.target_name, gold, True))
    if len(overlay.delay[0]):
        freqs_hz, delays_ms = overlay.delay
        step_ms = delay_step_ms(delays_ms, scale)
        step_db = 6 if scale.reach_db <= 18 else 12
        _paint_line(
            painter, scale, freqs_hz, delays_ms * (step_db / step_ms), (colors.nebula, False)
        )
        _paint_delay_axis(painter, scale, theme, step_ms / step_db)
        names.append((overlay.delay_name, colors.nebula, False))
    if overlay.solo:
        names.append((overlay.solo, colors.warn, False))
    _paint_legend(painter, scale, theme, names)


def delay_step_ms(delays_ms: Levels, scale: ResponseScale) -> float:
    """Return how many ms a line of the grid stands for, so that all of the curve is seen."""
    lines = max(scale.lines_db()) / (6 if scale.reach_db <= 18 else 12)
    most = float(np.abs(delays_ms).max(initial=0.0))
    return next(
        (step for step in _STEPS_MS if step * lines >= most),
        10.0 ** math.ceil(math.log10(max(most / lines, 1.0))),
    )


def _paint_line(
    painter: QPainter,
    scale: ResponseScale,
    freqs_hz: Levels,
    levels_db: Levels,
    how: tuple[QColor, bool],
) -> None:
    color, dashed = how
    seen = freqs_hz <= scale.highest_hz
    heights = [scale.y(level) for level in levels_db[seen].tolist()]
    pen = QPen(color, 1.5)
    if dashed:
        pen.setDashPattern(_DASHES)
    painter.save()
    painter.setClipRect(scale.box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(list(map(QPointF, scale.xs(freqs_hz[seen]).tolist(), heights))))
    painter.restore()


def _paint_delay_axis(
    painter: QPainter, scale: ResponseScale, theme: Theme, ms_per_db: float
) -> None:
    box = scale.box
    painter.setFont(font(theme.sizes.badge, tabular=True))
    painter.setPen(theme.colors.nebula)
    for level_db in scale.lines_db():
        text = (
            f"{level_db * ms_per_db:+g} ms".replace("-", "\N{MINUS SIGN}") if level_db else "0 ms"
        )
        place = QRectF(box.right() - 80, scale.y(level_db) - 17, 80 - _EDGE_PX, 16)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)


def _paint_legend(
    painter: QPainter,
    scale: ResponseScale,
    theme: Theme,
    names: Sequence[tuple[str, QColor, bool]],
) -> None:
    box = scale.box
    painter.setFont(theme.caption())
    for row, (name, color, dashed) in enumerate(names):
        y = box.top() + 14 + row * _LEGEND_PX
        pen = QPen(color, 2)
        if dashed:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        left = box.center().x() - 110
        painter.drawLine(QPointF(left, y), QPointF(left + 18, y))
        painter.setPen(color)
        place = QRectF(left + 26, y - 9, box.width() / 2, 18)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
