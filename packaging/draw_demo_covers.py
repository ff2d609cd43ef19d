"""Draw the demo album's covers into resources/demo; run it again after a change here.

One sun, six dawns: every track has its own, all of one family. Qt's offscreen painter, no window.
"""

import math
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

OUT = Path(__file__).resolve().parent.parent / "resources" / "demo"
SIZE = 640
HORIZON = 400.0
WHITE = QColor("#f4f6fb")


def sky(painter: QPainter, top: str, bottom: str) -> None:
    """Fill the square from the upper left to the lower right."""
    gradient = QLinearGradient(0, 0, SIZE, SIZE)
    gradient.setColorAt(0, QColor(top))
    gradient.setColorAt(1, QColor(bottom))
    painter.fillRect(0, 0, SIZE, SIZE, gradient)


def sun(painter: QPainter, centre: QPointF, radius: float, colour: str) -> None:
    """A disc in a soft halo."""
    halo = QRadialGradient(centre, radius * 2.2)
    glow = QColor(colour)
    for stop, alpha in ((0.0, 120), (0.45, 70), (1.0, 0)):
        glow.setAlpha(alpha)
        halo.setColorAt(stop, glow)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(halo)
    painter.drawEllipse(centre, radius * 2.2, radius * 2.2)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, radius, radius)


def stars(painter: QPainter, count: int, seed: int, below: float = SIZE) -> None:
    """Scatter small stars over the sky, always the same ones."""
    place = random.Random(seed)  # noqa: S311  a drawing, not a secret
    painter.setPen(Qt.PenStyle.NoPen)
    for _ in range(count):
        colour = QColor(WHITE)
        colour.setAlpha(place.randint(90, 235))
        painter.setBrush(colour)
        radius = place.choice((1.5, 2.0, 2.5, 4.0))
        where = QPointF(place.uniform(0, SIZE), place.uniform(0, below))
        painter.drawEllipse(where, radius, radius)


def pen(colour: QColor | str, width: float) -> QPen:
    """A round pen."""
    line = QPen(QColor(colour), width)
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    return line


def blend(start: str, end: str, share: float) -> QColor:
    """A colour between two."""
    pair = zip(QColor(start).getRgb(), QColor(end).getRgb(), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in pair))


def strings(painter: QPainter) -> None:
    """Six swinging strings before half a sun."""
    sky(painter, "#2f3f72", "#1b1230")
    sun(painter, QPointF(SIZE / 2, HORIZON), 170, "#ffb45c")
    painter.fillRect(QRectF(0, HORIZON, SIZE, SIZE - HORIZON), QColor("#221833"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for string in range(6):
        height = 180.0 + 66.0 * string
        path = QPainterPath(QPointF(0, height))
        for x in range(0, SIZE + 8, 8):
            swing = math.sin(math.pi * (string + 1) * x / SIZE) * (30 - 3 * string)
            path.lineTo(x, height + swing)
        painter.setPen(pen(blend("#ffe2b0", "#8f7cff", string / 5), 7 - 0.7 * string))
        painter.drawPath(path)


def orbit(painter: QPainter) -> None:
    """A sun seen across its galaxy, a bell of light on the way round."""
    sky(painter, "#4c2d6b", "#1c0b22")
    stars(painter, 60, 3)
    painter.save()
    painter.translate(SIZE / 2, SIZE / 2)
    painter.rotate(-24)
    for reach, alpha in ((280, 60), (220, 90), (160, 130)):
        painter.setPen(pen(QColor(222, 120, 205, alpha), 5))
        painter.setBrush(QColor(222, 120, 205, alpha // 3))
        painter.drawEllipse(QPointF(0, 0), reach, reach * 0.36)
    painter.restore()
    sun(painter, QPointF(SIZE / 2, SIZE / 2), 62, "#fff1f7")
    sun(painter, QPointF(535, 182), 20, "#ffc46b")


def channels(painter: QPainter) -> None:
    """Two triangles that are each other's mirror, one turned over."""
    sky(painter, "#1f5a50", "#0a1424")
    sun(painter, QPointF(SIZE / 2, SIZE / 2), 74, "#e9fff5")
    for side, colour in ((1, "#6fe0b8"), (-1, "#ff8f7a")):
        corners = [QPointF(SIZE / 2 + side * x, SIZE / 2 + side * y) for x, y in _TRIANGLE]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(colour, 14))
        painter.drawPolygon(QPolygonF(corners))


_TRIANGLE = ((100, 150), (270, 150), (185, -190))


def cascade(painter: QPainter) -> None:
    """Waves that part from one another, the highest first."""
    sky(painter, "#14506a", "#071225")
    sun(painter, QPointF(SIZE / 2, 205), 92, "#d9f7ff")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for wave in range(9):
        height = 250.0 + 44.0 * wave
        path = QPainterPath(QPointF(-4, height))
        for x in range(-4, SIZE + 8, 6):
            turn = 2 * math.pi * (wave + 2) * x / SIZE / 3
            path.lineTo(x, height + math.sin(turn) * (34 - 2.6 * wave))
        painter.setPen(pen(blend("#7cf2e4", "#5b74ff", wave / 8), 8))
        painter.drawPath(path)


def sweep(painter: QPainter) -> None:
    """Bars that crowd as they climb, until they pass the sun."""
    sky(painter, "#6a2c24", "#1c0d10")
    sun(painter, QPointF(480, 170), 84, "#ffd36b")
    x, step = 46.0, 62.0
    while x < SIZE - 30:
        share = x / SIZE
        top = 520 - 430 * share**1.6
        painter.setPen(pen(blend("#ff9d7a", "#f3ff9c", share), max(4.0, step * 0.42)))
        painter.drawLine(QPointF(x, 560), QPointF(x, top))
        step *= 0.86
        x += max(step, 9.0)


def quiet(painter: QPainter) -> None:
    """Night, one thin line of light on the horizon."""
    sky(painter, "#151d33", "#05070d")
    stars(painter, 42, 11, HORIZON)
    glow = QRadialGradient(QPointF(SIZE / 2, HORIZON), 260)
    glow.setColorAt(0, QColor(143, 173, 255, 110))
    glow.setColorAt(1, QColor(143, 173, 255, 0))
    painter.fillRect(QRectF(0, 0, SIZE, HORIZON), glow)
    painter.fillRect(QRectF(0, HORIZON, SIZE, SIZE - HORIZON), QColor("#04060b"))
    painter.setPen(pen("#cfe0ff", 4))
    painter.drawLine(QPointF(150, HORIZON), QPointF(SIZE - 150, HORIZON))


COVERS: tuple[Callable[[QPainter], None], ...] = (strings, orbit, channels, cascade, sweep, quiet)


def draw(cover: Callable[[QPainter], None], path: Path) -> None:
    """Paint one cover and save it as PNG."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cover(painter)
    painter.end()
    if not image.save(str(path)):
        raise OSError(f"{path} cannot be written")


def main() -> None:
    """Draw all covers."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication(sys.argv[:1])
    OUT.mkdir(parents=True, exist_ok=True)
    for cover in COVERS:
        draw(cover, OUT / f"{cover.__name__}.png")


if __name__ == "__main__":
    main()
