"""The mark: a small bright sphere."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QConicalGradient,
    QFont,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRadialGradient,
)
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme

_SPHERE_PX, _ICON_PX = 20, 64
NAME = "Galaxia"


def paint_sphere(painter: QPainter, rect: QRectF) -> None:
    """Draw the mark into a square: violet to cyan, lit from the upper left."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    turn = QConicalGradient(rect.center(), 210)
    for stop, color in ((0.0, "#B18CFF"), (0.45, "#5B8CFF"), (0.62, "#5FE0E6"), (1.0, "#B18CFF")):
        turn.setColorAt(stop, QColor(color))
    painter.setBrush(turn)
    painter.drawEllipse(rect)
    light = QRadialGradient(
        rect.left() + rect.width() * 0.3, rect.top() + rect.height() * 0.3, rect.width() * 0.2
    )
    light.setColorAt(0, QColor(255, 255, 255, 240))
    light.setColorAt(0.5, QColor(255, 255, 255, 200))
    light.setColorAt(1, QColor(255, 255, 255, 0))
    painter.setBrush(light)
    painter.drawEllipse(rect)
    painter.restore()


def program_icon() -> QIcon:
    """Return the mark as an icon."""
    pixmap = QPixmap(_ICON_PX, _ICON_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_sphere(painter, QRectF(4, 4, _ICON_PX - 8, _ICON_PX - 8))
    painter.end()
    return QIcon(pixmap)


class Logo(QWidget):
    """Mark and name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(NAME)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Mark, gap, name."""
        width = QFontMetricsF(self._font()).horizontalAdvance(NAME)
        return QSize(_SPHERE_PX + 10 + round(width), 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both on one line."""
        painter = QPainter(self)
        top = (self.height() - _SPHERE_PX) / 2
        paint_sphere(painter, QRectF(0, top, _SPHERE_PX, _SPHERE_PX))
        painter.setFont(self._font())
        painter.setPen(self._theme.colors.text)
        line = QFontMetricsF(self._font())
        baseline = (self.height() + line.capHeight()) / 2
        painter.drawText(QPointF(_SPHERE_PX + 10, baseline), NAME)
        painter.end()

    def _font(self) -> QFont:
        return font(self._theme.sizes.heading, QFont.Weight.Bold, spacing_px=0.2)
