"""Covers for music that has none: drawn from the name, the same name always the same picture."""

import hashlib
import math
from collections.abc import Callable
from functools import lru_cache
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

_Motif = Callable[[QPainter, float, Random, float], None]


def paint_generated_cover(painter: QPainter, rect: QRectF, name: str) -> None:
    """Fill a rectangle with the picture of a name."""
    random = _random_of(name)
    hue = random.random()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.translate(rect.topLeft())
    side = rect.width()
    painter.fillRect(QRectF(0, 0, side, rect.height()), _ground(side, hue))
    random.choice(_MOTIFS)(painter, side, random, hue)
    painter.restore()


def draw_cover(name: str, side_px: int) -> QImage:
    """Return the picture of a name, side in device pixels; any thread."""
    image = QImage(side_px, side_px, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_generated_cover(painter, QRectF(0, 0, side_px, side_px), name)
    painter.end()
    return image


@lru_cache(maxsize=1024)
def ground_color(name: str) -> QColor:
    """Return the middle colour of a name's picture: what stands there until it is drawn."""
    return _color(_random_of(name).random() + 0.05, 0.48, 0.21)


def _random_of(name: str) -> Random:
    # Not a secret: a seed that stays the same between runs, which hash() does not.
    seed = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest())
    return Random(seed)  # noqa: S311  a picture, no secret


def _ground(side: float, hue: float) -> QLinearGradient:
    gradient = QLinearGradient(0, 0, side, side)
    gradient.setColorAt(0, _color(hue, 0.42, 0.31))
    gradient.setColorAt(1, _color(hue + 0.10, 0.55, 0.11))
    return gradient


def _color(hue: float, saturation: float, lightness: float, alpha: float = 1.0) -> QColor:
    return QColor.fromHslF(hue % 1.0, saturation, lightness, alpha)


def _sun(painter: QPainter, side: float, _random: Random, hue: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_color(hue + 0.08, 0.85, 0.69))
    painter.drawEllipse(QPointF(side / 2, side * 0.62), side * 0.34, side * 0.34)
    painter.setBrush(_color(hue + 0.55, 0.38, 0.15))
    painter.drawRect(QRectF(0, side * 0.62, side, side * 0.38))


def _waves(painter: QPainter, side: float, random: Random, hue: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in range(6):
        height = side * (0.30 + 0.12 * line)
        swing = side * random.uniform(0.02, 0.11)
        path = QPainterPath(QPointF(0, height))
        path.cubicTo(side * 0.33, height - 2 * swing, side * 0.55, height + 2 * swing, side, height)
        painter.setPen(QPen(_color(hue + 0.03 * line, 0.70, 0.73), side * 0.022))
        painter.drawPath(path)


def _galaxy(painter: QPainter, side: float, random: Random, hue: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for _ in range(46):
        painter.setBrush(QColor(255, 255, 255, 205))
        radius = side * random.choice((0.004, 0.006, 0.011))
        painter.drawEllipse(QPointF(random.random() * side, random.random() * side), radius, radius)
    painter.translate(side / 2, side / 2)
    painter.rotate(-22)
    painter.setBrush(_color(hue + 0.04, 0.55, 0.62, 0.72))
    painter.drawEllipse(QPointF(0, 0), side * 0.39, side * 0.135)
    painter.setBrush(QColor(250, 248, 240))
    painter.drawEllipse(QPointF(0, 0), side * 0.09, side * 0.09)


def _triangle(painter: QPainter, side: float, _random: Random, hue: float) -> None:
    painter.setPen(QPen(_color(hue + 0.47, 0.70, 0.83), side * 0.026))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_upright(side, side * 0.40))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_color(hue + 0.47, 0.58, 0.63))
    painter.drawPolygon(_upright(side, side * 0.21))


def _upright(side: float, radius: float) -> QPolygonF:
    turns = (-math.pi / 2, math.pi / 6, 5 * math.pi / 6)
    centre = QPointF(side / 2, side * 0.60)
    return QPolygonF(
        [centre + QPointF(radius * 1.15 * math.cos(t), radius * 1.22 * math.sin(t)) for t in turns]
    )


def _bars(painter: QPainter, side: float, random: Random, hue: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    count, width = 10, side * 0.047
    for bar in range(count):
        top = side * random.uniform(0.13, 0.36)
        height = side * random.uniform(0.28, 0.72)
        painter.setBrush(_color(hue + 0.018 * bar, 0.72, 0.78))
        left = side * 0.08 + bar * (side * 0.84 - width) / (count - 1)
        painter.drawRoundedRect(QRectF(left, top, width, height), width / 2, width / 2)


_MOTIFS: tuple[_Motif, ...] = (_sun, _waves, _galaxy, _triangle, _bars)
