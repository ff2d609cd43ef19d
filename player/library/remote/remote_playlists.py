"""Playlists that a server has too: what both sides started from, and what changed since."""

import sqlite3
from collections.abc import Sequence
from time import time
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from player.library.db.database import Database
from player.library.db.readers import Readers
from player.library.remote.annotating import forget_intents_after, last_intent

_COLUMNS = (
    "r.playlist_id, p.name, r.source_id, r.remote_id, r.readonly, r.changed, r.base, r.dirty,"
    " r.attempt, r.agreed_name"
)
_KEPT_MS = 30 * 24 * 3600 * 1000


class RemotePlaylist(Struct, frozen=True):
    """One playlist on both sides.

    Attributes:
        remote_id: None until the server has it.
        base: The remote song ids both sides agreed on last.
        dirty: Changed here since then.
        attempt: What the server may hold since a request that was not answered; None when every
            one was.
        agreed_name: What it was called when it was read or sent last.
    """

    playlist_id: int
    name: str
    source_id: int
    remote_id: str | None
    readonly: bool
    changed: str = ""
    base: tuple[str, ...] = ()
    dirty: bool = False
    attempt: tuple[str, ...] | None = None
    agreed_name: str | None = None

    @property
    def renamed(self) -> bool:
        """Whether the listener gave it another name since."""
        return self.name != self.agreed_name


class RemotePlaylists:
    """Any thread; writing waits for other writers."""

    def __init__(self, database: Database, readers: Readers) -> None:
        self._database = database
        self._readers = readers

    def rows(self, source_id: int) -> list[RemotePlaylist]:
        """Return the playlists kept in step with a source."""
        rows = self._readers.connection().execute(
            f"SELECT {_COLUMNS} FROM remote_playlist r JOIN playlist p ON p.id = r.playlist_id"  # noqa: S608
            " WHERE r.source_id = ?",
            (source_id,),
        )
        return [_row(row) for row in rows]

    def share(self, playlist_id: int, source_id: int) -> None:
        """Keep a playlist in step with a source from now on; only its songs travel."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO remote_playlist (playlist_id, source_id, dirty)"
                " VALUES (?, ?, 1)",
                (playlist_id, source_id),
            )

    def songs(self, playlist_id: int, source_id: int) -> list[str]:
        """Return the remote ids of a playlist's songs of one source; also unknown ones."""
        return _songs(self._readers.connection(), playlist_id, source_id)

    def adopt(self, source_id: int, remote_id: str, name: str, *, readonly: bool) -> int:
        """Make a playlist for one that the server has; returns its id."""
        now_ms = int(time() * 1000)
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO playlist (name, created_ms, changed_ms) VALUES (?, ?, ?)",
                (name, now_ms, now_ms),
            )
            playlist_id = int(cursor.lastrowid or 0)
            connection.execute(
                "INSERT INTO remote_playlist (playlist_id, source_id, remote_id, readonly)"
                " VALUES (?, ?, ?, ?)",
                (playlist_id, source_id, remote_id, int(readonly)),
            )
        return playlist_id

    def forget(self, playlist_id: int) -> None:
        """The server has it no more: so have we; no act of the listener's."""
        with self._database.transaction() as connection:
            last = last_intent(connection)
            connection.execute("DELETE FROM playlist WHERE id = ?", (playlist_id,))
            forget_intents_after(connection, last)

    def take(
        self, playlist: RemotePlaylist, name: str, songs: Sequence[str], ours: Sequence[str]
    ) -> bool:
        """Make the list what the server has; songs that are unknown here keep their place.

        What stood here before is kept for 30 days. False, and nothing is done, when the list is
        no longer `ours`, what it was when it was looked at.
        """
        with self._database.transaction() as connection:
            if not _is_still(connection, playlist, ours):
                return False
            _put(connection, playlist, songs)
            _agree(connection, replace(playlist, base=tuple(songs)), name)
            return True

    def attempt(self, playlist: RemotePlaylist, wanted: Sequence[str], ours: Sequence[str]) -> bool:
        """Write down what will be sent, before it is: the answer may never come.

        Args:
            playlist: With the base and the names both sides have.
            wanted: What both sides mean; it stands here at once.
            ours: As in `take`, and False for the same reason.
        """
        with self._database.transaction() as connection:
            if not _is_still(connection, playlist, ours):
                return False
            if wanted != ours:
                _put(connection, playlist, wanted)
            _note_attempt(connection, playlist, wanted)
            return True

    def attempt_part(self, playlist: RemotePlaylist, songs: Sequence[str]) -> None:
        """As `attempt`, for a new list that goes out in parts; nothing changes here."""
        with self._database.transaction() as connection:
            _note_attempt(connection, playlist, songs)

    def arrived(self, playlist: RemotePlaylist, name: str, songs: Sequence[str]) -> None:
        """The server has it; what the listener changed meanwhile is owed still."""
        with self._database.transaction() as connection:
            agreed = replace(playlist, base=tuple(songs))
            if _is_still(connection, playlist, songs):
                _put(connection, playlist, songs)
                _agree(connection, agreed, name)
            else:
                _note_agreement(connection, agreed, name, dirty=True)


