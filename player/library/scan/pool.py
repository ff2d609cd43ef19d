"""Reading many files in worker processes that may stall, die or run out of memory."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import wait
from queue import Empty, Queue

from player.errors import PlayerError
from player.library.scan.records import FileRecord, Task
from player.library.scan.worker import FILE_SECONDS_MAX, Worker

BATCH_FILES = 64
AHEAD_BATCHES = 24
"""Read and not yet stored: the workers go on while a batch is committed."""

_LOOK_S = 0.25


def read_all(
    tasks: Sequence[Task], jobs: int, is_cancelled: Callable[[], bool]
) -> Iterator[tuple[FileRecord, ...]]:
    """Yield the records of all tasks, batch by batch as they come.

    A file on which a worker stalls or dies gives a record with the reason; the worker is replaced
    and the rest of its batch read again. Ends early when cancelled.

    Raises:
        PlayerError: library.no_reader when the processes do not start: no file is to blame then.
    """
    answers = _Answers(_Pool(tasks, jobs))
    try:
        while not is_cancelled() and (records := answers.take()) is not None:
            if records:
                yield records
    finally:
        answers.close()


class _Answers:
    """Fetches what workers read on a thread of its own: no worker waits for a commit."""

    def __init__(self, pool: "_Pool") -> None:
        self._pool = pool
        self._ready: Queue[tuple[FileRecord, ...] | None] = Queue(AHEAD_BATCHES)
        self._unwanted = threading.Event()
        self._ended = False
        self._threads = ThreadPoolExecutor(1, "galaxia-answers")
        self._fetching = self._threads.submit(self._fetch)

    def _fetch(self) -> None:
        try:
            while self._pool.is_busy and not self._unwanted.is_set():
                for records in self._pool.collect():
                    self._ready.put(records)
        finally:
            self._ready.put(None)

    def take(self) -> tuple[FileRecord, ...] | None:
        """Return the next batch, an empty one when nothing came for a moment, None at the end.

        Raises:
            PlayerError: library.no_reader.
        """
        try:
            records = self._ready.get(timeout=_LOOK_S)
        except Empty:
            return ()
        if records is None:
            self._ended = True
            self._fetching.result()
        return records

    def close(self) -> None:
        """End the thread and all workers, also those in the middle of a batch."""
        self._unwanted.set()
        while not self._ended:
            self._ended = self._ready.get() is None
        self._threads.shutdown()
        self._pool.close()


class _Pool:
    def __init__(self, tasks: Sequence[Task], jobs: int) -> None:
        size = max(1, min(BATCH_FILES, -(-len(tasks) // max(jobs, 1))))
        starts = range(0, len(tasks), size)
        self._waiting = deque(tuple(tasks[at : at + size]) for at in starts)
        self._workers = [Worker() for _ in range(min(jobs, len(self._waiting)))]
        for place in range(len(self._workers)):
            self._feed(place)

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting) or any(worker.batch for worker in self._workers)

    def _feed(self, place: int) -> None:
        """Give a worker its next batch; one that fell while it had none is replaced."""
        if not self._waiting:
            return
        batch = self._waiting.popleft()
        try:
            self._workers[place].give(batch)
        except OSError as error:  # no file is to blame
            if not self._workers[place].has_started:
                raise PlayerError("library.no_reader") from error
            self._workers[place].close()
            self._workers[place] = Worker()
            self._workers[place].give(batch)

    def collect(self) -> Iterator[tuple[FileRecord, ...]]:
        """Yield what has come; replace workers that died or stand still."""
        ready = wait([worker.pipe for worker in self._workers if worker.batch], _LOOK_S)
        for place, worker in enumerate(self._workers):
            if worker.pipe in ready:
                yield self._take(place, worker)
            elif worker.is_stuck():
                yield (self._replace(place, f"took longer than {FILE_SECONDS_MAX:g} s to read"),)

    def _take(self, place: int, worker: Worker) -> tuple[FileRecord, ...]:
        try:
            records = worker.take()
        except (EOFError, OSError):
            return (self._replace(place, "brought its reader down"),)
        self._feed(place)
        return records

    def _replace(self, place: int, reason: str) -> FileRecord:
        fallen = self._workers[place]
        culprit = fallen.culprit()
        rest = tuple(task for task in fallen.batch if task is not culprit)
        if not fallen.has_started:
            raise PlayerError("library.no_reader")
        fallen.close()
        if rest:
            self._waiting.appendleft(rest)
        self._workers[place] = Worker()
        self._feed(place)
        return FileRecord(culprit.file_key, reason=reason)

    def close(self) -> None:
        """End all workers, also those in the middle of a batch."""
        for worker in self._workers:
            worker.close()
