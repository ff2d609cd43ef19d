"""The settings as a value; every field has the default that a first start uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dsp.replay_gain import GainMode, GainPolicy
from player.documents import DocumentFormat


class OutputPolicy(StrEnum):
    """How the device is opened: with others, alone, or alone and never altered."""

    STANDARD = "standard"
    EXCLUSIVE = "exclusive"
    STRICT = "strict"


class OnDeviceLoss(StrEnum):
    """What happens to the music when its device goes away."""

    PAUSE = "pause"
    MOVE = "move"


class OutputKind(StrEnum):
    """What stands at the end of the wire."""

    HEADPHONES = "headphones"
    SPEAKERS = "speakers"


class VolumePolicy(StrEnum):
    """Who turns the volume: the player, the device's own mixer, or nobody."""

    SOFTWARE = "software"
    MIXER = "mixer"
    FIXED = "fixed"


class RatePolicy(StrEnum):
    """Which rate the device runs at: the file's own, or a multiple it can do."""

    NATIVE = "native"
    FIXED = "fixed"
    FAMILY_MAXIMUM = "family_maximum"
    DEVICE_MAXIMUM = "device_maximum"


class LyricsAlign(StrEnum):
    """Where lines of lyrics stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class ThemeName(StrEnum):
    """The look of the window."""

    SYSTEM = "system"
    NIGHT = "night"
    PAPER = "paper"
    CONTRAST = "contrast"


class Density(StrEnum):
    """How much fits on a page."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"
    TABLE = "table"


def check(what: str, value: float, low: float, high: float) -> None:
    """Raise `ValueError` unless `low <= value <= high`; NaN lies outside."""
    if not low <= value <= high:
        raise ValueError(f"{what} {value:g} is outside {low:g}..{high:g}")


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """What is kept for one device, by its id.

    Attributes:
        volume_db: Last volume on this device, -60..0.
        preset: Preset that plays on it; None leaves the choice to the rules.
        buffer_ms: Latency asked for; None is the usual one.
        ceiling_db: The volume never goes above this, unless it is fixed.
        warm_up_ms: Silence played before the first sound, for devices that wake slowly.
        dop: Whether the device plays DSD that comes inside PCM.
    """

    volume_db: float = -20.0
    muted: bool = False
    kind: OutputKind = OutputKind.HEADPHONES
    preset: str | None = None
    buffer_ms: float | None = None
    volume_policy: VolumePolicy = VolumePolicy.SOFTWARE
    ceiling_db: float = 0.0
    warm_up_ms: float = 0.0
    dop: bool = False

    def __post_init__(self) -> None:
        check("volume (dB)", self.volume_db, -60.0, 0.0)
        check("volume ceiling (dB)", self.ceiling_db, -60.0, 0.0)
        check("warm-up (ms)", self.warm_up_ms, 0.0, 5_000.0)
        if self.buffer_ms is not None:
            check("buffer (ms)", self.buffer_ms, 5.0, 500.0)


@dataclass(frozen=True, slots=True)
class OutputSettings:
    """Where the music goes; `device` None follows the system's default."""

    device: str | None = None
    policy: OutputPolicy = OutputPolicy.STANDARD
    on_device_loss: OnDeviceLoss = OnDeviceLoss.PAUSE
    rate_policy: RatePolicy = RatePolicy.NATIVE
    fixed_rate_hz: int = 96_000
    devices: Mapping[str, DeviceSettings] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check("fixed rate (Hz)", self.fixed_rate_hz, 8_000, 768_000)

    def on(self, device: str) -> DeviceSettings:
        """Return what is kept for a device, or the defaults for a new one."""
        return self.devices.get(device, DeviceSettings())


