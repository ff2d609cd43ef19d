"""Where things stand: which item is heard when, on the way from the ring to the ear."""

from collections import deque
from collections.abc import Iterator

from player.engine.damage import Damage
from player.engine.deck import Deck
from player.engine.messages import Event, ItemStarted
from player.engine.shared import EngineMemory, Positions
from player.model import AudioFormat


class Places:
    """Marks in the ring, and what is to be said when the callback reaches them.

    Owned by the render thread; the window reads the marks through `Positions`.
    """

    def __init__(self, memory: EngineMemory, deck: Deck) -> None:
        self._ring = memory.ring
        self._positions = Positions(memory)
        self._deck = deck
        self._due: deque[tuple[int, Event]] = deque()
        self._damage = Damage(memory)

    def mark(self, item_id: int, item_frame: int, file_rate: int, speed: float = 1.0) -> None:
        """What is written next is this item, from this frame of it on, at this speed."""
        ring_rate = self._deck.sample_rate or file_rate
        rates = (file_rate, ring_rate)
        self._positions.mark(self._deck.next_frame, item_id, item_frame, rates, speed)

    def mark_seconds(self, item_id: int | None, position_s: float, fmt: AudioFormat | None) -> None:
        """The same, from so many seconds into the item; no item, no mark."""
        if item_id is None:
            return
        rate = fmt.sample_rate if fmt else 1000
        self.mark(item_id, round(position_s * rate), rate)

    def say_there(self, event: Event) -> None:
        """Say it when what is written next is heard."""
        self._due.append((self._deck.next_frame, event))

    def reached(self) -> Iterator[Event]:
        """Everything the callback has come to, in order, and what went wrong on the way."""
        while self._due and self._due[0][0] <= self._ring.read:
            event = self._due.popleft()[1]
            if isinstance(event, ItemStarted):
                self._damage.forget()
            yield event
        if (damage := self._damage.news()) is not None:
            yield damage

    def frames_to_next(self) -> int | None:
        """Frames until there is something to say."""
        return self._due[0][0] - self._ring.read if self._due else None

    def forget_what_is_due(self) -> None:
        """What was written will not be heard."""
        self._due.clear()

    def forget_all(self) -> None:
        """Nothing is loaded."""
        self._due.clear()
        self._positions.clear()

    def seconds_into(self, item_id: int | None) -> float | None:
        """Where the callback is in an item; None when it is in another one."""
        place = self._positions.at_callback()
        return place.seconds if place and place.item_id == item_id else None
