"""How loud left and right are: average as a bar, the highest sample as a line above it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.widgets.meters.still import Still
from ui.wording import decibels

_LOWEST_DB = -60.0
_WARN_DB = -6.0
_BAR_PX = 8
_GAP_PX = 6
_TICKS_DB = (-48, -36, -24, -12, -6, 0)
_EDGE_PX = 20


class LevelMeter(QWidget):
    """Two bars over one scale in dB of full scale."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._still = Still(self, self._paint_still)
        self._rms_db: tuple[float, float] = (_LOWEST_DB, _LOWEST_DB)
        self._peak_db: tuple[float, float] = (_LOWEST_DB, _LOWEST_DB)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Level"))
        theme.changed.connect(self._redraw)

    def show_levels(self, rms_db: tuple[float, float], peak_db: tuple[float, float]) -> None:
        """Show averages and peaks of left and right, dB of full scale."""
        if (rms_db, peak_db) == (self._rms_db, self._peak_db):
            return
        self._rms_db, self._peak_db = rms_db, peak_db
        loudest = max(peak_db)
        text = decibels(loudest) if loudest > _LOWEST_DB else self.tr("silent")
        self.setAccessibleDescription(self.tr("Peak {level}").format(level=text))
        self.update()

    def sizeHint(self) -> QSize:
        """Two bars and the scale."""
        return QSize(240, 2 * _BAR_PX + _GAP_PX + 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both bars over the scale."""
        painter = QPainter(self)
        self._still.draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for channel in range(2):
            self._paint_channel(painter, channel)
        painter.end()

    def _redraw(self) -> None:
        self._still.forget()
        self.update()

    def _paint_still(self, painter: QPainter) -> None:
        """Names, empty bars and the scale below."""
        colors = self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(self._theme.sizes.badge, tabular=True))
        painter.setBrush(colors.wave)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for channel, name in enumerate("LR"):
            top = _top_of(channel)
            painter.setPen(colors.text_dim)
            painter.drawText(QRectF(0, top - 3, _EDGE_PX - 8, _BAR_PX + 6), left, name)
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(_EDGE_PX, top, self.width() - _EDGE_PX, _BAR_PX)
            painter.drawRoundedRect(whole, 3, 3)
        painter.setPen(colors.text_dim)
        for tick_db in _TICKS_DB:
            box = QRectF(self._x(tick_db) - 20, 2 * _BAR_PX + _GAP_PX + 4, 40, 14)
            side = Qt.AlignmentFlag.AlignCenter
            if box.right() > self.width():  # the last one ends where the bars do
                box.moveRight(self.width())
                side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box, side, str(tick_db).replace("-", "\N{MINUS SIGN}"))

    def _paint_channel(self, painter: QPainter, channel: int) -> None:
        top, end = _top_of(channel), self._x(self._rms_db[channel])
        if end > _EDGE_PX + 1:
            painter.setBrush(self._theme.colors.accent)
            painter.drawRoundedRect(QRectF(_EDGE_PX, top, end - _EDGE_PX, _BAR_PX), 3, 3)
        peak_db = self._peak_db[channel]
        if peak_db > _LOWEST_DB:
            painter.setBrush(self._ink_of(peak_db))
            painter.drawRect(QRectF(round(self._x(peak_db)) - 2, top - 1, 2, _BAR_PX + 2))

    def _ink_of(self, peak_db: float) -> QColor:
        colors = self._theme.colors
        if peak_db >= 0.0:
            return colors.bad
        return colors.warn if peak_db > _WARN_DB else colors.text

    def _x(self, level_db: float) -> float:
        share = min(max((level_db - _LOWEST_DB) / -_LOWEST_DB, 0.0), 1.0)
        return _EDGE_PX + share * (self.width() - _EDGE_PX)


def _top_of(channel: int) -> float:
    return channel * (_BAR_PX + _GAP_PX) + 1
