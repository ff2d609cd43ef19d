"""The highest true peak of a stream, found without interpolating all of it.

A straight line between samples, and how much the sound can bend away from it, tell where nothing
higher can be.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dsp.stage import Block, StreamFormat
from dsp.true_peak import filtered, interpolators
from dsp.units import FloatArray, db_from_gain

SEGMENT_FRAMES = 128
_FIRST = 8
"""Segments interpolated before the rest: the likeliest raise the mark for all others."""


class PeakMeter:
    """The largest sample and the largest value between samples of a stream, known after `flush`."""

    def __init__(self, fmt: StreamFormat) -> None:
        filters = interpolators(fmt.sample_rate)
        self._reversed = np.ascontiguousarray(filters[:, ::-1])
        self._taps = filters.shape[1]
        self._slope_share, self._bend_share = bend_shares(filters)
        self._past = np.zeros((fmt.channels, self._taps))
        self.sample_peak = 0.0
        self.true_peak = 0.0

    @property
    def sample_peak_dbfs(self) -> float:
        """The largest sample in dB of full scale."""
        return db_from_gain(self.sample_peak)

    @property
    def true_peak_dbtp(self) -> float:
        """The largest reconstructed value in dB of full scale."""
        return db_from_gain(self.true_peak)

    def process(self, block: Block) -> None:
        """Look at a `(channels, frames)` block and leave it as it is; a rest waits for the next."""
        joined = np.concatenate((self._past, block), axis=1)
        count = (joined.shape[1] - self._taps) // SEGMENT_FRAMES
        if count:
            self._search(joined[:, : count * SEGMENT_FRAMES + self._taps])
        self._past = joined[:, count * SEGMENT_FRAMES :].copy()

    def flush(self) -> None:
        """Look at what waits, and at the values between the last samples and silence."""
        self.process(np.zeros((len(self._past), SEGMENT_FRAMES + self._taps)))

    def _search(self, joined: Block) -> None:
        """Interpolate the segments that may hold more than what was found."""
        bounds = np.concatenate([self._bounds(row) for row in joined])
        windows = sliding_window_view(joined, SEGMENT_FRAMES + self._taps, axis=1)
        segments = windows[:, ::SEGMENT_FRAMES]
        for chosen in (np.argsort(bounds)[-_FIRST:], np.arange(len(bounds))):
            higher = chosen[bounds[chosen] > self.true_peak]
            self._interpolate(segments[np.unravel_index(higher, segments.shape[:2])])

    def _bounds(self, row: FloatArray) -> FloatArray:
        """Return a level for each segment that no value between its samples exceeds."""
        highest = _largest_of_segments(row)
        self.sample_peak = max(self.sample_peak, float(highest.max()))
        self.true_peak = max(self.true_peak, self.sample_peak)
        straight = highest * (1.0 + 2.0 * self._slope_share)
        sharpest = straight + 4.0 * highest * self._bend_share
        if sharpest.max() <= self.true_peak:
            return sharpest
        return straight + self._bend_share * _largest_of_segments(np.diff(row, 2))

    def _interpolate(self, rows: FloatArray) -> None:
        for taps_reversed in self._reversed if rows.size else ():
            between = filtered(rows, taps_reversed)[:, self._taps : rows.shape[1]]
            self.true_peak = max(self.true_peak, _largest(between))


def bend_shares(filters: FloatArray) -> tuple[float, float]:
    """Return how much of the steepest slope and of the sharpest bend an interpolator can add.

    What it adds to the straight line between two samples has weights that sum to zero. Summed by
    parts once they weigh slopes, twice they weigh second differences; a small part of the slope
    is left where the filter's first moment is not exact.
    """
    phases, taps = filters.shape
    slope_share = bend_share = 0.0
    for number, row in enumerate(filters, 1):
        share = number / (phases + 1)
        extra = row.copy()
        extra[taps // 2 - 1 : taps // 2 + 1] -= (1.0 - share, share)
        weights = np.cumsum(np.cumsum(extra))
        slope_share = max(slope_share, float(abs(weights[-2])))
        bend_share = max(bend_share, float(np.abs(weights[:-2]).sum()))
    return slope_share, bend_share


def _largest(samples: FloatArray) -> float:
    return float(max(samples.max(initial=0.0), -samples.min(initial=0.0)))


def _largest_of_segments(row: FloatArray) -> FloatArray:
    """Return the largest magnitude of each segment and its successor; the last has the rest."""
    starts = np.arange(len(row) // SEGMENT_FRAMES) * SEGMENT_FRAMES
    largest = np.maximum.reduceat(np.abs(row), starts)
    return np.asarray(np.maximum(largest, np.append(largest[1:], 0.0)))
