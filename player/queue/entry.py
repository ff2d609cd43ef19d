"""One place in the queue."""

from collections.abc import Collection
from dataclasses import dataclass

from player.model import Track

QueueItem = Track | int


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One place in the queue; the same track may stand in several.

    Attributes:
        entry_id: Unique over the life of a queue and all its descendants.
        item: A library track's id (a queue of 100,000 stays small), or an opened file's track.
        yours: Put there by hand ("play next", "add to queue"), not by the context.
    """

    entry_id: int
    item: QueueItem
    yours: bool = False


Entries = tuple[QueueEntry, ...]


def index_of(entries: Entries, entry_id: int) -> int | None:
    """Return where an entry stands, None when it does not."""
    return next((i for i, entry in enumerate(entries) if entry.entry_id == entry_id), None)


def without(entries: Entries, ids: Collection[int]) -> Entries:
    """Return the entries that are not among the ids, in order."""
    return tuple(entry for entry in entries if entry.entry_id not in ids)


def leading_yours(entries: Entries, start: int) -> int:
    """Return one past the run of entries put by hand that begins at `start`."""
    end = start
    while end < len(entries) and entries[end].yours:
        end += 1
    return end
