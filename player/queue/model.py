"""The queue: what was played, what plays, what is yours, and the rest of the context."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice

import numpy as np

from player.errors import PlayerError
from player.model import RepeatMode, ShuffleMode
from player.queue.entry import Entries, QueueEntry, QueueItem, index_of, leading_yours, without
from player.queue.shuffle import KeyOf, WeightOf, shuffle


@dataclass(frozen=True, slots=True)
class Queue:
    """Entries in the order they play: history, current, the block put by hand, the context.

    Changing a locked queue raises `PlayerError`; moving along it does not.

    Attributes:
        entries: Play order, shuffled if it is.
        position: Index of the current entry, -1 for none.
        context: Where the tail came from, as shown: "Album X".
        shuffle_seed: None while in natural order.
        natural: Entry ids in the order before shuffling; empty while in natural order.
        next_id: The id the next new entry gets.
    """

    entries: Entries = ()
    position: int = -1
    repeat: RepeatMode = RepeatMode.OFF
    context: str = ""
    shuffle_seed: int | None = None
    natural: tuple[int, ...] = ()
    locked: bool = False
    next_id: int = 1
    shuffle_mode: ShuffleMode = ShuffleMode.TRACKS

    @property
    def current(self) -> QueueEntry | None:
        """What plays, or would."""
        return self.entries[self.position] if self.position >= 0 else None

    @property
    def before_current(self) -> QueueEntry | None:
        """What stands before the current entry in play order."""
        return self.entries[self.position - 1] if self.position > 0 else None

    @property
    def yours(self) -> Entries:
        """The block put by hand that plays before the context goes on."""
        return self.entries[self.position + 1 : self._block_end]

    @property
    def _block_end(self) -> int:
        return leading_yours(self.entries, self.position + 1)

    def upcoming(self, n: int) -> Entries:
        """Return up to n entries that play after the current one if nobody touches anything."""
        if self.repeat is RepeatMode.ONE and self.current is not None:
            return (self.current,) * n
        return self._following(n)

    def next(self) -> QueueEntry | None:
        """Return where the skip button leads: repeating one track does not hold it back."""
        return next(iter(self._following(1)), None)

    def previous(self) -> QueueEntry | None:
        """Return what stands before the current entry; from the first, repeat leads to the end."""
        if self.position > 0:
            return self.entries[self.position - 1]
        wraps = self.repeat is RepeatMode.ALL and self.position == 0
        return self.entries[-1] if wraps else None

    def _following(self, n: int) -> Entries:
        rest = self.entries[self.position + 1 : self.position + 1 + n]
        if self.repeat is not RepeatMode.ALL or len(rest) == n or not self.entries:
            return rest
        return rest + tuple(islice(cycle(self.entries), n - len(rest)))

    def replace(self, items: Iterable[QueueItem], start: int = 0, context: str = "") -> "Queue":
        """Play a new context from its item `start`; what you put by hand still comes first."""
        self._check_unlocked()
        fresh = _numbered(items, self.next_id, yours=False)
        position = min(max(start, 0), len(fresh) - 1)
        entries = (*fresh[: position + 1], *self.yours, *fresh[position + 1 :])
        return replace(
            self,
            entries=entries,
            position=position if fresh else -1,
            context=context,
            shuffle_seed=None,
            natural=(),
            next_id=self.next_id + len(fresh),
        )

    def cleared(self) -> "Queue":
        """Forget all but what plays."""
        self._check_unlocked()
        kept = (self.current,) if self.current is not None else ()
        return replace(
            self, entries=kept, position=len(kept) - 1, context="", shuffle_seed=None, natural=()
        )

    def add_next(self, items: Iterable[QueueItem]) -> "Queue":
        """Put items on top of the block put by hand: right after the current entry."""
        self._check_unlocked()
        return _grown(self, self.position + 1, items)

    def add_last(self, items: Iterable[QueueItem]) -> "Queue":
        """Put items at the end of the block put by hand, before the context goes on."""
        self._check_unlocked()
        return _grown(self, self._block_end, items)

    def add_before(self, items: Iterable[QueueItem], before_id: int | None) -> "Queue":
        """Put items by hand in front of an entry, or at the very end."""
        at = None if before_id is None else index_of(self.entries, before_id)
        self._check_unlocked()
        return _grown(self, len(self.entries) if at is None else at, items)

    def remove(self, ids: Collection[int]) -> "Queue":
        """Take entries out; without the current one, the next that stays becomes current."""
        self._check_unlocked()
        gone = frozenset(ids)
        ahead = self.entries[max(self.position, 0) :]
        heir = next((entry for entry in ahead if entry.entry_id not in gone), None)
        return _seated(self, without(self.entries, gone), heir if self.position >= 0 else None)

    def move(self, ids: Collection[int], before_id: int | None = None) -> "Queue":
        """Bring entries, in their present order, before another one or to the end.

        They join the block put by hand when the entry they now precede belongs to it.
        """
        self._check_unlocked()
        moving = frozenset(ids) - {before_id}
        rest = without(self.entries, moving)
        at = None if before_id is None else index_of(rest, before_id)
        place = len(rest) if at is None else at
        yours = at is not None and rest[at].yours
        picked = (entry for entry in self.entries if entry.entry_id in moving)
        moved = tuple(QueueEntry(entry.entry_id, entry.item, yours) for entry in picked)
        return _seated(self, (*rest[:place], *moved, *rest[place:]), self.current)

    def with_current(self, entry_id: int) -> "Queue":
        """Stand on another entry; a block put by hand that would be jumped over comes along."""
        target = index_of(self.entries, entry_id)
        if target is None:
            raise PlayerError("queue.no_entry", entry_id=entry_id)
        if target < self._block_end:
            return replace(self, position=target)
        block, start = self.yours, self.position + 1
        skipped = self.entries[self._block_end : target + 1]
        entries = (*self.entries[:start], *skipped, *block, *self.entries[target + 1 :])
        return replace(self, entries=entries, position=target - len(block))

    def with_repeat(self, repeat: RepeatMode) -> "Queue":
        """Repeat nothing, all or one."""
        return replace(self, repeat=repeat)

    def with_shuffle_mode(self, mode: ShuffleMode) -> "Queue":
        """Choose what the next shuffle keeps whole."""
        return replace(self, shuffle_mode=mode)

    def with_lock(self, *, locked: bool) -> "Queue":
        """Guard the queue against changes, or let them in again."""
        return replace(self, locked=locked)

    def shuffled(
        self,
        seed: int,
        artist_of: KeyOf | None = None,
        group_of: KeyOf | None = None,
        weight_of: WeightOf | None = None,
        *,
        anew: bool = False,
    ) -> "Queue":
        """Start the shuffle at the current entry; the block put by hand keeps its place.

        Args:
            seed: Shown to the listener; it orders the whole queue, so that it gives the same
                order again from any entry, which is moved to the front.
            artist_of: Artist of an item, to keep one artist's tracks apart.
            group_of: Album or work of an item, to keep it whole; None for one that stands alone.
            weight_of: How much likelier than others an item comes early; None for all alike.
            anew: Begin with whatever the seed brings first, not at the current entry.
        """
        self._check_unlocked()
        plain, current = self.unshuffled(), self.current
        block = () if current is None else plain.yours
        rest, first = _outside(plain.entries, block), None if anew else current
        order = shuffle(rest, seed, artist_of, group_of, weight_of, first)
        return replace(
            plain,
            entries=(*order[:1], *block, *order[1:]) if block else order,
            position=-1 if current is None else 0,
            shuffle_seed=seed,
            natural=tuple(entry.entry_id for entry in plain.entries),
        )

    def unshuffled(self) -> "Queue":
        """Return to natural order; entries added since stay behind the one they followed."""
        self._check_unlocked()
        if self.shuffle_seed is None:
            return self
        block = self.yours
        entries = _in_order(_outside(self.entries, block), self.natural)
        plain = _seated(replace(self, shuffle_seed=None, natural=()), entries, self.current)
        at = plain.position + 1
        return replace(plain, entries=(*entries[:at], *block, *entries[at:]))

    def _check_unlocked(self) -> None:
        if self.locked:
            raise PlayerError("queue.locked")


def _grown(queue: Queue, at: int, items: Iterable[QueueItem]) -> Queue:
    """Put items by hand in front of a place; what plays stays what plays."""
    fresh = _numbered(items, queue.next_id, yours=True)
    pushed = len(fresh) if at <= queue.position else 0
    return replace(
        queue,
        entries=(*queue.entries[:at], *fresh, *queue.entries[at:]),
        position=queue.position + pushed,
        next_id=queue.next_id + len(fresh),
    )


def _numbered(items: Iterable[QueueItem], first: int, *, yours: bool) -> Entries:
    return tuple(QueueEntry(i, item, yours) for i, item in enumerate(items, first))


def _outside(entries: Entries, block: Entries) -> Entries:
    return without(entries, {entry.entry_id for entry in block}) if block else entries


def _seated(queue: Queue, entries: Entries, current: QueueEntry | None) -> Queue:
    at = None if current is None else index_of(entries, current.entry_id)
    return replace(queue, entries=entries, position=-1 if at is None else at)


def _in_order(entries: Entries, natural: Sequence[int]) -> Entries:
    """Sort by natural place; an entry without one takes that of the entry before it."""
    places = {entry_id: place for place, entry_id in enumerate(natural)}
    own = np.array([places.get(entry.entry_id, -1) for entry in entries], dtype=np.int64)
    known = own >= 0
    behind = np.maximum.accumulate(np.where(known, np.arange(len(own)), -1))
    taken = np.where(behind >= 0, own[behind], -1)
    order = np.lexsort((~known, taken))
    return tuple(map(entries.__getitem__, order.tolist()))
