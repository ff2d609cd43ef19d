"""Faster or slower at the same pitch: a phase vocoder whose phases are locked to their peaks.

Each frame is looked at twice, one synthesis hop apart: the difference is how far every bin turns
in one hop, with nothing to unwrap. A peak takes its neighbours along (Laroche and Dolson 1999),
both channels turn together, and what has just begun keeps the phases it began with. At speed 1
the frames are those of the file.
"""

import numpy as np
import numpy.typing as npt

from dsp.stage import Block

_WINDOW_S = 0.085
_OVERLAP = 4
_WINDOW_POWER = 1.5  # four squared Hann windows, a quarter apart, sum to this everywhere
_ONSET_RATIO = 4.0  # a region whose power grew by more than 6 dB in one hop begins anew

_Spectrum = npt.NDArray[np.complex128]


class TimeStretcher:
    """Stretches a stream; output sample `n` sounds like input sample `n * speed`.

    Args:
        speed: Input frames for one output frame.
    """

    def __init__(self, sample_rate: int, channels: int, speed: float) -> None:
        self._size: int = 1 << round(np.log2(sample_rate * _WINDOW_S))
        self._hop = self._size // _OVERLAP
        self._speed = speed
        self._window = np.hanning(self._size + 1)[:-1]
        self._before = self._size + 3 * self._hop  # silence before the first frame
        self._input = np.zeros((channels, self._before))
        self._input_start = -self._before
        self._sum = np.zeros((channels, self._size))
        self._last: _Spectrum | None = None
        self._number = -2
        self._emitted = -2 * self._hop - self._size // 2
        self._taken = 0

    def process(self, block: Block) -> Block:
        """Return what is ready after a `(channels, frames)` block, in a new array."""
        self._taken += block.shape[1]
        self._input = np.concatenate([self._input, block], axis=1)
        return self._frames()

    def flush(self) -> Block:
        """Return the rest of the stream; nothing may follow."""
        due = round(self._taken / self._speed) - max(0, self._emitted)
        silence = int(2 * self._size * max(1.0, self._speed))
        self._input = np.concatenate([self._input, np.zeros((len(self._input), silence))], axis=1)
        return self._frames()[:, : max(0, due)]

    def _frames(self) -> Block:
        ready = [np.empty((len(self._input), 0))]
        while (start := self._frame_start()) + self._size <= self._input.shape[1]:
            ready.append(self._add(start))
        used = max(0, self._frame_start() - self._hop)
        self._input, self._input_start = self._input[:, used:], self._input_start + used
        return np.concatenate(ready, axis=1)

    def _frame_start(self) -> int:
        """Where the next frame begins in what is kept of the input."""
        centre = round(self._number * self._hop * self._speed)
        return int(centre - self._size // 2 - self._input_start)

    def _add(self, start: int) -> Block:
        """Add one frame; return the hop that is complete with it."""
        now, earlier = self._spectrum(start), self._spectrum(start - self._hop)
        self._last = now if self._last is None else now * _turns(self._last, earlier, now)
        self._sum += np.fft.irfft(self._last, self._size) * self._window / _WINDOW_POWER
        done = self._sum[:, : self._hop].copy()
        self._sum[:, : -self._hop] = self._sum[:, self._hop :]
        self._sum[:, -self._hop :] = 0.0
        early = min(self._hop, max(0, -self._emitted))
        self._emitted += self._hop
        self._number += 1
        return done[:, early:]

    def _spectrum(self, start: int) -> _Spectrum:
        spectrum: _Spectrum = np.fft.rfft(self._input[:, start : start + self._size] * self._window)
        return spectrum


def _turns(last: _Spectrum, earlier: _Spectrum, now: _Spectrum) -> npt.NDArray[np.complex128]:
    """How each bin must turn to go on from the last frame that was played."""
    power = np.sum(now.real**2 + now.imag**2, axis=0)
    before = np.sum(earlier.real**2 + earlier.imag**2, axis=0)
    peaks = _peaks(power)
    region = np.searchsorted((peaks[1:] + peaks[:-1]) / 2.0, np.arange(len(power)))
    turn = np.sum(last[:, peaks] * np.conj(earlier[:, peaks]), axis=0)
    size = np.abs(turn)
    starts = np.searchsorted(region, np.arange(len(peaks)))
    grown = np.add.reduceat(power, starts) > _ONSET_RATIO * np.add.reduceat(before, starts)
    turn = np.where(grown | (size < 1e-30), 1.0, turn / np.maximum(size, 1e-30))
    return turn[region]


def _peaks(power: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Bins louder than two neighbours on each side; at least one."""
    inner = power[2:-2]
    is_peak = (inner > power[1:-3]) & (inner >= power[3:-1]) & (inner > power[:-4])
    found = np.flatnonzero(is_peak & (inner >= power[4:])) + 2
    return found if len(found) else np.array([int(np.argmax(power))])
