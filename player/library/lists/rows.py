"""Rows a list shows; frozen, made a page at a time."""

from enum import IntEnum

from msgspec import Struct


class CoverRef(Struct, frozen=True):
    """Where a cover is and the key it is cached under; `player.library.covers` loads it.

    Attributes:
        key: 32 hex digits that change with the picture.
        path: The picture, or the sound file it is embedded in.
    """

    key: str
    path: str
    embedded: bool


class Here(IntEnum):
    """How much of a song of a server lies on this disk."""

    NOTHING = 0
    PART = 1
    WHOLE = 2
    FAILED = 3


class Remote(Struct, frozen=True):
    """What a line says of a song that a server has.

    Attributes:
        wanted: The listener wants it here.
        supplied: A service gives it; it may not stay for ever.
    """

    here: Here
    wanted: bool
    supplied: bool
    size_bytes: int


class TrackRow(Struct, frozen=True, kw_only=True):
    """One line of a track list.

    Attributes:
        format_label: "24/192", "44.1"; empty when unknown.
        rating: 0 to 5 stars, None for not rated.
        available: False while its file is missing or its drive is away.
        remote: None for a file of this machine.
        path: Where its file is, or was.
    """

    id: int
    title: str
    artist: str
    album: str
    album_id: int | None
    genre: str
    year: int | None
    track_number: int | None
    disc_number: int | None
    duration_ms: int | None
    codec: str
    format_label: str
    lossless: bool
    hi_res: bool
    rating: float | None
    loved: bool
    plays: int
    added_ms: int
    work: str
    movement: str
    movement_number: int | None
    available: bool
    cover: CoverRef | None
    remote: Remote | None = None
    size_bytes: int = 0
    path: str = ""


class AlbumRow(Struct, frozen=True, kw_only=True):
    """One card of the album grid.

    Attributes:
        format_label: The best format among its tracks; hi_res says whether to gild it.
        available: False while all its files are missing or their drive is away.
    """

    id: int
    title: str
    artist: str
    year: int | None
    format_label: str
    hi_res: bool
    track_count: int
    duration_ms: int
    disc_count: int
    compilation: bool
    cover: CoverRef | None
    available: bool = True


class NameRow(Struct, frozen=True):
    """An artist, composer, genre or other name with what there is of it.

    Attributes:
        cover: Of one of its albums.
    """

    id: int
    name: str
    track_count: int
    album_count: int = 0
    cover: CoverRef | None = None


class Stats(Struct, frozen=True):
    """The library in numbers."""

    tracks: int = 0
    albums: int = 0
    artists: int = 0
    duration_ms: int = 0
    size_bytes: int = 0
    hi_res: int = 0
    unreadable: int = 0
    missing: int = 0
