"""Opening, migrating and writing the library file."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from player.errors import PlayerError
from player.library.db.connection import connect, connect_sealed, is_locked_up
from player.library.db.migrations import newest, steps
from player.library.db.trouble import told

APPLICATION_ID = 0x474C5859  # "GLXY", so that `file` and we tell our files from others
_CACHE_KB, _LOG_PAGES = 2000, 1000
_CACHE_KB_AT_LENGTH, _LOG_PAGES_AT_LENGTH = 24_000, 4000
"""SQLite's own two measures, and those of a scan."""


class Database:
    """The library file with its one writing connection; readers open their own.

    Writing is guarded by a lock, so that the journal and a scan may live in different threads.

    Attributes:
        read_only: Whether the file lies where nothing can be written: it is read as it is.
    """

    def __init__(self, path: Path) -> None:
        _make_room(path)
        self.path = path
        self.read_only = self._sealed = False
        self._writing = threading.RLock()
        with told(path):
            self._connection = self._opened()
            try:
                migrate(self._connection, path, read_only=self.read_only)
            except BaseException:
                self._connection.close()
                raise

    def _opened(self) -> sqlite3.Connection:
        try:
            connection = connect(self.path)
        except PlayerError as error:
            if not (self.path.is_file() and is_locked_up(error)):
                raise
        else:
            if os.access(self.path, os.W_OK):
                return connection
            connection.close()
        self.read_only = True
        connection, self._sealed = connect_sealed(self.path)
        return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit when the block ends well, roll back when it raises.

        Raises:
            PlayerError: library.full, library.busy, library.read_only, library.damaged,
                library.write_failed.
        """
        with self._writing, told(self.path):
            self._connection.execute("BEGIN" if self.read_only else "BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def at_length(self) -> Iterator[None]:
        """Write much in a row: more pages stay in memory, and the log is folded in less often.

        Each folding waits for the disk; with the usual 4 MB a scan does it after every commit.
        """
        self._set(_CACHE_KB_AT_LENGTH, _LOG_PAGES_AT_LENGTH)
        try:
            yield
        finally:
            self._set(_CACHE_KB, _LOG_PAGES)

    def _set(self, cache_kb: int, log_pages: int) -> None:
        with self._writing, told(self.path):
            self._connection.execute(f"PRAGMA cache_size = -{cache_kb}")
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {log_pages}")

    def reader(self) -> sqlite3.Connection:
        """Open a connection for one reading thread; its owner closes it."""
        return connect(self.path, read_only=True, sealed=self._sealed)

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        self._connection.close()


def _make_room(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlayerError("library.write_failed", path=str(path), reason=reason) from error


def schema_of(connection: sqlite3.Connection) -> int:
    """Return the schema version in the file, 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, path: Path, *, read_only: bool = False) -> None:
    """Climb to the newest schema, one transaction a step; a copy is made first.

    Raises:
        PlayerError: library.newer, before anything is touched; library.foreign; library.older
            for an older one that cannot be written.
    """
    present = schema_of(connection)
    if present > newest():
        raise PlayerError("library.newer", path=str(path), schema=present, known=newest())
    _check_ours(connection, path, present)
    if read_only and present < newest():
        raise PlayerError("library.older", path=str(path), schema=present, known=newest())
    if 0 < present < newest():
        copy_to(connection, backup_path(path, f"schema-{present}"))
    for version, sql in steps().items():
        if version > present:
            _step(connection, version, sql)


def _check_ours(connection: sqlite3.Connection, path: Path, present: int) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if mark != APPLICATION_ID and (present or tables):
        raise PlayerError("library.foreign", path=str(path))


def _step(connection: sqlite3.Connection, version: int, sql: str) -> None:
    """`executescript` would commit first; the script carries its own transaction instead."""
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {sql} {marks} COMMIT;")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def backup_folder(path: Path) -> Path:
    """Return where the copies of a library lie."""
    return path.parent / "backups"


def backup_path(path: Path, label: str) -> Path:
    """Return where a copy of the library goes: beside it, with the time and a reason."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return backup_folder(path) / f"{path.stem}-{stamp}-{label}.db"


def copy_to(connection: sqlite3.Connection, target: Path) -> Path:
    """Write a compact, consistent copy of an open library."""
    target.parent.mkdir(parents=True, exist_ok=True)
    connection.execute("VACUUM INTO ?", (str(target),))
    return target


def is_sound(path: Path) -> list[str]:
    """Return what SQLite finds wrong with a library file; nothing when all is well."""
    with told(path), closing(connect_sealed(path)[0]) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    problems = [row[0] for row in found if row[0] != "ok"]
    return problems + [f"{row[0]} {row[1]} refers to a missing {row[2]}" for row in broken]
