"""Reading many files in worker processes that may stall, die or run out of memory."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait

from player.errors import PlayerError
from player.library.scan.records import FileRecord, Task
from player.library.scan.worker import FILE_SECONDS_MAX, Worker

BATCH_FILES = 64
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
    pool = _Pool(tasks, jobs)
    try:
        while pool.is_busy and not is_cancelled():
            yield from pool.collect()
    finally:
        pool.close()


class _Pool:
    def __init__(self, tasks: Sequence[Task], jobs: int) -> None:
        size = max(1, min(BATCH_FILES, -(-len(tasks) // max(jobs, 1))))
        starts = range(0, len(tasks), size)
        self._waiting = deque(tuple(tasks[at : at + size]) for at in starts)
        self._workers = [Worker() for _ in range(min(jobs, len(self._waiting)))]
        for worker in self._workers:
            self._feed(worker)

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting) or any(worker.batch for worker in self._workers)

    def _feed(self, worker: Worker) -> None:
        if self._waiting:
            worker.give(self._waiting.popleft())

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
        self._feed(worker)
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
        self._feed(self._workers[place])
        return FileRecord(culprit.file_key, reason=reason)

    def close(self) -> None:
        """End all workers, also those in the middle of a batch."""
        for worker in self._workers:
            worker.close()
