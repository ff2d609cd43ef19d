"""The protocol before tags: artists and albums as folders, for clients that still browse so."""

from typing import Any

from player.library.text.fold import fold
from player.lyrics.reading import find_lyrics
from player.server.catalogue.entries import Entry, clean
from player.server.catalogue.ids import Kind, read, read_any
from player.server.catalogue.searching import found_in, words_of
from player.server.catalogue.shelf import Shelf
from player.server.database import setting_of
from player.server.failure import Failure
from player.server.media.streaming import song_file
from player.server.rest.browsing import (
    ARTICLES,
    get_album_info,
    get_artist_info,
    get_similar_songs,
    indexed,
)
from player.server.rest.call import Call
from player.server.rest.lists import found, listed_albums, starred
from player.server.tables import song

_OF_ARTIST = ("id", "name", "starred", "userRating")
_OF_FOLDER = (
    *("id", "artist", "displayArtist", "artists", "artistId", "coverArt", "year", "genre"),
    *("genres", "duration", "created", "sortName"),
    *("starred", "userRating", "playCount", "played"),
)
_NAMESAKES = 50


def get_indexes(call: Call) -> dict[str, Any]:
    """The old index: for clients that only ask whether anything changed since."""
    with call.service.database.reading() as connection:
        changed_ms = int(setting_of(connection, "published_ms", "0"))
        if changed_ms <= call.number("ifModifiedSince", -1, low=-1):
            index = []
        else:
            index = [
                {"name": letter, "artist": _artists(entries)}
                for letter, entries in indexed(call, connection)
            ]
    about = {"ignoredArticles": ARTICLES, "lastModified": changed_ms}
    return {"indexes": {**about, "index": index}}


def get_music_directory(call: Call) -> dict[str, Any]:
    """An artist holds albums, an album holds songs."""
    kind, key = read_any(call.required("id"))
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        if kind is Kind.ARTIST:
            folder, children = shelf.artist(key), _folders(shelf.albums_of_artist(key))
        elif kind is Kind.ALBUM:
            folder, children = shelf.album(key), shelf.songs_of_album(key)
        else:
            raise Failure.not_found()
    about = {name: folder[name] for name in (*_OF_ARTIST, "playCount") if name in folder}
    parent = {"parent": folder["artistId"]} if "artistId" in folder else {}
    return {"directory": {**about, **parent, "child": children}}


def get_album_list(call: Call) -> dict[str, Any]:
    """A page of albums in one of the protocol's orders."""
    return {"albumList": {"album": _folders(listed_albums(call))}}


def get_starred(call: Call) -> dict[str, Any]:
    """Everything the user starred."""
    return {"starred": _as_folders(starred(call))}


def search(call: Call) -> dict[str, Any]:
    """Find words."""
    return {"searchResult2": _as_folders(found(call))}


def get_similar(call: Call) -> dict[str, Any]:
    """Songs like a song, an album or an artist."""
    return {"similarSongs": get_similar_songs(call)["similarSongs2"]}


def get_info_of_artist(call: Call) -> dict[str, Any]:
    """That they exist is all we say."""
    return {"artistInfo": get_artist_info(call)["artistInfo2"]}


def get_lyrics(call: Call) -> dict[str, Any]:
    """The words of a song by its artist's name and its title, without their times."""
    for entry in _called(call):
        file, _ = song_file(call, read(Kind.SONG, entry["id"]))
        lyrics = find_lyrics(call.service.roots.inside(file.path))
        if lyrics is not None:
            text = "\n".join(clean(line.text) for line in lyrics.lines)
            names = {"artist": entry.get("artist", ""), "title": entry["title"]}
            return {"lyrics": {**names, "value": text}}
    return {"lyrics": {"value": ""}}


def _called(call: Call) -> list[Entry]:
    """Songs of just that name; any artist's when none is named."""
    artist, title = fold(call.text("artist")), fold(call.text("title"))
    words = words_of(f"{artist} {title}")
    if not title:
        return []
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        entries = shelf.songs(shelf.keys(found_in(song, words, 0, _NAMESAKES)))
    return [
        entry
        for entry in entries
        if fold(entry["title"]) == title and artist in ("", fold(entry.get("artist", "")))
    ]


def _as_folders(entries: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
    return {
        "artist": _artists(entries["artist"]),
        "album": _folders(entries["album"]),
        "song": entries["song"],
    }


def _artists(entries: list[Entry]) -> list[Entry]:
    """Return each as an `Artist`."""
    return [{name: entry[name] for name in _OF_ARTIST if name in entry} for entry in entries]


def _folders(albums: list[Entry]) -> list[Entry]:
    """Return each as a `Child` that is a folder in its artist's."""
    return [_folder(album) for album in albums]


def _folder(album: Entry) -> Entry:
    entry = {name: album[name] for name in _OF_FOLDER if name in album}
    if "artistId" in album:
        entry["parent"] = album["artistId"]
    name = {"title": album["name"], "album": album["name"]}
    return {**entry, **name, "isDir": True, "isVideo": False, "mediaType": "album"}


ENDPOINTS = {
    "getIndexes": get_indexes,
    "getMusicDirectory": get_music_directory,
    "getAlbumList": get_album_list,
    "getStarred": get_starred,
    "search2": search,
    "getSimilarSongs": get_similar,
    "getArtistInfo": get_info_of_artist,
    "getAlbumInfo": get_album_info,
    "getLyrics": get_lyrics,
}
