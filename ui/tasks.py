"""Slow work beside the GUI thread; results come home."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from player.errors import PlayerError
from player.events import Notice

_THREADS = 2
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class _Wish:
    """Who waits for a result, and how it is asked for once more."""

    then: Callable[[Any], None]
    owner: QObject
    failed: Callable[[], None]
    again: Callable[[], None]


def _nothing() -> None:
    """Nobody waits for a failure."""


class Tasks(QObject):
    """A few threads for reading: pictures, pages of rows. Own it, and close it.

    Signals:
        trouble: A notice of what could not be done and nobody else has heard of, and how to try
            it again.
    """

    trouble = Signal(object, object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="ui-task")
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], _Result],
        then: Callable[[_Result], None],
        owner: QObject,
        failed: Callable[[], None] = _nothing,
    ) -> None:
        """Do the work on another thread and hand its result to `then` on the GUI thread.

        Args:
            work: Touches no QObject and no QPixmap.
            then: Not called when the work raises: what the listener can act on is told by
                `trouble`, any other exception goes to the exception hook.
            owner: When it is gone by then, so is the result.
            failed: Called first when the work raises: for who would else wait for `then` for ever.
        """
        if self._closed:
            return
        future = self._pool.submit(work)
        wish = _Wish(then, owner, failed, partial(self.run, work, then, owner, failed))
        future.add_done_callback(partial(self._announce, wish))

    def close(self) -> None:
        """Drop what has not begun, wait for what has, and deliver nothing more."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _announce(self, wish: _Wish, future: "Future[Any]") -> None:
        if not future.cancelled():
            self._finished.emit((wish, future))

    @Slot(object)
    def _deliver(self, outcome: tuple[_Wish, "Future[Any]"]) -> None:
        wish, future = outcome
        if self._closed or not shiboken6.isValid(wish.owner):
            return
        problem = future.exception()
        if problem is not None:
            wish.failed()
        if isinstance(problem, PlayerError):
            self.trouble.emit(Notice(problem.code, problem.details), wish.again)
        else:
            wish.then(future.result())
