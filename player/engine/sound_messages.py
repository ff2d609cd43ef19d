"""What window and engine say to each other about the chain; `messages` has all of it."""

from msgspec import Struct, field

from dsp.params.chain import ChainSpec


class SetChain(Struct, frozen=True):
    """Play through these stages; an empty chain leaves the samples alone.

    Attributes:
        auto_headroom: Whether the chain's highest gain is taken off before it.
        match_db: A gain after the stages that makes two chains equally loud.
        tag: Comes back in `SoundMeasured`.
    """

    spec: ChainSpec
    auto_headroom: bool = True
    match_db: float = 0.0
    tag: int = 0


class Look(Struct, frozen=True):
    """What somebody looks at: meters are made only then, and edits are heard sooner.

    Attributes:
        levels: Whether levels and the stereo image are shown; with either of the others they come
            as well, for they cost next to nothing.
        spectrum: Whether the spectrum is shown.
        loudness: Whether true peak and loudness are shown.
        editing: Whether a page is open on which sound is changed: the ring is kept short.
        peaks: Whether the peak at every place of the signal path is shown; no meter needs it.
    """

    levels: bool = False
    spectrum: bool = False
    loudness: bool = False
    editing: bool = False
    peaks: bool = False

    @property
    def meters(self) -> bool:
        """Whether any meter is shown."""
        return self.levels or self.spectrum or self.loudness


class SoundChanged(Struct, frozen=True):
    """The chain acts now, or does not; `latency_ms` is what its stages add.

    `headroom_db` is what was taken off before the chain, 0 or less; `stages_ms` what each stage
    adds, by the name of its slot, the engine's own among them.
    """

    active: bool
    latency_ms: float
    headroom_db: float = 0.0
    stages_ms: tuple[tuple[str, float], ...] = ()


class SoundMeasured(Struct, frozen=True):
    """How much louder the chain of the `SetChain` with this tag makes music, in LU.

    Its headroom is counted, its `match_db` is not.
    """

    tag: int
    shift_db: float


class SoundFailed(Struct, frozen=True):
    """A chain could not be built; what played before plays on. The code is a PlayerError's."""

    code: str
    details: dict[str, object] = field(default_factory=dict)
