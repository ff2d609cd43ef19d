"""What stands on the stage: sky, rings, head, stars."""

import math
from collections.abc import Sequence
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRadialGradient,
)

from player.sound.params import GalaxyParams
from ui.theme.fonts import font
from ui.theme.theme import Theme, mixed
from ui.widgets.scene.scene_scale import RINGS_M, SceneScale
from ui.widgets.scene.scene_words import StarMark, around, ring_boxes

STAR_PX = 9.0
HALO_PX = 24.0
_ORBIT_ARC_DEG = 110.0


class Sky:
    """Keeps the picture of what does not move for one size, screen and theme."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[object, ...], QPixmap] | None = None

    def painted(self, scale: SceneScale, theme: Theme, device: QPaintDevice, metre: str) -> QPixmap:
        """Return the picture, painted anew only when something is different."""
        ratio = device.devicePixelRatioF()
        key = (scale.box.width(), scale.box.height(), ratio, theme.tokens.name)
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, sky(scale, theme, ratio, metre))
        return self._kept[1]


def sky(scale: SceneScale, theme: Theme, pixel_ratio: float, metre: str) -> QPixmap:
    """Return all that does not move, painted once for a size and a theme."""
    box = scale.box
    pixmap = QPixmap(round(box.width() * pixel_ratio), round(box.height() * pixel_ratio))
    pixmap.setDevicePixelRatio(pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_light(painter, scale, theme)
    _paint_arms(painter, scale, theme)
    _paint_dust(painter, scale, theme)
    _paint_rings(painter, scale, theme, metre)
    painter.end()
    return pixmap


def paint_head(painter: QPainter, scale: SceneScale, theme: Theme) -> None:
    """Draw the listener from above, nose ahead."""
    colors, centre = theme.colors, scale.centre
    painter.setPen(QPen(mixed(colors.text_dim, colors.accent, 0.35), 1.75))
    painter.setBrush(colors.raised)
    nose = QPainterPath(centre + QPointF(-6, -28))
    nose.lineTo(centre + QPointF(0, -40))
    nose.lineTo(centre + QPointF(6, -28))
    painter.drawPath(nose)
    for side in (-1, 1):
        painter.drawEllipse(centre + QPointF(26 * side, 0), 4, 8)
    painter.drawEllipse(centre, 25, 31)


def paint_star(painter: QPainter, mark: StarMark) -> None:
    """Draw a star with its halo."""
    halo = QColor(mark.color)
    halo.setAlphaF(0.34 if mark.chosen else 0.2)
    painter.setPen(QPen(mark.color, 1.5) if mark.chosen else Qt.PenStyle.NoPen)
    painter.setBrush(halo)
    painter.drawEllipse(mark.place, HALO_PX, HALO_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark.color)
    painter.drawEllipse(mark.place, STAR_PX, STAR_PX)


def paint_names(
    painter: QPainter, theme: Theme, marks: Sequence[StarMark], boxes: Sequence[QRectF]
) -> None:
    """Write the names of stars, each in its box."""
    painter.setFont(theme.body(QFont.Weight.Medium))
    for mark, box in zip(marks, boxes, strict=True):
        painter.setPen(theme.colors.text if mark.chosen else theme.colors.text_dim)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.label)


def paint_arc(
    painter: QPainter, scale: SceneScale, color: QColor, sweep: tuple[float, float, float]
) -> None:
    """Draw the way something moves: azimuth from, azimuth to, at so many px from the head."""
    first, last, radius = sweep
    path = QPainterPath(scale.spot(first, radius))
    steps = max(int(abs(last - first) / 3), 2)
    for step in range(1, steps + 1):
        path.lineTo(scale.spot(first + (last - first) * step / steps, radius))
    pen = QPen(color, 1.75, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([2.5, 3.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def paint_motion(painter: QPainter, scale: SceneScale, theme: Theme, params: GalaxyParams) -> None:
    """Draw the ways that left, centre and right go."""
    motion, ink = params.motion, theme.colors.nebula
    if motion.is_still:
        return
    for here in (params.left, params.centre, params.right):
        radius, azimuth = scale.radius(here.distance_m), here.azimuth_deg
        if motion.drift_deg:
            sweep = (azimuth - motion.drift_deg, azimuth + motion.drift_deg, radius)
            paint_arc(painter, scale, ink, sweep)
        if motion.orbit_deg_per_s:
            way = math.copysign(_ORBIT_ARC_DEG, motion.orbit_deg_per_s)
            paint_arc(painter, scale, ink, (azimuth, azimuth + way, radius))


def _paint_light(painter: QPainter, scale: SceneScale, theme: Theme) -> None:
    light = QRadialGradient(scale.centre, scale.reach_px * 1.15)
    light.setColorAt(0, theme.colors.glow)
    light.setColorAt(1, theme.colors.ground)
    painter.fillRect(scale.box, light)


def _paint_arms(painter: QPainter, scale: SceneScale, theme: Theme) -> None:
    """Two arms of a spiral: our mark, and a hint that things may turn."""
    colors = theme.colors
    for number, ink in enumerate((colors.accent, colors.nebula)):
        tint = QColor(ink)
        tint.setAlphaF(0.16 if theme.tokens.dark else 0.10)
        width = max(scale.reach_px * 0.15, 12.0)
        pen = QPen(tint, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath()
        for step in range(90):
            turn = step / 89
            angle = -150.0 + number * 180.0 + 330.0 * turn
            point = scale.spot(angle, scale.reach_px * (0.12 + 0.85 * turn))
            path.lineTo(point) if step else path.moveTo(point)
        painter.drawPath(path)


def _paint_dust(painter: QPainter, scale: SceneScale, theme: Theme) -> None:
    random = Random(42)  # noqa: S311  a picture, the same one each time
    painter.setPen(Qt.PenStyle.NoPen)
    for _ in range(150):
        ink = QColor(theme.colors.text)
        ink.setAlphaF(random.uniform(0.15, 0.7) * (1.0 if theme.tokens.dark else 0.5))
        painter.setBrush(ink)
        box, size = scale.box, random.choice((0.6, 0.8, 1.1))
        spot = QPointF(random.random() * box.width(), random.random() * box.height())
        painter.drawEllipse(spot, size, size)


def _paint_rings(painter: QPainter, scale: SceneScale, theme: Theme, metre: str) -> None:
    """Rings of distance, open where their figures stand."""
    colors = theme.colors
    pen = QPen(mixed(colors.line, colors.text_dim, 0.25), 1, Qt.PenStyle.DashLine)
    pen.setDashPattern([3, 5])
    painter.setFont(font(theme.sizes.small, tabular=True))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    boxes = ring_boxes(scale, theme, metre)
    for ring_m, box in zip(RINGS_M, boxes, strict=True):
        painter.setPen(colors.text_dim)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{ring_m} {metre}")
    painter.setClipRegion(around(scale.box, boxes))
    painter.setPen(pen)
    for ring_m in RINGS_M:
        radius = scale.radius(ring_m)
        painter.drawEllipse(scale.centre, radius, radius)
    for azimuth in range(0, 360, 30):
        angle = math.radians(azimuth)
        away = QPointF(math.sin(angle), math.cos(angle))
        painter.drawPoint(scale.centre + away * scale.reach_px)
