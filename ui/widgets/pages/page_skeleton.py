"""What stands where rows and cards will be, while they are on their way."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.grid.grid_shape import GridShape

_RADIUS_PX = 12
_ROW_PX = 36
_AIR_PX = 10
"""Before the words of a row."""


def paint_skeleton(painter: QPainter, cover: QRectF, theme: Theme) -> None:
    """Draw a card nothing is known of yet: a plate and two lines."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colors.raised)
    painter.drawRoundedRect(cover, _RADIUS_PX, _RADIUS_PX)
    for offset, share in ((14, 0.6), (31, 0.4)):
        line = QRectF(cover.left(), cover.bottom() + offset, cover.width() * share, 9)
        painter.drawRoundedRect(line, 4, 4)


class PageSkeleton(QWidget):
    """A page of cards or of rows before the library has answered for the first time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, cards: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards = cards
        self.setAccessibleName(self.tr("Loading"))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what will be."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._cards:
            self._paint_cards(painter)
        else:
            self._paint_rows(painter)
        painter.end()

    def _paint_cards(self, painter: QPainter) -> None:
        shape = GridShape().fitted(self.width())
        rows = self.height() // shape.pitch_y_px + 1
        for place in range(rows * shape.columns):
            card = QRectF(shape.card(place))
            cover = QRectF(card.left(), card.top(), card.width(), card.width())
            paint_skeleton(painter, cover, self._theme)

    def _paint_rows(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.raised)
        for row in range(self.height() // _ROW_PX + 1):
            top = row * _ROW_PX + 13
            for left, share in ((0.0, 0.22), (0.40, 0.14), (0.68, 0.12)):
                bar = QRectF(_AIR_PX + left * self.width(), top, share * self.width(), 9)
                painter.drawRoundedRect(bar, 4, 4)
