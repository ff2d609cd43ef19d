"""The last guard: a true-peak limiter that knows what is coming."""

import numpy as np
from scipy.ndimage import maximum_filter1d

from dsp.memory import DelayLine
from dsp.params.dynamics import LimiterParams
from dsp.stage import Block, StreamFormat
from dsp.true_peak import TruePeakDetector
from dsp.units import FloatArray, frames_from_ms, gain_from_db

NEPERS_PER_DB = float(np.log(10.0) / 20.0)


class Limiter:
    """Turns the gain down before a peak arrives and lets it recover slowly.

    Below the ceiling the samples pass unchanged, only later. `reduction_db` is the most the last
    block was turned down, `limited_frames` how many frames were touched since `prepare`.
    """

    def __init__(self, params: LimiterParams) -> None:
        self._params = params
        self._ceiling = gain_from_db(params.ceiling_db)
        self.reduction_db = 0.0
        self.limited_frames = 0
        self.latency_frames = 0
        self.tail_frames = 0

    def prepare(self, fmt: StreamFormat) -> None:
        """Size the look-ahead for this rate and clear all memory."""
        look = max(2, int(self._params.lookahead_ms * 1e-3 * fmt.sample_rate) // 2 * 2)
        hold = frames_from_ms(self._params.hold_ms, fmt.sample_rate)
        self._release_db = self._params.release_db_per_s / fmt.sample_rate
        self._detector = TruePeakDetector(fmt.sample_rate, fmt.channels)
        self.latency_frames = look + self._detector.delay_frames
        self._delay = DelayLine(fmt.channels, self.latency_frames)
        self._needs = np.zeros(look + hold)
        self._reductions = np.zeros(look)
        self._reduction_now = 0.0
        self._is_idle = True
        self.limited_frames = 0

    def reset(self) -> None:
        """Forget the past."""
        self._detector.reset()
        self._delay.reset()
        self._needs[:] = 0.0
        self._reductions[:] = 0.0
        self._reduction_now = 0.0
        self._is_idle = True
        self.reduction_db = 0.0

    def process(self, block: Block) -> None:
        """Limit the block in place."""
        needs = self._needed_db(block)
        self._delay.process(block)
        if needs is None:
            self.reduction_db = 0.0
            return
        reductions = self._smoothed(self._held(needs))
        self.reduction_db = float(reductions.max())
        self.limited_frames += int(np.count_nonzero(reductions))
        self._is_idle = not (self._reduction_now or self._needs.any() or self._reductions.any())
        block *= np.exp(reductions * -NEPERS_PER_DB)
        np.clip(block, -self._ceiling, self._ceiling, out=block)

    def _needed_db(self, block: Block) -> FloatArray | None:
        """Return how far each frame must come down, or None while nothing was or is too loud."""
        quiet = self._detector.bound(block) <= self._ceiling
        if quiet and self._is_idle:
            self._detector.skip(block)
            return None
        if quiet:
            self._detector.skip(block)
            return np.zeros(block.shape[1])
        peaks = self._detector.peaks(block)
        over = peaks > self._ceiling
        if self._is_idle and not over.any():
            return None
        needs = np.zeros(block.shape[1])
        needs[over] = 20.0 * np.log10(peaks[over] / self._ceiling)
        return needs

    def _held(self, needs: FloatArray) -> FloatArray:
        """Hold each need for look-ahead and hold, then release it linearly in dB."""
        window = len(self._needs)
        joined = np.concatenate((self._needs, needs))
        self._needs = joined[len(needs) :].copy()
        first = (window + 1) // 2
        held = maximum_filter1d(joined, window + 1, mode="constant")[first : first + len(needs)]
        slope = self._release_db * np.arange(1, len(needs) + 1)
        raised = np.maximum(held + slope, self._reduction_now)
        released = np.maximum(np.maximum.accumulate(raised) - slope, 0.0)
        self._reduction_now = float(released[-1])
        return np.asarray(released)

    def _smoothed(self, reductions: FloatArray) -> FloatArray:
        """Average twice over half the look-ahead: the gain bends nowhere and is low in time."""
        look = len(self._reductions)
        joined = np.concatenate((self._reductions, reductions))
        self._reductions = joined[len(reductions) :].copy()
        half = look // 2
        return _running_mean(_running_mean(joined, half + 1), look - half + 1)


def _running_mean(values: FloatArray, length: int) -> FloatArray:
    total = np.concatenate(([0.0], np.cumsum(values)))
    return np.asarray((total[length:] - total[:-length]) / length)
