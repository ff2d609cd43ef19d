"""Undo, redo and the last queues listened to."""

from dataclasses import dataclass, replace

from player.queue.entry import index_of
from player.queue.model import Queue

UNDO_STEPS = 50
QUEUES_KEPT = 20


@dataclass(frozen=True, slots=True)
class QueueHistory:
    """What the queue was; the newest is last everywhere.

    Attributes:
        undone: What redo brings back.
        queues: The last 20 queues that another context replaced.
    """

    past: tuple[Queue, ...] = ()
    undone: tuple[Queue, ...] = ()
    queues: tuple[Queue, ...] = ()

    def changed(self, before: Queue) -> "QueueHistory":
        """Remember the queue as it was before a change by hand; redo ends here."""
        return replace(self, past=(*self.past, before)[-UNDO_STEPS:], undone=())

    def replaced(self, before: Queue) -> "QueueHistory":
        """Remember a queue that a new context takes the place of."""
        after = self.changed(before)
        if not before.entries:
            return after
        return replace(after, queues=(*self.queues, before)[-QUEUES_KEPT:])

    def undo(self, present: Queue) -> tuple[Queue, "QueueHistory"]:
        """Return the queue before the last change; what plays goes on playing if it is in it."""
        if not self.past:
            return present, self
        *past, older = self.past
        after = replace(self, past=tuple(past), undone=(*self.undone, present))
        return _seated(older, present), after

    def redo(self, present: Queue) -> tuple[Queue, "QueueHistory"]:
        """Return the queue that undo took away."""
        if not self.undone:
            return present, self
        *undone, newer = self.undone
        after = replace(self, past=(*self.past, present), undone=tuple(undone))
        return _seated(newer, present), after


def _seated(queue: Queue, present: Queue) -> Queue:
    """Stand where the present queue stands; new ids stay new, repeat and lock as they are now."""
    now = present.current
    place = None if now is None else index_of(queue.entries, now.entry_id)
    return replace(
        queue,
        position=queue.position if place is None else place,
        repeat=present.repeat,
        locked=present.locked,
        next_id=max(queue.next_id, present.next_id),
    )
