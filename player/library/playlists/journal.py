"""Every change of a playlist can be taken back and made again, also after a restart.

A change is kept as the places that differ between its two ends, so that one track added to a list
of ten thousand costs one row.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import time
from typing import NamedTuple

import msgspec

from player.library.db.database import Database

KEPT_CHANGES = 200
_NEVER_MS = 1 << 62
_DONE, _UNDONE = "playlist", "playlist-undone"

Place = tuple[int | None, bytes, str, int | None]
"""Track, path, title and length of one place: enough to put it back."""

_READ = """
SELECT track_id, path, title, duration_ms FROM playlist_item
WHERE playlist_id = ? ORDER BY position
"""
_STEPS = """
SELECT id, payload FROM journal WHERE kind = ? AND at_ms BETWEEN ? AND ? ORDER BY id {order}
"""
_HEAD = "SELECT name, query, sort, most, created_ms FROM playlist WHERE id = ?"


class Head(msgspec.Struct, array_like=True, frozen=True):
    """What a playlist is besides its places."""

    name: str
    query: str | None
    sort: str
    most: int | None
    created_ms: int


class State(NamedTuple):
    """A playlist at one moment; without a head there is none."""

    head: Head | None
    places: Sequence[Place]


NOTHING = State(None, ())


class Change(msgspec.Struct, frozen=True):
    """What one act changed: both heads, and the places from `at` on that differ."""

    playlist: int
    before: Head | None
    after: Head | None
    at: int
    old: list[Place]
    new: list[Place]

    @property
    def name(self) -> str:
        """What the playlist is called, or was."""
        head = self.after or self.before
        return head.name if head else ""


def places_of(connection: sqlite3.Connection, playlist_id: int) -> list[Place]:
    """Return a playlist as it stands."""
    return connection.execute(_READ, (playlist_id,)).fetchall()


@contextmanager
def changing(database: Database, playlist_id: int) -> Iterator[sqlite3.Connection]:
    """Open a transaction for one change of a playlist, and write the change down with it."""
    with database.transaction() as connection:
        before = _state(connection, playlist_id)
        yield connection
        note(connection, playlist_id, before)


def note(connection: sqlite3.Connection, playlist_id: int, before: State) -> None:
    """Write down what became of a playlist; `NOTHING` was before a new one."""
    after = _state(connection, playlist_id)
    if after.head == before.head and list(after.places) == list(before.places):
        return
    change = _difference(playlist_id, before, after)
    connection.execute("DELETE FROM journal WHERE kind = ?", (_UNDONE,))
    connection.execute(
        "INSERT INTO journal (at_ms, kind, payload) VALUES (?, ?, ?)",
        (int(time() * 1000), _DONE, msgspec.json.encode(change).decode()),
    )
    connection.execute(
        "DELETE FROM journal WHERE kind = ?1 AND id <= (SELECT id FROM journal WHERE kind = ?1"
        " ORDER BY id DESC LIMIT 1 OFFSET ?2)",
        (_DONE, KEPT_CHANGES),
    )


class PlaylistJournal:
    """Takes changes of playlists back, newest first; waits for other writers, any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo(self, since_ms: int = 0) -> Change | None:
        """Take the last change back and return it; None when there is nothing to take back.

        A playlist that somebody else (a server) has changed at that place stays as it is, and the
        change is forgotten.

        Args:
            since_ms: Changes made before, in ms since 1970, are left alone.
        """
        return self._step(_DONE, (since_ms, _NEVER_MS))

    def redo(self, since_ms: int = 0, until_ms: int | None = None) -> Change | None:
        """Make the change again that was taken back last; None when there is none.

        Args:
            since_ms: Changes first made before are left alone.
            until_ms: Changes first made after are left alone.
        """
        return self._step(_UNDONE, (since_ms, _NEVER_MS if until_ms is None else until_ms))

    def newest_ms(self) -> int:
        """Return when the last change was made that stands, in ms since 1970; 0 for none."""
        with self._database.transaction() as connection:
            newest = "SELECT max(at_ms) FROM journal WHERE kind = ?"
            return connection.execute(newest, (_DONE,)).fetchone()[0] or 0

    def _step(self, kind: str, span_ms: tuple[int, int]) -> Change | None:
        becomes, order = (_UNDONE, "DESC") if kind == _DONE else (_DONE, "ASC")
        with self._database.transaction() as connection:
            rows = connection.execute(_STEPS.format(order=order), (kind, *span_ms)).fetchall()
            for key, payload in rows:
                change = msgspec.json.decode(payload, type=Change)
                if _apply(connection, change, back=kind == _DONE):
                    connection.execute("UPDATE journal SET kind = ? WHERE id = ?", (becomes, key))
                    return change
                connection.execute("DELETE FROM journal WHERE id = ?", (key,))
        return None


def _state(connection: sqlite3.Connection, playlist_id: int) -> State:
    row = connection.execute(_HEAD, (playlist_id,)).fetchone()
    return State(Head(*row) if row else None, places_of(connection, playlist_id))


def _difference(playlist_id: int, before: State, after: State) -> Change:
    """Leave out what is equal at the front and at the back."""
    old, new = before.places, after.places
    shorter = min(len(old), len(new))
    at = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tail = next((n for n in range(shorter - at) if old[-1 - n] != new[-1 - n]), shorter - at)
    return Change(
        playlist_id,
        before.head,
        after.head,
        at,
        list(old[at : len(old) - tail]),
        list(new[at : len(new) - tail]),
    )


def _apply(connection: sqlite3.Connection, change: Change, *, back: bool) -> bool:
    """Bring a playlist from one end of a change to the other; False if it is at neither."""
    gone, put = (change.new, change.old) if back else (change.old, change.new)
    left, wanted = (change.after, change.before) if back else (change.before, change.after)
    head, places = _state(connection, change.playlist)
    there = places[change.at : change.at + len(gone)]
    if (head is None) != (left is None) or [p[1] for p in there] != [p[1] for p in gone]:
        return False
    _write_head(connection, change.playlist, wanted)
    if wanted is not None:
        whole = [*places[: change.at], *put, *places[change.at + len(gone) :]]
        write_places(connection, change.playlist, whole)
    return True


def _write_head(connection: sqlite3.Connection, playlist_id: int, head: Head | None) -> None:
    if head is None:
        connection.execute("DELETE FROM playlist WHERE id = ?", (playlist_id,))
        return
    connection.execute(
        "INSERT INTO playlist (id, name, query, sort, most, created_ms, changed_ms)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE"
        " SET name = ?2, query = ?3, sort = ?4, most = ?5, changed_ms = ?7",
        (playlist_id, *msgspec.structs.astuple(head), int(time() * 1000)),
    )


def write_places(connection: sqlite3.Connection, playlist_id: int, places: Sequence[Place]) -> None:
    """Make a playlist these places; tracks that were purged meanwhile are missing entries."""
    connection.execute("DELETE FROM playlist_item WHERE playlist_id = ?", (playlist_id,))
    connection.executemany(
        "INSERT INTO playlist_item VALUES"
        " (?1, ?2, (SELECT id FROM track WHERE id = ?3), ?4, ?5, ?6)",
        [(playlist_id, number, *place) for number, place in enumerate(places)],
    )
