"""A cascade of second-order sections with its memory, in float64."""

import importlib
import math
from collections.abc import Callable

import numpy as np
from scipy import signal

from dsp.stage import Block
from dsp.units import FloatArray

FLUSH_BELOW = 1e-20
"""Memory below this is silence: left to decay it turns subnormal and costs 64 times the time."""

INAUDIBLE = 1e-6
"""-120 dB: where a tail has ended."""

LONGEST_TAIL_S = 5.0


InPlace = Callable[[FloatArray, FloatArray, FloatArray], None]


def public_sosfilt(sections: FloatArray, rows: FloatArray, state: FloatArray) -> None:
    """Filter rows and their state `(rows, sections, 2)` in place, by scipy's public way."""
    rows[:], ended = signal.sosfilt(sections, rows, zi=np.moveaxis(state, 0, 1))
    state[:] = np.moveaxis(ended, 0, 1)


def _found_sosfilt() -> InPlace:
    """What `sosfilt` itself calls: around it, it checks for longer than ten sections take."""
    try:
        inner: InPlace = vars(importlib.import_module("scipy.signal._sosfilt"))["_sosfilt"]
    except (ImportError, KeyError):
        return public_sosfilt
    return inner


sosfilt_in_place: InPlace = _found_sosfilt()
"""Filters C-contiguous float64 rows and their state; every scipy has it, none has promised it."""


class Cascade:
    """Filters rows of samples with the same sections; no sections leave them untouched."""

    def __init__(self, sections: FloatArray, channels: int) -> None:
        self._sections = np.ascontiguousarray(sections)
        self._state = np.zeros((channels, len(sections), 2))

    def process(self, rows: Block) -> None:
        """Filter `(channels, frames)` in place."""
        rows[:] = self.filtered(rows)

    def filtered(self, rows: Block) -> Block:
        """Return `(channels, frames)` filtered, in an array of its own unless nothing is done."""
        if not len(self._sections):
            return rows
        filtered = np.array(rows, order="C")
        sosfilt_in_place(self._sections, filtered, self._state)
        self._state[np.abs(self._state) < FLUSH_BELOW] = 0.0
        return filtered

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
