"""The small plates that say what a file holds: gold for hi-res, outlined otherwise."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font, metrics_of
from ui.theme.theme import Theme

HEIGHT_PX = 18
_PADDING_PX = 6.0


def badge_font(theme: Theme) -> QFont:
    """Return the font of a badge: small, bold and a little wide."""
    return font(theme.sizes.badge, QFont.Weight.Bold, tabular=True, spacing_px=0.4)


def badge_width(text: str, theme: Theme) -> float:
    """Return how wide a badge gets, in logical pixels."""
    return round(metrics_of(badge_font(theme)).horizontalAdvance(text) + 2 * _PADDING_PX)


def paint_badge(painter: QPainter, rect: QRectF, text: str, theme: Theme, *, gold: bool) -> None:
    """Draw a badge that fills the rectangle."""
    colors = theme.colors
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    face = QRectF(0, 0, rect.width(), rect.height())
    if gold:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.gold(rect.width()))
    else:
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        face.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(face, 4, 4)
    painter.setFont(badge_font(theme))
    painter.setPen(colors.on_gold if gold else colors.text_dim)
    painter.drawText(face, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


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
