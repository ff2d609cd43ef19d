"""Artists, albums and songs by id."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Table, func, select

from player.library.text.fold import fold
from player.server.catalogue.entries import Entry
from player.server.catalogue.ids import Kind, read, read_any
from player.server.catalogue.shelf import Shelf
from player.server.rest.call import Call
from player.server.tables import artist, scrobble, song, song_artist, song_genre

ARTICLES = "The El La Los Las Le Les"
_SIMILAR_MOST = 500
_SEEDS_MOST = 200


def get_music_folders(_: Call) -> dict[str, Any]:
    """The library is one folder to clients, however many roots it has."""
    return {"musicFolders": {"musicFolder": [{"id": 0, "name": "Music"}]}}


def get_artists(call: Call) -> dict[str, Any]:
    """Album artists under their initials."""
    with call.service.database.reading() as connection:
        index = [
            {"name": letter, "artist": entries} for letter, entries in indexed(call, connection)
        ]
    return {"artists": {"ignoredArticles": ARTICLES, "index": index}}


def indexed(call: Call, connection: Any) -> list[tuple[str, list[Entry]]]:
    """Return album artists under their initials, both in order."""
    shelf = Shelf(connection, call.principal.user_id)
    order = select(artist.c.id).where(artist.c.has_albums).order_by(artist.c.sort_key, artist.c.id)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in shelf.artists(shelf.keys(order)):
        initial = fold(entry.get("sortName") or entry["name"])[:1].upper()
        groups[initial if initial.isalpha() else "#"].append(entry)
    return sorted(groups.items())


def get_artist(call: Call) -> dict[str, Any]:
    """One artist with their albums."""
    key = call.key(Kind.ARTIST)
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        return {"artist": {**shelf.artist(key), "album": shelf.albums_of_artist(key)}}


def get_album(call: Call) -> dict[str, Any]:
    """One album with its songs."""
    key = call.key(Kind.ALBUM)
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        return {"album": {**shelf.album(key), "song": shelf.songs_of_album(key)}}


def get_song(call: Call) -> dict[str, Any]:
    """One song."""
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        return {"song": shelf.song(call.key(Kind.SONG))}


def get_genres(call: Call) -> dict[str, Any]:
    """Genres with their counts, the largest first."""
    counted = (
        select(song_genre.c.genre, func.count(), func.count(song.c.album_id.distinct()))
        .join(song, song.c.id == song_genre.c.song_id)
        .group_by(song_genre.c.genre)
        .order_by(func.count().desc(), song_genre.c.genre)
    )
    with call.service.database.reading() as connection:
        rows = connection.execute(counted).all()
    found = [{"value": row[0], "songCount": row[1], "albumCount": row[2]} for row in rows]
    return {"genres": {"genre": found}}


def get_artist_info(call: Call) -> dict[str, Any]:
    """Nothing is fetched from anywhere about an artist; that they exist is all we say."""
    key = call.key(Kind.ARTIST)
    with call.service.database.reading() as connection:
        Shelf(connection, call.principal.user_id).artist(key)
    return {"artistInfo2": {}}


def get_album_info(call: Call) -> dict[str, Any]:
    """Nothing is fetched from anywhere about an album, either."""
    key = call.key(Kind.ALBUM)
    with call.service.database.reading() as connection:
        Shelf(connection, call.principal.user_id).album(key)
    return {"albumInfo": {}}


def get_similar_songs(call: Call) -> dict[str, Any]:
    """Songs by the same people as a song, an album or an artist, then those of the same genres."""
    count = call.number("count", 50, low=1, high=_SIMILAR_MOST)
    kind, key = read_any(call.required("id"))
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        seeds = _seeds(shelf, kind, key)[:_SEEDS_MOST]
        found = _sharing(shelf, song_artist, song_artist.c.artist_id, seeds, count)
        if len(found) < count:
            alike = _sharing(shelf, song_genre, song_genre.c.genre, seeds, count)
            found = list(dict.fromkeys([*found, *alike]))[:count]
        return {"similarSongs2": {"song": shelf.songs(found)}}


def _sharing(shelf: Shelf, table: Table, trait: Any, seeds: list[int], count: int) -> list[int]:
    """Other songs that share a trait with the seeds, those that share most of it first."""
    seed = table.alias()
    traits = select(seed.c[trait.name]).where(seed.c.song_id.in_(seeds))
    others = select(table.c.song_id).where(trait.in_(traits), table.c.song_id.not_in(seeds))
    order = others.group_by(table.c.song_id).order_by(func.count().desc(), table.c.song_id)
    return shelf.keys(order.limit(count))


def _seeds(shelf: Shelf, kind: Kind, key: int) -> list[int]:
    if kind is Kind.SONG:
        shelf.song(key)
        return [key]
    if kind is Kind.ALBUM:
        shelf.album(key)
        return shelf.keys(select(song.c.id).where(song.c.album_id == key))
    shelf.artist(key)
    return shelf.songs_of_artist(key)


def get_top_songs(call: Call) -> dict[str, Any]:
    """What of an artist is played most here, by everybody."""
    count = call.number("count", 50, low=1, high=_SIMILAR_MOST)
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        plays = func.count(scrobble.c.id)
        order = (
            select(song_artist.c.song_id)
            .join(scrobble, scrobble.c.song_id == song_artist.c.song_id, isouter=True)
            .where(song_artist.c.artist_id.in_(_named(call, shelf)))
            .group_by(song_artist.c.song_id)
            .order_by(plays.desc(), song_artist.c.song_id)
            .limit(count)
        )
        return {"topSongs": {"song": shelf.songs(shelf.keys(order))}}


def _named(call: Call, shelf: Shelf) -> list[int]:
    if call.text("id"):
        return [read(Kind.ARTIST, call.text("id"))]
    name = fold(call.required("artist"))
    return shelf.keys(select(artist.c.id).where(artist.c.search == name))


ENDPOINTS = {
    "getMusicFolders": get_music_folders,
    "getArtists": get_artists,
    "getArtist": get_artist,
    "getAlbum": get_album,
    "getSong": get_song,
    "getGenres": get_genres,
    "getArtistInfo2": get_artist_info,
    "getAlbumInfo2": get_album_info,
    "getSimilarSongs2": get_similar_songs,
    "getTopSongs": get_top_songs,
}
