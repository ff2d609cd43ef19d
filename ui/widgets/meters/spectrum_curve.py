"""An average spectrum as a line, from 20 Hz to half the rate."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.widgets.response.eq_paint import Levels
from ui.widgets.response.log_scale import ResponseScale, hertz_short

_TOP_DB, _FLOOR_DB = 0.0, -140.0
_LEFT_PX, _FOOT_PX = 48, 20


class SpectrumCurve(QWidget):
    """Levels in dB of full scale over log frequency."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._freqs_hz: Levels = np.zeros(0)
        self._levels_db: Levels = np.zeros(0)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Average spectrum"))
        theme.changed.connect(self.update)

    def show_levels(self, freqs_hz: Levels, levels_db: Levels) -> None:
        """Show a spectrum."""
        self._freqs_hz, self._levels_db = freqs_hz, levels_db
        self.update()

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(760, 180)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw lines, line and fill."""
        if not len(self._freqs_hz):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_LEFT_PX, 4, self.width() - _LEFT_PX, self.height() - _FOOT_PX - 4)
        scale = ResponseScale(box, float(self._freqs_hz[-1]))
        self._paint_lines(painter, scale)
        colors = self._theme.colors
        shares = np.clip((self._levels_db - _FLOOR_DB) / (_TOP_DB - _FLOOR_DB), 0.0, 1.0)
        points = [
            QPointF(scale.x(float(freq)), box.bottom() - float(share) * box.height())
            for freq, share in zip(self._freqs_hz, shares, strict=True)
        ]
        fill = QColor(colors.accent)
        fill.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        ends = [QPointF(points[-1].x(), box.bottom()), QPointF(points[0].x(), box.bottom())]
        painter.drawPolygon(QPolygonF([*points, *ends]))
        painter.setPen(QPen(colors.accent, 1.75))
        painter.drawPolyline(QPolygonF(points))
        painter.end()

    def _paint_lines(self, painter: QPainter, scale: ResponseScale) -> None:
        colors, box = self._theme.colors, scale.box
        painter.setFont(font(self._theme.sizes.badge, tabular=True))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for level_db in range(int(_TOP_DB), int(_FLOOR_DB) - 1, -20):
            share = (level_db - _FLOOR_DB) / (_TOP_DB - _FLOOR_DB)
            y = box.bottom() - share * box.height()
            painter.setPen(QPen(self._theme.grid, 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            if level_db % 40 == 0:
                painter.setPen(colors.text_dim)
                text = f"{level_db} dB".replace("-", "\N{MINUS SIGN}")
                painter.drawText(QRectF(0, y - 8, _LEFT_PX - 8, 16), side, text)
        painter.setPen(colors.text_dim)
        for freq_hz in scale.lines_hz():
            text = hertz_short(freq_hz)
            half = painter.fontMetrics().horizontalAdvance(text) / 2
            x = min(scale.x(freq_hz), box.right() - half)  # whole at the edge, too
            place = QRectF(x - 20, box.bottom() + 3, 40, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
