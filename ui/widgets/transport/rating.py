"""Five stars to click; a click on the star that is set takes the rating away.

The first is where reading begins.
"""

import math

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring

MOST = 5
_STAR_PX = 16
_OUTER_PX = 6.2
_INNER_PX = 2.7


class RatingStars(QSlider):
    """0 to 5 stars; asks to be set, and shows what was set."""

    rated = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._hover = 0
        self.setRange(0, MOST)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Rating"))
        self.valueChanged.connect(self.rated)
        theme.changed.connect(self.update)

    def show_rating(self, stars: float | None) -> None:
        """Show what is set."""
        with QSignalBlocker(self):  # what says it is another hand's change: a screen reader's
            self.setValue(round(stars or 0))
        self.setAccessibleDescription(self.tr("%n star(s)", "", self.value()))
        self.update()

    def sizeHint(self) -> QSize:
        """Five stars in a row."""
        return QSize(MOST * _STAR_PX, 18)

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the star under the pointer, or none when it is set already."""
        star = self._star_at(event.position().x())
        self.rated.emit(0 if star == self.value() else star)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would set."""
        self._hover = self._star_at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show what is set."""
        self._hover = 0
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go up and down."""
        less, more = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.isRightToLeft():
            less, more = more, less
        if event.key() in (less, Qt.Key.Key_Down):
            self.rated.emit(max(self.value() - 1, 0))
        elif event.key() in (more, Qt.Key.Key_Up):
            self.rated.emit(min(self.value() + 1, MOST))
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw five stars."""
        colors, shown = self._theme.colors, self._hover or self.value()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for star in range(MOST):
            painter.setBrush(colors.gold_deep if star < shown else colors.wave)
            along = (star + 0.5) * _STAR_PX
            x = self.width() - along if self.isRightToLeft() else along
            painter.drawPolygon(_star(QPointF(x, self.height() / 2)))
        if self.hasFocus():
            paint_focus_ring(painter, self.rect().toRectF(), 6, self._theme)
        painter.end()

    def _star_at(self, x: float) -> int:
        along = self.width() - 1 - x if self.isRightToLeft() else x
        return min(max(int(along // _STAR_PX) + 1, 1), MOST)


def _star(centre: QPointF) -> QPolygonF:
    points = []
    for corner in range(10):
        radius = _INNER_PX if corner % 2 else _OUTER_PX
        angle = -math.pi / 2 + corner * math.pi / 5
        points.append(centre + QPointF(radius * math.cos(angle), radius * math.sin(angle)))
    return QPolygonF(points)
