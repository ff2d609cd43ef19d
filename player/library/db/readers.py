"""One reading connection a thread, with the functions queries need."""

import re
import sqlite3
import threading

from player.library.db.database import Database
from player.library.text.fold import fold


class Readers:
    """Hands each thread its own read-only connection; closed all together, or when it has ended.

    A connection keeps 2 MB of pages: those of threads that are gone were never used again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._own = threading.local()
        self._all: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._lock = threading.Lock()

    def connection(self) -> sqlite3.Connection:
        """Return the calling thread's connection, opening it the first time."""
        found: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = self._open()
            self._own.connection = found
        return found

    def _open(self) -> sqlite3.Connection:
        connection = self._database.reader()
        connection.create_function("fold", 1, lambda text: fold(text or ""), deterministic=True)
        connection.create_function("matches", -1, _matches, deterministic=True)
        with self._lock:
            self._close_those_of_ended_threads()
            self._all.append((threading.current_thread(), connection))
        return connection

    def _close_those_of_ended_threads(self) -> None:
        ended = [pair for pair in self._all if not pair[0].is_alive()]
        for pair in ended:
            pair[1].close()
            self._all.remove(pair)

    def close(self) -> None:
        """Close every connection; no thread may be reading any more."""
        with self._lock:
            for _, connection in self._all:
                connection.close()
            self._all.clear()
        self._own = threading.local()


def _matches(regex: str, *texts: str | None) -> bool:
    return any(re.search(regex, text, re.IGNORECASE) for text in texts if isinstance(text, str))
