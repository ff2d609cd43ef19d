"""A station that goes on by itself, and after a restart where it was: beside whatever else runs."""

import threading
from collections.abc import Callable
from pathlib import Path

from player.complaints import Complaints
from player.documents import load, save
from player.errors import PlayerError
from player.events import Event, PlaybackChanged, QueueChanged
from player.library.library import Library
from player.playback import Playback
from player.radio import STATION, Radio, Station


class OnAir:
    """Fills the queue of a station on a thread of its own, and keeps which one plays.

    Args:
        library: What it is made of.
        playback: Whose queue is filled.
        path: Where the station is kept; the file need not exist.

    Attributes:
        radio: Makes the station.
    """

    def __init__(self, library: Library, playback: Playback, path: Path) -> None:
        self.radio = Radio(library, playback)
        self._playback, self._path = playback, path
        self._kept: Station | None = None
        self._something_new = threading.Event()
        self._closing = False
        self._complaints = Complaints(playback)
        self._stop_listening: Callable[[], None] | None = None
        self._thread = threading.Thread(target=self._run, name="station", daemon=True)

    def start(self) -> None:
        """Go on with the station of the last session, if its queue is back; fill it from now on."""
        self._kept = self._load()
        self.radio.take_up(self._kept)
        self._stop_listening = self._playback.listen(self._hear)
        self._something_new.set()
        self._thread.start()

    def close(self) -> None:
        """Keep which station plays, and end the thread."""
        if self._stop_listening is None:
            return
        self._stop_listening()
        self._closing = True
        self._something_new.set()
        self._thread.join()

    def _load(self) -> Station | None:
        try:
            station = load(STATION, self._path)
        except PlayerError:  # there is none, or none that can be read: nothing plays on
            return None
        return station if station.context else None

    def _hear(self, event: Event) -> None:
        if isinstance(event, QueueChanged | PlaybackChanged):
            self._something_new.set()

    def _run(self) -> None:
        last = False
        while not last:
            self._something_new.wait()
            self._something_new.clear()
            last = self._closing
            try:
                self._look(last=last)
                self._complaints.went_well()
            except PlayerError as error:
                self._complaints.tell(error)

    def _look(self, *, last: bool) -> None:
        if self.radio.runs_out(self._playback.queue) and not last:
            self.radio.go_on()
        station = self.radio.station
        if station != self._kept:
            self._kept = station
            save(STATION, self._path, station or Station())
