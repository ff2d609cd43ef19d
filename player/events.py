"""What the program tells whoever listens: the window, the command line, MPRIS."""

from dataclasses import dataclass, field
from enum import StrEnum

from dsp.replay_gain import GainDecision
from player.engine.messages import Ready, SoundChanged, SoundDamaged, SoundMeasured
from player.model import AudioFormat, Chapter, PlayState, RepeatMode, Track
from player.queue import Queue, QueueEntry
from player.signal_path import SignalPath, Verdict

_UNTOUCHED = frozenset({Verdict.PROVEN, Verdict.EXACT})

SPEEDS = (0.5, 2.0)
"""The slowest and the fastest."""


class StopAt(StrEnum):
    """Where playback stops by itself, once."""

    TRACK = "track"
    WORK = "work"
    ALBUM = "album"


@dataclass(frozen=True, slots=True)
class OutputState:
    """The open device, as its API reports it. `silent`: there is none, time goes on without."""

    name: str
    api: str
    sample_rate: int
    channels: int
    bit_depth: int
    latency_ms: float
    silent: bool
    device_id: str = ""


@dataclass(frozen=True, slots=True)
class StreamTier:
    """How a song of a server comes.

    Attributes:
        quality: "standard", "hq", "sq" or "hires".
        reason: What holds it back: "line", "account", or nothing at all.
    """

    quality: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlaybackState:
    """Everything the player bar shows, but what moves (`Playback.position_ms`).

    Attributes:
        format: What the decoder found; None until the item has started.
        tier: How it comes from its server; None for a file that lies here.
        volume_db: -60..0; what is heard also depends on `muted` and `volume_fixed`.
        usual_volume_db: Where the volume goes back to, while that of an album holds; else None.
        volume_by_device: Whether the device's own mixer turns the volume, not the player.
        ceiling_db: The volume goes no higher on this device.
        path: Everything a sample passes, as far as it is known; None without a current entry.
        verdict: The path's word, of `player.signal_path.Verdict`.
        overview: Levels 0..1 along the track, for the seek bar; empty until they are known.
        chapters: Of the current track, from its own start, in order; empty where it has none or
            until it has started. `player.playback.chapters.chapter_at` says which one plays.
        replay_gain: What the current track is played with, and why; None while there is none.
        loop_ms: The piece of the track that is repeated.
        loop_start_ms: Where a loop was begun whose end is still to come.
        sleeps_at_s: When the music fades out by itself, in seconds since 1970.
    """

    state: PlayState = PlayState.STOPPED
    entry: QueueEntry | None = None
    track: Track | None = None
    format: AudioFormat | None = None
    tier: StreamTier | None = None
    duration_ms: int | None = None
    volume_db: float = 0.0
    usual_volume_db: float | None = None
    ceiling_db: float = 0.0
    muted: bool = False
    volume_fixed: bool = False
    volume_by_device: bool = False
    repeat: RepeatMode = RepeatMode.OFF
    shuffle: bool = False
    output: OutputState | None = None
    verdict: str | None = None
    path: SignalPath | None = None
    overview: tuple[float, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    replay_gain: GainDecision | None = None
    loop_ms: tuple[int, int] | None = None
    loop_start_ms: int | None = None
    speed: float = 1.0
    key_semitones: float = 0.0
    balance: float = 0.0
    stop_at: StopAt | None = None
    sleeps_at_s: float | None = None

    @property
    def plays_exactly(self) -> bool:
        """Whether something plays, and by evidence every sample of it gets to the device as it is.

        Only Proven and Exact say so; what is merely not known to be altered is not meant.
        """
        return self.state is PlayState.PLAYING and self.verdict in _UNTOUCHED


@dataclass(frozen=True, slots=True)
class PlaybackChanged:
    """The state is another one now."""

    state: PlaybackState


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """The queue is another one now, or more is known about its tracks."""

    queue: Queue


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the listener; repeats of a code replace each other.

    Attributes:
        code: A key of `player.errors.SENTENCES`.
        details: What the sentence names.
        action: What the one button does ("play", "open"), or None.
    """

    code: str
    details: dict[str, object] = field(default_factory=dict)
    action: str | None = None


Event = (
    PlaybackChanged | QueueChanged | Notice | SoundChanged | SoundMeasured | SoundDamaged | Ready
)
