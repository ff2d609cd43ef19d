"""What the window and the engine say to each other: frozen values over a pipe, nothing else."""

from dataclasses import dataclass, field
from enum import StrEnum

from dsp.params.chain import ChainSpec
from player.model import AudioFormat, PlayState


class Policy(StrEnum):
    """How the device is taken: shared with fades, alone, or alone and never substituted."""

    STANDARD = "standard"
    EXCLUSIVE = "exclusive"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class PlayItem:
    """One thing to play, fully described: the engine asks nobody about it.

    Attributes:
        item_id: Unique over the life of the window; positions and events name it.
        path: Absolute path; surrogateescape keeps odd bytes.
        start_frame: First frame, at the file's own rate.
        end_frame: One past the last frame; None is the end of the file.
    """

    item_id: int
    path: str
    start_frame: int = 0
    end_frame: int | None = None


@dataclass(frozen=True, slots=True)
class Device:
    """An output device as the system lists it.

    Attributes:
        device_id: Stable across restarts: "API/name".
        sample_rate: The rate the device prefers, Hz.
        index: PortAudio's number for it, good for the life of this process.
    """

    index: int
    device_id: str
    name: str
    api: str
    channels: int
    sample_rate: int
    default: bool


@dataclass(frozen=True, slots=True)
class OutputChoice:
    """Where to play: a device id of `devices.list_devices`, None for the default one."""

    device_id: str | None = None
    policy: Policy = Policy.STANDARD
    latency_ms: float = 50.0


# Commands, window to engine.


@dataclass(frozen=True, slots=True)
class Load:
    """Drop everything; the first item is current, the others follow it.

    With `play` false nothing is opened before `Play`: the position is only remembered.
    """

    items: tuple[PlayItem, ...]
    start_s: float = 0.0
    play: bool = True


@dataclass(frozen=True, slots=True)
class Follow:
    """What comes after the item named; replaces whatever was to follow it."""

    after_item_id: int
    items: tuple[PlayItem, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """Go on."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold here."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Fade, forget the items, close the device."""


@dataclass(frozen=True, slots=True)
class Seek:
    """Go to a position of the current item, seconds from its start."""

    position_s: float


@dataclass(frozen=True, slots=True)
class SetGain:
    """Linear volume, 0..1; 1.0 leaves the samples alone."""

    gain: float


@dataclass(frozen=True, slots=True)
class SetOutput:
    """Play there from now on."""

    choice: OutputChoice


@dataclass(frozen=True, slots=True)
class SetChain:
    """Play through these stages; an empty chain leaves the samples alone.

    With `auto_headroom` the chain's highest gain is taken off before it.
    """

    spec: ChainSpec
    auto_headroom: bool = True


@dataclass(frozen=True, slots=True)
class Shutdown:
    """Close the device and leave."""


Command = Load | Follow | Play | Pause | Stop | Seek | SetGain | SetOutput | SetChain | Shutdown


# Events, engine to window.


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine listens. `ring` is "C" or "Python"; `priority` what the system granted."""

    ring: str
    priority: str


@dataclass(frozen=True, slots=True)
class StateChanged:
    """What the transport does now."""

    state: PlayState
    item_id: int | None


@dataclass(frozen=True, slots=True)
class ItemStarted:
    """The first frame of this item has reached the device."""

    item_id: int
    format: AudioFormat
    duration_ms: int | None


@dataclass(frozen=True, slots=True)
class ItemFailed:
    """This item cannot be played (on); the next one follows. `code` is a PlayerError's."""

    item_id: int
    code: str
    details: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ended:
    """The last item has been heard to its end and nothing follows."""

    item_id: int


@dataclass(frozen=True, slots=True)
class OutputChanged:
    """What is open now, as the audio API reports it.

    Attributes:
        name: The device, or "silence" where there is none.
        api: Host API ("ALSA", "Windows WASAPI", "Core Audio"), or "none".
        silent: Whether the engine only keeps time because no device opens.
        gap_ms: Measured silence between the last and the first frame when a rate change made it.
        exact: Whether the file's own samples reach the device stream unchanged at volume 0 dB.
    """

    name: str
    api: str
    sample_rate: int
    channels: int
    latency_ms: float
    silent: bool = False
    gap_ms: float | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class SoundChanged:
    """The chain acts now, or does not; `latency_ms` is what its stages add."""

    active: bool
    latency_ms: float


@dataclass(frozen=True, slots=True)
class SoundFailed:
    """A chain could not be built; what played before plays on. The code is a PlayerError's."""

    code: str
    details: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutputFailed:
    """The device did not open, or went away; the code is a PlayerError's."""

    code: str
    details: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EngineLost:
    """Made by the client, not sent: the process died or hung and a new one was started."""

    position_s: float


@dataclass(frozen=True, slots=True)
class EngineFailed:
    """Made by the client, not sent: the engine does not come up again."""

    reason: str


Event = (
    Ready
    | StateChanged
    | ItemStarted
    | ItemFailed
    | Ended
    | OutputChanged
    | SoundChanged
    | SoundFailed
    | OutputFailed
    | EngineLost
    | EngineFailed
)
