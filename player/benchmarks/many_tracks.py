"""A library of any size without files: rows are put into it directly."""

from collections.abc import Iterator

from player.library.db.index import index_waiting
from player.library.library import Library
from player.library.text.sortkey import sort_key

WORDS = [
    "silver",
    "river",
    "amber",
    "night",
    "glass",
    "harbor",
    "quiet",
    "engine",
    "field",
    "winter",
    "long",
    "tide",
    "spiral",
]
_TRACKS_AN_ALBUM = 12
_ALBUMS_AN_ARTIST = 6
_Row = tuple[object, ...]


def fill(library: Library, tracks: int) -> None:
    """Add tracks, a dozen an album, with artists, genres, years and plays."""
    albums = -(-tracks // _TRACKS_AN_ALBUM)
    artists = -(-albums // _ALBUMS_AN_ARTIST)
    names = [_name(number, "Band") for number in range(artists)]
    titles = [_name(number, "Record") for number in range(albums)]
    with library.database.transaction() as connection:
        many = connection.executemany
        connection.execute("INSERT INTO root (id, path, added_ms) VALUES (1, ?, 0)", (b"/big",))
        many("INSERT INTO folder (id, root_id, path) VALUES (?, 1, ?)", _folders(albums))
        many(
            "INSERT INTO artist (id, identity, name, sort_key) VALUES (?, ?, ?, ?)",
            ((n + 1, name.lower(), name, sort_key(name)) for n, name in enumerate(names)),
        )
        many(
            _RELEASE, (_release(n, titles[n], names[n // _ALBUMS_AN_ARTIST]) for n in range(albums))
        )
        many(
            _FILE, ((n + 1, n // _TRACKS_AN_ALBUM + 1, f"{n}.flac".encode()) for n in range(tracks))
        )
        many(_TRACK, (_track(n, titles, names) for n in range(tracks)))
        many(
            "INSERT INTO credit VALUES (?, ?, ?, ?)",
            ((n + 1, 1, 0, n // _TRACKS_AN_ALBUM // _ALBUMS_AN_ARTIST + 1) for n in range(tracks)),
        )
        many(
            "INSERT INTO search_text VALUES (?, ?, ?, ?, '')",
            ((n + 1, *_texts(n, titles, names)) for n in range(tracks)),
        )
        many(
            "INSERT INTO annotation (track_id, plays) VALUES (?, ?)",
            ((n + 1, n * 31 % 40) for n in range(0, tracks, 5)),
        )
        index_waiting(connection)
    library.announce()


_RELEASE = (
    "INSERT INTO release (id, identity, title, artist, sort_key, artist_key, year, added_ms)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_FILE = (
    "INSERT INTO file (id, folder_id, name, size, mtime_ns, ctime_ns)"
    " VALUES (?, ?, ?, 30000000, 0, 0)"
)
_TRACK = (
    "INSERT INTO track (id, file_id, release_id, track_number, title, artist, genre, year,"
    " duration_ms, codec, sample_rate, channels, bit_depth, lossless, title_key, artist_key,"
    " album_key, added_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'FLAC', ?, 2, ?, 1, ?, ?, ?, ?)"
)
_GENRES = ("Jazz", "Modern", "Rock", "Ambient", "Classical")


def _name(number: int, kind: str) -> str:
    one, other = WORDS[number % len(WORDS)], WORDS[number // len(WORDS) % len(WORDS)]
    return f"{one.title()} {other.title()} {kind} {number}"


def _folders(albums: int) -> Iterator[tuple[int, bytes]]:
    parents = (n // _ALBUMS_AN_ARTIST for n in range(albums))
    return ((n + 1, f"/big/{p:05}/{n:06}".encode()) for n, p in enumerate(parents))


def _release(number: int, title: str, artist: str) -> _Row:
    year = 1960 + number % 65
    keys = sort_key(title), sort_key(artist)
    return number + 1, f"{number}", title, artist, *keys, year, number * 1000


def _track(number: int, titles: list[str], names: list[str]) -> _Row:
    album = number // _TRACKS_AN_ALBUM
    title, artist = _name(number * 7, "Song"), names[album // _ALBUMS_AN_ARTIST]
    rate, bits = ((96_000, 24), (44_100, 16))[album % 2]
    return (
        *(number + 1, number + 1, album + 1, number % _TRACKS_AN_ALBUM + 1, title, artist),
        *(_GENRES[album % 5], 1960 + album % 65, 120_000 + number * 977 % 240_000, rate, bits),
        *(sort_key(title), sort_key(artist), sort_key(titles[album]), album * 1000),
    )


def _texts(number: int, titles: list[str], names: list[str]) -> _Row:
    album = number // _TRACKS_AN_ALBUM
    words = (_name(number * 7, "Song"), names[album // _ALBUMS_AN_ARTIST], titles[album])
    return tuple(f"{word.lower()}  " for word in words)
