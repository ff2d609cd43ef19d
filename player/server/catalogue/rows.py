"""Rows of the read model, made from what the library shares."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import msgspec

from player.library.sharing import SharedAlbum, SharedArtist, SharedSong
from player.library.text.fold import fold
from player.server.catalogue.entries import album_entry, artist_entry, clean, song_entry
from player.server.catalogue.ids import Kind, shown

_SEARCH_MOST = 2000
_ENCODER = msgspec.msgpack.Encoder()

Row = dict[str, Any]


class SongFile(msgspec.Struct, frozen=True):
    """Where a song's sound is and what it is: the server's eyes only."""

    path: bytes
    size: int
    mtime_ns: int
    content_id: str
    start_frame: int
    end_frame: int | None
    codec: str
    sample_rate: int | None
    channels: int | None
    bit_depth: int | None
    lossless: bool
    bitrate_kbps: int | None
    duration_ms: int | None


@dataclass(slots=True)
class AlbumBuild:
    """An album as it grows song by song."""

    shared: SharedAlbum
    songs: int = 0
    duration_ms: int = 0
    genres: dict[str, None] = field(default_factory=dict)
    artists: dict[int, SharedArtist] = field(default_factory=dict)


@dataclass(slots=True)
class ArtistBuild:
    """Somebody, as they grow song by song."""

    shared: SharedArtist
    albums: set[int] = field(default_factory=set)
    roles: dict[str, None] = field(default_factory=dict)


def _marked(row: Row) -> Row:
    mark = hashlib.blake2b(_ENCODER.encode(row), digest_size=12).digest()
    return {**row, "mark": mark}


def song_row(one: SharedSong) -> Row:
    """Return the row of a song."""
    names = SongFile.__struct_fields__
    file = SongFile(*(getattr(one, name) for name in names))
    return _marked(
        {
            "id": one.id,
            "album_id": one.album.id if one.album else None,
            "entry": msgspec.json.encode(song_entry(one)),
            "search": clean(one.search)[:_SEARCH_MOST],
            "place": f"{one.disc_number or 1:04d}{one.track_number or 0:06d}",
            "duration_s": round((one.duration_ms or 0) / 1000),
            "year": one.year,
            "added_ms": one.added_ms,
            "file": msgspec.msgpack.encode(file),
        }
    )


def album_row(one: AlbumBuild) -> Row:
    """Return the row of an album, once all its songs are in it."""
    shared, genres = one.shared, [clean(name) for name in one.genres]
    artists = [
        {"id": shown(Kind.ARTIST, credit.id), "name": clean(credit.name)}
        for credit in one.artists.values()
    ]
    names = {
        "genre": genres[0] if genres else None,
        "genres": [{"name": name} for name in genres],
        "artists": artists,
        "artistId": artists[0]["id"] if artists else None,
    }
    entry = album_entry(shared, one.songs, one.duration_ms, names)
    return _marked(
        {
            "id": shared.id,
            "entry": msgspec.json.encode(entry),
            "search": clean(f"{fold(shared.title)} {fold(shared.artist)}")[:_SEARCH_MOST],
            "title_key": clean(shared.sort_key),
            "artist_key": fold(clean(shared.artist)),
            "year": shared.year,
            "genre": genres[0] if genres else "",
            "added_ms": shared.added_ms,
            "cover": msgspec.msgpack.encode(shared.cover) if shared.cover else None,
        }
    )


def artist_row(one: ArtistBuild) -> Row:
    """Return the row of somebody, once all their songs are known."""
    entry = artist_entry(one.shared, len(one.albums), list(one.roles))
    return _marked(
        {
            "id": one.shared.id,
            "entry": msgspec.json.encode(entry),
            "search": clean(fold(one.shared.name))[:_SEARCH_MOST],
            "sort_key": clean(one.shared.sort_key),
            "has_albums": bool(one.albums),
        }
    )
