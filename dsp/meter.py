"""What the listener sees while music plays: peaks, levels, loudness, correlation, spectrum."""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import fft

from dsp.loudness import LoudnessMeter
from dsp.memory import History
from dsp.stage import Block, StreamFormat
from dsp.true_peak import TruePeakDetector
from dsp.units import SILENCE_DB, FloatArray, block_frames_for, db_from_gain

Float32Array = npt.NDArray[np.float32]

WINDOW_MS = 400.0
SPECTRUM_BLOCKS = 8
"""Frames of a spectrum, in blocks: 186 ms, bins of 5.4 Hz at any rate."""

BASS_SHARE = 1 / 20
"""What is bass, of the rate it is read at: up to about 1.2 kHz."""

PEAK_SECONDS = 3.0
LOWEST_HZ = 20.0


@dataclass(frozen=True, slots=True)
class LevelReading:
    """Levels of the last 400 ms in dB of full scale for each channel; correlation -1..1."""

    peak_db: tuple[float, ...]
    rms_db: tuple[float, ...]
    correlation: float


@dataclass(frozen=True, slots=True)
class LoudnessReading:
    """The true peak of the last three seconds, and how loud it is."""

    true_peak_dbtp: float
    momentary_lufs: float
    short_term_lufs: float
    psr_db: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block's share of the levels: peaks and energies of the channels, and left times right."""

    end_frame: int
    peaks: list[float]
    energies: list[float]
    product: float


