"""`galaxyChanges`: what is new, other or gone since a state, as JMAP (RFC 8620 5.2) does it.

A state is the database's mark and a number that only grows. Without `since` the answer is the
state of now: take it, then read everything, then ask for what came between.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from player.server.catalogue.entries import Entry, instant
from player.server.catalogue.ids import Kind, shown
from player.server.catalogue.shelf import Shelf
from player.server.database import setting_of
from player.server.failure import Failure
from player.server.rest.call import Call
from player.server.rest.playlists import playlist_entries
from player.server.tables import EVERYBODY, annotation, change

MOST = 5000
_KINDS = {
    "song": Kind.SONG,
    "album": Kind.ALBUM,
    "artist": Kind.ARTIST,
    "playlist": Kind.PLAYLIST,
}


def get_changes(call: Call) -> dict[str, Any]:
    """Return changes in their order, `hasMoreChanges` while there are more.

    A state that is not one of this database's is `Failure` 70 `cannotCalculateChanges`.
    """
    count = call.number("count", 1000, low=1, high=MOST)
    with call.service.database.reading() as connection:
        newest = int(setting_of(connection, "seq", "0"))
        since = _read_state(call, call.text("since"), newest)
        rows = connection.execute(
            select(change)
            .where(change.c.user_id.in_((EVERYBODY, call.principal.user_id)))
            .where(change.c.seq > since)
            .order_by(change.c.seq)
            .limit(count + 1)
        ).all()
        more, rows = len(rows) > count, rows[:count]
        state = {
            "oldState": call.text("since") or _state(call, newest),
            "newState": _state(call, rows[-1].seq if more else newest),
            "hasMoreChanges": more,
        }
        return {"changes": {**state, **_told(call, connection, rows)}}


def _state(call: Call, seq: int) -> str:
    return f"{call.service.database.epoch}.{seq}"


def _read_state(call: Call, text: str, newest: int) -> int:
    if not text:
        return newest
    epoch, _, number = text.partition(".")
    known = epoch == call.service.database.epoch and number.isascii() and number.isdigit()
    if not known or len(number) > 18 or int(number) > newest:
        raise Failure(70, "cannotCalculateChanges")
    return int(number)


def _told(call: Call, connection: Connection, rows: Any) -> dict[str, Any]:
    """What is there still is told whole; what is not, is gone."""
    shelf = Shelf(connection, call.principal.user_id)
    updated: dict[str, list[Entry]] = {}
    destroyed: dict[str, list[str]] = {}
    readers: dict[str, Callable[[list[int]], list[Entry]]] = {
        "song": shelf.songs,
        "album": shelf.albums,
        "artist": shelf.artists,
        "playlist": lambda keys: playlist_entries(call, connection, keys),
    }
    for name, kind in _KINDS.items():
        keys = list(dict.fromkeys(row.entity_id for row in rows if row.kind == name))
        entries = readers[name](keys) if keys else []
        there = {entry["id"] for entry in entries}
        if entries:
            updated[name] = entries
        if gone := [one for key in keys if (one := shown(kind, key)) not in there]:
            destroyed[name] = gone
    if notes := _notes(call, connection, rows):
        updated["annotation"] = notes
    return {"updated": updated, "destroyed": destroyed}


def _notes(call: Call, connection: Connection, rows: Any) -> list[Entry]:
    found: list[Entry] = []
    for name, kind in (("song", Kind.SONG), ("album", Kind.ALBUM), ("artist", Kind.ARTIST)):
        keys = [row.entity_id for row in rows if row.kind == f"note.{name}"]
        mine = annotation.c.user_id == call.principal.user_id
        statement = select(annotation).where(mine, annotation.c.kind == name)
        if keys:
            notes = connection.execute(statement.where(annotation.c.entity_id.in_(keys)))
            found += [_note(kind, note) for note in notes]
    return found


def _note(kind: Kind, note: Any) -> Entry:
    """All fields, the empty ones as null: a star that went away is told, too."""
    return {
        "id": shown(kind, note.entity_id),
        "starred": None if note.starred_ms is None else instant(note.starred_ms),
        "userRating": note.rating or 0,
        "playCount": note.plays,
        "played": None if note.played_ms is None else instant(note.played_ms),
    }


ENDPOINTS = {"getChanges": get_changes}
