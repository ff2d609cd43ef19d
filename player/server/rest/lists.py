"""Lists by what they are about, and search."""

import random
from collections.abc import Callable
from typing import Any

from sqlalchemy import Table, func, select

from player.server.catalogue.entries import Entry
from player.server.catalogue.searching import found_in, words_of
from player.server.catalogue.shelf import Shelf
from player.server.failure import Failure
from player.server.rest.call import Call
from player.server.tables import album, annotation, artist, scrobble, song, song_genre

MOST = 500
SEARCH_MOST = 5000
_KINDS = ("artist", "album", "song")

Query = Any
"""A selection of ids."""


def get_album_list(call: Call) -> dict[str, Any]:
    """A page of albums in one of the protocol's orders."""
    return {"albumList2": {"album": listed_albums(call)}}


def listed_albums(call: Call) -> list[Entry]:
    """Return the page of albums that a call asks for."""
    kind = call.required("type")
    if kind not in _ALBUM_LISTS:
        raise Failure.generic(f"There is no list of type {kind[:30]!r}.")
    size, offset = call.number("size", 10, low=1, high=MOST), call.number("offset", 0)
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        if kind == "random":
            keys = _picked(shelf.keys(select(album.c.id)), size)
        else:
            keys = shelf.keys(_ALBUM_LISTS[kind](call).limit(size).offset(offset))
        return shelf.albums(keys)


def _by_name(_: Call) -> Query:
    return select(album.c.id).order_by(album.c.title_key, album.c.id)


def _by_artist(_: Call) -> Query:
    return select(album.c.id).order_by(album.c.artist_key, album.c.year, album.c.id)


def _newest(_: Call) -> Query:
    return select(album.c.id).order_by(album.c.added_ms.desc(), album.c.id.desc())


def _of_years(call: Call) -> Query:
    """From a later to an earlier year the list runs backwards."""
    first, last = call.number("fromYear", 0, high=9999), call.number("toYear", 9999, high=9999)
    order = album.c.year.desc() if first > last else album.c.year
    within = album.c.year.between(min(first, last), max(first, last))
    return select(album.c.id).where(within).order_by(order, album.c.title_key, album.c.id)


def _of_genre(call: Call) -> Query:
    having = select(song.c.album_id).join(song_genre, song_genre.c.song_id == song.c.id)
    wanted = having.where(song_genre.c.genre == call.required("genre"))
    return select(album.c.id).where(album.c.id.in_(wanted)).order_by(album.c.title_key, album.c.id)


def _noted(call: Call, kind: str) -> Any:
    mine = annotation.c.user_id == call.principal.user_id
    return select(annotation.c.entity_id).where(mine, annotation.c.kind == kind)


def _starred(call: Call) -> Query:
    mine = _noted(call, "album").where(annotation.c.starred_ms.is_not(None))
    return mine.order_by(annotation.c.starred_ms.desc(), annotation.c.entity_id)


def _highest(call: Call) -> Query:
    mine = _noted(call, "album").where(annotation.c.rating > 0)
    return mine.order_by(annotation.c.rating.desc(), annotation.c.entity_id)


def _played(call: Call) -> Any:
    joined = select(song.c.album_id).join(scrobble, scrobble.c.song_id == song.c.id)
    mine = joined.where(scrobble.c.user_id == call.principal.user_id)
    return mine.where(song.c.album_id.is_not(None)).group_by(song.c.album_id)


def _frequent(call: Call) -> Query:
    return _played(call).order_by(func.count().desc(), song.c.album_id)


def _recent(call: Call) -> Query:
    return _played(call).order_by(func.max(scrobble.c.at_ms).desc(), song.c.album_id)


_ALBUM_LISTS: dict[str, Callable[[Call], Any]] = {
    "random": _by_name,
    "newest": _newest,
    "highest": _highest,
    "frequent": _frequent,
    "recent": _recent,
    "alphabeticalByName": _by_name,
    "alphabeticalByArtist": _by_artist,
    "starred": _starred,
    "byYear": _of_years,
    "byGenre": _of_genre,
}


def _picked(keys: list[int], count: int) -> list[int]:
    return random.sample(keys, min(count, len(keys)))


def get_random_songs(call: Call) -> dict[str, Any]:
    """Some songs, perhaps of a genre or some years."""
    statement = select(song.c.id)
    if genre := call.text("genre"):
        statement = _genre_songs(genre)
    if call.text("fromYear"):
        statement = statement.where(song.c.year >= call.number("fromYear", 0, high=9999))
    if call.text("toYear"):
        statement = statement.where(song.c.year <= call.number("toYear", 9999, high=9999))
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        keys = _picked(shelf.keys(statement), call.number("size", 10, low=1, high=MOST))
        return {"randomSongs": {"song": shelf.songs(keys)}}


def _genre_songs(genre: str) -> Query:
    joined = select(song.c.id).join(song_genre, song_genre.c.song_id == song.c.id)
    return joined.where(song_genre.c.genre == genre)


def get_songs_by_genre(call: Call) -> dict[str, Any]:
    """A page of a genre's songs."""
    size, offset = call.number("count", 10, low=1, high=MOST), call.number("offset", 0)
    statement = _genre_songs(call.required("genre")).order_by(song.c.id)
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        keys = shelf.keys(statement.limit(size).offset(offset))
        return {"songsByGenre": {"song": shelf.songs(keys)}}


def get_starred(call: Call) -> dict[str, Any]:
    """Everything the user starred; the whole set, newest first."""
    return {"starred2": starred(call)}


def starred(call: Call) -> dict[str, list[Entry]]:
    """Return what the user starred, by kind."""
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        keys = {
            kind: shelf.keys(
                _noted(call, kind)
                .where(annotation.c.starred_ms.is_not(None))
                .order_by(annotation.c.starred_ms.desc(), annotation.c.entity_id)
            )
            for kind in _KINDS
        }
        return _entries(shelf, keys)


def search(call: Call) -> dict[str, Any]:
    """Find words; the empty query pages through everything, for offline copies."""
    return {"searchResult3": found(call)}


def found(call: Call) -> dict[str, list[Entry]]:
    """Return what has the words of a call, by kind."""
    words = words_of(call.text("query"))
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        keys = {table.name: _page(call, shelf, table, words) for table in (artist, album, song)}
        return _entries(shelf, keys)


def _entries(shelf: Shelf, keys: dict[str, list[int]]) -> dict[str, list[Entry]]:
    artists, albums, songs = (keys[kind] for kind in _KINDS)
    return {
        "artist": shelf.artists(artists),
        "album": shelf.albums(albums),
        "song": shelf.songs(songs),
    }


def _page(call: Call, shelf: Shelf, table: Table, words: list[str]) -> list[int]:
    count = call.number(f"{table.name}Count", 20, high=SEARCH_MOST)
    offset = call.number(f"{table.name}Offset", 0)
    if count == 0:
        return []
    if words:
        return shelf.keys(found_in(table, words, offset, count))
    return list(call.service.pages.page(shelf.connection, table, offset, count))


ENDPOINTS = {
    "getAlbumList2": get_album_list,
    "getRandomSongs": get_random_songs,
    "getSongsByGenre": get_songs_by_genre,
    "getStarred2": get_starred,
    "search3": search,
}
