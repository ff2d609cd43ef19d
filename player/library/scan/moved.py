"""A root that moved and was scanned where it is now: its tracks are there twice, and become one.

What the listener said of a track hangs on the row that was there first, and that one stays.
"""

import os
import sqlite3
from collections.abc import Sequence

from player.library.db.database import Database
from player.library.scan.plan import READABLE
from player.library.scan.roots import SOURCE_VOLUME
from player.library.scan.summary import summarise
from player.library.scan.watcher import Moved

_BATCH = 500

_TWINS = """
SELECT old.id, new.id,
  substr(od.path, length(oroot.path) + 1) = substr(nd.path, length(nroot.path) + 1) AS same_place,
  oroot.path, nroot.path
FROM root oroot JOIN folder od ON od.root_id = oroot.id JOIN file old ON old.folder_id = od.id
  JOIN file new ON new.content_id = old.content_id AND new.name = old.name
  JOIN folder nd ON nd.id = new.folder_id JOIN root nroot ON nroot.id = nd.root_id
WHERE NOT oroot.online AND oroot.volume <> ?1 AND nroot.online AND nroot.volume <> ?1
  AND old.state = ?2 AND new.state = ?2 AND new.id >= ?3
  AND (same_place OR EXISTS (SELECT 1 FROM track ot JOIN track nt
    ON nt.title_key = ot.title_key AND nt.album_key = ot.album_key
    WHERE ot.file_id = old.id AND nt.file_id = new.id))
ORDER BY same_place DESC, old.id, new.id
"""
_SLICES = """
SELECT o.id, n.id FROM track o JOIN track n ON n.slice = o.slice
WHERE o.file_id = ? AND n.file_id = ?
"""
_CARRIED = (
    "UPDATE playlist_item SET track_id = ?1 WHERE track_id = ?2",
    """INSERT OR REPLACE INTO place (track_id, position_ms, changed_ms)
      SELECT ?1, position_ms, changed_ms FROM place WHERE track_id = ?2""",
    """INSERT INTO annotation (track_id, rating, loved_ms, aside_ms)
      SELECT ?1, rating, loved_ms, aside_ms FROM annotation WHERE track_id = ?2
      ON CONFLICT DO UPDATE SET rating = coalesce(rating, excluded.rating),
      loved_ms = coalesce(loved_ms, excluded.loved_ms),
      aside_ms = coalesce(aside_ms, excluded.aside_ms)""",
    """UPDATE annotation SET plays = plays + (SELECT count(*) FROM play WHERE track_id = ?2),
      last_played_ms = nullif(max(coalesce(last_played_ms, 0),
      (SELECT coalesce(max(started_ms), 0) FROM play WHERE track_id = ?2)), 0)
      WHERE track_id = ?1""",
    "UPDATE play SET track_id = ?1 WHERE track_id = ?2",
)
"""What was said of the younger row meanwhile (?2) goes to the older one (?1).

Plays are counted from the journal: tags may have given both rows the same number to begin with.
"""
_PLACE = "folder_id, name, size, mtime_ns, ctime_ns, sidecars, picture_id"
_CHANGED = -1
"""No file's size: where the stamps differ the tags may, too, and the next scan reads them."""


def find_moved(connection: sqlite3.Connection, first_new: int = 0) -> list[Moved]:
    """Return from where to where files seem to have moved; only files from an id on count."""
    found: dict[tuple[bytes, bytes], int] = {}
    for _, _, old_root, new_root in _pairs(connection, first_new):
        found[old_root, new_root] = found.get((old_root, new_root), 0) + 1
    return [Moved(os.fsdecode(old), os.fsdecode(new), n) for (old, new), n in found.items()]


def take_over(database: Database, folder: bytes) -> int:
    """Make one row of each file that is there twice, away and in this root; return how many.

    Each batch is whole: what is killed goes on with the next call.
    """
    with database.transaction() as connection:
        pairs = [(old, new) for old, new, _, root in _pairs(connection, 0) if root == folder]
    for start in range(0, len(pairs), _BATCH):
        with database.transaction() as connection:
            _merge(connection, pairs[start : start + _BATCH])
    return len(pairs)


def _pairs(connection: sqlite3.Connection, first_new: int) -> list[tuple[int, int, bytes, bytes]]:
    """Each file once; the same place below the root comes first."""
    used: set[tuple[str, int]] = set()
    found = []
    for old, new, _, old_root, new_root in connection.execute(
        _TWINS, (SOURCE_VOLUME, READABLE, first_new)
    ):
        if used.isdisjoint({("old", old), ("new", new)}):
            used |= {("old", old), ("new", new)}
            found.append((old, new, bytes(old_root), bytes(new_root)))
    return found


def _merge(connection: sqlite3.Connection, pairs: Sequence[tuple[int, int]]) -> None:
    touched: set[int] = set()
    for old, new in pairs:
        for slices in connection.execute(_SLICES, (old, new)).fetchall():
            for statement in _CARRIED:
                connection.execute(statement, slices)
        touched |= _releases(connection, old) | _releases(connection, new)
        _take_place(connection, old, new)
    summarise(connection, touched, os.sep.encode())


def _take_place(connection: sqlite3.Connection, old: int, new: int) -> None:
    read = f"SELECT {_PLACE} FROM file WHERE id = ?"  # noqa: S608  our columns
    before = connection.execute(read, (old,)).fetchone()
    folder_id, name, size, *rest = connection.execute(read, (new,)).fetchone()
    same = (size, rest[0]) == before[2:4]
    connection.execute("DELETE FROM file WHERE id = ?", (new,))
    connection.execute(
        f"UPDATE file SET ({_PLACE}) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?",  # noqa: S608
        (folder_id, name, size if same else _CHANGED, *rest, old),
    )


def _releases(connection: sqlite3.Connection, file_id: int) -> set[int]:
    rows = connection.execute(
        "SELECT release_id FROM track WHERE file_id = ? AND release_id IS NOT NULL", (file_id,)
    )
    return {key for (key,) in rows}
