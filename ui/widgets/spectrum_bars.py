"""The spectrum of what is heard, as bars: a picture of the music, not an instrument."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme, mixed
from ui.widgets.eq_paint import Levels
from ui.widgets.still import PaintBehind, Still

_PITCH_PX = 7
_BAR_PX = 4
_INKS = 24
_FLOOR_DB, _TOP_DB = -78.0, -12.0
_TILT_DB = 14.0
"""Music falls by about 3 dB an octave; lifted this much towards the treble it fills the picture."""


class SpectrumBars(QWidget):
    """Bars from low to high, as many as fit; drawn only when told new levels.

    Args:
        behind: Paints what the bars stand on; it is kept, so that a frame repaints nothing else.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, behind: PaintBehind | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels_db: Levels = np.zeros(0)
        self._mixed: tuple[str, list[QColor]] | None = None
        self._still = (
            Still(self, lambda painter: behind(painter, self), opaque=True) if behind else None
        )
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=behind is not None)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Spectrum"))
        theme.changed.connect(self.redraw)

    def show_levels(self, levels_db: Levels) -> None:
        """Show levels of logarithmic bands, 0 dB is a full-scale sine; none is silence."""
        self._levels_db = levels_db
        self.update()

    def redraw(self) -> None:
        """Paint anew what lies behind, too."""
        if self._still:
            self._still.forget()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars from their common foot; in whole pixels, for they move all the time."""
        painter = QPainter(self)
        if self._still:
            place = self.mapTo(self.window(), QPoint())
            self._still.draw(painter, (place.x(), place.y()))
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


def bar_heights(levels_db: Levels, count: int) -> list[float]:
    """Return heights 0..1 of `count` bars; a bar shows the loudest band it stands for."""
    bands = len(levels_db)
    if not bands:
        return [0.0] * count
    if bands >= count:
        first = np.arange(count) * bands // count
        loudest = np.maximum.reduceat(levels_db, first)
    else:
        loudest = np.asarray(levels_db)[np.arange(count) * bands // count]
    lifted = loudest + _TILT_DB * np.arange(count) / count
    shares: list[float] = np.clip((lifted - _FLOOR_DB) / (_TOP_DB - _FLOOR_DB), 0.0, 1.0).tolist()
    return shares
