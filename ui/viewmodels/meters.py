"""What moves with the music: levels, spectrum, stereo image; asked for only while it is seen."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from player.engine.meters import MeterLook, SoundMeters, band_centres_hz
from player.events import PlaybackState
from player.model import PlayState
from player.sound.desk import SoundDesk, Watch

FRAME_MS = 40
"""A new spectrum comes each 43 ms: more frames would show some of them twice."""

CALM_MS = 250
_FALL_DB_PER_S = 48.0
_FLOOR_DB = -120.0

Levels = npt.NDArray[np.floating]


class MetersModel(QObject):
    """Twenty-five looks a second while music plays and a meter is in sight; none otherwise.

    Where the listener wants little motion there are four looks a second.
    """

    looked = Signal()

    def __init__(self, meters: SoundMeters, desk: SoundDesk) -> None:
        super().__init__()
        self._meters, self._desk = meters, desk
        self._viewers: dict[str, Callable[[], None]] = {}
        self._playing = False
        self._look: MeterLook | None = None
        self._spectrum_db: Levels = np.zeros(0)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.poll)

    @property
    def look(self) -> MeterLook | None:
        """What the ear hears; None in silence."""
        return self._look

    @property
    def spectrum_db(self) -> Levels:
        """The spectrum with its peaks falling slowly; empty in silence."""
        return self._spectrum_db

    @property
    def centres_hz(self) -> Levels:
        """The frequencies of the spectrum."""
        return band_centres_hz(self._look.sample_rate) if self._look else np.zeros(0)

    @property
    def running(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def show(self, state: PlaybackState) -> None:
        """Take over a state that the player announced."""
        self._playing = state.state is PlayState.PLAYING
        self._pace()

    def calm(self, *, calm: bool) -> None:
        """Look less often."""
        self._timer.setInterval(CALM_MS if calm else FRAME_MS)

    def watch(self, viewer: str, *, watched: bool, wants: Watch = Watch.SPECTRUM) -> None:
        """Say whether a meter of that name can be seen, and of which kind it is."""
        before = self._viewers.pop(viewer, None)
        if watched:
            self._viewers[viewer] = self._desk.watch(wants)
        if before is not None:
            before()  # after the new one, so that the engine's meters go on
        self._pace()

    def poll(self) -> None:
        """Look once."""
        self._take(self._meters.look())

    def _pace(self) -> None:
        wanted = self._playing and bool(self._viewers)
        if wanted and not self._timer.isActive():
            self._timer.start()
        elif not wanted and self._timer.isActive():
            self._timer.stop()
            self._take(None)

    def _take(self, look: MeterLook | None) -> None:
        if look is None and self._look is None:
            return
        if look and self._look and look.number == self._look.number:
            return
        self._look = look
        if look is None:
            self._spectrum_db = np.zeros(0)
        elif len(self._spectrum_db) != len(look.spectrum_db):
            self._spectrum_db = np.asarray(look.spectrum_db, dtype=np.float64)
        else:
            fall_db = _FALL_DB_PER_S * self._timer.interval() / 1000
            kept = np.maximum(self._spectrum_db - fall_db, _FLOOR_DB)
            self._spectrum_db = np.maximum(look.spectrum_db, kept)
        self.looked.emit()
