"""Icons: our own strokes, drawn by Qt at the size and in the colour asked for."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = (files("resources") / "icons" / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", color.encode())))


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw an icon into a rectangle; sharp at every scale because nothing is cached as pixels."""
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
