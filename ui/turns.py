"""Work of the GUI thread in small parts: between two of them it hears, paints and plays on."""

import time
from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], None]
_BUDGET_S = 0.004
"""A quarter of a frame: what a step takes comes on top, and painting after it."""


class Turns(QObject):
    """Does steps in their order, as many in one turn of the event loop as fit into a few ms.

    The owner is its parent: when that goes, what is left is not done.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Step] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there are steps to be done."""
        return bool(self._steps)

    def add(self, steps: Iterable[Step]) -> None:
        """Do these after those that wait already; each is short, for none is broken off."""
        self._steps.extend(steps)
        if self._steps:
            self._timer.start()

    def finish(self) -> None:
        """Do all that is left now: somebody wants the whole."""
        while self._steps:
            self._steps.popleft()()
        self._timer.stop()

    def _go_on(self) -> None:
        began = time.thread_time()
        while self._steps:
            self._steps.popleft()()
            if time.thread_time() - began > _BUDGET_S:
                return
        self._timer.stop()
