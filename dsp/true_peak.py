"""The level between the samples: what a converter will reconstruct."""

import numpy as np

from dsp.stage import Block
from dsp.units import FloatArray

KAISER_BETA = 7.5


def interpolators(sample_rate: int) -> FloatArray:
    """Return the filters `(phases, taps)` for the points between two samples.

    Four times oversampling below 80 kHz, two times above: the worst error is 0.3 dB, at 16 kHz
    and 48 kHz.
    """
    factor, taps = (4, 24) if sample_rate < 80_000 else (2, 16)
    positions = np.arange(1 - taps // 2, taps // 2 + 1)
    rows = []
    for phase in range(1, factor):
        offset = positions - phase / factor
        inside = np.sqrt(np.maximum(1.0 - (2.0 * offset / taps) ** 2, 0.0))
        row = np.sinc(offset) * np.i0(KAISER_BETA * inside)
        rows.append(row / row.sum())
    return np.array(rows)


def filtered(rows: FloatArray, taps: FloatArray) -> FloatArray:
    """Return the rows through a short filter; the first `len(taps) - 1` of each are not its own."""
    joined = np.convolve(rows.ravel(), taps)
    return np.asarray(joined[: rows.size]).reshape(rows.shape)


class TruePeakDetector:
    """Finds the largest magnitude at and after each frame, delayed by half its filter."""

    def __init__(self, sample_rate: int, channels: int) -> None:
        filters = interpolators(sample_rate)
        self._reversed = np.ascontiguousarray(filters[:, ::-1])
        self._past = np.zeros((channels, filters.shape[1]))
        self.delay_frames = filters.shape[1] // 2
        self.most_over_samples = float(np.abs(filters).sum(axis=1).max())
        """No signal can rise higher between its samples than this times its largest sample."""

    def reset(self) -> None:
        """Forget the past."""
        self._past[:] = 0.0

    def bound(self, block: Block) -> float:
        """Return a level this block and what is kept of the last cannot exceed; nearly free."""
        peaks = (block.max(initial=0.0), -block.min(initial=0.0), np.abs(self._past).max())
        return float(max(peaks)) * self.most_over_samples

    def skip(self, block: Block) -> None:
        """Remember a block without measuring it."""
        size = self._past.shape[1]
        newest = block[:, -size:]
        self._past = np.concatenate((self._past[:, newest.shape[1] :], newest), axis=1)

    def peaks(self, block: Block) -> FloatArray:
        """Return one magnitude per frame, the largest of all channels, for the delayed frames."""
        joined = np.concatenate((self._past, block), axis=1)
        frames, taps = block.shape[1], self._past.shape[1]
        self._past = joined[:, frames:].copy()
        here = joined[:, self.delay_frames : self.delay_frames + frames]
        result = np.abs(here).max(axis=0)
        for taps_reversed in self._reversed:
            between = filtered(joined, taps_reversed)[:, taps : taps + frames]
            np.maximum(result, np.abs(between).max(axis=0), out=result)
        return np.asarray(result)
