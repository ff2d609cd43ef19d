"""How long the GUI thread is held at once: the CPU time of every turn of its event loop."""

import math
import time
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer

FRAME_MS = 16.0
_BUSY_MS = 0.05
"""Turns below are the watch itself and timers that had nothing to do."""


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
        on_block()
        dispatcher.aboutToBlock.disconnect(on_block)

    def by_activity(self):
        """The spread of each kind of activity, the word before a colon; and what was too long."""
        kinds = {}
        for name, times in self.ms.items():
            kinds.setdefault(name.partition(":")[0], []).extend(times)
        over = {name: max(times) for name, times in self.ms.items() if max(times) > FRAME_MS}
        return {kind: spread(times) for kind, times in kinds.items()} | {
            "over": {name: round(longest, 1) for name, longest in over.items()}
        }


def rest(ms):
    """Let the program run as it does by itself; `app.quit` would close its windows first."""
    loop = QEventLoop()
    QTimer.singleShot(round(ms), loop.quit)
    loop.exec()


def spread(times):
    """Of the turns in which something happened, ms of CPU time."""
    busy = np.array([t for t in times if t > _BUSY_MS] or [0.0])
    return {
        "turns": len(busy),
        "p99_ms": round(float(np.percentile(busy, 99)), 2),
        "longest_ms": round(float(busy.max()), 2),
    }


def yardstick_ms():
    """What the same little work takes here and now: two threads of a core share its speed."""
    best = math.inf
    for _ in range(5):
        began, kept, total = time.thread_time(), {}, 0
        for number in range(60_000):
            kept[number & 1023] = total
            total += number
        best = min(best, (time.thread_time() - began) * 1000)
    return round(best, 2)
