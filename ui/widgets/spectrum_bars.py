"""The spectrum of what is heard, as bars: a picture of the music, not an instrument."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme, mixed

_PITCH_PX = 7
_BAR_PX = 4
_INKS = 24
_FLOOR_DB, _TOP_DB = -78.0, -12.0
_TILT_DB = 14.0
"""Music falls by about 3 dB an octave; lifted this much towards the treble it fills the picture."""


class SpectrumBars(QWidget):
    """Bars from low to high, as many as fit; drawn only when told new levels."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels_db: Sequence[float] = ()
        self._mixed: tuple[str, list[QColor]] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Spectrum"))
        theme.changed.connect(self.update)

    def show_levels(self, levels_db: Sequence[float]) -> None:
        """Show levels of logarithmic bands, 0 dB is a full-scale sine; none is silence."""
        self._levels_db = levels_db
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars from their common foot; in whole pixels, for they move all the time."""
        painter = QPainter(self)
        inks = self._inks()
        count = max(self.width() // _PITCH_PX, 1)
        left = (self.width() - count * _PITCH_PX + _PITCH_PX - _BAR_PX) // 2
        for bar, share in enumerate(bar_heights(self._levels_db, count)):
            height = max(round(share * self.height()), 3)
            x, top = left + bar * _PITCH_PX, self.height() - height
            ink = inks[round(share * (_INKS - 1))]
            painter.fillRect(x + 1, top, _BAR_PX - 2, height, ink)
            painter.fillRect(x, top + 1, _BAR_PX, height - 2, ink)
        painter.end()

    def _inks(self) -> list[QColor]:
        """Return the colours from low to high bars; made once for a theme."""
        colors = self._theme.colors
        if self._mixed is None or self._mixed[0] != self._theme.tokens.name:
            shades = [
                mixed(colors.glow, colors.accent, 0.45 + 0.45 * step / (_INKS - 1))
                for step in range(_INKS)
            ]
            self._mixed = (self._theme.tokens.name, shades)
        return self._mixed[1]


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
