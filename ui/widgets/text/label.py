"""Text that is too long: elided at rest, moving under the pointer."""

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.text.words import paint_line

_MS_PER_PX = 28
_SHOWN_CHARACTERS = 500


class MarqueeLabel(QWidget):
    """One line in a token colour.

    It moves only while the pointer rests on it, and not at all where the theme stands still.
    """

    def __init__(
        self,
        theme: Theme,
        font: QFont,
        color: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color = color
        self._text = ""
        self._slide = QVariantAnimation(self)
        self._slide.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._slide.setLoopCount(-1)
        self._slide.valueChanged.connect(self.update)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show one line; of a text without end only the beginning is ever measured."""
        line = " ".join(text[:_SHOWN_CHARACTERS].split())
        if line == self._text:
            return
        self._text = line
        self._slide.stop()
        self.setAccessibleName(line)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self._text)) + 1, round(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Give up all width, no height."""
        return QSize(0, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Start to move if something is hidden."""
        hidden_px = self._hidden_px()
        if hidden_px > 0 and self._theme.motion.slow:
            self._slide.setKeyValueAt(0.0, 0.0)
            self._slide.setKeyValueAt(0.5, hidden_px)
            self._slide.setKeyValueAt(1.0, 0.0)
            self._slide.setDuration(int(hidden_px * _MS_PER_PX * 2) + 1500)
            self._slide.start()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Come to rest."""
        self._slide.stop()
        self.update()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Do not move unseen."""
        self._slide.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line where the slide has brought it."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(getattr(self._theme.colors, self._color))
        moving = self._slide.state() == QVariantAnimation.State.Running
        shift = float(self._slide.currentValue() or 0.0) if moving else 0.0
        metrics = QFontMetricsF(self.font())
        elide = Qt.TextElideMode.ElideRight
        text = self._text if moving else metrics.elidedText(self._text, elide, self.width())
        paint_line(painter, QRectF(-shift, 0, self.width() + shift, self.height()), text)
        painter.end()

    def _hidden_px(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(self._text) - self.width()
