"""A scan in a process of its own, for the window: the writer alone keeps a Python core busy.

The child opens the library itself (write-ahead log: readers here go on reading) and tells how far
it is; when the parent dies, the pipe closes and the child stops at the next batch.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from player.errors import PlayerError
from player.library.db.database import Database
from player.library.scan.collector import collect_seldom
from player.library.scan.pace import ScanPace
from player.library.scan.scanner import scan
from player.library.scan.watcher import Progress, ScanReport, Watcher
from player.spawning import spawn_context

_SPAWN = spawn_context()
_LOOK_S = 0.2
_NICE = 10


def scan_apart(
    library: Path, folders: Sequence[Path], watcher: Watcher, *, claim_away: bool = False
) -> ScanReport:
    """Scan in a child process of low priority; blocks, for a worker thread.

    Raises:
        PlayerError: What the scan raised there; library.no_reader when the child died.
    """
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(
        target=_serve,
        args=(theirs, library, tuple(folders), watcher.jobs),
        kwargs={"claim_away": claim_away},
        name="galaxia-library",
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
    told = "resume"
    while True:
        wish = _wish(watcher)
        if wish != told:
            told = wish
            with suppress(OSError):  # it has ended meanwhile: what it said last is still there
                pipe.send(wish)
        try:
            message = pipe.recv() if pipe.poll(_LOOK_S) else None
        except (EOFError, OSError):
            raise PlayerError("library.no_reader") from None
        match message:
            case Progress(paused=paused):
                if not paused:
                    watcher.on_commit()
                watcher.on_progress(message)
            case ScanReport():
                return message
            case Failed(code, details):
                raise PlayerError(code, **details)
            case _:
                continue


def _wish(watcher: Watcher) -> str:
    if watcher.is_cancelled():
        return "cancel"
    return "pause" if watcher.pace.state.paused else "resume"


@dataclass(frozen=True, slots=True)
class Failed:
    """A `PlayerError` on its way between processes."""

    code: str
    details: dict[str, Any]


class _Listener:
    """The child's end: asks whether to go on, tells how far it is."""

    def __init__(self, pipe: Connection, pace: ScanPace) -> None:
        self._pipe, self._pace = pipe, pace
        self._ended = False

    def is_cancelled(self) -> bool:
        while not self._ended and self._pipe.poll():
            self._obey(self._heard())
        return self._ended

    def _heard(self) -> str:
        try:
            return str(self._pipe.recv())
        except (EOFError, OSError):  # nobody is there any more
            return "cancel"

    def _obey(self, wish: str) -> None:
        match wish:
            case "pause":
                self._pace.pause()
            case "resume":
                self._pace.resume()
            case _:
                self._ended = True

    def tell(self, message: Progress | ScanReport | Failed) -> None:
        try:
            self._pipe.send(message)
        except (BrokenPipeError, OSError):
            self._ended = True


def _serve(
    pipe: Connection, library: Path, folders: tuple[Path, ...], jobs: int, *, claim_away: bool
) -> None:
    if hasattr(os, "nice"):
        os.nice(_NICE)
    collect_seldom()
    pace = ScanPace()
    listener = _Listener(pipe, pace)
    try:
        database = Database(library)
        try:
            watcher = Watcher(
                on_progress=listener.tell,
                is_cancelled=listener.is_cancelled,
                jobs=jobs,
                pace=pace,
            )
            listener.tell(scan(database, folders, watcher, claim_away=claim_away))
        finally:
            database.close()
    except PlayerError as error:
        listener.tell(Failed(error.code, error.details))
