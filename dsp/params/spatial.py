"""Parameters of the spatial stages: galaxy, room reverb, speaker crosstalk cancellation, karaoke.

The head reaches the galaxy and crosstalk stages inside their parameters: `hrtf` names it in a
saved preset, `head` carries its bytes once somebody who may open files has read them.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from dsp.params import ParamError, check_range

LOWEST_EARLY_DB = -40.0
"""Early reflections this far below what the room would give are left out."""


@dataclass(frozen=True, slots=True)
class Head:
    """A measured head as the bytes `dsp.hrtf.pack` makes, and the name presets know it by."""

    name: str
    packed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not self.packed:
            raise ParamError(f"head '{self.name}' holds no data")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a source stands: azimuth grows to the left, 0 is ahead; elevation grows upwards."""

    azimuth_deg: float = 0.0
    elevation_deg: float = 0.0
    distance_m: float = 2.0

    def __post_init__(self) -> None:
        check_range("azimuth", self.azimuth_deg, -180.0, 180.0, "degrees")
        check_range("elevation", self.elevation_deg, -90.0, 90.0, "degrees")
        check_range("distance", self.distance_m, 0.25, 20.0, "m")


@dataclass(frozen=True, slots=True)
class Room:
    """The walls around the head: what they send back within 35 ms.

    `absorption` is the share of energy a wall keeps; `early_db` trims the reflections against
    what the room would give, `LOWEST_EARLY_DB` leaves them out.
    """

    volume_m3: float = 120.0
    absorption: float = 0.3
    early_db: float = -9.0

    def __post_init__(self) -> None:
        check_range("room volume", self.volume_m3, 10.0, 100_000.0, "m3")
        check_range("wall absorption", self.absorption, 0.01, 0.99)
        check_range("early reflections", self.early_db, LOWEST_EARLY_DB, 6.0, "dB")


@dataclass(frozen=True, slots=True)
class Motion:
    """How the left, centre and right sources circle the head together; the ambience rests.

    Positive speeds turn to the left. Drift swings around the home position.
    """

    orbit_deg_per_s: float = 0.0
    drift_deg: float = 0.0
    drift_period_s: float = 20.0

    def __post_init__(self) -> None:
        check_range("orbit speed", self.orbit_deg_per_s, -360.0, 360.0, "degrees/s")
        check_range("drift", self.drift_deg, 0.0, 180.0, "degrees")
        check_range("drift period", self.drift_period_s, 0.5, 600.0, "s")

    @property
    def is_still(self) -> bool:
        """Whether nothing moves."""
        return self.orbit_deg_per_s == 0.0 and self.drift_deg == 0.0


@dataclass(frozen=True, slots=True)
class GalaxyParams:
    """The stage around the head.

    `strength` 0-1 leads from the untouched stereo to the full scene. `ambience_db` is how much
    louder the diffuse part is than in the recording. `neutrality` 0-1 takes out the colour that
    both ears share. `head_scale` stretches the time between the ears.
    """

    kind: ClassVar[str] = "galaxy"

    strength: float = 1.0
    left: Position = Position(30.0)
    centre: Position = Position()
    right: Position = Position(-30.0)
    ambience_db: float = 0.0
    neutrality: float = 0.8
    head_scale: float = 1.0
    room: Room = Room()
    motion: Motion = Motion()
    hrtf: str = "kemar"
    head: Head | None = None

    def __post_init__(self) -> None:
        check_range("galaxy strength", self.strength, 0.0, 1.0)
        check_range("ambience", self.ambience_db, -40.0, 12.0, "dB")
        check_range("timbre neutrality", self.neutrality, 0.0, 1.0)
        check_range("head size", self.head_scale, 0.8, 1.2)

    @property
    def is_flat(self) -> bool:
        """Whether the scene is at strength 0, or there is no head to hear it with."""
        return self.strength == 0.0 or self.head is None


@dataclass(frozen=True, slots=True)
class ReverbParams:
    """A designed room: the late sound after `predelay_ms`, added to the direct one.

    `mix` 0-1 is the share of the late sound; the loudness stays. `time_s` is the T30 at 1 kHz,
    `bass_ratio` and `treble_ratio` that at 125 Hz and 8 kHz as a multiple of it.
    """

    kind: ClassVar[str] = "reverb"

    mix: float = 0.2
    time_s: float = 1.2
    bass_ratio: float = 1.2
    treble_ratio: float = 0.6
    predelay_ms: float = 30.0

    def __post_init__(self) -> None:
        check_range("reverb mix", self.mix, 0.0, 1.0)
        check_range("reverb time", self.time_s, 0.2, 8.0, "s")
        check_range("bass ratio", self.bass_ratio, 0.5, 2.0)
        check_range("treble ratio", self.treble_ratio, 0.1, 1.5)
        check_range("predelay", self.predelay_ms, 24.0, 150.0, "ms")

    @property
    def is_flat(self) -> bool:
        """Whether the room is silent."""
        return self.mix == 0.0


@dataclass(frozen=True, slots=True)
class CrosstalkParams:
    """Two loudspeakers that sound like headphones: what crosses to the other ear is cancelled.

    The speakers stand at +- `half_angle_deg`. `max_boost_db` limits the inverse filters; more
    separates better and asks for as much headroom. `strength` 0-1 leads to it from untouched.
    """

    kind: ClassVar[str] = "crosstalk"

    strength: float = 1.0
    half_angle_deg: float = 15.0
    max_boost_db: float = 7.0
    hrtf: str = "kemar"
    head: Head | None = None

    def __post_init__(self) -> None:
        check_range("crosstalk strength", self.strength, 0.0, 1.0)
        check_range("speaker angle", self.half_angle_deg, 8.0, 30.0, "degrees")
        check_range("crosstalk boost", self.max_boost_db, 3.0, 12.0, "dB")

    @property
    def is_flat(self) -> bool:
        """Whether nothing is cancelled, or there is no head to compute it for."""
        return self.strength == 0.0 or self.head is None


@dataclass(frozen=True, slots=True)
class KaraokeParams:
    """Takes out what is the same in both channels, the singer more often than not.

    `strength` 0-1 is how much of it. `width` 0.05-0.5 is how far from the middle still counts:
    0.15 is gentle, 0.4 strong. Bass below `keep_below_hz` stays.
    """

    kind: ClassVar[str] = "karaoke"

    strength: float = 1.0
    width: float = 0.15
    keep_below_hz: float = 120.0
    keep_above_hz: float = 12_000.0

    def __post_init__(self) -> None:
        check_range("karaoke strength", self.strength, 0.0, 1.0)
        check_range("karaoke width", self.width, 0.05, 0.5)
        check_range("kept bass", self.keep_below_hz, 20.0, 500.0, "Hz")
        check_range("kept treble", self.keep_above_hz, 4_000.0, 20_000.0, "Hz")

    @property
    def is_flat(self) -> bool:
        """Whether nothing is taken out."""
        return self.strength == 0.0
