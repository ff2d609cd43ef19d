"""Playlists in the library: entries that are missing keep their place and their name.

Every change is written into the journal with it, and can be taken back.
"""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from time import time

from msgspec import Struct

from player.errors import PlayerError
from player.library.db.database import Database
from player.library.db.readers import Readers
from player.library.lists.tracks import Ids, TrackLists, path_of
from player.library.playlists.entries import PlaylistEntry
from player.library.playlists.journal import NOTHING, changing, note, places_of, write_places

_FIND = """
SELECT t.id FROM folder d JOIN file f ON f.folder_id = d.id JOIN track t ON t.file_id = f.id
WHERE d.path = ? AND f.name = ? ORDER BY t.slice LIMIT 1
"""
_ITEMS = """
SELECT i.track_id, i.path,
  CASE WHEN i.title = '' AND t.id IS NOT NULL THEN t.artist || ' - ' || t.title ELSE i.title END,
  coalesce(i.duration_ms, t.duration_ms), d.path, f.name FROM playlist_item i
  LEFT JOIN track t ON t.id = i.track_id LEFT JOIN file f ON f.id = t.file_id
  LEFT JOIN folder d ON d.id = f.folder_id
WHERE i.playlist_id = ? ORDER BY i.position
"""


class PlaylistRow(Struct, frozen=True):
    """One playlist in the sidebar; `query` is set for a smart one."""

    id: int
    name: str
    query: str | None
    item_count: int


class PlaylistItem(Struct, frozen=True):
    """One place in a playlist; `track_id` is None while the library does not know the file."""

    track_id: int | None
    entry: PlaylistEntry


class Playlists:
    """Saved lists. Reading on any thread; writing waits for other writers."""

    def __init__(self, database: Database, readers: Readers) -> None:
        self._database = database
        self._readers = readers

    def rows(self) -> list[PlaylistRow]:
        """Return all playlists by name."""
        rows = self._readers.connection().execute(
            "SELECT p.id, p.name, p.query, count(i.position) FROM playlist p"
            " LEFT JOIN playlist_item i ON i.playlist_id = p.id"
            " GROUP BY p.id ORDER BY p.name COLLATE NOCASE, p.id"
        )
        return [PlaylistRow(*row) for row in rows]

    def holding(self, track_id: int) -> list[PlaylistRow]:
        """Return the written playlists a track is in, by name; smart ones are not asked."""
        rows = self._readers.connection().execute(
            "SELECT p.id, p.name, p.query, count(*) FROM playlist_item i"
            " JOIN playlist p ON p.id = i.playlist_id WHERE i.track_id = ?"
            " GROUP BY p.id ORDER BY p.name COLLATE NOCASE, p.id",
            (track_id,),
        )
        return [PlaylistRow(*row) for row in rows]

    def smart_holding(self, track_id: int, tracks: TrackLists) -> list[PlaylistRow]:
        """Return the smart playlists a track is in, by name; one query of one row each.

        Where a list ends after a number of tracks, those are found, too. A query that cannot be
        read any more finds nothing.
        """
        rows = self._readers.connection().execute(
            "SELECT id, name, query, sort, most FROM playlist WHERE query IS NOT NULL"
            " ORDER BY name COLLATE NOCASE, id"
        )
        found = []
        for key, name, *rules in rows.fetchall():
            with suppress(PlayerError):
                if _holds(tracks, track_id, *rules):
                    found.append(PlaylistRow(key, name, rules[0], 0))
        return found

    def find(self, name: str) -> PlaylistRow:
        """Return a playlist by its name.

        Raises:
            PlayerError: playlist.unknown.
        """
        for row in self.rows():
            if row.name == name:
                return row
        raise PlayerError("playlist.unknown", name=name)

    def create(
        self,
        name: str,
        query: str | None = None,
        entries: Iterable[PlaylistEntry] = (),
        track_ids: Sequence[int] | Ids = (),
    ) -> int:
        """Add a playlist with what is to be in it, or a smart one, a query; names may repeat.

        Entries come first, then tracks of the library; all of it is one change.
        """
        now_ms = int(time() * 1000)
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO playlist (name, query, created_ms, changed_ms) VALUES (?, ?, ?, ?)",
                (name, query, now_ms, now_ms),
            )
            key = int(cursor.lastrowid or 0)
            for position, entry in enumerate(entries):
                _insert(connection, (key, position, _track_id(connection, entry)), entry)
            _append(connection, key, track_ids)
            note(connection, key, NOTHING)
        return key

    def rename(self, playlist_id: int, name: str) -> None:
        """Give a playlist another name."""
        with changing(self._database, playlist_id) as connection:
            connection.execute("UPDATE playlist SET name = ? WHERE id = ?", (name, playlist_id))

    def delete(self, playlist_id: int) -> None:
        """Remove a playlist; its tracks stay."""
        with changing(self._database, playlist_id) as connection:
            connection.execute("DELETE FROM playlist WHERE id = ?", (playlist_id,))

    def items(self, playlist_id: int) -> list[PlaylistItem]:
        """Return a playlist's places; a file that moved is found where it is now."""
        rows = self._readers.connection().execute(_ITEMS, (playlist_id,))
        return [_item(*row) for row in rows]

    def set_items(self, playlist_id: int, entries: Iterable[PlaylistEntry]) -> None:
        """Write all of a playlist's places; files the library knows are bound to their tracks."""
        with changing(self._database, playlist_id) as connection:
            connection.execute("DELETE FROM playlist_item WHERE playlist_id = ?", (playlist_id,))
            for position, entry in enumerate(entries):
                _insert(connection, (playlist_id, position, _track_id(connection, entry)), entry)
            _touch(connection, playlist_id)

    def append(
        self, playlist_id: int, track_ids: Sequence[int] | Ids, before: int | None = None
    ) -> None:
        """Add tracks of the library at the end, or in front of a place."""
        with changing(self._database, playlist_id) as connection:
            _append(connection, playlist_id, track_ids)
            if before is not None:
                places = places_of(connection, playlist_id)
                old = len(places) - len(track_ids)
                at = min(before, old)
                write_places(
                    connection, playlist_id, [*places[:at], *places[old:], *places[at:old]]
                )
            _touch(connection, playlist_id)