def _is_still(
    connection: sqlite3.Connection, playlist: RemotePlaylist, songs: Sequence[str]
) -> bool:
    row = connection.execute(
        "SELECT name FROM playlist WHERE id = ?", (playlist.playlist_id,)
    ).fetchone()
    found = _songs(connection, playlist.playlist_id, playlist.source_id)
    return row == (playlist.name,) and found == list(songs)


def _songs(connection: sqlite3.Connection, playlist_id: int, source_id: int) -> list[str]:
    prefix = f"source:{source_id}/"
    rows = connection.execute(
        "SELECT CAST(path AS TEXT) FROM playlist_item WHERE playlist_id = ?"
        " AND substr(CAST(path AS TEXT), 1, ?) = ? ORDER BY position",
        (playlist_id, len(prefix), prefix),
    )
    return [path.removeprefix(prefix) for (path,) in rows]


def _put(connection: sqlite3.Connection, playlist: RemotePlaylist, songs: Sequence[str]) -> None:
    """Write a list's songs over the old ones, of which the oldest of 30 days are kept."""
    key, source, now_ms = playlist.playlist_id, playlist.source_id, int(time() * 1000)
    before = connection.execute(_BACKUP, (key,)).fetchone()[0]
    connection.execute("DELETE FROM playlist_item WHERE playlist_id = ?", (key,))
    connection.executemany(_ITEM, [(key, place, source, song) for place, song in enumerate(songs)])
    connection.execute(
        "UPDATE remote_playlist SET"
        " backup = CASE WHEN backup_ms > ?1 THEN backup ELSE ?2 END,"
        " backup_ms = CASE WHEN backup_ms > ?1 THEN backup_ms ELSE ?3 END WHERE playlist_id = ?4",
        (now_ms - _KEPT_MS, before, now_ms, key),
    )


def _agree(connection: sqlite3.Connection, playlist: RemotePlaylist, name: str) -> None:
    connection.execute(
        "UPDATE playlist SET name = ?, changed_ms = ? WHERE id = ?",
        (name, int(time() * 1000), playlist.playlist_id),
    )
    _note_agreement(connection, playlist, name, dirty=False)


def _note_agreement(
    connection: sqlite3.Connection, playlist: RemotePlaylist, name: str, *, dirty: bool
) -> None:
    connection.execute(
        "UPDATE remote_playlist SET remote_id = ?, readonly = ?, changed = ?, base = ?,"
        " dirty = ?, attempt = NULL, agreed_name = ? WHERE playlist_id = ?",
        (playlist.remote_id, int(playlist.readonly), playlist.changed, _text(playlist.base),
         int(dirty), name, playlist.playlist_id),
    )  # fmt: skip


def _note_attempt(
    connection: sqlite3.Connection, playlist: RemotePlaylist, songs: Sequence[str]
) -> None:
    connection.execute(
        "UPDATE remote_playlist SET remote_id = ?, changed = ?, base = ?, dirty = 1,"
        " attempt = ?, agreed_name = ? WHERE playlist_id = ?",
        (playlist.remote_id, playlist.changed, _text(playlist.base), _text(songs),
         playlist.agreed_name, playlist.playlist_id),
    )  # fmt: skip


_BACKUP = """
SELECT json_group_array(path_text) FROM (SELECT CAST(path AS TEXT) AS path_text
FROM playlist_item WHERE playlist_id = ? ORDER BY position)
"""
_ITEM = """
INSERT INTO playlist_item (playlist_id, position, track_id, path, title, duration_ms)
SELECT ?1, ?2, t.id, CAST('source:' || ?3 || '/' || ?4 AS BLOB),
  coalesce(t.artist || ' - ' || t.title, ''), t.duration_ms
FROM (SELECT 1) LEFT JOIN remote_file r ON r.source_id = ?3 AND r.remote_id = ?4
  LEFT JOIN track t ON t.file_id = r.file_id
"""


def _row(row: tuple[Any, ...]) -> RemotePlaylist:
    return RemotePlaylist(
        playlist_id=row[0],
        name=row[1],
        source_id=row[2],
        remote_id=row[3],
        readonly=bool(row[4]),
        changed=row[5],
        base=_ids(row[6]),
        dirty=bool(row[7]),
        attempt=None if row[8] is None else _ids(row[8]),
        agreed_name=row[9],
    )


def _ids(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])


def _text(songs: Sequence[str]) -> str:
    return msgspec.json.encode(list(songs)).decode()
