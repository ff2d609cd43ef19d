"""The process that reads tags, and the parent's grip on it.

Tags from anywhere can stall or exhaust a parser. A worker says which file it is at; the parent
kills it when one file takes too long, sets that file aside and goes on with the rest.
"""

import ctypes
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

import msgspec

from player.library.scan.collector import collect_seldom
from player.library.scan.reading import read_file
from player.library.scan.records import FileRecord, Task
from player.spawning import spawn_context

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

FILE_SECONDS_MAX = 3.0
_LOOK_SECONDS_MAX = 1.0
START_SECONDS_MAX = 60.0
MEMORY_BYTES_MAX = 1 << 30

_SPAWN = spawn_context()
_tasks = msgspec.msgpack.Decoder(tuple[Task, ...])
_records = msgspec.msgpack.Decoder(tuple[FileRecord, ...])


def serve(pipe: Connection, at: Any) -> None:
    """Answer batches of tasks until the parent hangs up.

    Args:
        pipe: Tasks in, records out, as msgpack.
        at: Shared integer: how many files of the batch are done; -1 while starting.
    """
    _limit_memory()
    collect_seldom()
    at.value = 0
    try:
        while True:
            records = []
            for done, task in enumerate(_tasks.decode(pipe.recv_bytes())):
                at.value = done
                records.append(_read(task))
            pipe.send_bytes(msgspec.msgpack.encode(records))
    except (EOFError, ConnectionError, KeyboardInterrupt):
        return


def _read(task: Task) -> FileRecord:
    """The main loop's net: one file that nobody foresaw must not take its batch along."""
    try:
        return read_file(task)
    except Exception as error:  # noqa: BLE001  a process main loop
        return FileRecord(task.file_key, reason=f"{type(error).__name__}: {error}"[:200])


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes started meanwhile do not hear Ctrl+C; their parent ends them. POSIX only."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _limit_memory() -> None:
    """Let a bomb fail with MemoryError instead of taking the machine along; POSIX only."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES_MAX, MEMORY_BYTES_MAX))


class Worker:
    """One reading process as the parent sees it."""

    def __init__(self) -> None:
        self._at = _SPAWN.RawValue(ctypes.c_int, -1)
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(
            target=serve, args=(theirs, self._at), name="galaxia-scan", daemon=True
        )
        with _undisturbed():
            self._process.start()
        theirs.close()
        self.batch: tuple[Task, ...] = ()
        self._is_first = True
        self._seen = -1
        self._stood_s = self._looked = 0.0

    @property
    def pid(self) -> int | None:
        """The process to look at when memory is counted."""
        return self._process.pid

    def give(self, batch: Sequence[Task]) -> None:
        """Send a batch; one at a time."""
        self.batch = tuple(batch)
        self._at.value = min(int(self._at.value), 0)
        self._seen = int(self._at.value)
        self._stood_s, self._looked = 0.0, monotonic()
        self.pipe.send_bytes(msgspec.msgpack.encode(self.batch))

    def take(self) -> tuple[FileRecord, ...]:
        """Return the answer to the batch; blocks until it is complete.

        Raises:
            EOFError, OSError: The process died; `culprit` says at which file.
        """
        records = _records.decode(self.pipe.recv_bytes())
        self.batch, self._is_first = (), False
        return records

    def is_stuck(self) -> bool:
        """Whether the present file took longer than any honest one does.

        Time nobody looked does not count in full: the whole program may have been stopped (Ctrl+Z,
        a suspended machine), and the file with it.
        """
        at, now = int(self._at.value), monotonic()
        self._stood_s += min(now - self._looked, _LOOK_SECONDS_MAX)
        self._looked = now
        if not self.batch or at != self._seen:
            self._seen, self._stood_s = at, 0.0
        return self._stood_s > self._patience_s()

    def _patience_s(self) -> float:
        """The first batch may have to wait for the pinyin tables."""
        if not self.has_started:
            return START_SECONDS_MAX
        return FILE_SECONDS_MAX * (4 if self._is_first else 1)

    @property
    def has_started(self) -> bool:
        """Whether the process ever got as far as its first file."""
        return int(self._at.value) >= 0

    def culprit(self) -> Task:
        """Return the file at which the process stands, or fell."""
        return self.batch[max(0, min(int(self._at.value), len(self.batch) - 1))]

    def close(self) -> None:
        """End the process at once: it only reads, and leaving politely takes it 0.3 s."""
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()
