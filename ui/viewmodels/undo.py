"""What can be taken back: acts of every area in one row, playlists across restarts, the queue."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import time

from PySide6.QtCore import QObject, Signal

from player.audition import is_borrowed
from player.errors import PlayerError
from player.events import Notice
from player.library.playlists.journal import PlaylistJournal
from player.playback import Playback
from player.queue import Queue
from player.queue.history import QueueHistory
from ui.tasks import Tasks

_STEPS_KEPT = 100


def _now_ms() -> int:
    return int(time() * 1000)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the listener did.

    Attributes:
        text: What it was, translated: “3 tracks removed”.
        undo: Takes it back.
        redo: Does it again.
        at_ms: When it was done, in ms since 1970.
    """

    text: str
    undo: Callable[[], None]
    redo: Callable[[], None]
    at_ms: int = field(default_factory=_now_ms)


@dataclass(frozen=True, slots=True)
class _Step:
    """What the journal of playlists did: the name of a playlist, or nothing.

    Attributes:
        newest_ms: When its last change was made that stands.
    """

    name: str | None
    newest_ms: int = 0
    problem: Notice | None = None


class UndoModel(QObject):
    """One row of acts by the clock: those of this window, and the journal of playlists.

    The journal is the library's, so that what an earlier session or the command line did to a
    playlist is taken back as well. Doing something new forgets what was taken back before.

    Attributes:
        area: Asked first when a key takes back or makes again: whether the page that is open had
            something of its own, and did it.

    Signals:
        stepped: The journal took a change of this playlist back, or made it again.
        failed: A notice of what could not be done.
    """

    changed = Signal()
    stepped = Signal(str, bool)
    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks | None = None,
        journal: PlaylistJournal | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._journal = tasks, journal
        self._done: list[Act] = []
        self._undone: list[Act] = []
        self._asked: deque[bool] = deque()
        self.area: Callable[[bool], bool] = lambda _back: False

    @property
    def next_undo(self) -> Act | None:
        """The last act of this window that stands."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Act | None:
        """The act of this window that was taken back last."""
        return self._undone[-1] if self._undone else None

    def push(self, act: Act) -> None:
        """Remember an act that has been done."""
        self._done = [*self._done, act][-_STEPS_KEPT:]
        self._undone = []
        self.changed.emit()

    def undo_here(self) -> None:
        """Take back what the open page has of its own, else the last act."""
        if not self.area(True):  # noqa: FBT003  one of two ways
            self.undo()

    def redo_here(self) -> None:
        """Make again what the open page has of its own, else the act taken back last."""
        if not self.area(False):  # noqa: FBT003  one of two ways
            self.redo()

    def undo(self) -> None:
        """Take the last act back, whoever keeps it."""
        self._ask(back=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._ask(back=False)

    def _ask(self, *, back: bool) -> None:
        """One step after the other: which act is the last is known when the one before is done."""
        self._asked.append(back)
        if len(self._asked) == 1:
            self._go()

    def _go(self) -> None:
        while self._asked:
            back = self._asked[0]
            if self._tasks is not None and self._journal is not None:
                work = partial(_undone if back else _redone, self._journal, *self._span_ms(back))
                self._tasks.run(work, self._on_stepped, self, self._give_up)
                return
            try:
                self._step_here(back=back, newest_ms=0)
            finally:
                self._asked.popleft()

    def _span_ms(self, back: bool) -> tuple[int, int | None]:  # noqa: FBT001  one of two ways
        """Within which the journal has to act before this window does."""
        since_ms = self._done[-1].at_ms + 1 if self._done else 0
        until_ms = self._undone[-1].at_ms if self._undone and not back else None
        return since_ms, until_ms

    def _give_up(self) -> None:
        """What the journal could not do must not hold up what is asked next."""
        self._asked.popleft()
        self._go()

    def _on_stepped(self, step: _Step) -> None:
        back = self._asked[0]
        try:
            if step.problem is not None:
                self.failed.emit(step.problem)
            elif step.name is not None:
                self.stepped.emit(step.name, back)
            else:
                self._step_here(back=back, newest_ms=step.newest_ms)
        finally:  # an act that fails must not hold up those that are asked for after it
            self._asked.popleft()
            self._go()

    def _step_here(self, *, back: bool, newest_ms: int) -> None:
        if back and self._done:
            act = self._done.pop()
            self._undone.append(act)
            act.undo()
        elif not back and self._undone and self._undone[-1].at_ms >= newest_ms:
            act = self._undone.pop()
            self._done.append(act)
            act.redo()
        self.changed.emit()


def _undone(journal: PlaylistJournal, since_ms: int, _until_ms: int | None) -> _Step:
    """Another thread."""
    try:
        change = journal.undo(since_ms)
    except PlayerError as error:
        return _Step(None, problem=Notice(error.code, error.details))
    return _Step(change.name if change else None)


def _redone(journal: PlaylistJournal, since_ms: int, until_ms: int | None) -> _Step:
    """Another thread."""
    try:
        change = journal.redo(since_ms, until_ms)
        return _Step(change.name if change else None, journal.newest_ms())
    except PlayerError as error:
        return _Step(None, problem=Notice(error.code, error.details))


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
        if is_borrowed(before) or is_borrowed(queue):
            return  # the lab gives the queue back by itself
        only_gone = _taken_out(before, queue)
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


def _taken_out(before: Queue, after: Queue) -> int:
    """How many entries went; 0 when others came, too."""
    missing = len(before.entries) - len(after.entries)
    return missing if missing > 0 and _ids(after) <= _ids(before) else 0


def _went_on(before: Queue, after: Queue) -> bool:
    """Whether a context only grew at its end, as a station does by itself."""
    more = after.entries[len(before.entries) :]
    same = before.context == after.context and before.entries == after.entries[: -len(more)]
    return bool(more) and same and not any(entry.yours for entry in more)


def _changed_by_hand(before: Queue, after: Queue) -> bool:
    """Whether entries came, went or moved; another order by shuffling is not meant.

    Of 100,000 entries the same ones are told in no time; their ids are looked at only in need.
    """
    if before.entries == after.entries or before.shuffle_seed != after.shuffle_seed:
        return False
    if len(before.entries) != len(after.entries):
        return not _went_on(before, after)
    if before.current != after.current and _ids(before) == _ids(after):
        return False  # a block put by hand came along
    return [e.entry_id for e in before.entries] != [e.entry_id for e in after.entries]
