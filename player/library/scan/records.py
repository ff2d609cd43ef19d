"""What a scan worker sends to the writer: one file, ready to be stored."""

import msgspec

ROLES = {
    "artist": 0,
    "album_artist": 1,
    "composer": 2,
    "conductor": 3,
    "performer": 4,
    "lyricist": 5,
    "remixer": 6,
    "arranger": 7,
    "ensemble": 8,
}
"""Numbers that stand in the database: append only."""


class Task(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A file to read.

    Attributes:
        folder: The file system's own bytes, ending in a separator; shared by its files.
        name: As bytes, too.
        neighbours: Names of the sheets and sounds beside it, when there is a CUE sheet.
        lyrics: Name of the lyrics file beside it; empty for none.
    """

    file_key: int
    folder: bytes
    name: bytes
    folder_group: str = ""
    sheets: tuple[bytes, ...] = ()
    neighbours: tuple[str, ...] = ()
    lyrics: bytes = b""

    @property
    def path(self) -> bytes:
        """Where the file is."""
        return self.folder + self.name


class Name(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """An artist, work or genre: stored once under its identity."""

    identity: str
    name: str
    sort_key: str


class ReleaseRecord(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The release a track says it belongs to."""

    identity: str
    title: str
    artist: str
    sort_key: str
    artist_key: str
    year: int | None
    original_year: int | None
    compilation: bool
    label: str
    catalogue_number: str
    artists: tuple[Name, ...] = ()


class TrackRecord(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One track of a file.

    Attributes:
        columns: Values of the columns `player.library.scan.writer.TRACK_COLUMNS` names.
        credits: Role number and artist, in order.
        search: Folded title, artist, album and the rest.
        lyrics: As they stand in the tags or in the file beside.
        lyrics_words: Those folded, without times.
    """

    slice: int
    columns: tuple[str | int | float | None, ...]
    release: ReleaseRecord | None
    credits: tuple[tuple[int, Name], ...]
    genres: tuple[Name, ...]
    work: Name | None
    composer: str
    disc_title: str
    search: tuple[str, str, str, str]
    lyrics: str = ""
    lyrics_words: str = ""
    original: dict[str, str] = {}
    rating: float | None = None
    plays: int | None = None


class FileRecord(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What reading one file gave: tracks, or the sentence why not."""

    file_key: int
    tracks: tuple[TrackRecord, ...] = ()
    content_id: bytes = b""
    picture_id: bytes = b""
    reason: str = ""
