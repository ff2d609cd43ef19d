"""A place where lyrics of a track lie; what reads them there is in `player.lyrics.sources`."""

from msgspec import Struct

from player.lyrics.model import Lyrics

OWN, TAGS = "own", "tags"


class LyricsSource(Struct, frozen=True):
    """One place.

    Attributes:
        key: "own", "tags" or "file:" and a name: what a choice is kept by.
        name: Of the file; empty for the others.
        lyrics: None where they cannot be read.
    """

    key: str
    name: str
    lyrics: Lyrics | None
