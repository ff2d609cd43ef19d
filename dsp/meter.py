"""What the listener sees while music plays: peaks, levels, loudness, correlation, spectrum."""

from collections import deque
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import fft

from dsp.loudness import LoudnessMeter
from dsp.memory import History
from dsp.stage import Block, StreamFormat
from dsp.true_peak import TruePeakDetector
from dsp.units import SILENCE_DB, FloatArray, block_frames_for, db_from_gain, decibels

Float32Array = npt.NDArray[np.float32]

WINDOW_MS = 400.0
SPECTRUM_BLOCKS = 8
"""Frames of a spectrum, in blocks: 186 ms, bins of 5.4 Hz at any rate."""

PEAK_SECONDS = 3.0
LOWEST_HZ = 20.0


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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block's share of the levels: `(channels,)` peaks and energies, and left times right."""

    end_frame: int
    peaks: FloatArray
    energies: FloatArray
    product: float


class LiveMeter:
    """Follows what is heard; the costly figures are made only when somebody looks."""

    def __init__(self, fmt: StreamFormat) -> None:
        self._fmt = fmt
        self._spectrum_frames = SPECTRUM_BLOCKS * block_frames_for(fmt.sample_rate)
        self._window_frames = round(WINDOW_MS * 1e-3 * fmt.sample_rate)
        self._past = History(fmt.channels, self._spectrum_frames)
        self._loudness = LoudnessMeter(fmt)
        self._detector = TruePeakDetector(fmt.sample_rate, fmt.channels)
        self._peaks: deque[tuple[int, float]] = deque()
        self._pieces: deque[_Piece] = deque()
        self._frame = self._first_frame = 0

    def reset(self) -> None:
        """Forget the past."""
        self._past.reset()
        self._loudness.reset()
        self._detector.reset()
        self._peaks.clear()
        self._pieces.clear()
        self._first_frame = self._frame

    def process(self, block: Block) -> None:
        """Follow a block and leave it as it is."""
        self._past.write(block)
        self._loudness.process(block)
        self._frame += block.shape[1]
        self._keep_levels(block)
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
        true_peak = db_from_gain(self._peaks[0][1]) if self._peaks else SILENCE_DB
        short_term = self._loudness.short_term_lufs
        none = np.zeros(self._fmt.channels)
        energies = sum((piece.energies for piece in self._pieces), none)
        peaks = np.max([none, *(piece.peaks for piece in self._pieces)], axis=0)
        return MeterReading(
            peak_db=tuple(decibels(peaks).tolist()),
            rms_db=tuple(decibels(np.sqrt(energies / self._kept_frames)).tolist()),
            true_peak_dbtp=true_peak,
            momentary_lufs=self._loudness.momentary_lufs,
            short_term_lufs=short_term,
            psr_db=true_peak - short_term if np.isfinite(short_term) else 0.0,
            correlation=_correlation(energies, sum(piece.product for piece in self._pieces)),
        )

    def spectrum_db(self, bands: int) -> tuple[FloatArray, FloatArray]:
        """Return centres in Hz and levels in dB of logarithmic bands from 20 Hz upwards.

        A full-scale sine reads 0 dB in its band.
        """
        return band_spectrum(self._past.last(self._spectrum_frames), self._fmt.sample_rate, bands)

    def _keep_levels(self, block: Block) -> None:
        """Add a block; let go of those that are wholly out of the window."""
        energies = np.einsum(
            "cf,cf->c", block, block
        )  # never BLAS: its threads cost ten times more
        product = float(np.einsum("f,f->", block[0], block[-1]))
        peaks = np.maximum(block.max(axis=1, initial=0.0), -block.min(axis=1, initial=0.0))
        self._pieces.append(_Piece(self._frame, peaks, energies, product))
        while self._pieces[0].end_frame <= self._frame - self._window_frames:
            self._first_frame = self._pieces.popleft().end_frame

    @property
    def _kept_frames(self) -> int:
        return max(1, self._frame - self._first_frame)


def _correlation(energies: FloatArray, product: float) -> float:
    """Return how alike two channels are: 1 mono, 0 unrelated or silent, -1 opposed."""
    energy = float(np.sqrt(energies[0] * energies[-1]))
    return float(np.clip(product / energy, -1.0, 1.0)) if energy > 1e-20 else 0.0


def band_spectrum(block: Block, sample_rate: int, bands: int) -> tuple[FloatArray, FloatArray]:
    """Return centres in Hz and levels in dB of `bands` logarithmic bands, channels averaged.

    Where bands are narrower than a bin, the bin they lie in speaks for all of them.
    """
    frames = block.shape[1]
    window, scale = _window(frames)
    spectrum = fft.rfft(np.multiply(block, window, dtype=np.float32), axis=1)
    power = (np.abs(spectrum) ** 2).mean(axis=0, dtype=np.float64) * scale
    edges = np.geomspace(LOWEST_HZ, sample_rate / 2, bands + 1)
    bins = np.clip(np.round(edges * frames / sample_rate).astype(int), 1, len(power) - 1)
    total = np.concatenate(([0.0], np.cumsum(power)))
    upper = np.maximum(bins[1:], bins[:-1] + 1)
    sums = total[upper] - total[bins[:-1]]
    return np.sqrt(edges[1:] * edges[:-1]), np.asarray(10.0 * np.log10(np.maximum(sums, 1e-20)))


@lru_cache(maxsize=4)
def _window(frames: int) -> tuple[Float32Array, float]:
    """Return a Hann window, and what a power spectrum through it is to be multiplied by."""
    window = np.hanning(frames)
    return window.astype(np.float32), 4.0 / float(np.sum(window * window) * frames)
