"""How the engine has been: its figures, and what happened to the device, with the time."""

import time
from collections import deque
from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from player.engine.figures import Figures
from player.events import Notice, OutputState, PlaybackState

_LOOK_MS = 500
_KEPT = 200


class Happening(Struct, frozen=True):
    """One thing that happened; a notice, or another output."""

    at_s: float
    what: Notice | OutputState


class EngineHealthModel(QObject):
    """Keeps a log always; reads figures only while they are seen."""

    changed = Signal()
    happened = Signal()

    def __init__(
        self, figures: Callable[[], Figures], *, now_s: Callable[[], float] = time.time
    ) -> None:
        super().__init__()
        self._read, self._now_s = figures, now_s
        self._figures = Figures()
        self._output: OutputState | None = None
        self._log: deque[Happening] = deque(maxlen=_KEPT)
        self._lowest_ring: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def figures(self) -> Figures:
        """The engine's counters, as last read."""
        return self._figures

    @property
    def lowest_ring_ms(self) -> float | None:
        """The least the ring held while somebody looked; None before."""
        return self._lowest_ring

    @property
    def log(self) -> list[Happening]:
        """What happened, newest first."""
        return list(reversed(self._log))

    @property
    def latency_ms(self) -> float:
        """What the device asks for at a time."""
        return self._output.latency_ms if self._output else 0.0

    def show_notice(self, notice: Notice) -> None:
        """Keep what was said about engine and devices."""
        if notice.code.partition(".")[0] in {"device", "engine", "sound", "file"}:
            self._keep(notice)

    def show_playback(self, playing: PlaybackState) -> None:
        """Keep every change of the output."""
        if playing.output is not None and playing.output != self._output:
            self._output = playing.output
            self._keep(playing.output)

    def watch(self, *, watched: bool) -> None:
        """Say whether the figures can be seen."""
        if watched:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Read the figures once."""
        self._figures = self._read()
        if self._figures.ring_ms > 0.0:
            lowest = self._lowest_ring
            ring_ms = self._figures.ring_ms
            self._lowest_ring = ring_ms if lowest is None else min(lowest, ring_ms)
        self.changed.emit()

    def _keep(self, what: Notice | OutputState) -> None:
        self._log.append(Happening(self._now_s(), what))
        self.happened.emit()
