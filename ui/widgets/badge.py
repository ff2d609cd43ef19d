"""The small plates that say what a file holds: gold for hi-res, outlined otherwise."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font, metrics_of
from ui.theme.theme import Theme

HEIGHT_PX = 18
_PADDING_PX = 6.0
_GOLD_COLORS = 3


def badge_font(theme: Theme) -> QFont:
    """Return the font of a badge: small, bold and a little wide."""
    return _badge_font(theme.sizes.badge)


def _badge_font(size_px: int) -> QFont:
    return font(size_px, QFont.Weight.Bold, tabular=True, spacing_px=0.4)


def badge_width(text: str, theme: Theme) -> float:
    """Return how wide a badge gets, in logical pixels."""
    return _width(text, badge_font(theme))


@lru_cache(maxsize=256)
def _width(text: str, face: QFont) -> float:
    return round(metrics_of(face).horizontalAdvance(text) + 2 * _PADDING_PX)


def paint_badge(painter: QPainter, rect: QRectF, text: str, theme: Theme, *, gold: bool) -> None:
    """Draw a badge that fills the rectangle; lists show the same few again and again."""
    colors = theme.colors
    inks = (colors.gold_light, colors.gold_deep, colors.on_gold) if gold else ()
    face = _Face(
        text,
        rect.width(),
        theme.sizes.badge,
        painter.device().devicePixelRatioF(),
        tuple(color.rgba() for color in inks or (colors.line, colors.text_dim)),
    )
    painter.drawImage(rect.topLeft(), _picture(face))


class _Face(NamedTuple):
    """What tells one badge from another; two colours are an outline's, three are gold."""

    text: str
    width_px: float
    font_px: int
    ratio: float
    colors: tuple[int, ...]


@lru_cache(maxsize=256)
def _picture(face: _Face) -> QImage:
    image = QImage(
        round(face.width_px * face.ratio),
        round(HEIGHT_PX * face.ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(face.ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plate = QRectF(0, 0, face.width_px, HEIGHT_PX)
    inks = [QColor.fromRgba(color) for color in face.colors]
    if len(inks) == _GOLD_COLORS:
        painter.setPen(Qt.PenStyle.NoPen)
        gradient = QLinearGradient(0, 0, face.width_px, 0)
        gradient.setColorAt(0, inks[0])
        gradient.setColorAt(1, inks[1])
        painter.setBrush(gradient)
    else:
        painter.setPen(QPen(inks[0], 1))
        plate.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(plate, 4, 4)
    painter.setFont(_badge_font(face.font_px))
    painter.setPen(inks[-1])
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, face.text)
    painter.end()
    return image


class Badge(QWidget):
    """One badge in a layout; an empty text takes no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, gold: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gold = gold
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setVisible(False)
        theme.changed.connect(self.update)

    def set_text(self, text: str, *, gold: bool | None = None) -> None:
        """Show a text, or hide when it is empty."""
        self._text = text
        self._gold = self._gold if gold is None else gold
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the text needs."""
        return QSize(int(badge_width(self._text, self._theme)), HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._text, self._theme, gold=self._gold)
        painter.end()
