"""Left against right: a line upright is mono, one lying flat is out of phase."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.meters.still import Still

_HALF = 0.7071
_WIDTH_PX = 62
_BAR_PX, _GAP_PX = 4, 6


class Goniometer(QWidget):
    """Points of the last moment, and how alike the channels are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._still = Still(self, self._paint_field)
        self._points: list[tuple[float, float]] = []
        self._correlation = 0.0
        self.setFixedWidth(_WIDTH_PX)
        self.setAccessibleName(self.tr("Goniometer"))
        theme.changed.connect(self._redraw)

    def show_points(self, points: list[tuple[float, float]], correlation: float) -> None:
        """Show pairs of left and right, -1..1, and their correlation, -1..1."""
        self._points, self._correlation = points, correlation
        text = self.tr("Correlation {value}").format(value=f"{correlation:+.2f}")
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the points over their field, and the correlation below."""
        painter = QPainter(self)
        self._still.draw(painter)
        self._paint_points(painter, self._field)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_correlation(painter, self._bar)
        painter.end()

    @property
    def _field(self) -> QRectF:
        side = min(self.width() - 1, self.height() - _BAR_PX - _GAP_PX - 1)
        return QRectF(0.5, 0.5, side, side)

    @property
    def _bar(self) -> QRectF:
        field = self._field
        return QRectF(0, self.height() - _BAR_PX, field.width() + 1, _BAR_PX)

    def _redraw(self) -> None:
        self._still.forget()
        self.update()

    def _paint_field(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colors.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre, reach = self._field.center(), self._field.width() / 2
        diamond = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
        painter.drawPolygon(QPolygonF([centre + corner for corner in diamond]))
        for x, y in ((0.5, 0.5), (0.5, -0.5)):
            arm = QPointF(reach * x, reach * y)
            painter.drawLine(centre - arm, centre + arm)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.wave)
        painter.drawRoundedRect(self._bar, 2, 2)

    def _paint_points(self, painter: QPainter, field: QRectF) -> None:
        if not self._points:
            return
        centre, reach = field.center(), field.width() / 2 * _HALF
        places = [
            centre + QPointF((right - left) * reach * _HALF, -(left + right) * reach * _HALF)
            for left, right in self._points
        ]
        ink = QColor(self._theme.colors.accent)
        ink.setAlphaF(0.8)
        painter.setPen(QPen(ink, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawPoints(QPolygonF(places))

    def _paint_correlation(self, painter: QPainter, bar: QRectF) -> None:
        colors = self._theme.colors
        painter.setPen(Qt.PenStyle.NoPen)
        middle = bar.center().x()
        end = middle + self._correlation * bar.width() / 2
        painter.setBrush(colors.ok if self._correlation >= 0 else colors.bad)
        filled = QRectF(min(middle, end), bar.top(), max(abs(end - middle), 2), bar.height())
        painter.drawRoundedRect(filled, 2, 2)
