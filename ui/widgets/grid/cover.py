"""A cover with round corners: the picture if there is one, ours if not."""

from collections.abc import Hashable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.widgets.breath import Breath
from ui.widgets.button import Button
from ui.widgets.grid.generated_cover import ground_color


def paint_cover(
    painter: QPainter,
    rect: QRectF,
    covers: Covers,
    name: Hashable,
    picture_of: str,
    radius_px: float,
) -> None:
    """Draw a cover into a square.

    Args:
        painter: Knows the scale of its device.
        rect: Logical pixels.
        covers: Where pictures come from.
        name: What the cover is known by.
        picture_of: Name to draw from when there is no picture.
        radius_px: Of the corners.
    """
    ratio = painter.device().devicePixelRatioF()
    side_px, corner_px = round(rect.width() * ratio), round(radius_px * ratio)
    pixmap = covers.get(name, side_px, corner_px)
    if pixmap is None and covers.known_missing(name, side_px, corner_px):
        pixmap = covers.drawn(picture_of, side_px, corner_px)
    if pixmap is None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground_color(picture_of))
        painter.drawRoundedRect(rect, radius_px, radius_px)
    else:
        painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))


class CoverButton(Button):
    """The cover of what plays; a press opens its page."""

    def __init__(
        self, theme: Theme, covers: Covers, side_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Show what plays"), parent)
        self._covers = covers
        self._side_px = side_px
        self._name: Hashable = None
        self._picture_of = ""
        covers.arrived.connect(self._on_arrived)

    def set_cover(self, name: Hashable, picture_of: str) -> None:
        """Show another cover."""
        self._name, self._picture_of = name, picture_of
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side_px, self._side_px)

    def corner_px(self) -> float:
        """The radius of covers."""
        return float(self.theme.radii.cover)

    def paint_face(self, painter: QPainter) -> None:
        """Draw the cover, or an empty plate when nothing plays."""
        rect = QRectF(self.rect())
        if self._name is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colors.high)
            painter.drawRoundedRect(rect, self.corner_px(), self.corner_px())
            return
        paint_cover(painter, rect, self._covers, self._name, self._picture_of, self.corner_px())

    def _on_arrived(self, name: Hashable) -> None:
        if name in (self._name, ("drawn", self._picture_of)):
            self.update()


class LargeCover(QWidget):
    """A cover to look at; as large as it is told to be."""

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers
        self._name: Hashable = None
        self._picture_of = ""
        self.breath = Breath(theme, self)
        self.breath.changed.connect(self.update)
        self.setAccessibleName(self.tr("Cover"))
        covers.arrived.connect(self._on_arrived)
        theme.changed.connect(self.update)

    def set_cover(self, name: Hashable, picture_of: str) -> None:
        """Show another cover."""
        self._name, self._picture_of = name, picture_of
        self.setAccessibleDescription(picture_of)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        radius, scale = self._theme.radii.card, self.breath.scale
        rect = QRectF(self.rect())
        if scale != 1.0:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(rect.center() * (1.0 - scale))
            painter.scale(scale, scale)
        paint_cover(painter, rect, self._covers, self._name, self._picture_of, radius)
        painter.end()

    def _on_arrived(self, name: Hashable) -> None:
        if name in (self._name, ("drawn", self._picture_of)):
            self.update()
