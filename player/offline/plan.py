"""What a rendering will do, decided before the first sample: rates, channels, depth, runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from dsp.params.chain import ChainSpec
from dsp.params.dither import Dither
from player.offline.pieces import Sounding
from player.offline.sample_format import SampleFormat, check_output, container_for, format_holding

BLOCK_FRAMES = 1 << 16


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """What the listener asks for; None leaves a figure as the source has it.

    The chain carries its heads and impulse responses. `block_frames` is how much goes through it
    at once and changes nothing but the speed.
    """

    chain: ChainSpec = field(default_factory=ChainSpec)
    sample_rate: int | None = None
    sample_format: SampleFormat | None = None
    block_frames: int = BLOCK_FRAMES


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces of one sample rate in a row: they go through chain and resampler as one stream."""

    sample_rate: int
    soundings: tuple[Sounding, ...]

    @property
    def frames(self) -> int | None:
        """Length, None where a file does not say its own."""
        lengths = [sounding.frames for sounding in self.soundings]
        return None if None in lengths else sum(length or 0 for length in lengths)


@dataclass(frozen=True, slots=True)
class Plan:
    """The output, and the runs that become it one after the other."""

    settings: RenderSettings
    container: str
    sample_rate: int
    channels: int
    sample_format: SampleFormat
    runs: tuple[Run, ...]

    @property
    def source_frames(self) -> int | None:
        """How much there is to read; None when a file does not say."""
        lengths = [run.frames for run in self.runs]
        return None if None in lengths else sum(length or 0 for length in lengths)

    @property
    def frames(self) -> int | None:
        """Length of the output; None when it will only be known at the end."""
        lengths = [run.frames for run in self.runs]
        if None in lengths:
            return None
        rates = [run.sample_rate for run in self.runs]
        pairs = zip(lengths, rates, strict=True)
        return sum(converted_frames(n or 0, rate, self.sample_rate) for n, rate in pairs)

    def dither_of(self, run: Run) -> Dither:
        """Return the dither for a run: none where its samples fit exactly."""
        return Dither.NONE if self._fits(run) else Dither.TPDF

    def _fits(self, run: Run) -> bool:
        bits = self.sample_format.bits
        if bits in {None, 32}:  # rounding at 32 bits is 190 dB down
            return True
        filtered = any(sounding.piece.emphasis for sounding in run.soundings)
        flat = self.settings.chain.is_flat and not filtered
        untouched = flat and run.sample_rate == self.sample_rate
        formats = [sounding.format for sounding in run.soundings]
        unfolded = all(fmt.channels in {1, self.channels} for fmt in formats)
        deepest = max(fmt.bit_depth or 99 for fmt in formats)
        return untouched and unfolded and deepest <= (bits or 0)


@dataclass(frozen=True, slots=True)
class RenderReport:
    """What was written; `source_clips` were there before, `output_clips` came with the rendering.

    Clips of the source are samples in a flat run at full scale, those of the output samples that
    did not fit; a floating-point file keeps them.
    """

    container: str
    sample_rate: int
    channels: int
    sample_format: SampleFormat
    frames: int
    source_clips: int
    output_clips: int


def planned(soundings: Sequence[Sounding], out: Path, settings: RenderSettings) -> Plan:
    """Decide the output; `PlayerError` when the file cannot hold it.

    Where pieces differ, the first one's rate and the largest depth count. A chain is stereo.
    """
    container = container_for(out)
    sample_rate = settings.sample_rate or soundings[0].format.sample_rate
    channels = _channels(soundings, settings)
    form = settings.sample_format or format_holding(_depth(soundings), container)
    check_output(out, sample_rate, channels, form)
    runs = [
        Run(rate, tuple(group))
        for rate, group in groupby(soundings, lambda s: s.format.sample_rate)
    ]
    return Plan(settings, container, sample_rate, channels, form, tuple(runs))


def converted_frames(frames: int, from_rate: int, to_rate: int) -> int:
    """Return the length at another rate, the nearest whole frame."""
    return (2 * frames * to_rate + from_rate) // (2 * from_rate)


def _channels(soundings: Sequence[Sounding], settings: RenderSettings) -> int:
    counts = {sounding.format.channels for sounding in soundings}
    return counts.pop() if settings.chain.is_flat and len(counts) == 1 else 2


def _depth(soundings: Sequence[Sounding]) -> int | None:
    depths = [sounding.format.bit_depth for sounding in soundings]
    return None if None in depths else max(depth or 0 for depth in depths)
