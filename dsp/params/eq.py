"""Parameters of the equalizers: parametric bands, graphic sliders, a curve drawn by points."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from dsp.params import ParamError, check_length, check_range

MAX_BANDS = 64
MAX_POINTS = 4096
BUTTERWORTH_Q = 0.5**0.5


class BandKind(StrEnum):
    """The shape of one band."""

    PEAK = "peak"
    LOW_SHELF = "low_shelf"
    HIGH_SHELF = "high_shelf"
    LOWPASS = "lowpass"
    HIGHPASS = "highpass"
    BANDPASS = "bandpass"
    NOTCH = "notch"
    ALLPASS = "allpass"
    TILT = "tilt"


GAIN_KINDS = frozenset(
    {BandKind.PEAK, BandKind.LOW_SHELF, BandKind.HIGH_SHELF, BandKind.TILT},
)
"""Bands whose gain matters; at 0 dB they do nothing."""

SHELF_KINDS = frozenset({BandKind.LOW_SHELF, BandKind.HIGH_SHELF})
PASS_KINDS = frozenset({BandKind.LOWPASS, BandKind.HIGHPASS})


class BandScope(StrEnum):
    """Which signal a band filters."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"
    MID = "mid"
    SIDE = "side"


class Reference(StrEnum):
    """The response a band promises, whatever the sample rate of the stream.

    ANALOG is the curve on paper; RBJ is the audio cookbook's section at the stream's own rate;
    the other two are what that section does at 44.1 or 48 kHz, where a preset was fitted.
    """

    ANALOG = "analog"
    RBJ = "rbj"
    RBJ_44100 = "rbj@44100"
    RBJ_48000 = "rbj@48000"


@dataclass(frozen=True, slots=True)
class Band:
    """One parametric band: frequency in Hz, gain in dB, Q without unit.

    `slope_db` is in dB per octave: 6, 12 ... 48 for low- and high-pass (Butterworth, except that
    12 dB takes `q`), 1..12 for shelves, where it replaces `q`.
    """

    kind: BandKind
    freq_hz: float
    gain_db: float = 0.0
    q: float = BUTTERWORTH_Q
    slope_db: float | None = None
    scope: BandScope = BandScope.BOTH
    enabled: bool = True

    def __post_init__(self) -> None:
        check_range("band frequency", self.freq_hz, 5.0, 100_000.0, "Hz")
        check_range("band gain", self.gain_db, -30.0, 30.0, "dB")
        check_range("band Q", self.q, 0.05, 100.0)
        if self.slope_db is not None:
            self._check_slope(self.slope_db)

    def _check_slope(self, slope_db: float) -> None:
        if self.kind in PASS_KINDS:
            check_range("band slope", slope_db, 6.0, 48.0, "dB per octave")
            if slope_db % 6:
                raise ParamError(f"band slope {slope_db:g} dB per octave is not a multiple of 6")
        elif self.kind in SHELF_KINDS:
            check_range("band slope", slope_db, 1.0, 12.0, "dB per octave")
        else:
            raise ParamError(f"a {self.kind} band has no slope, {slope_db:g} dB was given")

    @property
    def is_flat(self) -> bool:
        """Whether the band leaves every sample as it is."""
        return not self.enabled or (self.kind in GAIN_KINDS and not self.gain_db)


@dataclass(frozen=True, slots=True)
class EqualizerParams:
    """A parametric equalizer of up to 64 bands, with a gain in dB in front of them."""

    kind: ClassVar[str] = "equalizer"

    bands: tuple[Band, ...] = ()
    preamp_db: float = 0.0
    reference: Reference = Reference.ANALOG

    def __post_init__(self) -> None:
        check_length("equalizer bands", len(self.bands), 0, MAX_BANDS)
        check_range("equalizer preamp", self.preamp_db, -60.0, 30.0, "dB")

    @property
    def is_flat(self) -> bool:
        """Whether every band is flat and the preamp is 0 dB."""
        return not self.preamp_db and all(band.is_flat for band in self.bands)


@dataclass(frozen=True, slots=True)
class GraphicEqParams:
    """Sliders in dB at octaves (10: 31.25 Hz..16 kHz) or thirds (31: 19.7 Hz..20.2 kHz)."""

    kind: ClassVar[str] = "graphic_eq"

    gains_db: tuple[float, ...] = (0.0,) * 10

    def __post_init__(self) -> None:
        if len(self.gains_db) not in {10, 31}:
            raise ParamError(f"{len(self.gains_db)} graphic bands given, 10 or 31 are possible")
        for gain_db in self.gains_db:
            check_range("graphic band gain", gain_db, -15.0, 15.0, "dB")

    @property
    def is_flat(self) -> bool:
        """Whether every slider stands at 0 dB."""
        return not any(self.gains_db)


class Phase(StrEnum):
    """What a finite impulse response does to time: no delay, or the same delay for all."""

    MINIMUM = "minimum"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One point of a drawn response: frequency in Hz, gain in dB."""

    freq_hz: float
    gain_db: float

    def __post_init__(self) -> None:
        check_range("curve frequency", self.freq_hz, 1.0, 200_000.0, "Hz")
        check_range("curve gain", self.gain_db, -120.0, 30.0, "dB")


@dataclass(frozen=True, slots=True)
class CurveEqParams:
    """A response through points, straight in dB over log frequency and level beyond the ends."""

    kind: ClassVar[str] = "curve_eq"

    points: tuple[CurvePoint, ...] = ()
    phase: Phase = Phase.MINIMUM

    def __post_init__(self) -> None:
        check_length("curve points", len(self.points), 0, MAX_POINTS)
        for lower, upper in pairwise(self.points):
            if not lower.freq_hz < upper.freq_hz:
                raise ParamError(
                    f"curve frequency {upper.freq_hz:g} Hz does not rise above {lower.freq_hz:g} Hz"
                )

    @property
    def is_flat(self) -> bool:
        """Whether the curve lies on 0 dB everywhere."""
        return not any(point.gain_db for point in self.points)