class LiveMeter:
    """Levels, correlation and spectrum of what is heard; a spectrum is made when it is asked for.

    In plain numbers where it can: twenty pieces of two channels are too few for arrays to pay.
    """

    def __init__(self, fmt: StreamFormat) -> None:
        self._fmt = fmt
        self._spectrum_frames = SPECTRUM_BLOCKS * block_frames_for(fmt.sample_rate)
        self._window_frames = round(WINDOW_MS * 1e-3 * fmt.sample_rate)
        self._past = History(fmt.channels, self._spectrum_frames)
        self._pieces: deque[_Piece] = deque()
        self._frame = self._first_frame = 0

    def reset(self) -> None:
        """Forget the past."""
        self._past.reset()
        self._pieces.clear()
        self._first_frame = self._frame

    def process(self, block: Block) -> None:
        """Follow a block and leave it as it is."""
        self._past.write(block)
        self._frame += block.shape[1]
        self._keep_levels(block)

    def last(self, frames: int) -> Block:
        """Return the newest frames, 186 ms at most."""
        return self._past.last(frames)

    def reading(self) -> LevelReading:
        """Return the levels as they stand."""
        pieces, frames = self._pieces, max(1, self._frame - self._first_frame)
        energies = [sum(piece.energies[c] for piece in pieces) for c in self._channels]
        peaks = [max((piece.peaks[c] for piece in pieces), default=0.0) for c in self._channels]
        return LevelReading(
            peak_db=tuple(map(db_from_gain, peaks)),
            rms_db=tuple(db_from_gain(math.sqrt(energy / frames)) for energy in energies),
            correlation=_correlation(energies, sum(piece.product for piece in pieces)),
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
        self._pieces.append(_Piece(self._frame, peaks.tolist(), energies.tolist(), product))
        while self._pieces[0].end_frame <= self._frame - self._window_frames:
            self._first_frame = self._pieces.popleft().end_frame

    @property
    def _channels(self) -> range:
        return range(self._fmt.channels)


class PeakLoudness:
    """True peak and loudness of what is heard: twice the work of all levels, so it stands apart."""

    def __init__(self, fmt: StreamFormat) -> None:
        self._sample_rate = fmt.sample_rate
        self._loudness = LoudnessMeter(fmt)
        self._detector = TruePeakDetector(fmt.sample_rate, fmt.channels)
        self._peaks: deque[tuple[int, float]] = deque()
        self._frame = 0

    def reset(self) -> None:
        """Forget the past."""
        self._loudness.reset()
        self._detector.reset()
        self._peaks.clear()

    def process(self, block: Block) -> None:
        """Follow a block and leave it as it is."""
        self._loudness.process(block)
        self._frame += block.shape[1]
        peak = float(self._detector.peaks(block).max(initial=0.0))
        while self._peaks and self._peaks[-1][1] <= peak:
            self._peaks.pop()
        self._peaks.append((self._frame, peak))
        oldest = self._frame - round(PEAK_SECONDS * self._sample_rate)
        while self._peaks[0][0] < oldest:
            self._peaks.popleft()

    @property
    def integrated_lufs(self) -> float:
        """Gated loudness since the start or `reset`."""
        return self._loudness.integrated_lufs

    def reading(self) -> LoudnessReading:
        """Return peak and loudness as they stand."""
        true_peak = db_from_gain(self._peaks[0][1]) if self._peaks else SILENCE_DB
        short_term = self._loudness.short_term_lufs
        return LoudnessReading(
            true_peak_dbtp=true_peak,
            momentary_lufs=self._loudness.momentary_lufs,
            short_term_lufs=short_term,
            psr_db=true_peak - short_term if math.isfinite(short_term) else 0.0,
        )


def _correlation(energies: Sequence[float], product: float) -> float:
    """Return how alike two channels are: 1 mono, 0 unrelated or silent, -1 opposed."""
    energy = math.sqrt(energies[0] * energies[-1])
    return min(max(product / energy, -1.0), 1.0) if energy > 1e-20 else 0.0


def band_spectrum(block: Block, sample_rate: int, bands: int) -> tuple[FloatArray, FloatArray]:
    """Return centres in Hz and levels in dB of `bands` logarithmic bands, channels averaged.

    Bass is told apart in all of the block at an eighth of the rate (192 kHz), the rest in its last
    quarter: less work than one fine spectrum, and treble is not late. Where bands are narrower than
    a bin, the bin they lie in speaks for all of them.
    """
    edges, centres = _bands(sample_rate, bands)
    factor = _decimation(sample_rate)
    bass = int(np.searchsorted(centres, sample_rate / factor * BASS_SHARE))
    low = _sums(_decimated(block, factor), sample_rate / factor, edges[: bass + 1])
    high = _sums(block[:, -(block.shape[1] // 4) :], sample_rate, edges[bass:])
    power = np.concatenate((low, high))
    return centres, np.asarray(10.0 * np.log10(np.maximum(power, 1e-20)))


def _sums(block: Block | Float32Array, sample_rate: float, edges: FloatArray) -> FloatArray:
    """Return the power of the bands between edges in Hz; a full-scale sine has 1."""
    frames = block.shape[1]
    window, scale = _window(frames)
    spectrum = fft.rfft(np.multiply(block, window, dtype=np.float32), axis=1)
    squares = np.square(spectrum.real) + np.square(spectrum.imag)  # no root to square again
    total = np.zeros(squares.shape[1] + 1)
    np.cumsum(squares.mean(axis=0), out=total[1:], dtype=np.float64)
    bins = np.clip(np.round(edges * (frames / sample_rate)).astype(int), 1, frames // 2)
    sums = total[np.maximum(bins[1:], bins[:-1] + 1)] - total[bins[:-1]]
    return np.asarray(sums * scale)


def _decimation(sample_rate: int) -> int:
    """Return by how much the rate is divided for the bass: what is left is 20 to 48 kHz."""
    return 1 << max(0, (sample_rate // 20_000).bit_length() - 1)


def _decimated(block: Block, factor: int) -> Float32Array:
    """Return every `factor`-th frame of a triangular mean: bass is all that may be read in it.

    What folds down into the bass is at least 45 dB weaker than it was.
    """
    whole = block[:, block.shape[1] % factor :].astype(np.float32)
    parts = whole.reshape(len(block), -1, factor)
    rising = np.arange(1, factor + 1, dtype=np.float32) / factor**2
    falling = 1.0 / factor - rising
    ends = np.einsum("cfk,k->cf", parts, falling)
    ends[:, :-1] = ends[:, 1:]
    ends[:, -1] = 0.0
    return np.asarray(np.einsum("cfk,k->cf", parts, rising) + ends)


@lru_cache(maxsize=4)
def _bands(sample_rate: int, bands: int) -> tuple[FloatArray, FloatArray]:
    """Return the edges of bands, and their centres, Hz."""
    edges = np.geomspace(LOWEST_HZ, sample_rate / 2, bands + 1)
    return edges, np.sqrt(edges[1:] * edges[:-1])


@lru_cache(maxsize=8)
def _window(frames: int) -> tuple[Float32Array, float]:
    """Return a Hann window, and what a power spectrum through it is to be multiplied by."""
    window = np.hanning(frames)
    return window.astype(np.float32), 4.0 / float(np.sum(window * window) * frames)
