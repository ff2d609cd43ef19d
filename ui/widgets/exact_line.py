"""One line that is there only while it is true: what plays is exactly what was mastered."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.messages import verdict_word
from ui.path_wording import verdict_sentence
from ui.theme.fonts import metrics_of
from ui.theme.theme import Theme
from ui.widgets.mirror import mirrored
from ui.widgets.text.words import paint_line
from ui.widgets.transport.pill import paint_mark, verdict_color

_HEIGHT_PX, _MARK_PX, _BEFORE_PX, _WORDS_PX = 18, 12, 6, 24


class ExactLine(QWidget):
    """The mark of the verdict and the words; what it rests on is told to who points at it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdict = ""
        self._words = self.tr("Playing exactly as mastered")
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.update)

    def show_verdict(self, verdict: str) -> None:
        """Show it with the mark of a verdict; hide without one."""
        self._verdict = verdict
        told = f"{verdict_word(verdict)}: {verdict_sentence(verdict)}" if verdict else ""
        self.setToolTip(told)
        self.setAccessibleDescription(told)
        self.setVisible(bool(verdict))
        self.update()

    def sizeHint(self) -> QSize:
        """Mark and words."""
        words_px = metrics_of(self._theme.body()).horizontalAdvance(self._words)
        return QSize(math.ceil(words_px) + _WORDS_PX, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        """Where there is no room the mark is left."""
        return QSize(_WORDS_PX, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, way = QRectF(self.rect()), self.layoutDirection()
        mark = mirrored(QRectF(_BEFORE_PX, 0, _MARK_PX, _HEIGHT_PX), whole, way)
        paint_mark(painter, mark.center(), self._verdict, verdict_color(self._verdict, self._theme))
        if self.width() >= self.sizeHint().width():  # half a sentence would say something else
            painter.setPen(self._theme.colors.text)
            painter.setFont(self._theme.body())
            words = mirrored(whole.adjusted(_WORDS_PX, 0, 0, 0), whole, way)
            paint_line(painter, words, self._words)
        painter.end()
