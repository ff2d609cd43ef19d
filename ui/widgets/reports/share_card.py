"""A report as a picture to share: 1080 x 1350 px, drawn, never sent anywhere by us."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QRadialGradient,
)

from ui.theme.fonts import font, two_lines
from ui.theme.tokens import Colors
from ui.widgets.logo import paint_sphere

WIDTH_PX, HEIGHT_PX = 1080, 1350
_EDGE_PX, _BETWEEN_PX = 84, 48
_ROW_PX, _LINE_PX = 112, 40


@dataclass(frozen=True, slots=True)
class ShareWords:
    """What stands on the card, in the window's language."""

    title: str
    figure: str
    note: str
    artists_title: str
    artists: Sequence[str]
    albums_title: str
    albums: Sequence[str]
    foot: str


def draw_share_card(words: ShareWords, colors: Colors) -> QImage:
    """Return the picture."""
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, colors)
    y = _text(painter, words.title, 30, 0.55, 150, QFont.Weight.DemiBold)
    y = _text(painter, words.figure, 108, 1.0, y + 128, QFont.Weight.Bold)
    y = _text(painter, words.note, 30, 0.7, y + 58, QFont.Weight.Normal)
    column = (WIDTH_PX - 2 * _EDGE_PX - _BETWEEN_PX) / 2
    for number, (title, names) in enumerate(
        ((words.artists_title, words.artists), (words.albums_title, words.albums))
    ):
        left = _EDGE_PX + number * (column + _BETWEEN_PX)
        _list(painter, QRectF(left, y + 124, column, 640), title, names)
    _foot(painter, words.foot)
    painter.end()
    return image


def _paint_ground(painter: QPainter, colors: Colors) -> None:
    """A night sky whatever theme the window has: it is shared among all."""
    sky = QLinearGradient(0, 0, WIDTH_PX, HEIGHT_PX)
    sky.setColorAt(0, QColor("#141a33"))
    sky.setColorAt(1, QColor("#0b0e14"))
    painter.fillRect(QRectF(0, 0, WIDTH_PX, HEIGHT_PX), sky)
    for centre, radius, color in (
        (QPointF(900, 180), 620, colors.nebula),
        (QPointF(120, 1200), 560, colors.accent),
    ):
        light = QRadialGradient(centre, radius)
        inner, outer = QColor(color), QColor(color)
        inner.setAlphaF(0.34)
        outer.setAlphaF(0.0)
        light.setColorAt(0, inner)
        light.setColorAt(1, outer)
        painter.fillRect(QRectF(0, 0, WIDTH_PX, HEIGHT_PX), light)


def _text(
    painter: QPainter, text: str, size_px: int, light: float, y: float, weight: QFont.Weight
) -> float:
    face = font(size_px, weight)
    painter.setFont(face)
    painter.setPen(_white(light))
    room = WIDTH_PX - 2 * _EDGE_PX
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(_EDGE_PX, y), shown)
    return y


def _foot(painter: QPainter, text: str) -> None:
    mark = QRectF(_EDGE_PX, HEIGHT_PX - 84 - 26, 32, 32)
    paint_sphere(painter, mark)
    painter.setFont(font(26, QFont.Weight.Medium))
    painter.setPen(_white(0.7))
    box = QRectF(mark.right() + 14, mark.top(), WIDTH_PX, mark.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)


def _list(painter: QPainter, box: QRectF, title: str, names: Sequence[str]) -> None:
    """Five names, each on two lines where one is too short for it."""
    painter.setPen(_white(0.6))
    painter.setFont(font(26, QFont.Weight.DemiBold))
    painter.drawText(box.topLeft(), title)
    number_face = font(28, QFont.Weight.Bold, tabular=True)
    face, indent = font(32, QFont.Weight.DemiBold), 44
    y = box.top() + 72
    for place, name in enumerate(names[:5], 1):
        painter.setFont(number_face)
        painter.setPen(_white(0.6))
        painter.drawText(QPointF(box.left(), y), str(place))
        painter.setFont(face)
        painter.setPen(_white(1.0))
        for line, text in enumerate(two_lines(face, name, round(box.width() - indent))):
            painter.drawText(QPointF(box.left() + indent, y + line * _LINE_PX), text)
        y += _ROW_PX


def _white(light: float) -> QColor:
    ink = QColor("#ffffff")
    ink.setAlphaF(light)
    return ink
