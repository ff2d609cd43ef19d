"""The spectrum of what is heard, as bars: a picture of the music, not an instrument."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme, mixed

_PITCH_PX = 7
_BAR_PX = 4
_FLOOR_DB, _TOP_DB = -78.0, -12.0
_TILT_DB = 14.0
"""Music falls by about 3 dB an octave; lifted this much towards the treble it fills the picture."""


class SpectrumBars(QWidget):
    """Bars from low to high, as many as fit; drawn only when told new levels."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels_db: Sequence[float] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Spectrum"))
        theme.changed.connect(self.update)

    def show_levels(self, levels_db: Sequence[float]) -> None:
        """Show levels of logarithmic bands, 0 dB is a full-scale sine; none is silence."""
        self._levels_db = levels_db
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars from their common foot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colors = self._theme.colors
        count = max(self.width() // _PITCH_PX, 1)
        left = (self.width() - count * _PITCH_PX + _PITCH_PX - _BAR_PX) / 2
        for bar, share in enumerate(bar_heights(self._levels_db, count)):
            height = max(share * self.height(), 3.0)
            painter.setBrush(mixed(colors.glow, colors.accent, 0.45 + 0.45 * share))
            box = QRectF(left + bar * _PITCH_PX, self.height() - height, _BAR_PX, height)
            painter.drawRoundedRect(box, 2, 2)
        painter.end()


def bar_heights(levels_db: Sequence[float], count: int) -> list[float]:
    """Return heights 0..1 of `count` bars; a bar shows the loudest band it stands for."""
    bands = len(levels_db)
    if not bands:
        return [0.0] * count
    heights = []
    for bar in range(count):
        first = bar * bands // count
        last = max((bar + 1) * bands // count, first + 1)
        lift_db = _TILT_DB * bar / count
        level_db = max(levels_db[first:last]) + lift_db
        heights.append(min(max((level_db - _FLOOR_DB) / (_TOP_DB - _FLOOR_DB), 0.0), 1.0))
    return heights
