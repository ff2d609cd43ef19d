"""What a proof is asked, what it answers, and how far it has come: frozen values."""

from enum import StrEnum

from msgspec import Struct

from player.engine.messages import Policy


class Outcome(StrEnum):
    """What became of one rate and depth."""

    EQUAL = "equal"
    DIFFERENT = "different"
    UNHEARD = "unheard"
    """Nothing that resembles the signature came back."""
    REFUSED = "refused"
    """The device does not open at this rate."""


class Cause(StrEnum):
    """Why samples differ, as far as the samples themselves tell."""

    TRUNCATED = "truncated"
    DITHERED = "dithered"
    GAIN = "gain"
    INVERTED = "inverted"
    RESAMPLED = "resampled"
    SWAPPED_CHANNELS = "swapped-channels"
    LOST_CHANNEL = "lost-channel"
    MIXED_CHANNELS = "mixed-channels"
    DROPPED_BLOCK = "dropped-block"
    ALTERED = "altered"


class Comparison(Struct, frozen=True):
    """What a capture has to say about the reference.

    Attributes:
        equal_frames: Frames that are equal before the first that is not.
        frames: Frames that were compared.
        first_difference: The first frame that differs, None when all are equal.
        delay_frames: Where the signature begins in the capture.
        gain_db: Level of the capture against the reference, where that is the cause.
        bits: Depth that is left, where it was cut.
        lost_frames: Frames missing at a dropped block; negative ones came in addition.
    """

    outcome: Outcome
    frames: int = 0
    equal_frames: int = 0
    first_difference: int | None = None
    delay_frames: int = 0
    cause: Cause | None = None
    gain_db: float | None = None
    bits: int | None = None
    lost_frames: int | None = None


class Cell(Struct, frozen=True):
    """One rate and depth of the matrix.

    Attributes:
        to_rate: The rate behind us, where it is known and another one.
        configuration: Hash of everything the proof holds for; empty where nothing was opened.
    """

    sample_rate: int
    bits: int
    comparison: Comparison
    to_rate: int | None = None
    configuration: str = ""

    @property
    def ok(self) -> bool:
        """Whether every sample arrived."""
        return self.comparison.outcome is Outcome.EQUAL


class ProofRequest(Struct, frozen=True):
    """What to prove.

    Attributes:
        device_id: The output; None is the default one.
        loopback: An input device that hears it; None finds a way by itself.
        rates, depths: What to play; empty is all that the device takes.
    """

    device_id: str | None = None
    policy: Policy = Policy.STANDARD
    loopback: str | None = None
    rates: tuple[int, ...] = ()
    depths: tuple[int, ...] = ()


class ProofState(StrEnum):
    """Where a proof stands."""

    IDLE = "idle"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Proof(Struct, frozen=True):
    """A proof, finished or on its way: what the wizard shows.

    Attributes:
        heard_by: How the sound comes back: "monitor NAME", "file", "input NAME".
        rates, depths: The matrix to be filled.
        current: The rate and depth being played.
        code: A PlayerError's, when it failed; `details` are what its sentence names.
    """

    state: ProofState = ProofState.IDLE
    device_id: str = ""
    heard_by: str = ""
    rates: tuple[int, ...] = ()
    depths: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    current: tuple[int, int] | None = None
    code: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @property
    def progress(self) -> float:
        """Share of the matrix that is done, 0..1."""
        return len(self.cells) / max(1, len(self.rates) * len(self.depths))
