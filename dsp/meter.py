"""What the listener sees while music plays: peaks, levels, loudness, correlation, spectrum."""

from collections import deque
from dataclasses import dataclass

import numpy as np
from scipy import fft

from dsp.loudness import LoudnessMeter
from dsp.memory import History
from dsp.stage import Block, StreamFormat
from dsp.true_peak import TruePeakDetector
from dsp.units import SILENCE_DB, FloatArray, block_frames_for, db_from_gain, decibels

WINDOW_MS = 400.0
SPECTRUM_BLOCKS = 8
"""Frames of a spectrum, in blocks: 186 ms, bins of 5.4 Hz at any rate."""

PEAK_SECONDS = 3.0
LOWEST_HZ = 20.0


class PeakMeter:
    """The largest sample and the largest value between samples of a stream."""

    def __init__(self, fmt: StreamFormat) -> None:
        self._detector = TruePeakDetector(fmt.sample_rate, fmt.channels)
        self._silence = np.zeros((fmt.channels, 2 * self._detector.delay_frames))
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

    def reset(self) -> None:
        """Start again from silence."""
        self._detector.reset()
        self.sample_peak = self.true_peak = 0.0

    def process(self, block: Block) -> None:
        """Measure a block; one that cannot hold a new maximum is skipped."""
        peak = float(max(block.max(initial=0.0), -block.min(initial=0.0)))
        self.sample_peak = max(self.sample_peak, peak)
        if self._detector.bound(block) <= self.true_peak:
            self._detector.skip(block)
        else:
            self.true_peak = max(self.true_peak, float(self._detector.peaks(block).max()))

    def flush(self) -> None:
        """Measure what the detector still holds back at the end of a stream."""
        self.process(self._silence)


@dataclass(frozen=True, slots=True)
class MeterReading:
    """One look at the meters; levels in dB of full scale for each channel."""

    peak_db: tuple[float, ...]
    rms_db: tuple[float, ...]
    true_peak_dbtp: float
    momentary_lufs: float
    short_term_lufs: float
    psr_db: float
    correlation: float


class LiveMeter:
    """Follows what is heard; the costly figures are made only when somebody looks."""

    def __init__(self, fmt: StreamFormat) -> None:
        self._fmt = fmt
        self._spectrum_frames = SPECTRUM_BLOCKS * block_frames_for(fmt.sample_rate)
        self._window_frames = round(WINDOW_MS * 1e-3 * fmt.sample_rate)
        self._past = History(fmt.channels, max(self._spectrum_frames, self._window_frames))
        self._loudness = LoudnessMeter(fmt)
        self._detector = TruePeakDetector(fmt.sample_rate, fmt.channels)
        self._peaks: deque[tuple[int, float]] = deque()
        self._frame = 0

    def reset(self) -> None:
        """Forget the past."""
        self._past.reset()
        self._loudness.reset()
        self._detector.reset()
        self._peaks.clear()

    def process(self, block: Block) -> None:
        """Follow a block and leave it as it is."""
        self._past.write(block)
        self._loudness.process(block)
        self._frame += block.shape[1]
        peak = float(self._detector.peaks(block).max(initial=0.0))
        while self._peaks and self._peaks[-1][1] <= peak:
            self._peaks.pop()
        self._peaks.append((self._frame, peak))
        oldest = self._frame - round(PEAK_SECONDS * self._fmt.sample_rate)
        while self._peaks[0][0] < oldest:
            self._peaks.popleft()

    @property
    def integrated_lufs(self) -> float:
        """Gated loudness since the start or `reset`."""
        return self._loudness.integrated_lufs

    def last(self, frames: int) -> Block:
        """Return the newest frames, 186 ms at most."""
        return self._past.last(frames)

    def reading(self) -> MeterReading:
        """Return the meters as they stand: the last 400 ms, peaks of the last three seconds."""
        recent = self._past.last(self._window_frames)
        true_peak = db_from_gain(self._peaks[0][1]) if self._peaks else SILENCE_DB
        short_term = self._loudness.short_term_lufs
        return MeterReading(
            peak_db=tuple(decibels(np.abs(recent).max(axis=1)).tolist()),
            rms_db=tuple(decibels(np.sqrt(np.mean(recent * recent, axis=1))).tolist()),
            true_peak_dbtp=true_peak,
            momentary_lufs=self._loudness.momentary_lufs,
            short_term_lufs=short_term,
            psr_db=true_peak - short_term if np.isfinite(short_term) else 0.0,
            correlation=correlation(recent),
        )

    def spectrum_db(self, bands: int) -> tuple[FloatArray, FloatArray]:
        """Return centres in Hz and levels in dB of logarithmic bands from 20 Hz upwards.

        A full-scale sine reads 0 dB in its band.
        """
        return band_spectrum(self._past.last(self._spectrum_frames), self._fmt.sample_rate, bands)


def correlation(block: Block) -> float:
    """Return how alike the first two channels are: 1 mono, 0 unrelated or silent, -1 opposed."""
    if len(block) < 2:
        return 1.0
    left, right = block[0], block[1]
    energy = float(np.sqrt(np.vdot(left, left) * np.vdot(right, right)))
    return float(np.clip(np.vdot(left, right) / energy, -1.0, 1.0)) if energy > 1e-20 else 0.0


def band_spectrum(block: Block, sample_rate: int, bands: int) -> tuple[FloatArray, FloatArray]:
    """Return centres in Hz and levels in dB of `bands` logarithmic bands, channels averaged.

    Where bands are narrower than a bin, the bin they lie in speaks for all of them.
    """
    frames = block.shape[1]
    window = np.hanning(frames)
    power = np.mean(np.abs(fft.rfft(block * window, axis=1)) ** 2, axis=0)
    power *= 2.0 / (np.sum(window * window) * frames) * 2.0
    edges = np.geomspace(LOWEST_HZ, sample_rate / 2, bands + 1)
    bins = np.clip(np.round(edges * frames / sample_rate).astype(int), 1, len(power) - 1)
    total = np.concatenate(([0.0], np.cumsum(power)))
    upper = np.maximum(bins[1:], bins[:-1] + 1)
    sums = total[upper] - total[bins[:-1]]
    return np.sqrt(edges[1:] * edges[:-1]), np.asarray(10.0 * np.log10(np.maximum(sums, 1e-20)))
