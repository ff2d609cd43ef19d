"""The verdict, large: its word, its colour and its shape."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.messages import verdict_word
from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.widgets.mirror import mirrored
from ui.widgets.transport.pill import paint_mark, verdict_color

_MARK_SCALE = 1.7
_MARK_X_PX, _WORD_X_PX = 10, 31


class VerdictLabel(QWidget):
    """Colour is never the only sign."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdict = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def verdict(self) -> str:
        """What is shown."""
        return self._verdict

    def show_verdict(self, verdict: str) -> None:
        """Show a verdict."""
        self._verdict = verdict
        self.setAccessibleName(verdict_word(verdict))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Mark and word."""
        metrics = QFontMetricsF(self._font())
        return QSize(round(metrics.horizontalAdvance(verdict_word(self._verdict))) + 40, 40)

    def minimumSizeHint(self) -> QSize:
        """No lower, whatever the width."""
        return QSize(120, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color: QColor = verdict_color(self._verdict, self._theme)
        painter.save()
        whole, way = QRectF(self.rect()), self.layoutDirection()
        mark = mirrored(QRectF(0, 0, 2 * _MARK_X_PX, self.height() + 2), whole, way)
        painter.translate(mark.center())
        painter.scale(_MARK_SCALE, _MARK_SCALE)
        paint_mark(painter, QPointF(0, 0), self._verdict, color)
        painter.restore()
        painter.setPen(color)
        painter.setFont(self._font())
        box = mirrored(whole.adjusted(_WORD_X_PX, 0, 0, 0), whole, way)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, verdict_word(self._verdict))
        painter.end()

    def _font(self) -> QFont:
        return font(self._theme.sizes.title, QFont.Weight.Bold)
