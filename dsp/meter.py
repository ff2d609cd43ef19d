"""What the listener sees while music plays: peaks, levels, loudness, correlation."""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dsp.loudness import LoudnessMeter
from dsp.memory import History
from dsp.stage import Block, StreamFormat
from dsp.true_peak import TruePeakDetector
from dsp.units import SILENCE_DB, db_from_gain, frames_from_ms

WINDOW_MS = 400.0
IMAGE_MS = 43.0
"""How much of the past can be drawn as a stereo image."""

PEAK_SECONDS = 3.0


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
    """Levels and correlation of what is heard, and its last moment for a stereo image.

    In plain numbers where it can: twenty pieces of two channels are too few for arrays to pay.
    """

    def __init__(self, fmt: StreamFormat) -> None:
        self._fmt = fmt
        self._window_frames = round(WINDOW_MS * 1e-3 * fmt.sample_rate)
        self._past = History(fmt.channels, frames_from_ms(IMAGE_MS, fmt.sample_rate), np.float32)
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

    @property
    def image(self) -> npt.NDArray[np.float32]:
        """The newest 43 ms, `(channels, frames)`."""
        return self._past.last(self._past.size)

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
