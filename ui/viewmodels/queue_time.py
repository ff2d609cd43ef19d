"""How long the queue lasts, and when it ends."""

from collections.abc import Callable, Sequence
from time import time as clock_s

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal

from player.events import PlaybackState, StopAt
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
        """What is left, and the time of day when it ends while it plays; empty when unknown.

        A loop has no end before it is let go; a sleep timer may be sooner than the queue.
        """
        state, left_ms = self._state, self._left_ms()
        if left_ms is None:
            return ""
        left = span(round(left_ms)) if left_ms >= _SHORT_MS else self.tr("under a minute")
        if state.state is not PlayState.PLAYING:
            return self.tr("{time} left").format(time=left)
        if state.loop_ms is not None:
            return self.tr("{time} left, once the loop is let go").format(time=left)
        if state.stop_at is not None:
            return self._stops(state.stop_at)
        end_s = clock_s() + left_ms / 1000
        if state.sleeps_at_s is not None and state.sleeps_at_s < end_s:
            text = self.tr("{time} left · sleeps at {end}")
            return text.format(time=left, end=_time_of_day(state.sleeps_at_s))
        return self.tr("{time} left · ends at {end}").format(time=left, end=_time_of_day(end_s))

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

    def _stops(self, stop_at: StopAt) -> str:
        """Say where playback stops by itself, and when, where that is known."""
        if stop_at is StopAt.ALBUM:
            return self.tr("Stops after this album")
        if stop_at is StopAt.WORK:
            return self.tr("Stops after this work")
        track, rest_ms = self._state.track, self._rest_ms() or 0
        movement = track is not None and bool(track.work)
        words = (
            self.tr("Stops after this movement, at {end}"),
            self.tr("Stops after this track, at {end}"),
        )
        end = _time_of_day(clock_s() + rest_ms / self._state.speed / 1000)
        return words[0 if movement else 1].format(end=end)

    def _rest_ms(self) -> int | None:
        """What is left of the current track, as it was recorded."""
        state = self._state
        length_ms = state.duration_ms or (state.track.duration_ms if state.track else None)
        return None if length_ms is None else max(length_ms - self._playback.position_ms(), 0)

    def _left_ms(self) -> float | None:
        """How long a listener has to wait for the end, at the speed that is set."""
        rest_ms = self._rest_ms()
        if self._remaining_ms is None or rest_ms is None:
            return None
        return (rest_ms + self._remaining_ms) / self._state.speed


def _time_of_day(moment_s: float) -> str:
    moment = QDateTime.fromMSecsSinceEpoch(round(moment_s * 1000)).time()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
