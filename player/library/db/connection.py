"""Connections to the library's file."""

import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from player.errors import PlayerError
from player.library.db.trouble import told

_BUSY_S = 10.0


class _TellingCursor(sqlite3.Cursor):
    """Says what is wrong with the file in a sentence, at whichever row it is found."""

    connection: "Reading"

    def execute(self, sql: str, parameters: Any = (), /) -> "_TellingCursor":
        with told(self.connection.path, "library.unreadable"):
            super().execute(sql, parameters)
        return self

    def fetchone(self) -> Any:
        with told(self.connection.path, "library.unreadable"):
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        with told(self.connection.path, "library.unreadable"):
            return super().fetchall()

    def __iter__(self) -> Any:
        with told(self.connection.path, "library.unreadable"):
            yield from iter(partial(sqlite3.Cursor.__next__, self), None)


class Reading(sqlite3.Connection):
    """A connection that only reads; what is wrong with its file is raised as a `PlayerError`."""

    path: Path

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run a statement, as `sqlite3.Connection` does."""
        return self.cursor(_TellingCursor).execute(sql, parameters)


def connect(path: Path, *, read_only: bool = False, sealed: bool = False) -> sqlite3.Connection:
    """Open one connection: autocommit, write-ahead log, foreign keys on.

    Args:
        path: The library's file.
        read_only: Write nothing.
        sealed: Read without the log that SQLite wants beside the file: nobody writes to it.

    Raises:
        PlayerError: library.unreadable when the file is no database or cannot be opened,
            library.damaged when it is one that is broken.
    """
    mode = "ro&immutable=1" if sealed else ("ro" if read_only else "rwc")
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_BUSY_S,
            isolation_level=None,
            check_same_thread=False,
            factory=Reading if read_only else sqlite3.Connection,
        )
        if isinstance(connection, Reading):
            connection.path = path
        _prepare(connection, read_only=read_only)
    except sqlite3.Error as error:
        broken = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT
        code = "library.damaged" if broken else "library.unreadable"
        raise PlayerError(code, path=str(path), reason=_reason(error, path)) from error
    return connection


def _prepare(connection: sqlite3.Connection, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA synchronous = NORMAL")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")


def connect_sealed(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open a library that cannot be written, and say whether its log has to be done without.

    Raises:
        PlayerError: library.unreadable, library.damaged.
    """
    try:
        return _read(path, sealed=False), False
    except PlayerError:
        return _read(path, sealed=True), True


def _read(path: Path, *, sealed: bool) -> sqlite3.Connection:
    """Open a connection that has read something: only then it is known that it can."""
    connection = connect(path, read_only=True, sealed=sealed)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def is_locked_up(error: PlayerError) -> bool:
    """Whether a library did not open because nothing can be written beside it."""
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


def _reason(error: sqlite3.Error, path: Path) -> str:
    """What SQLite says, or why: its log needs a place beside the file."""
    locked = path.exists() and not os.access(path.parent, os.W_OK)
    return "its folder cannot be written" if locked else str(error)
