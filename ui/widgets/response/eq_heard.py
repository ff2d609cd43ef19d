"""What is heard, behind an equalizer's curve: a brighter area whose edge moves with the music."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPixmap

from ui.widgets.response.eq_paint import Levels
from ui.widgets.response.log_scale import ResponseScale

_QUIET_DB, _LOUD_DB = -96.0, -6.0
_SHARE = 0.72
"""Of the picture's height, for what is as loud as can be."""

_NONE: Levels = np.zeros(0)

Pixels = npt.NDArray[np.uint32]
Rows = npt.NDArray[np.intp]


class HeardArea:
    """One picture seen in two lights, the brighter one below the edge.

    Of a frame only the pixels between the edge before and the edge now are touched, 6,000 of
    300,000. Filling the area, frame by frame, took three times as long, and two threads of Qt's
    beside.
    """

    def __init__(self) -> None:
        self._scale = ResponseScale(QRect().toRectF())
        self._columns, self._ratio = 0, 1.0
        self._every_column = np.zeros(0)
        self._centres_hz = self._levels_db = self._xs = _NONE
        self._edge: Rows = np.zeros(0, np.intp)
        self._layers: _Layers | None = None

    @property
    def silent(self) -> bool:
        """Whether nothing is heard: the picture is dark."""
        return not len(self._levels_db)

    def move(self, scale: ResponseScale, width_px: int, ratio: float) -> None:
        """Stand in another picture: `width_px` pixels of the device wide, `ratio` for one of Qt's.

        Its pictures are taken anew the next time it is drawn.
        """
        self._scale, self._columns, self._ratio = scale, width_px, ratio
        self._every_column = np.arange(width_px, dtype=np.float64)
        self._layers = None
        self._take_centres(self._centres_hz)
        self._edge = self._edge_now()

    def show(self, centres_hz: Levels, levels_db: Levels) -> QRect:
        """Take over a spectrum, none for silence; return what has to be painted."""
        if centres_hz is not self._centres_hz:
            self._take_centres(centres_hz)
        self._levels_db = levels_db
        before, self._edge = self._edge, self._edge_now()
        if not self._columns:
            return QRect()
        top = min(int(before.min()), int(self._edge.min())) / self._ratio
        end = max(int(before.max()), int(self._edge.max())) / self._ratio
        return QRect(0, int(top), int(self._columns / self._ratio) + 1, int(end - top) + 2)

    def image(self, dark: QPixmap, light: QPixmap) -> QImage:
        """Return the picture as it is to be seen now, from how it looks in either light."""
        if self._layers is None:
            self._layers = _Layers(dark, light)
        self._layers.bring_to(self._edge)
        return self._layers.image

    def _take_centres(self, centres_hz: Levels) -> None:
        self._centres_hz = centres_hz
        seen = int(np.searchsorted(centres_hz, self._scale.highest_hz, side="right"))
        self._xs = self._scale.xs(centres_hz[:seen]) * self._ratio

    def _edge_now(self) -> Rows:
        """Return the first bright row of each column, pixels of the device."""
        seen, box = len(self._xs), self._scale.box
        if not seen or len(self._levels_db) < seen:
            return np.full(self._columns, round(box.bottom() * self._ratio), np.intp)
        heard_db = np.minimum(np.maximum(self._levels_db[:seen], _QUIET_DB), _LOUD_DB)
        px_per_db = box.height() * _SHARE / (_LOUD_DB - _QUIET_DB)
        tops = (box.bottom() - (heard_db - _QUIET_DB) * px_per_db) * self._ratio
        edge = np.interp(self._every_column, self._xs, tops)
        return np.asarray(np.rint(edge, out=edge), np.intp)


class _Layers:
    """The picture in both lights, and as it was drawn last."""

    def __init__(self, dark: QPixmap, light: QPixmap) -> None:
        self._kept = (dark.toImage(), light.toImage())
        self.image = self._kept[0].copy()
        self._dark, self._light = (_pixels(image) for image in self._kept)
        self._shown = np.frombuffer(self.image.bits(), np.uint32)
        height, self._pitch = self._kept[0].height(), len(self._shown) // self._kept[0].height()
        self._columns = np.arange(self.image.width())
        self._edge: Rows = np.full(self.image.width(), height)

    def bring_to(self, edge: Rows) -> None:
        """Have the picture bright from these rows down."""
        tops = np.minimum(self._edge, edge)
        counts = np.maximum(self._edge, edge) - tops
        ends = np.cumsum(counts)
        places = np.arange(ends[-1]) - np.repeat(ends - counts - tops, counts)  # the rows
        places *= self._pitch
        places += np.repeat(self._columns, counts)
        bright = np.repeat(edge < self._edge, counts)
        self._shown[places] = np.where(bright, self._light[places], self._dark[places])
        self._edge = edge


def _pixels(image: QImage) -> Pixels:
    return np.frombuffer(image.constBits(), np.uint32)
