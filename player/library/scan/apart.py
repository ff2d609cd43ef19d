"""A scan in a process of its own, for the window: the writer alone keeps a Python core busy.

The child opens the library itself (write-ahead log: readers here go on reading) and tells how far
it is; when the parent dies, the pipe closes and the child stops at the next batch.
"""

import multiprocessing
import os
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from player.errors import PlayerError
from player.library.db.database import Database
from player.library.scan.scanner import Progress, ScanReport, Watcher, scan

_SPAWN = multiprocessing.get_context("spawn")
_LOOK_S = 0.2
_NICE = 10


def scan_apart(library: Path, folders: Sequence[Path], watcher: Watcher) -> ScanReport:
    """Scan in a child process of low priority; blocks, for a worker thread.

    Raises:
        PlayerError: What the scan raised there; library.no_reader when the child died.
    """
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(
        target=_serve, args=(theirs, library, tuple(folders), watcher.jobs), name="galaxia-library"
    )
    process.start()
    theirs.close()
    try:
        return _follow(ours, watcher)
    finally:
        ours.close()
        process.join()
        process.close()


def _follow(pipe: Connection, watcher: Watcher) -> ScanReport:
    cancelled = False
    while True:
        if watcher.is_cancelled() and not cancelled:
            cancelled = True
            pipe.send("cancel")
        try:
            message = pipe.recv() if pipe.poll(_LOOK_S) else None
        except (EOFError, OSError):
            raise PlayerError("library.no_reader") from None
        match message:
            case Progress():
                watcher.on_commit()
                watcher.on_progress(message)
            case ScanReport():
                return message
            case Failed(code, details):
                raise PlayerError(code, **details)
            case _:
                continue


@dataclass(frozen=True, slots=True)
class Failed:
    """A `PlayerError` on its way between processes."""

    code: str
    details: dict[str, Any]


class _Listener:
    """The child's end: asks whether to go on, tells how far it is."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._ended = False

    def is_cancelled(self) -> bool:
        if not self._ended and self._pipe.poll():
            self._ended = True
        return self._ended

    def tell(self, message: Progress | ScanReport | Failed) -> None:
        try:
            self._pipe.send(message)
        except (BrokenPipeError, OSError):
            self._ended = True


def _serve(pipe: Connection, library: Path, folders: tuple[Path, ...], jobs: int) -> None:
    if hasattr(os, "nice"):
        os.nice(_NICE)
    listener = _Listener(pipe)
    try:
        database = Database(library)
        try:
            watcher = Watcher(
                on_progress=listener.tell, is_cancelled=listener.is_cancelled, jobs=jobs
            )
            listener.tell(scan(database, folders, watcher))
        finally:
            database.close()
    except PlayerError as error:
        listener.tell(Failed(error.code, error.details))
