"""The play queue that follows its user from device to device, and bookmarks."""

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from player.server.catalogue.entries import Entry, instant
from player.server.catalogue.ids import Kind, shown
from player.server.catalogue.shelf import Shelf
from player.server.database import now_ms, put, record_changes
from player.server.failure import Failure
from player.server.rest.call import Call
from player.server.tables import bookmark, play_queue, song

MOST_SONGS = 10_000


def save_by_index(call: Call) -> dict[str, Any]:
    """Keep the queue and the place in it; no songs empty it."""
    songs = call.keys(Kind.SONG, "id")
    index = call.number("currentIndex", 0) if call.text("currentIndex") else None
    if songs and (index is None or index >= len(songs)):
        raise Failure(10, "currentIndex: a place among the songs.")
    return _save(call, songs, index)


def save_by_id(call: Call) -> dict[str, Any]:
    """Keep the queue and the first place of the current song."""
    songs = call.keys(Kind.SONG, "id")
    current = call.keys(Kind.SONG, "current")
    if current and current[0] not in songs:
        raise Failure.generic("current: not among the songs.")
    return _save(call, songs, songs.index(current[0]) if current else None)


def _save(call: Call, songs: list[int], current: int | None) -> dict[str, Any]:
    if len(songs) > MOST_SONGS:
        raise Failure.generic(f"A queue holds {MOST_SONGS} songs at most.")
    user_id = call.principal.user_id
    values = {
        "songs": msgspec.json.encode(songs).decode(),
        "current": current,
        "position_ms": call.number("position", 0),
        "changed_ms": now_ms(),
        "changed_by": call.text("c")[:80],
    }
    with call.service.database.writing() as connection:
        Shelf(connection, user_id).exists(song, songs)
        put(connection, play_queue, {"user_id": user_id}, values)
    return {}


def get_by_index(call: Call) -> dict[str, Any]:
    """Return the queue with the place of the current song."""
    return _queue(call, "playQueueByIndex", lambda _, index: {"currentIndex": index})


def get_by_id(call: Call) -> dict[str, Any]:
    """Return the queue with the id of the current song."""
    return _queue(call, "playQueue", lambda songs, index: {"current": songs[index]["id"]})


def _queue(call: Call, name: str, place: Any) -> dict[str, Any]:
    """An empty one where none was left: the specification knows no answer without."""
    mine = select(play_queue).where(play_queue.c.user_id == call.principal.user_id)
    with call.service.database.reading() as connection:
        row = connection.execute(mine).first()
        keys = msgspec.json.decode(row.songs, type=list[int]) if row else []
        songs = Shelf(connection, call.principal.user_id).songs(keys)
    fields = {
        "username": call.principal.name,
        "changed": instant(row.changed_ms if row else 0),
        "changedBy": row.changed_by if row else "",
        "position": row.position_ms if row else 0,
        "entry": songs,
    }
    return {name: {**fields, **(place(songs, _index(keys, row, songs)) if songs else {})}}


def _index(keys: list[int], row: Any, songs: list[Entry]) -> int:
    """Where the current song is among those still there; the one after it when it is gone."""
    there = {song["id"] for song in songs}
    before = sum(shown(Kind.SONG, key) in there for key in keys[: row.current or 0])
    return min(before, len(songs) - 1)


def get_bookmarks(call: Call) -> dict[str, Any]:
    """Return the user's places in songs, the newest first."""
    mine = select(bookmark).where(bookmark.c.user_id == call.principal.user_id)
    with call.service.database.reading() as connection:
        rows = connection.execute(mine.order_by(bookmark.c.changed_ms.desc())).all()
        shelf = Shelf(connection, call.principal.user_id)
        found = {row.song_id: row for row in rows}
        songs = {row.song_id: entries for row in rows if (entries := shelf.songs([row.song_id]))}
    marks = [_bookmark(call, found[key], entries[0]) for key, entries in songs.items()]
    return {"bookmarks": {"bookmark": marks}}


def _bookmark(call: Call, row: Any, entry: Entry) -> Entry:
    return {
        "position": row.position_ms,
        "username": call.principal.name,
        "comment": row.comment,
        "created": instant(row.created_ms),
        "changed": instant(row.changed_ms),
        "entry": entry,
    }


def create_bookmark(call: Call) -> dict[str, Any]:
    """Keep a place in a song, one a song."""
    key = call.key(Kind.SONG)
    call.required("position")
    values = {
        "position_ms": call.number("position", 0),
        "comment": call.text("comment")[:2000],
        "changed_ms": now_ms(),
    }
    with call.service.database.writing() as connection:
        Shelf(connection, call.principal.user_id).exists(song, [key])
        created = connection.execute(_mine(call, key, select(bookmark.c.created_ms))).scalar()
        place = {"user_id": call.principal.user_id, "song_id": key}
        put(connection, bookmark, place, {**values, "created_ms": created or now_ms()})
        _tell(call, connection, key)
    return {}


def delete_bookmark(call: Call) -> dict[str, Any]:
    """Forget a place in a song."""
    key = call.key(Kind.SONG)
    with call.service.database.writing() as connection:
        if connection.execute(_mine(call, key, delete(bookmark))).rowcount == 0:
            raise Failure.not_found()
        _tell(call, connection, key)
    return {}


def _mine(call: Call, key: int, statement: Any) -> Any:
    mine = bookmark.c.user_id == call.principal.user_id
    return statement.where(mine, bookmark.c.song_id == key)


def _tell(call: Call, connection: Connection, key: int) -> None:
    record_changes(connection, call.principal.user_id, [("note.song", key, False)])


ENDPOINTS = {
    "savePlayQueueByIndex": save_by_index,
    "savePlayQueue": save_by_id,
    "getPlayQueueByIndex": get_by_index,
    "getPlayQueue": get_by_id,
    "getBookmarks": get_bookmarks,
    "createBookmark": create_bookmark,
    "deleteBookmark": delete_bookmark,
}
