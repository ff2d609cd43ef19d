"""What the window and the engine say to each other: frozen values over a pipe, nothing else."""

from enum import StrEnum

from msgspec import Struct, field

from player.engine import file_messages as files
from player.engine import sound_messages as sound
from player.model import AudioFormat, PlayState


class Policy(StrEnum):
    """How the device is taken: shared with fades, alone, or alone and never substituted."""

    STANDARD = "standard"
    EXCLUSIVE = "exclusive"
    STRICT = "strict"


class Sharing(StrEnum):
    """Whether other programs' sound goes to the device too, as far as the API lets us know."""

    ALONE = "alone"
    SHARED = "shared"
    UNKNOWN = "unknown"


class RateRule(StrEnum):
    """Which rate the device runs at."""

    NATIVE = "native"
    FIXED = "fixed"
    FAMILY_MAXIMUM = "family-maximum"
    DEVICE_MAXIMUM = "device-maximum"


class RatePlan(Struct, frozen=True):
    """How the device's rate is chosen; `rates` is what it takes, empty where nobody has probed."""

    rule: RateRule = RateRule.NATIVE
    fixed_rate: int = 96_000
    rates: tuple[int, ...] = ()


_NATIVE = RatePlan()


class PlayItem(Struct, frozen=True):
    """One thing to play, fully described: the engine asks nobody about it.

    Attributes:
        item_id: Unique over the life of the window; positions and events name it.
        path: Absolute path; surrogateescape keeps odd bytes.
        start_frame: First frame, at the file's own rate.
        end_frame: One past the last frame; None is the end of the file.
        gain: Linear ReplayGain; 1.0 leaves the samples alone.
        overlap_ms: Crossfade with the item before it; 0 joins them sample to sample.
        emphasis: Whether CD pre-emphasis is to be taken off.
        begin_s: Where it begins when the one before it has ended, seconds from its start.
    """

    item_id: int
    path: str
    start_frame: int = 0
    end_frame: int | None = None
    gain: float = 1.0
    overlap_ms: int = 0
    emphasis: bool = False
    begin_s: float = 0.0


class Device(Struct, frozen=True):
    """An output device as the system lists it.

    Attributes:
        device_id: Stable across restarts: "API/name".
        sample_rate: The rate the device prefers, Hz.
        index: PortAudio's number for it, good for the life of this process.
        sharing: Whether other programs are heard through it too.
    """

    index: int
    device_id: str
    name: str
    api: str
    channels: int
    sample_rate: int
    default: bool
    sharing: Sharing = Sharing.UNKNOWN


class Capabilities(Struct, frozen=True):
    """What a device takes, found out by asking it.

    Attributes:
        formats: Pairs of sample rate and bit depth.
        alone: Whether they were asked for with the device taken alone.
        busy: Whether somebody else held it, so that nothing could be found out.
    """

    device_id: str
    formats: tuple[tuple[int, int], ...] = ()
    alone: bool = False
    busy: bool = False

    @property
    def rates(self) -> tuple[int, ...]:
        """Every rate it takes at some depth, lowest first."""
        return tuple(sorted({rate for rate, _ in self.formats}))

    @property
    def depths(self) -> tuple[int, ...]:
        """Every depth it takes at some rate, smallest first."""
        return tuple(sorted({bits for _, bits in self.formats}))


class OutputChoice(Struct, frozen=True):
    """Where to play: a device id of `devices.list_devices`, None for the default one.

    `warm_up_ms` of silence come before the first sound, for devices that wake slowly. With `dop`
    DSD goes out as it is, as long as the device is taken alone and nothing touches the samples.
    `bits` is the depth of the device where it is known to be less than 24.
    """

    device_id: str | None = None
    policy: Policy = Policy.STANDARD
    latency_ms: float = 50.0
    rate_plan: RatePlan = _NATIVE
    warm_up_ms: float = 0.0
    dop: bool = False
    bits: int = 24


# Commands, window to engine.


class Load(Struct, frozen=True):
    """Drop everything; the first item is current, the others follow it.

    With `play` false nothing is opened before `Play`: the position is only remembered.
    """

    items: tuple[PlayItem, ...]
    start_s: float = 0.0
    play: bool = True


class Follow(Struct, frozen=True):
    """What comes after the item named; replaces whatever was to follow it."""

    after_item_id: int
    items: tuple[PlayItem, ...]


class Play(Struct, frozen=True):
    """Go on."""


class Pause(Struct, frozen=True):
    """Hold here; `fade_ms` is a longer fade than usual, heard only where pauses fade at all."""

    fade_ms: int | None = None


class Stop(Struct, frozen=True):
    """Fade, forget the items, close the device."""


class Seek(Struct, frozen=True):
    """Go to a position of the current item, seconds from its start."""

    position_s: float


class SetGain(Struct, frozen=True):
    """Linear volume, 0..1; 1.0 leaves the samples alone."""

    gain: float


