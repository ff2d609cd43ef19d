"""The little plate above a slider that says what is under the pointer."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme

_GAP_PX = 4


class Bubble(QWidget):
    """Floats in the window of the slider that owns it; never takes the pointer."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self._owner = owner
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFont(font(theme.sizes.caption, QFont.Weight.DemiBold, tabular=True))
        self.hide()

    def show_text(self, text: str, above: QPoint) -> None:
        """Show a text over a point of the screen."""
        self._text = text
        metrics = QFontMetricsF(self.font())
        self.resize(round(metrics.horizontalAdvance(self._text)) + 16, 22)
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        spot = window.mapFromGlobal(above)
        left = min(max(spot.x() - self.width() // 2, 4), window.width() - self.width() - 4)
        self.move(left, spot.y() - self.height() - _GAP_PX)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.high)
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(face, 6, 6)
        painter.setPen(colors.text)
        painter.setFont(self.font())
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
