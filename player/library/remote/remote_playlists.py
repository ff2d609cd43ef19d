"""Playlists that a server has too: what both sides started from, and what changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import time
from typing import Any

import msgspec

from player.library.db.database import Database
from player.library.db.readers import Readers
from player.library.remote.annotating import forget_intents_after, last_intent

_COLUMNS = "r.playlist_id, p.name, r.source_id, r.remote_id, r.readonly, r.changed, r.base, r.dirty"
_KEPT_MS = 30 * 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class RemotePlaylist:
    """One playlist on both sides.

    Attributes:
        remote_id: None until the server has it.
        base: The remote song ids both sides agreed on last.
        dirty: Changed here since then.
    """

    playlist_id: int
    name: str
    source_id: int
    remote_id: str | None
    readonly: bool
    changed: str = ""
    base: tuple[str, ...] = ()
    dirty: bool = False


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
        prefix = f"source:{source_id}/"
        rows = self._readers.connection().execute(
            "SELECT CAST(path AS TEXT) FROM playlist_item WHERE playlist_id = ?"
            " AND substr(CAST(path AS TEXT), 1, ?) = ? ORDER BY position",
            (playlist_id, len(prefix), prefix),
        )
        return [path.removeprefix(prefix) for (path,) in rows]

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

    def agree(self, playlist: RemotePlaylist, name: str, songs: Sequence[str]) -> None:
        """Write what both sides agree on; songs that are unknown here keep their place in `base`.

        What stood here before is kept for 30 days.
        """
        now_ms = int(time() * 1000)
        with self._database.transaction() as connection:
            key, source = playlist.playlist_id, playlist.source_id
            before = connection.execute(_BACKUP, (key,)).fetchone()[0]
            connection.execute("DELETE FROM playlist_item WHERE playlist_id = ?", (key,))
            connection.executemany(
                _ITEM, [(key, place, source, song) for place, song in enumerate(songs)]
            )
            connection.execute(
                "UPDATE playlist SET name = ?, changed_ms = ? WHERE id = ?", (name, now_ms, key)
            )
            connection.execute(
                "UPDATE remote_playlist SET remote_id = ?, readonly = ?, changed = ?, base = ?,"
                " dirty = 0, backup = CASE WHEN backup_ms > ? THEN backup ELSE ? END,"
                " backup_ms = CASE WHEN backup_ms > ? THEN backup_ms ELSE ? END"
                " WHERE playlist_id = ?",
                (playlist.remote_id, int(playlist.readonly), playlist.changed, _text(songs),
                 now_ms - _KEPT_MS, before, now_ms - _KEPT_MS, now_ms, key),
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
    )


def _ids(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])


def _text(songs: Sequence[str]) -> str:
    return msgspec.json.encode(list(songs)).decode()
