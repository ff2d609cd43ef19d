"""What other programs' files are made of, before it becomes stages."""

from dataclasses import dataclass

from dsp.params.chain import StageParams
from dsp.params.eq import Band, BandScope, CurvePoint


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item came from."""

    line: int
    text: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Preamp:
    """A gain in dB for one or both channels."""

    gain_db: float
    scope: BandScope = BandScope.BOTH


@dataclass(frozen=True, slots=True)
class Bands:
    """Parametric bands that stand together; each carries its own scope."""

    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A response through points."""

    points: tuple[CurvePoint, ...]
    scope: BandScope = BandScope.BOTH


@dataclass(frozen=True, slots=True)
class Convolution:
    """An impulse response in a file; the path is absolute or as the file names it."""

    path: str
    scope: BandScope = BandScope.BOTH
    gain_db: float = 0.0


@dataclass(frozen=True, slots=True)
class Delay:
    """A delay of one or both channels."""

    delay_ms: float
    scope: BandScope = BandScope.BOTH


@dataclass(frozen=True, slots=True)
class Matrix:
    """A mix of the channels: `left = left_from_left * left + left_from_right * right`, ..."""

    left_from_left: float = 1.0
    left_from_right: float = 0.0
    right_from_left: float = 0.0
    right_from_right: float = 1.0


@dataclass(frozen=True, slots=True)
class Section:
    """A digital filter by its coefficients at one rate."""

    numerator: tuple[float, ...]
    denominator: tuple[float, ...]
    sample_rate: int
    scope: BandScope = BandScope.BOTH


@dataclass(frozen=True, slots=True)
class Ready:
    """A stage that the file describes as we do."""

    params: StageParams


Item = Preamp | Bands | Curve | Convolution | Delay | Matrix | Section | Ready
"""Anything that changes the sound."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and the line it came from."""

    item: Item
    origin: Origin
