"""The signal path as the page shows it, and the engine's figures while somebody looks."""

import time
from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from player.engine.figures import Figures
from player.engine.meters import SoundMeters
from player.events import PlaybackState
from player.exactness import Exactness
from player.signal_path import Obstacle, PathNode, SignalPath, Verdict, with_peaks
from ui.path_wording import path_report

_LOOK_MS = 500


class EngineFigures(Struct, frozen=True):
    """What the engine's card says.

    Attributes:
        cpu_share: Of one core, over the last half second; None before the second look.
        speed: How much faster than real time the chain works; None while it does nothing.
        watched_s: Since when dropouts are counted here.
    """

    cpu_share: float | None
    speed: float | None
    ring_full: float
    dropouts: int
    latency_ms: float
    watched_s: float
    limited_frames: int
    source_clips: int
    own_clips: int


class PathModel(QObject):
    """Shows what the player says; a verdict is never worded better here than it is there.

    Args:
        figures: The engine's.
        meters: What the sound does.
        begin_to_look: Has peaks measured from now on; its result ends that.
    """

    changed = Signal()
    looked = Signal()

    def __init__(
        self,
        figures: Callable[[], Figures],
        meters: SoundMeters,
        begin_to_look: Callable[[], Callable[[], None]],
        exactness: Exactness,
        playing: PlaybackState,
        *,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._read, self._meters, self._exactness = figures, meters, exactness
        self._begin_to_look = begin_to_look
        self._look_away: Callable[[], None] | None = None
        self._playing = playing
        self._now_s = now_s
        self._since_s = now_s()
        self._before: tuple[float, float] | None = None
        self._figures: EngineFigures | None = None
        self._undo: Callable[[], None] | None = None
        self._viewers: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def playing(self) -> PlaybackState:
        """What plays."""
        return self._playing

    @property
    def path(self) -> SignalPath:
        """The path as far as it is known, with its peaks; empty while nothing plays."""
        path = self._playing.path or SignalPath()
        return with_peaks(path, self._meters.peaks() if self._viewers else None)

    @property
    def nodes(self) -> tuple[PathNode, ...]:
        """Its nodes, from the file to the device."""
        return self.path.nodes

    @property
    def verdict(self) -> Verdict:
        """The word for all of it."""
        return self.path.verdict

    @property
    def figures(self) -> EngineFigures | None:
        """What the engine does; None before anybody looked."""
        return self._figures

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What `make_exact` would switch off."""
        return self._exactness.obstacles()

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would put something back."""
        return self._undo is not None

    def show(self, playing: PlaybackState) -> None:
        """Take over a state that the player announced."""
        self._playing = playing
        self.changed.emit()

    def watch(self, viewer: str, *, watched: bool) -> None:
        """Say whether the figures can be seen."""
        (self._viewers.add if watched else self._viewers.discard)(viewer)
        if self._viewers:
            self._look_away = self._look_away or self._begin_to_look()
            self._timer.start()
            self.look()
        else:
            self._timer.stop()
            self._before = None
            if self._look_away:
                self._look_away()
            self._look_away = None

    def make_exact(self) -> None:
        """Switch off what stands in the way; `undo` puts it back."""
        self._undo = self._exactness.make_exact()
        self.changed.emit()

    def undo(self) -> None:
        """Put back what `make_exact` has switched off."""
        if self._undo is not None:
            undo, self._undo = self._undo, None
            undo()
            self.changed.emit()

    def look(self) -> None:
        """Read the figures once."""
        read, sound, now_s = self._read(), self._meters.figures(), self._now_s()
        share = None
        if self._before is not None and now_s > self._before[0]:
            share = (read.render_cpu_s - self._before[1]) / (now_s - self._before[0])
        self._before = (now_s, read.render_cpu_s)
        self._figures = EngineFigures(
            cpu_share=share,
            speed=1.0 / sound.cpu_share if sound.active and sound.cpu_share > 0.0 else None,
            ring_full=read.ring_full,
            dropouts=read.underruns,
            latency_ms=read.latency_ms + sound.chain_latency_ms,
            watched_s=now_s - self._since_s,
            limited_frames=sound.limited_frames,
            source_clips=sound.source_clips,
            own_clips=sound.own_clips,
        )
        self.looked.emit()

    def report(self, figures: dict[str, str]) -> str:
        """Return the path and the figures as text."""
        return path_report(self.path, figures)
