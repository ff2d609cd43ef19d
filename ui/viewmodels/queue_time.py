"""How long the queue lasts, and when it ends."""

from collections.abc import Callable, Sequence
from time import time as clock_s

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal

from player.events import PlaybackState
from player.model import PlayState
from player.playback import Playback
from player.queue import Queue
from player.queue.remaining import remaining_ms
from ui.tasks import Tasks
from ui.wording import span

_SHORT_MS = 60_000


class QueueTimeModel(QObject):
    """Adds up beside the GUI thread; nothing moves with the music: an end stays where it is.

    Args:
        duration_of: Adds up the lengths of tracks of the library, on another thread.
    """

    changed = Signal()

    def __init__(
        self, playback: Playback, tasks: Tasks, duration_of: Callable[[Sequence[int]], int]
    ) -> None:
        super().__init__()
        self._playback = playback
        self._tasks = tasks
        self._duration_of = duration_of
        self._state = playback.state
        self._queue = playback.queue
        self._remaining_ms: int | None = None

    @property
    def line(self) -> str:
        """What is left, and the time of day when it ends while it plays; empty when unknown."""
        left_ms = self._left_ms()
        if left_ms is None:
            return ""
        left = span(left_ms) if left_ms >= _SHORT_MS else self.tr("under a minute")
        if self._state.state is not PlayState.PLAYING or self._state.stop_at is not None:
            return self.tr("{time} left").format(time=left)
        end_ms = round(clock_s() * 1000 + left_ms / self._state.speed)
        end = QLocale().toString(
            QDateTime.fromMSecsSinceEpoch(end_ms).time(), QLocale.FormatType.ShortFormat
        )
        return self.tr("{time} left · ends at {end}").format(time=left, end=end)

    def show_queue(self, queue: Queue) -> None:
        """Take over a queue that the player announced."""
        self._queue = queue
        duration_of = self._duration_of
        self._tasks.run(
            lambda: remaining_ms(queue, duration_of), lambda rest: self._take(queue, rest), self
        )

    def show(self, state: PlaybackState) -> None:
        """Take over a state that the player announced."""
        self._state = state
        self.changed.emit()

    def look_again(self) -> None:
        """The listener has gone elsewhere in the track."""
        self.changed.emit()

    def _take(self, queue: Queue, rest: int | None) -> None:
        if queue is self._queue:
            self._remaining_ms = rest
            self.changed.emit()

    def _left_ms(self) -> int | None:
        state = self._state
        length_ms = state.duration_ms or (state.track.duration_ms if state.track else None)
        if self._remaining_ms is None or length_ms is None:
            return None
        return max(length_ms - self._playback.position_ms(), 0) + self._remaining_ms
