"""The tracks behind queue entries: opened files at once, the library's when they have been read."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.model import Track
from player.playback import Playback
from player.queue import QueueItem
from ui.tasks import Tasks

_KEPT = 4096


class QueueTracks(QObject):
    """Answers at once with what it knows; ids asked for meanwhile are read together."""

    arrived = Signal()

    def __init__(self, playback: Playback, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._tasks = tasks
        self._kept: OrderedDict[int, Track] = OrderedDict()
        self._wanted: set[int] = set()
        self._reading = False

    def get(self, item: QueueItem) -> Track | None:
        """Return an item's track; None while it is being read, or when it is gone."""
        if isinstance(item, Track):
            return self._playback.resolve(item)
        if item in self._kept:
            return self._kept[item]
        self._wanted.add(item)
        self._read()
        return None

    def _read(self) -> None:
        if self._reading or not self._wanted:
            return
        self._reading = True
        playback, wanted = self._playback, self._wanted
        self._wanted = set()

        def read() -> dict[int, Track]:
            found = {item: _resolved(playback, item) for item in wanted}
            return {item: track for item, track in found.items() if track is not None}

        self._tasks.run(read, self._keep, self)

    def _keep(self, found: dict[int, Track]) -> None:
        self._reading = False
        self._kept |= found
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if found:
            self.arrived.emit()
        self._read()


def _resolved(playback: Playback, item: int) -> Track | None:
    try:
        return playback.resolve(item)
    except PlayerError:  # it left the library while it stood in the queue
        return None
