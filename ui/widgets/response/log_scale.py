"""Where frequencies and decibels stand in a picture of a response."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

Places = npt.NDArray[np.floating]
LOWEST_HZ = 20.0
_LINES_HZ = (20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 80_000)


@dataclass(frozen=True, slots=True)
class ResponseScale:
    """Log frequency from left to right, decibels from the top down.

    Attributes:
        box: Where the picture is, px.
        highest_hz: At its right edge; 20 Hz stands at the left one.
        reach_db: The picture shows as much above and below 0 dB.
    """

    box: QRectF
    highest_hz: float = 20_000.0
    reach_db: float = 15.0

    def x(self, freq_hz: float) -> float:
        """Return where a frequency stands."""
        share = math.log(max(freq_hz, 1.0) / LOWEST_HZ) / math.log(self.highest_hz / LOWEST_HZ)
        return self.box.left() + share * self.box.width()

    def xs(self, freqs_hz: Places) -> Places:
        """Return where many frequencies stand."""
        places: Places = np.log(np.maximum(freqs_hz, 1.0) / LOWEST_HZ)
        places *= self.box.width() / math.log(self.highest_hz / LOWEST_HZ)
        places += self.box.left()
        return places

    def y(self, level_db: float) -> float:
        """Return where a level stands; what is beyond the picture stands at its edge."""
        bounded = min(max(level_db, -self.reach_db), self.reach_db)
        return self.box.center().y() - bounded / self.reach_db * self.box.height() / 2

    def ys(self, levels_db: Places) -> Places:
        """Return where many levels stand."""
        places: Places = np.clip(levels_db, -self.reach_db, self.reach_db)
        places *= -self.box.height() / 2 / self.reach_db
        places += self.box.center().y()
        return places

    def freq_hz(self, x: float) -> float:
        """Return the frequency at a place, within the picture."""
        share = min(max((x - self.box.left()) / max(self.box.width(), 1.0), 0.0), 1.0)
        return float(LOWEST_HZ * (self.highest_hz / LOWEST_HZ) ** share)

    def level_db(self, y: float) -> float:
        """Return the level at a place, within the picture."""
        share = (self.box.center().y() - y) / max(self.box.height() / 2, 1.0)
        return min(max(share, -1.0), 1.0) * self.reach_db

    def point(self, freq_hz: float, level_db: float) -> QPointF:
        """Return where a point of a response stands."""
        return QPointF(self.x(freq_hz), self.y(level_db))

    def lines_hz(self) -> list[int]:
        """Return the frequencies that are written."""
        return [line for line in _LINES_HZ if line <= self.highest_hz]

    def lines_db(self) -> list[int]:
        """Return the levels that are written."""
        step = 6 if self.reach_db <= 18 else 12
        most = int(self.reach_db // step) * step
        return list(range(-most, most + 1, step))


def hertz_short(freq_hz: float) -> str:
    """Write a frequency as on an axis: 50, 2k, 10k."""
    return f"{freq_hz / 1000:g}k" if freq_hz >= 1_000 else f"{freq_hz:g}"
