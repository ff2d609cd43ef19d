"""Whether a recording holds what its format promises, with the reasons for the verdict.

A steep edge in the spectrum betrays the low-pass of a lower sample rate or of a lossy encoder;
bits that never move betray a smaller depth. What leaves no such trace - AAC at 320 kbit/s does
not - cannot be told from the real thing, so that "genuine" means: nothing speaks against it.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dsp.analysis.bits import EffectiveBits, IntBlock
from dsp.analysis.spectrum import SpectrumHistogram
from dsp.stage import Block
from dsp.units import FloatArray

PERCENT = 95.0
STEEP_DB_PER_KHZ = 40.0
SMOOTHING_HZ = 400.0
EDGE_WIDTH_HZ = 1_000.0
SEARCH_FROM_HZ = 10_000.0
LOSSY_FROM_HZ, LOSSY_TO_HZ = 15_000.0, 20_600.0
FEWEST_FRAMES = 40
LOWER_RATES = (32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000)
PASSBAND = (0.88, 1.005)
"""Where a resampler's edge lies, as shares of half the lower sample rate."""

MIN_TREBLE_DB = -110.0
"""A recording with less than this at 10 kHz shows no edge either way."""

FIXED_BYTE_ENTROPY = 0.5


class Verdict(StrEnum):
    """What the recording seems to be."""

    GENUINE = "genuine"
    UPSAMPLED = "upsampled"
    LOSSY_SUSPECTED = "lossy_suspected"
    ZERO_PADDED = "zero_padded"
    UNCLEAR = "unclear"


class Finding(StrEnum):
    """One thing that was seen; `SENTENCES` words it."""

    EDGE = "edge"
    NO_EDGE = "no_edge"
    EDGE_OF_RATE = "edge_of_rate"
    EDGE_OF_ENCODER = "edge_of_encoder"
    UNUSED_BITS = "unused_bits"
    ALL_BITS = "all_bits"
    TOO_SHORT = "too_short"
    NO_TREBLE = "no_treble"


SENTENCES = {
    Finding.EDGE: "The spectrum falls {drop:.0f} dB within 1 kHz at {cutoff:.1f} kHz.",
    Finding.NO_EDGE: "The spectrum has no steep edge; its steepest 1 kHz falls {drop:.0f} dB.",
    Finding.EDGE_OF_RATE: "That is where sound at {rate:.1f} kHz ends.",
    Finding.EDGE_OF_ENCODER: "Lossy encoders cut there.",
    Finding.UNUSED_BITS: "Only {bits} of {depth} bits are used.",
    Finding.ALL_BITS: "{bits} of {depth} bits are used.",
    Finding.TOO_SHORT: "There is too little sound to tell.",
    Finding.NO_TREBLE: "There is too little treble to tell.",
}


