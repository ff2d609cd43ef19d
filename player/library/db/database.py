"""Opening, migrating and writing the library file."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from player.errors import PlayerError
from player.library.db.migrations import newest, steps

APPLICATION_ID = 0x474C5859  # "GLXY", so that `file` and we tell our files from others
_BUSY_S = 10.0
_CACHE_KB, _LOG_PAGES = 2000, 1000
_CACHE_KB_AT_LENGTH, _LOG_PAGES_AT_LENGTH = 24_000, 4000
"""SQLite's own two measures, and those of a scan."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open one connection: autocommit, write-ahead log, foreign keys on.

    Raises:
        PlayerError: library.unreadable when the file is no database or cannot be opened,
            library.damaged when it is one that is broken.
    """
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    try:
        connection = sqlite3.connect(
            uri, uri=True, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA synchronous = NORMAL")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        broken = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT
        code = "library.damaged" if broken else "library.unreadable"
        raise PlayerError(code, path=str(path), reason=_reason(error, path)) from error
    return connection


def _reason(error: sqlite3.Error, path: Path) -> str:
    """What SQLite says, or why: its log needs a place beside the file."""
    sealed = path.exists() and not os.access(path.parent, os.W_OK)
    return "its folder cannot be written" if sealed else str(error)


class Database:
    """The library file with its one writing connection; readers open their own.

    Writing is guarded by a lock, so that the journal and a scan may live in different threads.
    """

    def __init__(self, path: Path) -> None:
        _make_room(path)
        self.path = path
        self._writing = threading.RLock()
        with _told(path):
            self._connection = connect(path)
            try:
                migrate(self._connection, path)
            except BaseException:
                self._connection.close()
                raise

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit when the block ends well, roll back when it raises.

        Raises:
            PlayerError: library.write_failed for a full disk or a file that cannot be written.
        """
        with self._writing, _told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
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
        with self._writing, _told(self.path):
            self._connection.execute(f"PRAGMA cache_size = -{cache_kb}")
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {log_pages}")

    def reader(self) -> sqlite3.Connection:
        """Open a connection for one reading thread; its owner closes it."""
        return connect(self.path, read_only=True)

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        self._connection.close()


def _make_room(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlayerError("library.write_failed", path=str(path), reason=reason) from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file into a sentence; mistakes in SQL stay mistakes."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise PlayerError("library.write_failed", path=str(path), reason=str(error)) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise PlayerError("library.damaged", path=str(path), reason=str(error)) from error


def schema_of(connection: sqlite3.Connection) -> int:
    """Return the schema version in the file, 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Climb to the newest schema, one transaction a step; a copy is made first.

    Raises:
        PlayerError: library.newer, before anything is touched; library.foreign.
    """
    present = schema_of(connection)
    if present > newest():
        raise PlayerError("library.newer", path=str(path), schema=present, known=newest())
    _check_ours(connection, path, present)
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


def backup_path(path: Path, label: str) -> Path:
    """Return where a copy of the library goes: beside it, with the time and a reason."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return path.parent / "backups" / f"{path.stem}-{stamp}-{label}.db"


def copy_to(connection: sqlite3.Connection, target: Path) -> Path:
    """Write a compact, consistent copy of an open library."""
    target.parent.mkdir(parents=True, exist_ok=True)
    connection.execute("VACUUM INTO ?", (str(target),))
    return target


def is_sound(path: Path) -> list[str]:
    """Return what SQLite finds wrong with a library file; nothing when all is well."""
    with _told(path), closing(connect(path, read_only=True)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    problems = [row[0] for row in found if row[0] != "ok"]
    return problems + [f"{row[0]} {row[1]} refers to a missing {row[2]}" for row in broken]
