"""A process beside the player: started by the first order, replaced when it died, never waited for.

What waits for networks, keyrings and people runs in one: the player only leaves orders and hears
news, frozen values over a pipe.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from player.spawning import spawn_context

_SPAWN = spawn_context()
_ENDS_S = 2.0
_Order = TypeVar("_Order")
_News = TypeVar("_News")


class SideProcess(Generic[_Order, _News]):
    """The player's end of it; any thread.

    Args:
        name: What the system calls it.
        serve: Its main function; gets the pipe and then `arguments`.
        arguments: What it needs to know.
        take: Hears all news before the listeners do, on the hearing thread.
        last_order: Makes it end by itself; without one it is terminated, which must do no harm.
    """

    def __init__(
        self,
        name: str,
        serve: Callable[..., None],
        arguments: tuple[object, ...],
        take: Callable[[_News], None],
        last_order: _Order | None = None,
    ) -> None:
        self._name, self._serve, self._arguments = name, serve, arguments
        self._take, self._last_order = take, last_order
        self._lock = threading.Lock()
        self._pipe: Connection | None = None
        self._process: SpawnProcess | None = None
        self._hearing: threading.Thread | None = None
        self._listeners: list[Callable[[_News], None]] = []
        self._closed = False

    @property
    def process(self) -> SpawnProcess | None:
        """The process that was started last; None before the first order."""
        return self._process

    def listen(self, listener: Callable[[_News], None]) -> Callable[[], None]:
        """Have all news told on the hearing thread; call the result to have it stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def start(self) -> None:
        """Start the process before there is an order for it; returns at once."""
        with self._lock:
            if self._pipe is None and not self._closed:
                self._spawn()

    def order(self, order: _Order) -> None:
        """Leave an order; a process that died meanwhile is replaced by one that obeys it."""
        with self._lock:
            if self._closed:
                return
            pipe = self._pipe or self._spawn()
            try:
                pipe.send(order)
            except OSError:
                self._see_out()
                self._spawn().send(order)

    def close(self) -> None:
        """End the process; what it has not done is left, and no order starts another."""
        with self._lock:
            self._closed = True
            if self._pipe is not None and self._process is not None:
                self._ask_to_end(self._pipe, self._process)
            self._see_out()
            hearing = self._hearing
        if hearing is not None and hearing is not threading.current_thread():
            hearing.join()

    def _ask_to_end(self, pipe: Connection, process: SpawnProcess) -> None:
        if self._last_order is None:
            process.terminate()
            return
        try:
            pipe.send(self._last_order)
        except OSError:
            process.terminate()

    def _see_out(self) -> None:
        """Wait for the process to end, and make it when it hangs; the lock is held.

        The hearing thread ends by itself, and lets go of the pipe.
        """
        process, self._process, self._pipe = self._process, None, None
        if process is None:
            return
        process.join(_ENDS_S)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()

    def _spawn(self) -> Connection:
        """Start the process; the lock is held."""
        ours, theirs = _SPAWN.Pipe()
        arguments: tuple[Any, ...] = (theirs, *self._arguments)
        self._process = _SPAWN.Process(
            target=self._serve, args=arguments, name=f"galaxia-{self._name}", daemon=True
        )
        self._process.start()
        theirs.close()
        self._hearing = threading.Thread(
            target=self._hear, args=(ours,), name=f"hear {self._name}", daemon=True
        )
        self._hearing.start()
        self._pipe = ours
        return ours

    def _hear(self, pipe: Connection) -> None:
        with closing(pipe):
            while True:
                try:
                    news: _News = pipe.recv()
                except (EOFError, OSError):
                    return
                self._take(news)
                for listener in tuple(self._listeners):
                    listener(news)