@dataclass(frozen=True, slots=True)
class HiresReport:
    """The verdict and what led to it.

    `bits` is 0 where the file's samples are no integers; `cutoff_hz` is where the steepest edge
    lies, `drop_db_per_khz` how steep it is; `source_rate` is set where a lower rate shows.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    sample_rate: int
    bit_depth: int
    bits: int
    cutoff_hz: float
    drop_db_per_khz: float
    source_rate: int | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """The findings in English."""
        values = {
            "drop": self.drop_db_per_khz,
            "cutoff": self.cutoff_hz / 1_000.0,
            "rate": (self.source_rate or self.sample_rate) / 1_000.0,
            "bits": self.bits,
            "depth": self.bit_depth,
        }
        return tuple(SENTENCES[finding].format(**values) for finding in self.findings)


class HiresCheck:
    """Collects what the verdict needs while a file is read."""

    def __init__(self, sample_rate: int, bit_depth: int) -> None:
        """`bit_depth` is what the file claims; 0 for lossy and floating-point files."""
        self._sample_rate = sample_rate
        self._bit_depth = bit_depth
        self._bits = EffectiveBits()
        self._spectrum = SpectrumHistogram(sample_rate)

    def feed(self, block: Block, integers: IntBlock | None = None) -> None:
        """Look at another block, and at its samples as integers where the file holds such."""
        self._spectrum.feed(block)
        if integers is not None:
            self._bits.feed(integers)

    def report(self) -> HiresReport:
        """Return the verdict on what was fed so far."""
        levels_db = self._spectrum.percentile_db(PERCENT)
        cutoff_hz, drop_db = steepest_edge(self._spectrum.freqs_hz, levels_db)
        source_rate = _lower_rate(cutoff_hz, self._sample_rate)
        edge_hz = cutoff_hz if drop_db >= STEEP_DB_PER_KHZ else None
        verdict, findings = self._edge_verdict(levels_db, edge_hz, source_rate)
        verdict, findings = self._with_bits(verdict, findings)
        upsampled = verdict is Verdict.UPSAMPLED
        return HiresReport(
            verdict,
            findings,
            self._sample_rate,
            self._bit_depth,
            self._bits.used if self._bit_depth else 0,
            cutoff_hz,
            drop_db,
            source_rate if upsampled else None,
        )

    def _edge_verdict(
        self, levels_db: FloatArray, edge_hz: float | None, source_rate: int | None
    ) -> tuple[Verdict, tuple[Finding, ...]]:
        if self._spectrum.frames_counted < FEWEST_FRAMES:
            return Verdict.UNCLEAR, (Finding.TOO_SHORT,)
        if edge_hz is None:
            if self._treble_db(levels_db) < MIN_TREBLE_DB:
                return Verdict.UNCLEAR, (Finding.NO_TREBLE,)
            return Verdict.GENUINE, (Finding.NO_EDGE,)
        if LOSSY_FROM_HZ <= edge_hz <= LOSSY_TO_HZ:
            return Verdict.LOSSY_SUSPECTED, (Finding.EDGE, Finding.EDGE_OF_ENCODER)
        if source_rate:
            return Verdict.UPSAMPLED, (Finding.EDGE, Finding.EDGE_OF_RATE)
        own_edge = edge_hz > PASSBAND[0] * self._sample_rate / 2.0
        return (Verdict.GENUINE if own_edge else Verdict.UNCLEAR), (Finding.EDGE,)

    def _treble_db(self, levels_db: FloatArray) -> float:
        start = int(np.searchsorted(self._spectrum.freqs_hz, SEARCH_FROM_HZ))
        return float(levels_db[start : start + 50].max(initial=-200.0))

    def _with_bits(
        self, verdict: Verdict, findings: tuple[Finding, ...]
    ) -> tuple[Verdict, tuple[Finding, ...]]:
        """Add what the bits say; a worse verdict from the spectrum stands."""
        if not self._bit_depth or not self._bits.used:
            return verdict, findings
        fixed = self._bit_depth == 24 and self._bits.low_byte_entropy < FIXED_BYTE_ENTROPY
        if self._bits.used >= self._bit_depth and not fixed:
            return verdict, (*findings, Finding.ALL_BITS)
        padded = verdict in {Verdict.GENUINE, Verdict.UNCLEAR} and self._bits.used <= 16
        return (Verdict.ZERO_PADDED if padded else verdict), (*findings, Finding.UNUSED_BITS)


def steepest_edge(freqs_hz: FloatArray, levels_db: FloatArray) -> tuple[float, float]:
    """Return where, above 10 kHz, the smoothed level falls most within 1 kHz, and by how much."""
    step_hz = freqs_hz[1]
    width = max(1, round(SMOOTHING_HZ / step_hz))
    smooth = np.convolve(levels_db, np.full(width, 1.0 / width), mode="valid")
    centres_hz = freqs_hz[: len(smooth)] + 0.5 * (width - 1) * step_hz
    across = max(1, round(EDGE_WIDTH_HZ / step_hz))
    first = int(np.searchsorted(centres_hz, SEARCH_FROM_HZ))
    if len(smooth) - across <= first:
        return 0.0, 0.0
    drops = smooth[first:-across] - smooth[first + across :]
    steepest = int(np.argmax(drops))
    return float(centres_hz[first + steepest + across // 2]), float(drops[steepest])


def _lower_rate(cutoff_hz: float, sample_rate: int) -> int | None:
    """Return the sample rate below this one whose upper end lies at the edge."""
    low, high = PASSBAND
    for rate in LOWER_RATES:
        if 1.5 * rate <= sample_rate * 1.001 and low <= cutoff_hz / (rate / 2.0) <= high:
            return rate
    return None
