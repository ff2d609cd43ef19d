"""What a file measures: loudness, peaks, dynamics and hi-res check, in one pass over its sound."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from dsp.analysis.dynamics import DynamicRange
from dsp.analysis.hires import HiresCheck, HiresReport
from dsp.emphasis import DeEmphasis
from dsp.guard import InputGuard
from dsp.loudness import LoudnessMeter
from dsp.peak_meter import PeakMeter
from dsp.stage import Block, StreamFormat
from dsp.units import FloatArray
from player.engine.audio_source import AudioSource, Samples
from player.engine.source import open_source
from player.errors import PlayerError
from player.export import Progress
from player.model import AudioFormat
from player.offline.pieces import has_emphasis
from player.offline.stream import as_block

_BLOCK_FRAMES = 1 << 16
_SPAN_BLOCKS = 8
_SPECTRUM_FRAMES = 1_250_000
"""About 300 windows of the spectrum: more of them change no verdict but take longer than all
other figures together."""

_METER_THREADS = 2


@dataclass(frozen=True, slots=True)
class Levels:
    """Figures of a file or of an album; minus infinity or NaN where there is only silence.

    `psr_db` is the highest true peak over the loudest three seconds, `plr_db` over the integrated
    loudness. `dynamic_range_db` is the mean of the channels, of an album that of its files.
    """

    integrated_lufs: float
    momentary_max_lufs: float
    short_term_max_lufs: float
    range_lu: float
    true_peak_dbtp: float
    sample_peak_dbfs: float
    dynamic_range_db: float

    @property
    def psr_db(self) -> float:
        """How far the highest peak stands above the loudest three seconds."""
        return self.true_peak_dbtp - self.short_term_max_lufs

    @property
    def plr_db(self) -> float:
        """How far the highest peak stands above the whole."""
        return self.true_peak_dbtp - self.integrated_lufs


@dataclass(frozen=True, slots=True)
class Measurement:
    """One file; `step_energies` are those of its every 100 ms, to be gated with its album's."""

    path: str
    format: AudioFormat
    levels: Levels
    hires: HiresReport
    step_energies: FloatArray = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """One file that could not be, and why."""

    path: str
    error: PlayerError


def measure(path: str, told: Progress | None = None) -> Measurement | Unmeasured:
    """Measure a file from its first frame to its last."""
    try:
        with closing(open_source(path)) as source:
            return measure_source(path, source, told, emphasis=has_emphasis(path))
    except PlayerError as error:
        return Unmeasured(path, error)


def measure_source(
    path: str, source: AudioSource, told: Progress | None, *, emphasis: bool = False
) -> Measurement:
    """Measure what a source has left to read.

    With `emphasis` levels are those of what is heard, CD pre-emphasis taken off; the hi-res check
    looks at the file's own samples.

    Raises:
        PlayerError: file.*.
    """
    meters = _Meters(source.format, source.frames, emphasis=emphasis)
    pending: list[Future[None]] = []
    done = 0
    with ThreadPoolExecutor(_METER_THREADS, thread_name_prefix="measure") as pool:
        while len(samples := source.read(_BLOCK_FRAMES)):
            block = meters.block_of(samples)
            for future in pending:
                future.result()
            pending = [pool.submit(feed, block) for feed in meters.feeds()]
            done += len(samples)
            if told:
                told(done, source.frames)
    for future in pending:
        future.result()
    if not done:
        raise PlayerError("file.no_audio", path=path)
    return meters.result(path)


class _Sound(NamedTuple):
    """A block `(channels, frames)`: as it is heard, as the file has it, its integers if it has."""

    heard: Block
    in_file: Block
    integers: Samples | None


class _Meters:
    """Every meter of one file. Each is fed on one thread at a time, different ones in parallel."""

    def __init__(self, fmt: AudioFormat, frames: int | None, *, emphasis: bool) -> None:
        stream = StreamFormat(fmt.sample_rate, fmt.channels)
        self._emphasis = DeEmphasis(fmt.sample_rate, fmt.channels) if emphasis else None
        self._format = fmt
        self._guard = InputGuard(fmt.channels)
        self._loudness = LoudnessMeter(stream)
        self._peaks = PeakMeter(stream)
        self._dynamics = DynamicRange(fmt.sample_rate, fmt.channels)
        self._hires = HiresCheck(fmt.sample_rate, fmt.bit_depth or 0)
        self._every = -(-(frames or 1) // _SPECTRUM_FRAMES)
        self._blocks = 0

    def feeds(self) -> tuple[Callable[[_Sound], None], ...]:
        """What takes the next block; each may run on a thread of its own."""
        return self._feed_loudness, self._feed_peaks, self._feed_hires

    def block_of(self, samples: Samples) -> _Sound:
        """Return samples as the meters take them, what is no number as silence."""
        block = as_block(samples, self._format.channels)
        if samples.dtype != np.int32:
            self._guard.clean(block)
        heard = self._emphasis.process(block) if self._emphasis else block
        return _Sound(heard, block, samples.T if samples.dtype == np.int32 else None)

    def result(self, path: str) -> Measurement:
        """Return what was measured; the end of the stream."""
        self._peaks.flush()
        loudness, peaks = self._loudness, self._peaks
        levels = Levels(
            loudness.integrated_lufs,
            loudness.momentary_max_lufs,
            loudness.short_term_max_lufs,
            loudness.range_lu,
            peaks.true_peak_dbtp,
            peaks.sample_peak_dbfs,
            self._dynamics.value_db(),
        )
        energies = loudness.step_energies
        return Measurement(path, self._format, levels, self._hires.report(), energies)

    def _feed_loudness(self, sound: _Sound) -> None:
        self._loudness.process(sound.heard)
        self._dynamics.feed(sound.heard)

    def _feed_peaks(self, sound: _Sound) -> None:
        self._peaks.process(sound.heard)

    def _feed_hires(self, sound: _Sound) -> None:
        """Bits of every sample; spectra of one in so many spans, evenly over the file."""
        span, self._blocks = self._blocks // _SPAN_BLOCKS, self._blocks + 1
        seen = sound.in_file if span % self._every == 0 else sound.in_file[:, :0]
        self._hires.feed(seen, sound.integers)
