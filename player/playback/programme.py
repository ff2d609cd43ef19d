"""What the engine was told to play: the queue's entries as engine items, current and next two."""

from collections.abc import Callable
from itertools import count

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from player.engine.messages import Follow, PlayItem, SetItemGains
from player.playback.describing import Describer, Place
from player.queue import Queue, QueueEntry

_AHEAD = 2


class _Sent(Struct, frozen=True):
    item: PlayItem
    entry: QueueEntry


class Programme:
    """Keeps which engine item stands for which entry; item ids are never used twice.

    Not safe between threads: the playback's lock guards it.

    Args:
        describer: Says what the engine is told of an entry between its neighbours.
        upcoming: Says what plays after the current entry, as many as are asked for.
    """

    def __init__(
        self,
        describer: Describer,
        upcoming: Callable[[Queue, int], tuple[QueueEntry, ...]],
    ) -> None:
        self._describer, self._upcoming = describer, upcoming
        self._numbers = count(1)
        self._sent: list[_Sent] = []
        self._failed: set[int] = set()
        self._first = 0

    @property
    def current_item(self) -> int | None:
        """The engine item that plays, or is to."""
        return self._sent[0].item.item_id if self._sent else None

    @property
    def current_path(self) -> str:
        """Where what plays lies on this disk; empty for nothing. Any thread."""
        return next((sent.item.path for sent in self._sent), "")

    def begin(self, current: QueueEntry, queue: Queue) -> tuple[PlayItem, ...]:
        """Start over with an entry; return it and what follows as engine items."""
        self._sent = []
        self._first = next(self._numbers)
        line = (current, *self._upcoming(queue, _AHEAD + 1))
        return self._append(line[: 1 + _AHEAD], (queue.before_current, *line))

    def following(self, queue: Queue) -> Follow | None:
        """Return what to tell the engine when something else follows now, None when it knows."""
        if not self._sent:
            return None
        dead = sum(sent.item.item_id in self._failed for sent in self._sent[1:])
        upcoming = self._upcoming(queue, _AHEAD + dead + 1)
        wanted = upcoming[: _AHEAD + dead]
        kept = self._agreeing(wanted, self._sent[0].entry)
        if kept == len(wanted) == len(self._sent) - 1:
            return None
        line = (self._sent[0].entry, *upcoming)
        self._sent = self._sent[: 1 + kept]
        items = tuple(sent.item for sent in self._sent[1:])
        return Follow(self._sent[0].item.item_id, items + self._append(wanted[kept:], line[kept:]))

    def forget_ahead(self) -> None:
        """Let what follows the current item be described anew."""
        del self._sent[1:]

    def regained(self, queue: Queue) -> SetItemGains | None:
        """Return the gains that have become others, None when all are as the engine knows them."""
        if not self._sent:
            return None
        entries = [sent.entry for sent in self._sent]
        beyond = self._upcoming(queue, len(entries))[len(entries) - 1 :]
        line = (queue.before_current, *entries, *beyond, None)
        changed = []
        for at, sent in enumerate(self._sent):
            place = Place(line[at], sent.entry, line[at + 2])
            gain = self._describer.decision(place).gain
            if gain != sent.item.gain:
                self._sent[at] = replace(sent, item=msgspec.structs.replace(sent.item, gain=gain))
                changed.append((sent.item.item_id, gain))
        return SetItemGains(tuple(changed)) if changed else None

    def reached(self, item_id: int) -> QueueEntry | None:
        """The engine has come to an item: forget those before it; return its entry."""
        for place, sent in enumerate(self._sent):
            if sent.item.item_id == item_id:
                del self._sent[:place]
                self._failed &= {sent.item.item_id for sent in self._sent}
                return sent.entry
        return None

    def entry_of(self, item_id: int) -> QueueEntry | None:
        """Return the entry an item stands for, None once it was passed over."""
        found = (sent.entry for sent in self._sent if sent.item.item_id == item_id)
        return next(found, None)

    def failed(self, item_id: int) -> None:
        """The engine cannot play an item: it is passed over, and one more may follow."""
        self._failed.add(item_id)

    def has_sent(self, item_id: int) -> bool:
        """Whether an engine item belongs to what `begin` began last."""
        return bool(self._sent) and item_id >= self._first

    def after(self, item_id: int) -> QueueEntry | None:
        """The entry that was to follow an engine item, None when that was the last one sent.

        An item that is not known any more was passed over: the current one follows it. An item
        of an earlier programme is followed by nothing of this one.
        """
        if item_id < self._first:
            return None
        numbers = [sent.item.item_id for sent in self._sent]
        place = numbers.index(item_id) + 1 if item_id in numbers else 0
        return self._sent[place].entry if place < len(self._sent) else None

    def after_current(self) -> tuple[int, QueueEntry] | None:
        """The engine item, and its entry, that comes after the current one."""
        if len(self._sent) < 2:
            return None
        return self._sent[1].item.item_id, self._sent[1].entry

    def end(self) -> None:
        """The engine has nothing to play."""
        self._sent = []

    def _append(
        self, entries: tuple[QueueEntry, ...], line: tuple[QueueEntry | None, ...]
    ) -> tuple[PlayItem, ...]:
        """Describe entries; `line` holds them with the one before and what comes after."""
        fresh = []
        for at, entry in enumerate(entries):
            after = line[at + 2] if at + 2 < len(line) else None
            item = self._describer.item(next(self._numbers), Place(line[at], entry, after))
            fresh.append(_Sent(item, entry))
        self._sent.extend(fresh)
        return tuple(sent.item for sent in fresh)

    @property
    def is_misheard(self) -> bool:
        """Whether what plays turned out to want another filter than the engine was told."""
        return bool(self._sent) and not self._is_filtered_as_wanted(self._sent[0])

    def _is_filtered_as_wanted(self, sent: _Sent) -> bool:
        return sent.item.emphasis == self._describer.has_emphasis(sent.entry)

    def _agreeing(self, wanted: tuple[QueueEntry, ...], current: QueueEntry) -> int:
        """How many of what was sent still are what is wanted, joined as it is wanted."""
        befores = (current, *wanted)
        for at, (sent, entry) in enumerate(zip(self._sent[1:], wanted, strict=False)):
            joined = self._describer.overlap_ms(Place(befores[at], entry, None))
            same = sent.entry.entry_id == entry.entry_id and sent.item.overlap_ms == joined
            if not same or not self._is_filtered_as_wanted(sent):
                return at
        return min(len(self._sent) - 1, len(wanted))
