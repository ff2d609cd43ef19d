"""What the engine was told to play: the queue's entries as engine items, current and next two."""

from collections.abc import Callable
from itertools import count

from player.engine.messages import Follow, PlayItem
from player.model import Track
from player.queue import Queue, QueueEntry, QueueItem

_AHEAD = 2


class Programme:
    """Keeps which engine item stands for which entry; item ids are never used twice.

    Not safe between threads: the playback's lock guards it.
    """

    def __init__(
        self, resolve: Callable[[QueueItem], Track], locate: Callable[[Track], Track]
    ) -> None:
        self._resolve = resolve
        self._locate = locate
        self._numbers = count(1)
        self._sent: list[tuple[int, QueueEntry]] = []
        self._failed: set[int] = set()
        self._first = 0

    @property
    def current_item(self) -> int | None:
        """The engine item that plays, or is to."""
        return self._sent[0][0] if self._sent else None

    def begin(self, current: QueueEntry, queue: Queue) -> tuple[PlayItem, ...]:
        """Start over with an entry; return it and what follows as engine items."""
        self._sent = []
        self._first = next(self._numbers)
        return self._append((current, *queue.upcoming(_AHEAD)))

    def following(self, queue: Queue) -> Follow | None:
        """Return what to tell the engine when something else follows now, None when it knows."""
        if not self._sent:
            return None
        dead = sum(number in self._failed for number, _ in self._sent[1:])
        upcoming = queue.upcoming(_AHEAD + dead)
        sent = [entry for _, entry in self._sent[1:]]
        if [e.entry_id for e in sent] == [e.entry_id for e in upcoming]:
            return None
        kept = _common(sent, upcoming)
        self._sent = self._sent[: 1 + kept]
        after = self._sent[0][0]
        items = tuple(self._item(number, entry) for number, entry in self._sent[1:])
        return Follow(after, items + self._append(upcoming[kept:]))

    def reached(self, item_id: int) -> QueueEntry | None:
        """The engine has come to an item: forget those before it; return its entry."""
        for place, (number, entry) in enumerate(self._sent):
            if number == item_id:
                del self._sent[:place]
                self._failed &= {sent for sent, _ in self._sent}
                return entry
        return None

    def failed(self, item_id: int) -> None:
        """The engine cannot play an item: it is passed over, and one more may follow."""
        self._failed.add(item_id)

    def after(self, item_id: int) -> QueueEntry | None:
        """The entry that was to follow an engine item, None when that was the last one sent.

        An item that is not known any more was passed over: the current one follows it. An item
        of an earlier programme is followed by nothing of this one.
        """
        if item_id < self._first:
            return None
        numbers = [number for number, _ in self._sent]
        place = numbers.index(item_id) + 1 if item_id in numbers else 0
        return self._sent[place][1] if place < len(self._sent) else None

    def after_current(self) -> tuple[int, QueueEntry] | None:
        """The engine item, and its entry, that comes after the current one."""
        return self._sent[1] if len(self._sent) > 1 else None

    def end(self) -> None:
        """The engine has nothing to play."""
        self._sent = []

    def _append(self, entries: tuple[QueueEntry, ...]) -> tuple[PlayItem, ...]:
        numbered = [(next(self._numbers), entry) for entry in entries]
        self._sent.extend(numbered)
        return tuple(self._item(number, entry) for number, entry in numbered)

    def _item(self, number: int, entry: QueueEntry) -> PlayItem:
        track = self._locate(self._resolve(entry.item))
        return PlayItem(number, track.path, track.start_frame, track.end_frame)


def _common(sent: list[QueueEntry], upcoming: tuple[QueueEntry, ...]) -> int:
    """How many entries at the front agree."""
    pairs = zip(sent, upcoming, strict=False)
    return next(
        (i for i, (a, b) in enumerate(pairs) if a.entry_id != b.entry_id),
        min(len(sent), len(upcoming)),
    )
