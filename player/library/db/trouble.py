"""What SQLite says about the library's file, as a sentence that says what can be done about it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from player.errors import PlayerError

_LEAST_ROOM_BYTES = 64 * 1024
_CODES = {
    sqlite3.SQLITE_FULL: "library.full",
    sqlite3.SQLITE_BUSY: "library.busy",
    sqlite3.SQLITE_LOCKED: "library.busy",
    sqlite3.SQLITE_READONLY: "library.read_only",
    sqlite3.SQLITE_CORRUPT: "library.damaged",
    sqlite3.SQLITE_NOTADB: "library.damaged",
}


@contextmanager
def told(path: Path, otherwise: str = "library.write_failed") -> Iterator[None]:
    """Turn what SQLite says about the file into a sentence; mistakes in SQL stay mistakes.

    Raises:
        PlayerError: library.full, library.busy, library.read_only, library.damaged, or what is
            said of everything else, `otherwise`.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if (sentence := trouble(error, path, otherwise)) is None:
            raise
        raise sentence from error


def trouble(error: sqlite3.DatabaseError, path: Path, otherwise: str) -> PlayerError | None:
    """Return the sentence for what SQLite has said; None for a mistake of the program's."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return None
    if code == sqlite3.SQLITE_ERROR and "no such table" not in str(error):
        return None
    known = "library.damaged" if code == sqlite3.SQLITE_ERROR else _CODES.get(code)
    if known is None and code == sqlite3.SQLITE_IOERR and not _has_room(path):
        known = "library.full"
    return PlayerError(known or otherwise, path=str(path), reason=str(error))


def _has_room(path: Path) -> bool:
    """SQLite does not tell a disk that is full from one that is broken when its log cannot grow."""
    try:
        return shutil.disk_usage(path.parent).free > _LEAST_ROOM_BYTES
    except OSError:
        return True
