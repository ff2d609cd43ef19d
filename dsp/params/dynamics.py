"""Parameters of the stages that follow the level: the limiter and the bass enhancer."""

from dataclasses import dataclass
from typing import ClassVar

from dsp.params import check_range


@dataclass(frozen=True, slots=True)
class LimiterParams:
    """A true-peak limiter that looks ahead: it is never flat, but exact below its ceiling.

    The gain recovers linearly in dB, `release_db_per_s`, once `hold_ms` have passed.
    """

    kind: ClassVar[str] = "limiter"

    ceiling_db: float = -1.0
    lookahead_ms: float = 1.5
    hold_ms: float = 12.0
    release_db_per_s: float = 40.0

    def __post_init__(self) -> None:
        check_range("limiter ceiling", self.ceiling_db, -24.0, 0.0, "dB")
        check_range("limiter look-ahead", self.lookahead_ms, 0.5, 10.0, "ms")
        check_range("limiter hold", self.hold_ms, 0.0, 200.0, "ms")
        check_range("limiter release", self.release_db_per_s, 5.0, 1000.0, "dB/s")

    @property
    def is_flat(self) -> bool:
        """Never: whether it acts depends on the music."""
        return False


@dataclass(frozen=True, slots=True)
class BassParams:
    """Harmonics of the deep bass, heard as bass where the fundamental cannot be reproduced.

    Everything below `cutoff_hz` feeds the second and third harmonic; `harmonics` is their share,
    0-1. `lift_db` raises the bass itself with a shelf at the same frequency.
    """

    kind: ClassVar[str] = "bass"

    cutoff_hz: float = 90.0
    harmonics: float = 0.0
    lift_db: float = 0.0

    def __post_init__(self) -> None:
        check_range("bass cutoff", self.cutoff_hz, 40.0, 200.0, "Hz")
        check_range("bass harmonics", self.harmonics, 0.0, 1.0)
        check_range("bass lift", self.lift_db, -12.0, 12.0, "dB")

    @property
    def is_flat(self) -> bool:
        """Whether neither harmonics nor lift are wanted."""
        return not self.harmonics and not self.lift_db
