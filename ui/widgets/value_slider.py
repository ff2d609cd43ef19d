"""A slider with its name and its figure above it, linear or logarithmic."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.held_slider import LINE_PX, HeldSlider
from ui.widgets.mirror import leading, trailing

_KNOB_PX = 7
INSET_PX = 4
"""Beside words and line, for the focus ring; who stands above or below a slider is inset as far."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a slider reaches, in its own unit; `log` spreads it by ratio, `step` by the keys.

    Attributes:
        spoken: What a screen reader counts: Qt tells it a whole number of these, and no unit.
    """

    low: float
    high: float
    step: float = 1.0
    log: bool = False
    spoken: float = 1.0

    def counted(self, value: float) -> int:
        """Return the number a screen reader hears."""
        return round(min(max(value, self.low), self.high) / self.spoken)

    def share(self, value: float) -> float:
        """Return where a value stands, 0..1."""
        bounded = min(max(value, self.low), self.high)
        if self.log:
            return math.log(bounded / self.low) / math.log(self.high / self.low)
        return (bounded - self.low) / (self.high - self.low)

    def value(self, share: float) -> float:
        """Return the value at a place."""
        if self.log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + (self.high - self.low) * share


class ValueSlider(HeldSlider):
    """Says a value when the listener moves it; showing one says nothing."""

    moved = Signal(float)
    EDGE_PX = INSET_PX + 6

    def __init__(
        self,
        theme: Theme,
        label: str,
        span: Span,
        wording: Callable[[float], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label, parent)
        self._label, self._span, self._wording = label, span, wording
        self._shown = span.low
        self.setRange(span.counted(span.low), span.counted(span.high))
        self.valueChanged.connect(lambda counted: self._ask(counted * span.spoken))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_value(span.low)

    @property
    def shown(self) -> float:
        """The value shown."""
        return self._shown

    def show_value(self, value: float) -> None:
        """Show a value."""
        self._shown = value
        self._count(self._span.counted(value))
        self.setAccessibleDescription(self._wording(value))
        self.update()

    def sizeHint(self) -> QSize:
        """A line of words and the slider."""
        return QSize(240, 40)

    def minimumSizeHint(self) -> QSize:
        """Still something to hit."""
        return QSize(120, 40)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only what was chosen: a panel that scrolls must not change figures."""
        if self.hasFocus():
            self._step(event.angleDelta().y() / 120)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a step, with Shift a tenth; Home and End go to the ends."""
        fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        if way := self._way_of(event.key()):
            self._step(way * fine)
            return
        match event.key():
            case Qt.Key.Key_PageDown:
                self._step(-10 * fine)
            case Qt.Key.Key_PageUp:
                self._step(10 * fine)
            case Qt.Key.Key_Home:
                self._ask(self._span.low)
            case Qt.Key.Key_End:
                self._ask(self._span.high)
            case _:
                event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, figure, line and knob."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        words = QRectF(self.rect()).adjusted(INSET_PX, 0, -INSET_PX, -18)
        painter.setFont(self._theme.body())
        painter.setPen(colors.text)
        middle, way = Qt.AlignmentFlag.AlignVCenter, self.layoutDirection()
        painter.drawText(words, middle | leading(way), self._label)
        painter.setPen(colors.text_dim)
        painter.setFont(self._theme.body(tabular=True))
        painter.drawText(words, middle | trailing(way), self._wording(self._shown))
        self._paint_line(painter)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), 6, self._theme)
        painter.end()

    def _paint_line(self, painter: QPainter) -> None:
        colors = self._theme.colors
        line = QRectF(INSET_PX, self.height() - 13, self.width() - 2 * INSET_PX, LINE_PX)
        dark = self._theme.tokens.dark
        share = self._span.share(self._shown)
        empty = colors.wave if dark else colors.line
        self._paint_groove(painter, line, empty, share, colors.accent)
        painter.setBrush(colors.text if dark else colors.accent)
        knob = QPointF(self._x_at(share), line.center().y())
        painter.drawEllipse(knob, _KNOB_PX, _KNOB_PX)

    def _go_to(self, share: float) -> None:
        self._ask(self._span.value(share))

    def _step(self, steps: float) -> None:
        if self._span.log:
            self._ask(self._shown * (1.0 + self._span.step) ** steps)
        else:
            self._ask(self._shown + self._span.step * steps)

    def _ask(self, value: float) -> None:
        bounded = min(max(value, self._span.low), self._span.high)
        self.show_value(bounded)
        self.moved.emit(bounded)