def _holds(tracks: TrackLists, track_id: int, query: str, sort: str, most: int | None) -> bool:
    if not tracks.matches(track_id, query):
        return False
    return most is None or track_id in tracks.ids(query, sort or "artist", most)


_APPEND = """
INSERT INTO playlist_item (playlist_id, position, track_id, path, title, duration_ms)
SELECT ?, ?, t.id, CAST(d.path || '/' || f.name AS BLOB), t.artist || ' - ' || t.title,
  t.duration_ms
FROM track t JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id WHERE t.id = ?
"""


def _append(
    connection: sqlite3.Connection, playlist_id: int, track_ids: Sequence[int] | Ids
) -> None:
    last = connection.execute(
        "SELECT coalesce(max(position), -1) FROM playlist_item WHERE playlist_id = ?",
        (playlist_id,),
    ).fetchone()[0]
    for position, track_id in enumerate(map(int, track_ids), last + 1):
        connection.execute(_APPEND, (playlist_id, position, track_id))


def _insert(
    connection: sqlite3.Connection, place: tuple[int, int, int | None], entry: PlaylistEntry
) -> None:
    title = entry.title.encode("utf-8", "replace").decode()
    values = (*place, os.fsencode(entry.location), title, entry.duration_ms)
    connection.execute("INSERT INTO playlist_item VALUES (?, ?, ?, ?, ?, ?)", values)


def _touch(connection: sqlite3.Connection, playlist_id: int) -> None:
    now_ms = int(time() * 1000)
    connection.execute("UPDATE playlist SET changed_ms = ? WHERE id = ?", (now_ms, playlist_id))


def _track_id(connection: sqlite3.Connection, entry: PlaylistEntry) -> int | None:
    folder, name = os.path.split(os.fsencode(entry.location))
    row = connection.execute(_FIND, (folder, name)).fetchone()
    return None if row is None else int(row[0])


def _item(
    track_id: int | None,
    path: bytes,
    title: str,
    duration_ms: int | None,
    folder: bytes | None,
    name: bytes | None,
) -> PlaylistItem:
    place = os.fsdecode(bytes(path)) if folder is None or name is None else path_of(folder, name)
    return PlaylistItem(track_id, PlaylistEntry(place, title, duration_ms))
