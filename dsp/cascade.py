"""A cascade of second-order sections with its memory, in float64."""

import math

import numpy as np

from dsp.section_filter import filter_in_place
from dsp.stage import Block
from dsp.units import FloatArray

FLUSH_BELOW = 1e-20
"""Memory below this is silence: left to decay it turns subnormal and costs 64 times the time."""

INAUDIBLE = 1e-6
"""-120 dB: where a tail has ended."""

LONGEST_TAIL_S = 5.0


class Cascade:
    """Filters rows of samples with the same sections; no sections leave them untouched."""

    def __init__(self, sections: FloatArray, channels: int) -> None:
        self._sections = np.ascontiguousarray(sections)
        self._state = np.zeros((channels, len(sections), 2))

    def process(self, rows: Block) -> None:
        """Filter `(channels, frames)` in place."""
        if rows.flags.c_contiguous and len(self._sections):
            self._filter(rows)
        else:
            rows[:] = self.filtered(rows)

    def filtered(self, rows: Block) -> Block:
        """Return `(channels, frames)` filtered, in an array of its own unless nothing is done."""
        if not len(self._sections):
            return rows
        filtered = np.array(rows, order="C")
        self._filter(filtered)
        return filtered

    def _filter(self, rows: Block) -> None:
        filter_in_place(self._sections, rows, self._state)
        self._state[np.abs(self._state) < FLUSH_BELOW] = 0.0

    def reset(self) -> None:
        """Forget the past."""
        self._state[:] = 0.0


def decay_frames(sections: FloatArray, sample_rate: int) -> int:
    """Return how long the slowest pole rings above -120 dB, at most five seconds."""
    if not len(sections):
        return 0
    radius = max(float(np.max(np.abs(np.roots(row[3:])), initial=0.0)) for row in sections)
    longest = round(LONGEST_TAIL_S * sample_rate)
    if radius >= 1.0:
        return longest
    return min(longest, math.ceil(math.log(INAUDIBLE) / math.log(max(radius, 1e-12))) + 2)
