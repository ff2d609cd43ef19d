"""Icons: our own strokes, drawn by Qt at the size and in the colour asked for."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return (files("resources") / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", color.encode())))


@lru_cache(maxsize=512)
def _shape(name: str, width: int, height: int) -> QImage:
    """Return an icon in black on nothing, in pixels of the screen."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _renderer(name, "#000000").render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


@lru_cache(maxsize=512)
def _picture(name: str, width: int, height: int, rgb: int) -> QImage:
    """Return an icon in a colour: a new theme dyes it, its strokes are drawn once for all."""
    image = _shape(name, width, height).copy()
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(rgb))
    painter.end()
    return image


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw an icon into a rectangle, sharp at every scale.

    What was drawn once is kept in pixels of the screen, and used where it falls on whole ones.
    """
    place = painter.deviceTransform()
    face = place.mapRect(rect)
    pixels = face.toRect()
    upright = place.m12() == place.m21() == 0.0 < min(place.m11(), place.m22())
    if upright and QRectF(pixels) == face:
        picture = _picture(name, pixels.width(), pixels.height(), color.rgb())
        painter.drawImage(rect, picture)
    else:
        _renderer(name, color.name()).render(painter, rect)


class TintedIcon(QIconEngine):
    """A QIcon of one colour, dimmed where the action is not possible."""

    def __init__(self, name: str, color: QColor) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw at device resolution."""
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.4)
        paint_icon(painter, self._name, QRectF(rect), self._color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon on nothing."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Copy, as Qt asks when a QIcon is shared."""
        return TintedIcon(self._name, self._color)


def icon(name: str, color: QColor) -> QIcon:
    """Return an icon for menus and other stock widgets."""
    return QIcon(TintedIcon(name, color))