class SetItemGains(Struct, frozen=True):
    """ReplayGain of items, by their id, from now on."""

    gains: tuple[tuple[int, float], ...]


class SetBalance(Struct, frozen=True):
    """-1 only left .. 0 as recorded .. 1 only right; turns the far side down."""

    balance: float


class SetLoop(Struct, frozen=True):
    """Repeat an item between two places, seconds from its start; None lets it go on."""

    item_id: int
    bounds_s: tuple[float, float] | None


class SetTempo(Struct, frozen=True):
    """Speed 0.5..2 with the pitch kept, and key in semitones; 1.0 and 0 touch nothing."""

    speed: float = 1.0
    semitones: float = 0.0


class SetJoins(Struct, frozen=True):
    """How sound begins, ends and goes on.

    Attributes:
        pause_fade_ms: Pause, seek and stop in Standard; Exclusive and Strict never fade.
        blend_rate: Bring every item to this rate, Hz, so that all join; None reopens the device.
    """

    pause_fade_ms: float = 8.0
    blend_rate: int | None = None


class SetOutput(Struct, frozen=True):
    """Play there from now on."""

    choice: OutputChoice


class Shutdown(Struct, frozen=True):
    """Close the device and leave."""


SetChain = sound.SetChain
Look = sound.Look

Manner = SetGain | SetChain | SetItemGains | SetBalance | SetLoop | SetTempo | SetJoins | Look
Command = Load | Follow | Play | Pause | Stop | Seek | SetOutput | Manner | Shutdown


# Events, engine to window.


class Ready(Struct, frozen=True):
    """The engine listens. `ring` is "C" or "Python"; `priority` what the system granted."""

    ring: str
    priority: str


class StateChanged(Struct, frozen=True):
    """What the transport does now."""

    state: PlayState
    item_id: int | None


class ItemStarted(Struct, frozen=True):
    """The first frame of this item has reached the device.

    Attributes:
        decoder: Its name and version.
        facts: What else is known of the file and its decoding.
    """

    item_id: int
    format: AudioFormat
    duration_ms: int | None
    decoder: str = ""
    facts: files.FileFacts = files.NO_FACTS


class ItemFailed(Struct, frozen=True):
    """This item cannot be played (on); the next one follows. `code` is a PlayerError's."""

    item_id: int
    code: str
    details: dict[str, object] = field(default_factory=dict)


class Ended(Struct, frozen=True):
    """The last item has been heard to its end and nothing follows."""

    item_id: int


class OutputChanged(Struct, frozen=True):
    """What is open now, as the audio API reports it.

    Attributes:
        name: The device, or "silence" where there is none.
        api: Host API ("ALSA", "Windows WASAPI", "Core Audio"), or "none".
        silent: Whether the engine only keeps time because no device opens.
        gap_ms: Measured silence between the last and the first frame when a rate change made it.
        exact: Whether the file's own samples reach the device stream unchanged at volume 0 dB.
        device_id: The id of the device that is open.
        policy: How it was asked for.
        bits: Depth of the samples handed over.
        resampler: The filter that converts to `sample_rate`; empty when none does.
        dither_bits: Depth that altered samples are rounded to; below 24 with dither.
        ring: What the callback is: "C", or "Python" where it was not compiled.
        software: Everything between file and device, with versions: a proof holds for it alone.
    """

    name: str
    api: str
    sample_rate: int
    channels: int
    latency_ms: float
    silent: bool = False
    gap_ms: float | None = None
    exact: bool = True
    device_id: str = ""
    policy: Policy = Policy.STANDARD
    sharing: Sharing = Sharing.UNKNOWN
    bits: int = 32
    resampler: str = ""
    resampler_latency_ms: float = 0.0
    dither_bits: int = 24
    ring: str = "C"
    software: str = ""


class SoundDamaged(Struct, frozen=True):
    """Gaps that were heard and samples that we clipped, both since the current item began."""

    underruns: int
    clipped_samples: int


class OutputFailed(Struct, frozen=True):
    """The device did not open, or went away; the code is a PlayerError's."""

    code: str
    details: dict[str, object] = field(default_factory=dict)


class EngineLost(Struct, frozen=True):
    """Made by the client, not sent: the process died or hung and a new one was started."""

    position_s: float


class EngineFailed(Struct, frozen=True):
    """Made by the client, not sent: the engine does not come up again."""

    reason: str


FileLearned = files.FileLearned
SoundChanged = sound.SoundChanged
SoundMeasured = sound.SoundMeasured
SoundFailed = sound.SoundFailed

Event = (
    Ready
    | StateChanged
    | ItemStarted
    | FileLearned
    | ItemFailed
    | Ended
    | OutputChanged
    | SoundDamaged
    | SoundChanged
    | SoundMeasured
    | SoundFailed
    | OutputFailed
    | EngineLost
    | EngineFailed
)
