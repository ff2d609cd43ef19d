"""One queue over several machines: left on a server, and offered, never taken, on another."""

import msgspec

from player.service.handover.left_queue import LeftQueue, machine_name
from player.service.subsonic import NotSubsonicError, RefusedError, Subsonic
from player.service.syncing.song_tags import moment_ms
from player.service.wire import Song, Whole, entries

INDEXED = "indexBasedQueue"


def leave_queue(queue: LeftQueue, server: Subsonic) -> bool:
    """Leave a queue on the server; False when it keeps none."""
    songs, name = list(queue.songs), machine_name()
    try:
        if server.capabilities.can(INDEXED):
            server.call(
                "savePlayQueueByIndex",
                {
                    "id": songs,
                    "currentIndex": queue.index if songs else None,
                    "position": queue.position_ms,
                    "c": name,
                },
            )
        else:
            server.call(
                "savePlayQueue",
                {
                    "id": songs,
                    "current": songs[queue.index] if songs else None,
                    "position": queue.position_ms,
                    "c": name,
                },
            )
    except (RefusedError, NotSubsonicError):
        return False
    return True


class _Queue(msgspec.Struct, rename="camel"):
    entry: list[msgspec.Raw] = []
    current: str = ""
    current_index: Whole | None = None
    position: Whole = 0
    changed: str = ""
    changed_by: str = ""


def find_queue(server: Subsonic) -> LeftQueue | None:
    """Return the queue that another machine left there last; None when it was this one."""
    indexed = server.capabilities.can(INDEXED)
    endpoint, key = (
        ("getPlayQueueByIndex", "playQueueByIndex") if indexed else ("getPlayQueue", "playQueue")
    )
    try:
        found = server.get(endpoint, _Queue, key)
    except (RefusedError, NotSubsonicError):
        return None
    songs = tuple(song.id for song in entries(found.entry, Song)[0])
    if not songs or found.changed_by in {"", machine_name()}:
        return None
    index = found.current_index
    if index is None:
        index = songs.index(found.current) if found.current in songs else 0
    changed_ms = moment_ms(found.changed) or 0
    place = min(index, len(songs) - 1)
    return LeftQueue(songs, place, found.position, changed_ms, found.changed_by)
