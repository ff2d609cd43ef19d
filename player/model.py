"""The words all parts share: what a track is and what its file holds."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class PlayState(StrEnum):
    """What the transport does at this instant."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"


class RepeatMode(StrEnum):
    """What follows the end of the queue."""

    OFF = "off"
    ALL = "all"
    ONE = "one"


class Emphasis(StrEnum):
    """Who says that a track was cut with CD pre-emphasis, its treble raised."""

    NONE = ""
    CUE_SHEET = "cue-sheet"
    TAG = "tag"


class ShuffleMode(StrEnum):
    """What a shuffle does: works stay whole always, albums when asked for.

    `FAVOURITES` lets tracks come the earlier the better they are rated.
    """

    TRACKS = "tracks"
    ALBUMS = "albums"
    FAVOURITES = "favourites"


class ShuffleTraits(NamedTuple):
    """What a shuffle has to know of tracks of the library, by their ids.

    Attributes:
        artists: To be kept apart; a track that is not here is not known.
        groups: The same for all that is to stay whole; a track that is not here stands alone.
        weights: How much likelier than others one comes early; 1 where nothing is said.
    """

    artists: Mapping[int, str] = MappingProxyType({})
    groups: Mapping[int, Hashable] = MappingProxyType({})
    weights: Mapping[int, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AudioFormat:
    """What a file holds, as its decoder reports it.

    Attributes:
        codec: Short name as listeners know it: "FLAC", "MP3", "WAV", "Opus".
        sample_rate: Frames per second, Hz.
        channels: Samples in one frame.
        bit_depth: Bits of one integer sample; None when the codec has none (lossy, float).
        lossless: Whether decoding returns what was encoded.
        bitrate_kbps: Average over the file; None when unknown.
        dop: Whether the samples are DSD in PCM's clothes, which nothing may touch.
    """

    codec: str
    sample_rate: int
    channels: int
    bit_depth: int | None = None
    lossless: bool = False
    bitrate_kbps: int | None = None
    dop: bool = False

    @property
    def hi_res(self) -> bool:
        """Whether the container holds more than a CD: lossless, and over 16 bits or 48 kHz."""
        return self.lossless and ((self.bit_depth or 0) > 16 or self.sample_rate > 48_000)

    @property
    def label(self) -> str:
        """Depth and rate as on a cover badge: "24/192", "16/44.1"; the rate alone when lossy."""
        rate = f"{self.sample_rate / 1000:g}"
        return f"{self.bit_depth}/{rate}" if self.bit_depth else rate


@dataclass(frozen=True, slots=True)
class TaggedGain:
    """What a file says of its loudness: gains in dB towards -18 LUFS, peaks linear."""

    track_db: float | None = None
    track_peak: float | None = None
    album_db: float | None = None
    album_peak: float | None = None


_NO_GAIN = TaggedGain()


class Heard(NamedTuple):
    """Where the listener's ear is in a track.

    Attributes:
        position_ms: From the track's start; before where it begins while that is still on its way.
        speed: How fast that moves, 1 as recorded; 0 while it stands.
        begins: It stands because its first sound is still on its way to the ear.
    """

    position_ms: float
    speed: float
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where something new begins inside a track; it goes on until the next one, or to the end.

    Attributes:
        start_ms: From the start of the track.
        title: Empty where it has none.
    """

    start_ms: int
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One thing to play: a file or a slice of one, with what its tags say.

    Attributes:
        path: Absolute path; bytes that are not UTF-8 kept by surrogateescape.
        artist: The artist credit as printed.
        duration_ms: None until somebody has looked.
        start_frame: First frame of a CUE slice.
        end_frame: One past the last frame of a slice; None is the end of the file.
        gain: Its ReplayGain or R128 tags.
        track_id: Row in the library; None for a file that was only opened.
        work: What it is a movement of.
        emphasis: CD pre-emphasis, which is taken off as it plays.
        chapters: Of a whole file, as a CUE sheet has them; the file's own are found as it plays.
    """

    path: str
    title: str = ""
    artist: str = ""
    album: str = ""
    album_artist: str = ""
    genre: str = ""
    year: int | None = None
    track_number: int | None = None
    disc_number: int | None = None
    duration_ms: int | None = None
    format: AudioFormat | None = None
    start_frame: int = 0
    end_frame: int | None = None
    gain: TaggedGain = _NO_GAIN
    track_id: int | None = None
    work: str = ""
    emphasis: Emphasis = Emphasis.NONE
    chapters: tuple[Chapter, ...] = ()

    @property
    def name(self) -> str:
        """The title, or the file's own name when there is none."""
        return self.title or Path(self.path).stem

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of it but that it was in the library."""
        return self.track_id is not None and self == unknown_track(self.track_id)


def unknown_track(track_id: int) -> Track:
    """Return what stands for a track that the library has no more, or does not tell of."""
    return Track(path=f"Track {track_id}", track_id=track_id)
