"""The one place where other threads meet Qt."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from player.engine.messages import Ready, SoundChanged, SoundDamaged, SoundMeasured
from player.events import Event, Notice, PlaybackChanged, QueueChanged
from player.playback import Playback


class PlaybackBridge(QObject):
    """Re-emit what happens to playback where widgets may hear it.

    The player calls back on any thread; the queued connection carries each event over to the
    thread this object lives in.
    """

    playback_changed = Signal(object)
    queue_changed = Signal(object)
    notice = Signal(object)
    _arrived = Signal()

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Event] = deque()
        self._arrived.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        self._unlisten = playback.listen(self._hear)

    def close(self) -> None:
        """Hear nothing more."""
        self._unlisten()

    def _hear(self, event: Event) -> None:
        """Any thread."""
        self._waiting.append(event)
        self._arrived.emit()

    @Slot()
    def _drain(self) -> None:
        """Pass on what has come; the first of several calls finds the others' events, too."""
        events = [self._waiting.popleft() for _ in range(len(self._waiting))]
        for event in _newest(events):
            self._dispatch(event)

    def _dispatch(self, event: Event) -> None:
        match event:
            case PlaybackChanged(state=state):
                self.playback_changed.emit(state)
            case QueueChanged(queue=queue):
                self.queue_changed.emit(queue)
            case Notice():
                self.notice.emit(event)
            case SoundChanged() | SoundMeasured() | SoundDamaged() | Ready():
                pass  # desk and device guard hear them and tell what becomes of them


def _newest(events: Sequence[Event]) -> list[Event]:
    """Leave out what a later event says anew: 6,000 files that are gone fail faster than one looks.

    Every edit of the queue stays, for each can be undone.
    """
    later: dict[object, Event] = {}
    kept = []
    for event in reversed(events):
        said = event.code if isinstance(event, Notice) else type(event)
        if said not in later or _is_edit(event, later[said]):
            kept.append(event)
        later[said] = event
    return kept[::-1]


def _is_edit(event: Event, later: Event) -> bool:
    """Whether a queue had other entries than the one after it."""
    if not isinstance(event, QueueChanged) or not isinstance(later, QueueChanged):
        return False
    return event.queue.entries != later.queue.entries


class Relay(QObject):
    """Carry what another part of the player tells, on any thread of its own, over to this one.

    Args:
        listen: Takes a listener and returns the function that ends it.
    """

    told = Signal(object)
    _arrived = Signal(object)

    def __init__(
        self,
        listen: Callable[[Callable[[Any], None]], Callable[[], None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._arrived.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._unlisten = listen(self._arrived.emit)

    def close(self) -> None:
        """Hear nothing more."""
        self._unlisten()

    @Slot(object)
    def _pass_on(self, told: object) -> None:
        self.told.emit(told)
