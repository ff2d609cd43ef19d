"""What comes out of decoding, in the order it is to sound."""

from dataclasses import dataclass

from player.engine.audio_source import Samples
from player.engine.file_messages import NO_FACTS, FileFacts
from player.engine.messages import PlayItem
from player.errors import PlayerError
from player.model import AudioFormat


@dataclass(frozen=True, slots=True)
class Opened:
    """An item begins, `item_frame` frames into it; `frames` is its length, None when unknown.

    Attributes:
        stream_rate: Frames per second of its samples; another than the file's when it is blended.
        speed: File seconds for one second of sound.
    """

    item: PlayItem
    format: AudioFormat
    frames: int | None
    item_frame: int
    decoder: str
    stream_rate: int
    speed: float
    facts: FileFacts = NO_FACTS


@dataclass(frozen=True, slots=True)
class Overlap:
    """The end of the item before, to be mixed with samples of the next: as many of each.

    Attributes:
        first: How far into the crossfade, frames.
        length: The whole crossfade, frames.
    """

    item_id: int
    samples: Samples
    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Decoded:
    """Samples of an item, in order; `under` is what fades out beneath them."""

    item_id: int
    samples: Samples
    sample_rate: int
    under: Overlap | None = None

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return len(self.samples) / self.sample_rate


@dataclass(frozen=True, slots=True)
class Turned:
    """The sound goes on from this frame of the item: the loop has come round."""

    item_id: int
    item_frame: int


@dataclass(frozen=True, slots=True)
class Learned:
    """More is known of the item's file."""

    item_id: int
    facts: FileFacts


@dataclass(frozen=True, slots=True)
class Failed:
    """The item ends here because the rest cannot be had."""

    item_id: int
    error: PlayerError


@dataclass(frozen=True, slots=True)
class Finished:
    """The item ends here; the next piece, if any, is another item's."""

    item_id: int


Piece = Opened | Decoded | Turned | Learned | Failed | Finished


def item_id_of(piece: Piece) -> int:
    """The item a piece belongs to."""
    return piece.item.item_id if isinstance(piece, Opened) else piece.item_id
