"""The library as a server publishes it: every track whole, in order of its id."""

import os
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from player.library.library import Library
from player.library.lists.tracks import cover_of, path_of
from player.library.scan.records import ROLES
from player.library.scan.roots import SOURCE_VOLUME

_PAGE = 1000
_SONGS = """
SELECT t.id, t.title, t.artist, t.release_id, t.disc_number, t.track_number, t.year, t.duration_ms,
  coalesce(t.codec, ''), t.sample_rate, t.channels, t.bit_depth, t.lossless, t.bitrate_kbps,
  t.start_frame, t.end_frame, t.added_ms, t.track_gain_db, t.album_gain_db, t.track_peak,
  t.album_peak, d.path, f.name, f.size, f.mtime_ns, f.content_id,
  coalesce(r.title, ''), coalesce(r.artist, ''), r.year, coalesce(r.compilation, 0),
  coalesce(r.label, ''), coalesce(r.sort_key, ''), r.added_ms, r.artwork_id, p.path, p.embedded,
  coalesce(x.title || ' ' || x.artist || ' ' || x.album || ' ' || x.rest, '')
FROM track t JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id
  JOIN root o ON o.id = d.root_id
  LEFT JOIN release r ON r.id = t.release_id LEFT JOIN artwork p ON p.id = r.artwork_id
  LEFT JOIN search_text x ON x.track_id = t.id
WHERE f.state = 0 AND o.volume <> ? AND t.id > ? ORDER BY t.id LIMIT ?
"""
_CREDITS = """
SELECT c.track_id, c.role, a.id, a.name, a.sort_key FROM credit c
  JOIN artist a ON a.id = c.artist_id
WHERE c.track_id BETWEEN ? AND ? ORDER BY c.track_id, c.role, c.position
"""
_GENRES = """
SELECT x.track_id, g.name FROM track_genre x JOIN genre g ON g.id = x.genre_id
WHERE x.track_id BETWEEN ? AND ? ORDER BY x.track_id, g.sort_key
"""
_MARK = """
SELECT (SELECT count(*) FROM track), (SELECT total(id) FROM track),
  (SELECT count(*) FROM release), total(size), total(mtime_ns % 1000000007),
  total(sidecars % 1000000007), total(state), max(id), (SELECT count(*) FROM artwork)
FROM file
"""
_ROLE_NAMES = {number: name for name, number in ROLES.items()}


class SharedArtist(msgspec.Struct, frozen=True):
    """Somebody credited; `role` is a key of `player.library.scan.records.ROLES`."""

    id: int
    name: str
    sort_key: str
    role: str


class SharedCover(msgspec.Struct, frozen=True):
    """Where a cover is: 32 hex digits that change with the picture, and a file."""

    key: str
    path: bytes
    embedded: bool


class SharedAlbum(msgspec.Struct, frozen=True, kw_only=True):
    """The album a track belongs to."""

    id: int
    title: str
    artist: str
    year: int | None = None
    compilation: bool = False
    label: str = ""
    sort_key: str = ""
    added_ms: int = 0
    cover: SharedCover | None = None


class SharedSong(msgspec.Struct, frozen=True, kw_only=True):
    """One track with all its file and tags say.

    Attributes:
        path: The file, as the file system's own bytes.
        start_frame: First frame of a CUE slice; `end_frame` one past its last.
        content_id: Changes with the sound and not with the tags; empty when unknown.
        search: What a search compares: folded, with pinyin behind Han.
    """

    id: int
    title: str
    artist: str
    path: bytes
    size: int
    mtime_ns: int
    content_id: str = ""
    album: SharedAlbum | None = None
    disc_number: int | None = None
    track_number: int | None = None
    year: int | None = None
    duration_ms: int | None = None
    codec: str = ""
    sample_rate: int | None = None
    channels: int | None = None
    bit_depth: int | None = None
    lossless: bool = False
    bitrate_kbps: int | None = None
    start_frame: int = 0
    end_frame: int | None = None
    added_ms: int = 0
    gains: tuple[float | None, ...] = (None, None, None, None)
    credits: tuple[SharedArtist, ...] = ()
    genres: tuple[str, ...] = ()
    search: str = ""


def shared_mark(library: Library) -> str:
    """Return what changes with the files of the library; some ms at 100,000 tracks.

    Plays and stars do not move it: nobody publishes everything anew for those.
    """
    connection = library.database.reader()
    try:
        return repr(connection.execute(_MARK).fetchone())
    finally:
        connection.close()


def shared_songs(library: Library) -> Iterator[SharedSong]:
    """Yield every track of a local file that is there, in order of its id, a page at a time."""
    connection = library.database.reader()
    try:
        last = 0
        while rows := connection.execute(_SONGS, (SOURCE_VOLUME, last, _PAGE)).fetchall():
            first, last = rows[0][0], rows[-1][0]
            credit_of: dict[int, list[SharedArtist]] = defaultdict(list)
            for key, role, who, name, sort_key in connection.execute(_CREDITS, (first, last)):
                credit_of[key].append(
                    SharedArtist(who, name, sort_key, _ROLE_NAMES.get(role, "artist"))
                )
            genres_of: dict[int, list[str]] = defaultdict(list)
            for key, name in connection.execute(_GENRES, (first, last)):
                genres_of[key].append(name)
            for row in rows:
                yield _song(row, tuple(credit_of[row[0]]), tuple(genres_of[row[0]]))
    finally:
        connection.close()


def _song(
    row: tuple[Any, ...], named: tuple[SharedArtist, ...], genres: tuple[str, ...]
) -> SharedSong:
    return SharedSong(
        id=row[0],
        title=row[1],
        artist=row[2],
        album=_album(row),
        disc_number=row[4],
        track_number=row[5],
        year=row[6],
        duration_ms=row[7],
        codec=row[8],
        sample_rate=row[9],
        channels=row[10],
        bit_depth=row[11],
        lossless=bool(row[12]),
        bitrate_kbps=row[13],
        start_frame=row[14] or 0,
        end_frame=row[15],
        added_ms=row[16],
        gains=tuple(row[17:21]),
        path=os.fsencode(path_of(row[21], row[22])),
        size=row[23],
        mtime_ns=row[24],
        content_id=bytes(row[25]).hex() if row[25] else "",
        credits=named,
        genres=genres,
        search=row[36],
    )


def _album(row: tuple[Any, ...]) -> SharedAlbum | None:
    if row[3] is None:
        return None
    cover = cover_of(*row[33:36])
    return SharedAlbum(
        id=row[3],
        title=row[26],
        artist=row[27],
        year=row[28],
        compilation=bool(row[29]),
        label=row[30],
        sort_key=row[31],
        added_ms=row[32],
        cover=SharedCover(cover.key, os.fsencode(cover.path), cover.embedded) if cover else None,
    )
