"""Finding files again that are gone: in a folder the listener names."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from player.library.db.database import Database
from player.library.scan.plan import MISSING, READABLE
from player.library.scan.roots import SOURCE_VOLUME, root_folders
from player.library.scan.watcher import ScanReport

Scan = Callable[[Iterable[Path]], ScanReport]

_AWAY = """
SELECT f.id, r.id FROM root r JOIN folder d ON d.root_id = r.id JOIN file f ON f.folder_id = d.id
WHERE NOT r.online AND r.volume <> ? AND f.state = ?
"""
_EMPTY = """
DELETE FROM root WHERE id = ? AND NOT online AND NOT EXISTS
  (SELECT 1 FROM folder d JOIN file f ON f.folder_id = d.id WHERE d.root_id = root.id)
"""


def locate(database: Database, folder: Path, scan: Scan) -> ScanReport:
    """Look through a folder for what is missing; what is found keeps plays, ratings and lists.

    A whole root that is away may have been moved or renamed: its files count as missing while this
    lasts. Those that are not found stay what they were, and a root of which nothing is left goes.

    Args:
        database: The library's.
        folder: Where the files are now.
        scan: Brings folders into the library.

    Raises:
        PlayerError: as a scan does.
    """
    with database.transaction() as connection:
        roots = root_folders(connection)
    scan(root for root in roots if root.is_dir())  # what moved out of them is missing from now on
    with database.transaction() as connection:
        _look_for_roots(connection, roots)
        found = connection.execute(_AWAY, (SOURCE_VOLUME, READABLE)).fetchall()
        away, held = [key for key, _ in found], {root for _, root in found}
        _set_state(connection, MISSING, away)
    try:
        return scan([folder])
    finally:
        with database.transaction() as connection:
            _set_state(connection, READABLE, _still_away(connection, away))
            connection.executemany(_EMPTY, ((root,) for root in held))


def _look_for_roots(connection: sqlite3.Connection, roots: list[Path]) -> None:
    """A root that is not there any more is away, though no scan has come by yet."""
    gone = [(bytes(root),) for root in roots if not root.is_dir()]
    connection.executemany("UPDATE root SET online = 0 WHERE path = ?", gone)


def _still_away(connection: sqlite3.Connection, away: list[int]) -> list[int]:
    found = connection.execute(
        "SELECT f.id FROM file f JOIN folder d ON d.id = f.folder_id"
        " JOIN root r ON r.id = d.root_id WHERE f.state = ? AND NOT r.online",
        (MISSING,),
    )
    return list({key for (key,) in found} & set(away))


def _set_state(connection: sqlite3.Connection, state: int, files: list[int]) -> None:
    connection.executemany(
        "UPDATE file SET state = ? WHERE id = ?", ((state, key) for key in files)
    )
