"""The quality pill: one word about the sound, its colour and its shape."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.messages import verdict_word
from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.mirror import mirrored
from ui.widgets.text.words import paint_line

_COLORS = {
    "proven": "nebula",
    "exact": "nebula",
    "clean-shared": "text_dim",
    "enhanced": "accent",
    "converted": "ok",
    "lossy-source": "warn",
    "degraded": "bad",
}
_MARK_PX = 5.0


class QualityPill(Button):
    """Says how well the device gets what the file holds; colour is never the only sign.

    Another verdict pulses once in its colour, unless motion is reduced.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Signal quality"), parent)
        self._verdict = ""
        self._pulse = QVariantAnimation(self)
        self._pulse.setStartValue(1.0)
        self._pulse.setEndValue(0.0)
        self._pulse.valueChanged.connect(lambda _value: self.update())
        self.setVisible(False)

    def show_verdict(self, verdict: str | None) -> None:
        """Show a verdict; hide without one."""
        before, self._verdict = self._verdict, verdict or ""
        if before and self._verdict and before != self._verdict:
            self._begin_pulse()
        self.setVisible(bool(verdict))
        self.name_it(self.tr("Signal quality: {words}").format(words=self._words()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Mark, words, air."""
        metrics = QFontMetricsF(self._font())
        return QSize(round(metrics.horizontalAdvance(self._words())) + 38, 26)

    def corner_px(self) -> float:
        """Half its height."""
        return self.height() / 2

    def paint_face(self, painter: QPainter) -> None:
        """Draw outline, mark and words."""
        colors = self.theme.colors
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colors.hint if self.hovered() else colors.line, 1))
        painter.setBrush(colors.raised)
        painter.drawRoundedRect(face, face.height() / 2, face.height() / 2)
        color = verdict_color(self._verdict, self.theme)
        if self.pulsing:
            self._paint_pulse(painter, face, color)
        direction = self.layoutDirection()
        mark = mirrored(QRectF(11, face.center().y() - 5, 10, 10), face, direction)
        paint_mark(painter, mark.center(), self._verdict, color)
        painter.setPen(colors.text)
        painter.setFont(self._font())
        words = mirrored(face.adjusted(27, 0, -11, 0), face, direction)
        paint_line(painter, words, self._words())

    @property
    def pulsing(self) -> bool:
        """Whether a new verdict still draws the eye."""
        return self._pulse.state() == QVariantAnimation.State.Running

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves unseen."""
        self._pulse.stop()
        super().hideEvent(event)

    def _begin_pulse(self) -> None:
        self._pulse.stop()
        if self.theme.motion.slow and self.isVisible():
            self._pulse.setDuration(2 * self.theme.motion.slow)
            self._pulse.start()

    def _paint_pulse(self, painter: QPainter, face: QRectF, color: QColor) -> None:
        left = float(self._pulse.currentValue())
        light = QColor(color)
        light.setAlphaF(left)
        painter.setPen(QPen(light, 1.0 + left))
        light.setAlphaF(0.25 * left)
        painter.setBrush(light)
        painter.drawRoundedRect(face, face.height() / 2, face.height() / 2)

    def _words(self) -> str:
        return verdict_word(self._verdict)

    def _font(self) -> QFont:
        return font(self.theme.sizes.caption, QFont.Weight.Medium, tabular=True)


def verdict_color(verdict: str, theme: Theme) -> QColor:
    """Return the colour of a verdict."""
    color: QColor = getattr(theme.colors, _COLORS.get(verdict, "hint"))
    return color


def paint_mark(painter: QPainter, centre: QPointF, verdict: str, color: QColor) -> None:
    """Draw the shape of a verdict, so that it is told apart without colour."""
    painter.save()
    painter.translate(centre)
    painter.setPen(QPen(color, 1.75))
    painter.setBrush(color)
    if verdict in _POLYGONS:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in _POLYGONS[verdict]]))
    elif verdict == "degraded":
        painter.setPen(QPen(color, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(-3.75, -3.75), QPointF(3.75, 3.75))
        painter.drawLine(QPointF(-3.75, 3.75), QPointF(3.75, -3.75))
    else:
        _paint_ring(painter, verdict, color)
    painter.restore()


def _paint_ring(painter: QPainter, verdict: str, color: QColor) -> None:
    """Exact has a dot in it, clean is half full, what is not known is empty."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), _MARK_PX - 1, _MARK_PX - 1)
    painter.setBrush(color)
    if verdict == "exact":
        painter.drawEllipse(QPointF(0, 0), 1.0, 1.0)
    elif verdict == "clean-shared":
        box = QRectF(-_MARK_PX, -_MARK_PX, 2 * _MARK_PX, 2 * _MARK_PX)
        painter.drawPie(box, 90 * 16, 180 * 16)


def _star(points: int, inner_px: float) -> list[tuple[float, float]]:
    radii = (_MARK_PX + 0.75, inner_px)
    angles = [math.pi * k / points - math.pi / 2 for k in range(2 * points)]
    return [
        (radii[k % 2] * math.cos(angle), radii[k % 2] * math.sin(angle))
        for k, angle in enumerate(angles)
    ]


_POLYGONS = {
    "proven": [(0.0, -5.5), (5.0, 0.0), (0.0, 5.5), (-5.0, 0.0)],
    "enhanced": _star(4, 1.9),
    "converted": [(-4.0, -4.0), (4.0, -4.0), (4.0, 4.0), (-4.0, 4.0)],
    "lossy-source": [(0.0, -5.0), (5.0, 4.0), (-5.0, 4.0)],
}
