"""Bring folders into the library while the music plays: one scan at a time, on its own thread."""

import threading
from collections import deque
from pathlib import Path

from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.library.scan.scanner import Watcher
from player.playback import Playback


class Collector:
    """Scans folders in the order they were added.

    Args:
        library: Takes what is found; its listeners hear every batch.
        playback: Tells the listener what could not be done.
    """

    def __init__(self, library: Library, playback: Playback) -> None:
        self._library, self._playback = library, playback
        self._folders: deque[Path] = deque()
        self._changed = threading.Condition()
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, folder: str) -> None:
        """Scan a folder soon."""
        with self._changed:
            self._folders.append(Path(folder))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="scan", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Stop after the batch that is being written; the next scan goes on from there."""
        self._cancelled.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while (folder := self._next()) is not None:
            self._scan(folder)

    def _next(self) -> Path | None:
        with self._changed:
            if not self._folders or self._cancelled.is_set():
                self._thread = None if not self._cancelled.is_set() else self._thread
                return None
            return self._folders.popleft()

    def _scan(self, folder: Path) -> None:
        try:
            report = self._library.scan([folder], Watcher(is_cancelled=self._cancelled.is_set))
        except PlayerError as error:
            self._playback.notice(Notice(error.code, error.details))
            return
        if report.unreadable:
            count = len(report.unreadable)
            self._playback.notice(Notice("scan.some_unreadable", {"count": count}))
