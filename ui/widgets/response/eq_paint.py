"""The picture of an equalizer: grid, what is heard, the curve, the nodes."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from ui.theme.fonts import font
from ui.theme.theme import Theme, mixed
from ui.widgets.response.log_scale import ResponseScale, hertz_short

Levels = npt.NDArray[np.floating]
NODE_PX = 8.5


class EqNode(Struct, frozen=True):
    """One band as it stands in the picture; `level_db` is where its node is drawn."""

    freq_hz: float
    level_db: float
    enabled: bool = True


def node_color(theme: Theme, number: int) -> QColor:
    """Return the colour of a band: seven that are told apart, then again."""
    colors = theme.colors
    cycle = (
        colors.accent,
        mixed(colors.ok, colors.accent, 0.45),
        colors.ok,
        colors.gold_light if theme.tokens.dark else mixed(colors.gold_deep, colors.text, 0.42),
        colors.warn,
        mixed(colors.bad, colors.warn, 0.3),
        colors.nebula,
    )
    return cycle[number % len(cycle)]


def paint_grid(painter: QPainter, scale: ResponseScale, theme: Theme) -> None:
    """Draw the lines, and what they stand for at the left and the lower edge."""
    colors, box = theme.colors, scale.box
    painter.setFont(font(theme.sizes.badge, tabular=True))
    for level_db in scale.lines_db():
        y = round(scale.y(level_db)) + 0.5
        painter.setPen(QPen(theme.grid if level_db else mixed(theme.grid, colors.text, 0.16), 1))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.setPen(colors.text_dim)
        text = f"{level_db:+d} dB".replace("-", "\N{MINUS SIGN}") if level_db else "0 dB"
        painter.drawText(QPointF(box.left() + 7, y - 4), text)
    for freq_hz in scale.lines_hz():
        x = round(scale.x(freq_hz)) + 0.5
        painter.setPen(QPen(theme.grid, 1))
        if box.left() + 4 < x < box.right() - 4:
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        painter.setPen(colors.text_dim)
        name = hertz_short(freq_hz)
        if x < box.right() - 6 - painter.fontMetrics().horizontalAdvance(name):
            painter.drawText(QPointF(x + 5, box.bottom() - 7), name)


def paint_light(painter: QPainter, scale: ResponseScale, theme: Theme) -> None:
    """Fill the picture as where it is loudest: what is heard uncovers a part of it."""
    box = scale.box
    fill = QLinearGradient(0, box.top(), 0, box.bottom())
    strong, faint = QColor(theme.colors.accent), QColor(theme.colors.accent)
    strong.setAlphaF(0.42)
    faint.setAlphaF(0.07)
    fill.setColorAt(0.25, strong)
    fill.setColorAt(1.0, faint)
    painter.fillRect(box, fill)


def curve_path(scale: ResponseScale, freqs_hz: Levels, levels_db: Levels) -> QPainterPath:
    """Return a response as a path."""
    path = QPainterPath()
    places = map(QPointF, scale.xs(freqs_hz).tolist(), scale.ys(levels_db).tolist())
    path.addPolygon(QPolygonF(list(places)))
    return path


def paint_curve(
    painter: QPainter, scale: ResponseScale, path: QPainterPath, color: QColor, width_px: float
) -> None:
    """Draw a response as a line."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(color, width_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setClipRect(scale.box)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.restore()


def paint_under(painter: QPainter, scale: ResponseScale, path: QPainterPath, color: QColor) -> None:
    """Fill what one band does, between its curve and 0 dB."""
    if path.isEmpty():
        return
    zero = scale.y(0.0)
    area = QPainterPath(path)
    area.lineTo(scale.box.right(), zero)
    area.lineTo(scale.box.left(), zero)
    area.closeSubpath()
    tint = QColor(color)
    tint.setAlphaF(0.16)
    painter.save()
    painter.setClipRect(scale.box)
    painter.fillPath(area, tint)
    painter.restore()


def paint_nodes(
    painter: QPainter,
    scale: ResponseScale,
    theme: Theme,
    nodes: Sequence[EqNode],
    selected: int | None,
) -> None:
    """Draw the nodes with their numbers, the selected one last and larger."""
    order = sorted(range(len(nodes)), key=lambda number: number == selected)
    for number in order:
        node, chosen = nodes[number], number == selected
        radius = NODE_PX + (3.0 if chosen else 0.0)
        centre = scale.point(node.freq_hz, node.level_db)
        color = node_color(theme, number) if node.enabled else theme.colors.hint
        painter.setPen(QPen(color, 2.25))
        painter.setBrush(theme.colors.ground)
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(color)
        painter.setFont(font(theme.sizes.badge, QFont.Weight.Bold, tabular=True))
        box = QRectF(centre.x() - 12, centre.y() - 12, 24, 24)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number + 1))
