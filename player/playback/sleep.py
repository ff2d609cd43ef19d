"""The sleep timer: one act, some time from now, unless it is called off."""

import threading
from collections.abc import Callable


class SleepTimer:
    """Waits on a thread of its own; at most one act is waited for."""

    def __init__(self) -> None:
        self._waiting: threading.Timer | None = None

    def start(self, seconds: float, act: Callable[[], None]) -> None:
        """Act after so many seconds; what was waited for before is called off."""
        self.cancel()
        self._waiting = threading.Timer(seconds, act)
        self._waiting.daemon = True
        self._waiting.start()

    def cancel(self) -> None:
        """Call it off."""
        if self._waiting:
            self._waiting.cancel()

    def close(self) -> None:
        """Call it off and end the thread."""
        waiting, self._waiting = self._waiting, None
        if waiting and waiting is not threading.current_thread():
            waiting.cancel()
            waiting.join()