@dataclass(frozen=True, slots=True)
class PlaybackSettings:
    """How tracks follow each other, how loud and how fast they are.

    Attributes:
        crossfade_albums: Whether tracks of an album are blended too, which are joined otherwise.
        blend_rate_hz: Play everything at this rate, so that any two tracks join; None reopens the
            device at each track's own rate.
        resume_long: Whether audiobooks, podcasts and long mixes begin where they were left.
        speed, key_semitones, balance: As they were left.
    """

    gain_mode: GainMode = GainMode.OFF
    tagged_preamp_db: float = 0.0
    untagged_preamp_db: float = 0.0
    prevent_clipping: bool = True
    crossfade_ms: int = 0
    crossfade_albums: bool = False
    blend_rate_hz: int | None = None
    pause_fade_ms: int = 8
    resume_at_start: bool = True
    resume_long: bool = True
    speed: float = 1.0
    key_semitones: float = 0.0
    balance: float = 0.0

    def __post_init__(self) -> None:
        check("preamp with a tag (dB)", self.tagged_preamp_db, -24.0, 24.0)
        check("preamp without a tag (dB)", self.untagged_preamp_db, -24.0, 24.0)
        check("crossfade (ms)", self.crossfade_ms, 0, 12_000)
        check("pause fade (ms)", self.pause_fade_ms, 0, 1_000)
        check("speed", self.speed, 0.5, 2.0)
        check("key (semitones)", self.key_semitones, -12.0, 12.0)
        check("balance", self.balance, -1.0, 1.0)
        if self.blend_rate_hz is not None:
            check("blend rate (Hz)", self.blend_rate_hz, 8_000, 768_000)

    @property
    def gain_policy(self) -> GainPolicy:
        """What the listener wants of ReplayGain, as the sound side takes it."""
        return GainPolicy(
            self.gain_mode, self.tagged_preamp_db, self.untagged_preamp_db, self.prevent_clipping
        )


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """Which folders are the library, and how they are kept.

    Attributes:
        analyse: Listen to every track once, while the machine has nothing else to do.
        write_ratings: Write ratings into the files' tags as well.
        online_lookup: Ask MusicBrainz and the Cover Art Archive when the listener says so.
        whole_from_servers: Rather wait than hear less than a server has when the line is slow.
    """

    folders: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    watch: bool = True
    scan_at_start: bool = True
    analyse: bool = True
    write_ratings: bool = False
    online_lookup: bool = False
    whole_from_servers: bool = False


@dataclass(frozen=True, slots=True)
class LookSettings:
    """The window; `language` None follows the system ("en", "zh_CN").

    Attributes:
        global_keys: The desktop is asked for keys that act while another program has the focus.
    """

    theme: ThemeName = ThemeName.SYSTEM
    language: str | None = None
    density: Density = Density.COMFORTABLE
    accent: str = "#7C9CFF"
    reduced_motion: bool = False
    close_to_tray: bool = False
    notify: bool = False
    global_keys: bool = False
    shortcuts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LyricsSettings:
    """How lyrics are shown; `online_lookup` asks a server only after the listener said so.

    Attributes:
        ruby: Readings that a file carries stand above the words.
        pinyin: So does the sound of each character of Chinese lyrics.
    """

    translation: bool = True
    romanisation: bool = True
    ruby: bool = True
    pinyin: bool = False
    align: LyricsAlign = LyricsAlign.LEFT
    text_px: int = 20
    online_lookup: bool = False
    prefer_sidecar: bool = True

    def __post_init__(self) -> None:
        check("lyrics text size (px)", self.text_px, 10, 96)


@dataclass(frozen=True, slots=True)
class DesktopLyricsSettings:
    """Lyrics over the desktop, apart from those in the window.

    Attributes:
        lines: How many, the current one first.
        companions: Whether translation and romanisation come before the next line.
        latin_first: Whether romanisation comes before the translation.
        color: Of what is sung; empty takes the accent.
        locked: Clicks go through them.
    """

    text_px: int = 36
    lines: int = 2
    companions: bool = True
    latin_first: bool = False
    color: str = ""
    locked: bool = False

    def __post_init__(self) -> None:
        check("desktop lyrics text size (px)", self.text_px, 16, 120)
        check("desktop lyrics lines", self.lines, 1, 3)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the listener can choose, at one instant."""

    output: OutputSettings = OutputSettings()
    playback: PlaybackSettings = PlaybackSettings()
    library: LibrarySettings = LibrarySettings()
    look: LookSettings = LookSettings()
    lyrics: LyricsSettings = LyricsSettings()
    desktop_lyrics: DesktopLyricsSettings = DesktopLyricsSettings()


SETTINGS = DocumentFormat(Settings, schema=1, steps={})
"""The settings document; a step from 1 to 2 joins `steps` together with its test file."""
