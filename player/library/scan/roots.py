"""Folders the listener added, and whether they are there at the moment."""

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from time import time

from player.errors import PlayerError
from player.library.scan.volumes import volume_of

_SAMPLE_FILES = 50
SOURCE_VOLUME = "source"
"""Roots of this volume are servers: no walk leads there."""


def root_of(connection: sqlite3.Connection, folder: Path) -> int:
    """Return the root a folder belongs to, adding it when it is new; run inside a transaction.

    A folder inside a known root belongs to that root; one around known roots takes them in.

    Raises:
        PlayerError: library.no_folder, library.not_a_folder.
    """
    path = os.fsencode(folder)
    inside = [key for key, known in _roots(connection) if _is_in(path, known)]
    if inside:
        return inside[0]
    if folder.is_file():
        raise PlayerError("library.not_a_folder", path=str(folder))
    if not folder.is_dir():
        raise PlayerError("library.no_folder", path=str(folder))
    swallowed = [key for key, known in _roots(connection) if _is_in(known, path)]
    cursor = connection.execute(
        "INSERT INTO root (path, volume, added_ms) VALUES (?, ?, ?)",
        (path, volume_of(path), int(time() * 1000)),
    )
    root_id = int(cursor.lastrowid or 0)
    for key in swallowed:
        connection.execute("UPDATE folder SET root_id = ? WHERE root_id = ?", (root_id, key))
        connection.execute("DELETE FROM root WHERE id = ?", (key,))
    return root_id


def root_folders(connection: sqlite3.Connection) -> list[Path]:
    """Return every folder the listener added, whether it is there at the moment or not."""
    return [Path(os.fsdecode(path)) for _, path in sorted(_roots(connection))]


def _roots(connection: sqlite3.Connection) -> list[tuple[int, bytes]]:
    rows = connection.execute("SELECT id, path FROM root WHERE volume <> ?", (SOURCE_VOLUME,))
    return [(key, bytes(path)) for key, path in rows]


def _is_in(path: bytes, folder: bytes) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep.encode()) + os.sep.encode())


def is_online(connection: sqlite3.Connection, root_id: int) -> bool:
    """Whether a root is there: the folder exists, on its volume, and is not suddenly empty.

    Another volume in its place counts when it holds the known files: a library that was copied to
    a new disk is still there.
    """
    row = connection.execute("SELECT path, volume FROM root WHERE id = ?", (root_id,)).fetchone()
    path, volume = bytes(row[0]), row[1]
    try:
        with os.scandir(path) as entries:
            is_empty = next(entries, None) is None
    except OSError:
        return False
    present = volume_of(path)
    if volume and present != volume and not _holds_known_files(connection, root_id):
        return False
    return not (is_empty and _has_files(connection, root_id))


def _holds_known_files(connection: sqlite3.Connection, root_id: int) -> bool:
    """Look for some files at their old places; without any there is nothing to lose."""
    rows = connection.execute(
        "SELECT d.path, f.name FROM file f JOIN folder d ON d.id = f.folder_id"
        " WHERE d.root_id = ? AND f.state = 0 LIMIT ?",
        (root_id, _SAMPLE_FILES),
    ).fetchall()
    places = (os.path.join(bytes(folder), bytes(name)) for folder, name in rows)  # noqa: PTH118  bytes
    return not rows or any(map(os.path.exists, places))


def _has_files(connection: sqlite3.Connection, root_id: int) -> bool:
    query = "SELECT 1 FROM file f JOIN folder d ON d.id = f.folder_id WHERE d.root_id = ? LIMIT 1"
    return connection.execute(query, (root_id,)).fetchone() is not None


def look_for_roots(connection: sqlite3.Connection) -> None:
    """A root that is not there any more is away, though no scan of it has come by yet."""
    gone = [(key,) for key, path in _roots(connection) if not os.path.isdir(path)]  # noqa: PTH112
    connection.executemany("UPDATE root SET online = 0 WHERE id = ?", gone)


def roots_away(connection: sqlite3.Connection) -> list[int]:
    """Return the roots that are away and have files."""
    rows = connection.execute(
        "SELECT id FROM root r WHERE NOT online AND volume <> ? AND EXISTS"
        " (SELECT 1 FROM folder d JOIN file f ON f.folder_id = d.id WHERE d.root_id = r.id)",
        (SOURCE_VOLUME,),
    )
    return [key for (key,) in rows]


def forget_emptied(connection: sqlite3.Connection, roots: Iterable[int]) -> None:
    """Let go of roots whose last file was found elsewhere."""
    left = set(roots_away(connection))
    gone = [(key,) for key in roots if key not in left]
    connection.executemany("DELETE FROM root WHERE id = ? AND NOT online", gone)


def set_online(connection: sqlite3.Connection, root_id: int, *, online: bool) -> None:
    """Remember whether a root was there when it was last looked for, and on which volume."""
    connection.execute("UPDATE root SET online = ? WHERE id = ?", (int(online), root_id))
    if online:
        row = connection.execute("SELECT path FROM root WHERE id = ?", (root_id,)).fetchone()
        volume = volume_of(bytes(row[0]))
        connection.execute("UPDATE root SET volume = ? WHERE id = ?", (volume, root_id))
