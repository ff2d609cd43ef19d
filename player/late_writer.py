"""The last of many changes, written on a thread of its own: a drag writes once, not 100 times."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from player.errors import PlayerError

_RESTS_S = 0.5

T = TypeVar("T")


class LateWriter(Generic[T]):
    """Writes half a second after a change, and what is not written yet when it is closed.

    Args:
        write: Writes a value, on this object's thread.
        complain: Told, on that thread, why nothing could be written.
        name: Of the thread.
    """

    def __init__(
        self, write: Callable[[T], None], complain: Callable[[PlayerError], None], name: str
    ) -> None:
        self._write_one, self._complain, self._name = write, complain, name
        self._waiting: T | None = None
        self._something_new, self._closing = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def keep(self, value: T) -> None:
        """Write it soon; always called by one thread at a time."""
        self._waiting = value
        self._something_new.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Write what is not written yet and end the thread."""
        self._closing.set()
        self._something_new.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._something_new.wait()
            self._closing.wait(_RESTS_S)
            self._something_new.clear()
            self._write()

    def _write(self) -> None:
        value, self._waiting = self._waiting, None
        if value is None:
            return
        try:
            self._write_one(value)
        except PlayerError as error:
            self._complain(error)
