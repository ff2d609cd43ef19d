"""What can be taken back: acts of every area in one row, and every change of the queue."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from player.playback import Playback
from player.queue import Queue
from player.queue.history import QueueHistory

_STEPS_KEPT = 100


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the listener did.

    Attributes:
        text: What it was, translated: “3 tracks removed”.
        undo: Takes it back.
        redo: Does it again.
    """

    text: str
    undo: Callable[[], None]
    redo: Callable[[], None]


class UndoModel(QObject):
    """A row of acts with a place in it; doing something new forgets what was taken back."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Act] = []
        self._undone: list[Act] = []

    @property
    def next_undo(self) -> Act | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Act | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, act: Act) -> None:
        """Remember an act that has been done."""
        self._done = [*self._done, act][-_STEPS_KEPT:]
        self._undone = []
        self.changed.emit()

    def undo(self) -> None:
        """Take the last act back."""
        if self._done:
            act = self._done.pop()
            self._undone.append(act)
            act.undo()
            self.changed.emit()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._undone:
            act = self._undone.pop()
            self._done.append(act)
            act.redo()
            self.changed.emit()


class QueueUndo(QObject):
    """Makes an act of every change of the queue by hand; listens to what the player announces.

    Moving on by itself, shuffling and repeating are no acts: they have switches of their own.
    """

    removed = Signal(object)

    def __init__(self, playback: Playback, undo: UndoModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._undo = undo
        self._queue = playback.queue
        self._expected: Queue | None = None

    def show(self, queue: Queue) -> None:
        """Take over a queue that the player announced."""
        before, self._queue = self._queue, queue
        if queue == self._expected:
            self._expected = None
            return
        if not before.entries or not _changed_by_hand(before, queue):
            return
        only_gone = len(_ids(before) - _ids(queue)) if _ids(queue) < _ids(before) else 0
        text = self.tr("%n track(s) removed", "", only_gone)
        act = Act(
            text if only_gone else self.tr("Queue changed"),
            lambda: self._restore(before),
            lambda: self._restore(queue),
        )
        self._undo.push(act)
        if only_gone:
            self.removed.emit(act)

    def _restore(self, queue: Queue) -> None:
        """Put a queue back around what plays, so that the music goes on."""
        self._expected, _ = QueueHistory(past=(queue,)).undo(self._playback.queue)
        self._playback.restore(self._expected, self._playback.position_ms())


def _ids(queue: Queue) -> set[int]:
    return {entry.entry_id for entry in queue.entries}


def _changed_by_hand(before: Queue, after: Queue) -> bool:
    """Whether entries came, went or moved; another order by shuffling is not meant."""
    if before.shuffle_seed != after.shuffle_seed:
        return False
    if before.current != after.current and _ids(before) == _ids(after):
        return False  # a block put by hand came along
    return [e.entry_id for e in before.entries] != [e.entry_id for e in after.entries]
