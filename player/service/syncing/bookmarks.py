"""Places in songs as a server has them: a complete set, so what is not in it is none."""

import msgspec

from player.library.library import Library
from player.library.remote.bookmarks import Bookmark, take_bookmarks
from player.library.remote.sources import SourceRow
from player.service.subsonic import NotSubsonicError, RefusedError, Subsonic
from player.service.syncing.song_tags import moment_ms
from player.service.wire import Song, Whole, entries


class _Mark(msgspec.Struct):
    entry: Song
    position: Whole = 0
    changed: str = ""


class _Marks(msgspec.Struct):
    bookmark: list[msgspec.Raw] = []


def keeps_bookmarks(server: Subsonic) -> bool:
    """Whether a server knows what a bookmark is."""
    try:
        server.call("getBookmarks")
    except (RefusedError, NotSubsonicError):
        return False
    return True


def read_bookmarks(server: Subsonic, library: Library, source: SourceRow) -> int:
    """Take over all places; returns how many became different. Some servers keep none."""
    try:
        found = server.get("getBookmarks", _Marks, "bookmarks")
    except (RefusedError, NotSubsonicError):
        return 0
    marks, odd = entries(found.bookmark, _Mark)
    if odd:
        return 0
    return take_bookmarks(
        library.database,
        source.id,
        [Bookmark(m.entry.id, m.position, moment_ms(m.changed) or 0) for m in marks],
    )
