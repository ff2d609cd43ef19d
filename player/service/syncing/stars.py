"""Favourites as a server has them: a complete set, so what is not in it is none."""

import msgspec

from player.library.library import Library
from player.library.remote.annotating import Star, take_stars
from player.library.remote.sources import SourceRow
from player.service.subsonic import NotSubsonicError, RefusedError, Subsonic
from player.service.syncing.song_tags import moment_ms
from player.service.wire import Song, entries


class _Starred(msgspec.Struct):
    song: list[msgspec.Raw] = []


def read_stars(server: Subsonic, library: Library, source: SourceRow) -> None:
    """Take over all favourites, but for what the listener did since and we still owe."""
    try:
        found = server.get("getStarred2", _Starred, "starred2")
    except (RefusedError, NotSubsonicError):
        return
    songs, odd = entries(found.song, Song)
    if not odd:
        stars = [Star(song.id, moment_ms(song.starred) or 1) for song in songs]
        if take_stars(library.database, source.id, stars):
            library.announce()
