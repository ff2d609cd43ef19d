"""How long the GUI thread is held at once: the CPU time of every turn of its event loop."""

import time
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer

FRAME_MS = 16.0
_BUSY_MS = 0.05
"""Turns below are the watch itself and timers that had nothing to do."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What turns took, in ms of the thread's CPU time."""

    turns: int
    p99_ms: float
    longest_ms: float


@dataclass
class Turns:
    """Keeps the CPU time between two waits of the GUI thread's event loop, by what was done.

    A turn is all that happens from one moment when the loop asks for something to do to the next,
    be it timers, posted events or input; a thread that waits takes no CPU time. Whatever calls
    `during` outside of the loop counts to the turn it begins with.
    """

    ms: dict[str, list[float]] = field(default_factory=dict)

    def during(self, name, act, rest_ms):
        """Do something, let the loop run for a while, and keep its turns under a name."""
        times = self.ms.setdefault(name, [])
        last = time.thread_time()

        def on_block():
            nonlocal last
            now = time.thread_time()
            times.append((now - last) * 1000)
            last = now

        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.aboutToBlock.connect(on_block)
        act()
        rest(rest_ms)
        dispatcher.aboutToBlock.disconnect(on_block)

    def of(self, *names):
        """The spread over some activities, over all of them if none is named."""
        return spread([t for name in names or self.ms for t in self.ms[name]])


def rest(ms):
    """Let the program run as it does by itself; `app.quit` would close its windows first."""
    loop = QEventLoop()
    QTimer.singleShot(round(ms), loop.quit)
    loop.exec()


def spread(times):
    """Of the turns in which something happened."""
    busy = np.array([t for t in times if t > _BUSY_MS] or [0.0])
    return Spread(
        len(busy),
        round(float(np.percentile(busy, 99)), 2),
        round(float(busy.max()), 2),
    )
