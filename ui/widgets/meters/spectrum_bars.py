"""The spectrum of what is heard, as bars: a picture of the music, not an instrument."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme, mixed
from ui.widgets.meters.still import PaintBehind, Still
from ui.widgets.response.eq_paint import Levels

Pixels = npt.NDArray[np.uint32]

_PITCH_PX = 7
_BAR_PX = 4
_INKS = 24
_LEAST_PX = 3
_FLOOR_DB, _TOP_DB = -78.0, -12.0
_TILT_DB = 14.0
"""Music falls by about 3 dB an octave; lifted this much towards the treble it fills the picture."""


class SpectrumBars(QWidget):
    """Bars from low to high, as many as fit; drawn only when told new levels.

    A frame is put together from arrays and drawn at once: a call for each bar took three times as
    long.

    Args:
        behind: Paints what the bars stand on; it is kept, so that a frame repaints nothing else.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, behind: PaintBehind | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels_db: Levels = np.zeros(0)
        self._still = Still(
            self, lambda painter: behind(painter, self) if behind else None, opaque=bool(behind)
        )
        self._field: _Field | None = None
        self._field_key: object = None
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
        self._still.forget()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars from their common foot; in whole pixels, for they move all the time."""
        field = self._field_now()
        field.show(bar_heights(self._levels_db, field.count))
        painter = QPainter(self)
        painter.drawImage(0, 0, field.image)
        painter.end()

    def _field_now(self) -> "_Field":
        """Return the pixels to draw in; made anew when something behind the bars has changed."""
        place = self.mapTo(self.window(), QPoint())
        ground = self._still.pixmap((place.x(), place.y()))
        key = (ground.cacheKey(), self._theme.tokens.name)
        if self._field is None or key != self._field_key:
            colors = self._theme.colors
            shades = (0.45 + 0.45 * step / (_INKS - 1) for step in range(_INKS))
            inks = [mixed(colors.glow, colors.accent, shade).rgba() for shade in shades]
            self._field, self._field_key = _Field(ground.toImage(), np.array(inks, np.uint32)), key
        return self._field


class _Field:
    """The pixels of all bars over what lies behind them, bottom and gaps included.

    Attributes:
        image: The picture; `show` changes it.
        count: How many bars there is room for.
    """

    def __init__(self, ground: QImage, inks: Pixels) -> None:
        self.image = ground.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        self._inks = inks
        height, width = self.image.height(), self.image.width()
        ratio = self.image.devicePixelRatio()
        pitch, bar = round(_PITCH_PX * ratio), round(_BAR_PX * ratio)
        self.count = max((width + pitch - bar) // pitch, 0)
        lines = np.frombuffer(self.image.bits(), np.uint32).reshape(height, -1)
        self._pixels = lines[:, :width]  # written there, it is drawn
        self._ground = self._pixels.copy()
        self._least = round(_LEAST_PX * ratio)
        self._bar_of = np.zeros(width, dtype=np.intp)
        corner = np.full(width, height)  # in a gap nothing stands
        for number in range(self.count):
            left = round(number * (width - bar) / max(self.count - 1, 1))  # from edge to edge
            self._bar_of[left : left + bar] = number
            corner[left : left + bar] = 0
            corner[[left, left + bar - 1]] = round(ratio)
        self._corners = corner.astype(np.int32)
        self._rows = np.arange(height, dtype=np.int32)[:, None]
        self._standing = self._rows < height - self._corners

    def show(self, shares: Levels) -> None:
        """Draw bars of these heights, 0..1 of the whole."""
        self._pixels[:] = self._ground
        if not self.count:
            return
        height = len(self._rows)
        heights = np.maximum(np.rint(shares * height), self._least).astype(np.int32)
        inside = self._rows >= (height - heights)[self._bar_of] + self._corners
        inside &= self._standing
        inks = self._inks[np.rint(shares * (_INKS - 1)).astype(np.intp)]
        np.copyto(self._pixels, inks[self._bar_of], where=inside)


def bar_heights(levels_db: Levels, count: int) -> Levels:
    """Return heights 0..1 of `count` bars; a bar shows the loudest band it stands for."""
    bands = len(levels_db)
    if not bands or not count:
        return np.zeros(count)
    first = np.arange(count) * bands // count
    levels = np.asarray(levels_db)
    loudest = np.maximum.reduceat(levels, first) if bands >= count else levels[first]
    lifted = loudest + _TILT_DB * np.arange(count) / count
    return np.clip((lifted - _FLOOR_DB) / (_TOP_DB - _FLOOR_DB), 0.0, 1.0)
