"""Whether the scans of a library go on or hold."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

_LOOK_S = 0.2


class PaceState(Struct, frozen=True):
    """How many scans are under way, and whether they hold."""

    running: int = 0
    paused: bool = False


class ScanPace:
    """Holds and releases all scans of one library together; any thread.

    A pause is for the scans that run: it ends with the last of them, so that no later one stands
    still without anybody knowing why.
    """

    def __init__(self) -> None:
        self._state = PaceState()
        self._going = threading.Event()
        self._going.set()
        self._lock = threading.Lock()
        self._listeners: list[Callable[[PaceState], None]] = []

    @property
    def state(self) -> PaceState:
        """What the scans do now."""
        return self._state

    def listen(self, listener: Callable[[PaceState], None]) -> Callable[[], None]:
        """Have each new state told, on the thread that made it; returns how to stop."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def pause(self) -> None:
        """Let running scans store what they have read and hold; without one nothing happens."""
        self._become(lambda state: replace(state, paused=state.running > 0))

    def resume(self) -> None:
        """Let scans go on where they were held."""
        self._become(lambda state: replace(state, paused=False))

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Count a scan as running."""
        self._become(lambda state: replace(state, running=state.running + 1))
        try:
            yield
        finally:
            self._become(_one_less)

    def hold(self, is_cancelled: Callable[[], bool]) -> None:
        """Block while paused, unless cancelled; for the thread that scans."""
        while not self._going.is_set() and not is_cancelled():
            self._going.wait(_LOOK_S)

    def _become(self, change: Callable[[PaceState], PaceState]) -> None:
        with self._lock:
            before, self._state = self._state, change(self._state)
            after, listeners = self._state, list(self._listeners)
            if after.paused:
                self._going.clear()
            else:
                self._going.set()
        if after != before:
            for listener in listeners:
                listener(after)


def _one_less(state: PaceState) -> PaceState:
    running = state.running - 1
    return PaceState(running, paused=state.paused and running > 0)
