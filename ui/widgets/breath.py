"""A picture that breathes: a little smaller and back, slowly, only where things may move."""

import math

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ui.theme.theme import Theme

_PERIOD_MS = 9_000
_DEPTH = 0.022
_STEP_MS = 140
"""At this depth an edge moves by less than a third of a pixel a step."""


class Breath(QObject):
    """How large the picture is now; `changed` says when it is to be drawn again."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock, self._timer = QElapsedTimer(), QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self.changed)
        self._on = False
        theme.changed.connect(self._look)

    @property
    def scale(self) -> float:
        """1 is the whole size."""
        if not self._timer.isActive():
            return 1.0
        turn = self._clock.elapsed() % _PERIOD_MS / _PERIOD_MS
        return 1.0 - _DEPTH * (1.0 - math.cos(2 * math.pi * turn)) / 2

    @property
    def moves(self) -> bool:
        """Whether it does."""
        return self._timer.isActive()

    def breathe(self, on: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Begin, or come to rest."""
        self._on = on
        self._look()

    def _look(self) -> None:
        wanted = self._on and self._theme.motion.slow > 0
        if wanted == self._timer.isActive():
            return
        if wanted:
            self._clock.start()
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()
