"""What the engine says of files beside their format; `messages` has all of it."""

from msgspec import Struct

from player.model import Chapter


class FileFacts(Struct, frozen=True):
    """What decoding a file has shown.

    Attributes:
        de_emphasised: Whether CD pre-emphasis is taken off.
        marks: What hides in the lowest bits, labelled and never decoded: "MQA", "HDCD".
        md5: Whether the file carries a checksum of its sound, as FLAC does; None for formats
            without one.
        inexact_frames: By how many frames starts, seeks and length may be off; 0 is exact.
        chapters: Of the whole file, from its own start, in order.
    """

    de_emphasised: bool = False
    marks: tuple[str, ...] = ()
    md5: bool | None = None
    inexact_frames: int = 0
    chapters: tuple[Chapter, ...] = ()


NO_FACTS = FileFacts()


class FileLearned(Struct, frozen=True):
    """The file of an item that plays has turned out to be more than `ItemStarted` knew."""

    item_id: int
    facts: FileFacts
