"""Decode on a thread of its own, seconds ahead of the ear, from one item into the next."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from player.engine.backlog import Backlog
from player.engine.item_decoder import ItemDecoder, Way
from player.engine.messages import PlayItem
from player.engine.pace import Pace
from player.engine.pieces import Finished, Opened, Piece
from player.engine.reading import Loop


class DecodeAhead:
    """Turns items into pieces on its own thread; another thread takes them in order.

    Args:
        on_ready: Called on the decoding thread when there is something to take again, and when an
            item is over.
        seconds: How far to decode ahead.

    Attributes:
        pace: Speed, key and rate of what `start_at` begins; set before it.
        loop: What is repeated in what `start_at` begins; set before it.
        dop: Whether DSD goes out as it is in what `start_at` begins; set before it.
    """

    def __init__(self, on_ready: Callable[[], None], seconds: float = 4.0) -> None:
        self._on_ready = on_ready
        self._changed = threading.Condition()
        self._plan: deque[tuple[PlayItem, float]] = deque()
        self._pieces = Backlog(seconds)
        self._begun: list[PlayItem] = []
        self._taken: set[int] = set()
        self._job = 0
        self._decoding: PlayItem | None = None
        self._decoder = ItemDecoder(self._following)
        self._closed = False
        self.pace = Pace()
        self.loop: Loop | None = None
        self.dop = False
        self._thread = threading.Thread(target=self._run, name="decode", daemon=True)
        self._thread.start()

    def start_at(self, items: Sequence[PlayItem], start_s: float = 0.0) -> None:
        """Drop everything and begin with the first item, `start_s` seconds into it."""
        with self._changed:
            self._drop_all()
            self._plan.extend((item, item.begin_s) for item in items)
            if items:
                self._plan[0] = (items[0], start_s)
            self._changed.notify_all()

    def follow(self, after_item_id: int, items: Sequence[PlayItem]) -> None:
        """Say what comes after an item; what was decoded of something else is dropped.

        What was taken already stays: it is in the ring and will be heard.
        """
        with self._changed:
            begun = [item.item_id for item in self._begun]
            if after_item_id in begun:
                self._reconcile(begun.index(after_item_id) + 1, list(items))
            else:
                planned = [item.item_id for item, _ in self._plan]
                keep = planned.index(after_item_id) + 1 if after_item_id in planned else 0
                kept = list(self._plan)[:keep]
                self._plan = deque([*kept, *((item, item.begin_s) for item in items)])
            self._changed.notify_all()

    def take(self) -> Piece | None:
        """Return the next piece, or None when nothing is ready; never waits."""
        with self._changed:
            piece = self._pieces.take()
            if isinstance(piece, Opened):
                self._taken.add(piece.item.item_id)
            if self._pieces.has_room:
                self._changed.notify_all()
            return piece

    @property
    def exhausted(self) -> bool:
        """Whether nothing is left to take and nothing more is to come."""
        with self._changed:
            return not (self._pieces or self._plan or self._decoding or self._decoder.tail)

    @property
    def seconds_ahead(self) -> float:
        """Decoded and not yet taken."""
        return self._pieces.seconds

    def close(self) -> None:
        """End the thread; waits for the block it is decoding."""
        with self._changed:
            self._closed = True
            self._drop_all()
            self._changed.notify_all()
        self._thread.join()

    def _drop_all(self) -> None:
        self._job += 1
        self._plan.clear()
        self._pieces.clear()
        self._begun.clear()
        self._taken.clear()
        self._decoding = None
        self._decoder.forget()

    def _reconcile(self, place: int, items: list[PlayItem]) -> None:
        """Keep what was begun as long as it agrees with the new order; drop the rest."""
        while place < len(self._begun) and items and self._begun[place] == items[0]:
            items.pop(0)
            place += 1
        while place < len(self._begun) and self._begun[place].item_id in self._taken:
            place += 1
        dropped = {item.item_id for item in self._begun[place:]}
        if dropped:
            self._drop(dropped)
            del self._begun[place:]
        self._plan = deque((item, item.begin_s) for item in items)

    def _drop(self, item_ids: set[int]) -> None:
        if self._decoding and self._decoding.item_id in item_ids:
            self._job += 1
            self._decoding = None
        if self._decoder.tail and self._decoder.tail.item_id in item_ids:
            self._decoder.forget()
        self._pieces.drop(item_ids)

    def _run(self) -> None:
        while (job := self._next_job()) is not None:
            number, item, start_s = job
            put = partial(self._put, number)
            if item is None:
                self._decoder.let_out_tail(put)
                continue
            way = Way(self.pace, self.loop, partial(self._wants, number), self.dop)
            self._decoder.decode(item, start_s, way, put)
            with self._changed:
                if number == self._job:
                    self._decoder.keep_tail()
            self._put(number, Finished(item.item_id), last=True)

    def _following(self) -> PlayItem | None:
        """What comes after the item that is decoded now, as things are."""
        with self._changed:
            return self._plan[0][0] if self._plan else None

    def _next_job(self) -> tuple[int, PlayItem | None, float] | None:
        """What to do next; no item means that nothing came to sound over a tail."""
        with self._changed:
            self._changed.wait_for(lambda: self._plan or self._closed or self._decoder.tail)
            if self._closed:
                return None
            if not self._plan:
                return self._job, None, 0.0
            item, start_s = self._plan.popleft()
            self._job += 1
            self._decoding = item
            self._begun.append(item)
            return self._job, item, start_s

    def _wants(self, job: int) -> bool:
        """Whether the item is still to be heard; without the lock: a moment late does no harm."""
        return job == self._job and not self._closed

    def _put(self, job: int, piece: Piece, *, last: bool = False) -> bool:
        """Queue a piece when there is room; False when the item is not wanted any more."""
        with self._changed:
            self._changed.wait_for(
                lambda: job != self._job or self._closed or self._pieces.has_room
            )
            if job != self._job or self._closed:
                self._decoder.give_back(piece)
                return False
            awaited = last or not self._pieces
            self._pieces.append(piece)
            if last:
                self._decoding = None
        if awaited:  # whoever left pieces behind comes back for them by itself
            self._on_ready()
        return True
