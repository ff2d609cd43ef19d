"""What comes after everything: a station that goes on."""

from collections.abc import Iterable
from dataclasses import replace

from player.errors import PlayerError
from player.queue.entry import QueueEntry, QueueItem
from player.queue.model import Queue


def extended(queue: Queue, items: Iterable[QueueItem]) -> Queue:
    """Return the queue with more of its context behind its last entry; yours still come first.

    Raises:
        PlayerError: queue.locked.
    """
    if queue.locked:
        raise PlayerError("queue.locked")
    fresh = tuple(QueueEntry(i, item, yours=False) for i, item in enumerate(items, queue.next_id))
    return replace(queue, entries=(*queue.entries, *fresh), next_id=queue.next_id + len(fresh))
