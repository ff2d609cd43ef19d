"""A clock for lyrics: smooth between the steps in which an engine tells its position.

The position in shared memory moves when the device takes a block, 10 to 90 ms at a time. Between
two blocks the music goes on at its own speed; so does this clock.
"""

from collections import deque

from player.model import Heard

_JUMP_MS = 150.0
"""A position this far from what was expected is a seek, not a late block."""

_SETTLED_MS = 120.0
"""By then at least one block was taken while somebody looked."""

_MEMORY_MS = 600.0
"""How long a reading counts: longer than any block, shorter than two clocks can drift apart."""


class SmoothClock:
    """Follows positions told at any moments; any thread, but one at a time.

    A reading is right in the instant a block is taken and grows stale until the next one; the
    largest lead of recent readings over the machine's clock is the nearest to the truth.
    """

    def __init__(self) -> None:
        self._leads: deque[tuple[float, float]] = deque()
        self._speed = 1.0
        self._first: float | None = None
        self._moves_since_ms: float | None = None

    def reset(self) -> None:
        """Forget the past: another track, or the music stopped."""
        self._leads.clear()
        self._first = self._moves_since_ms = None

    def settled(self, now_ms: float) -> bool:
        """Whether it has looked long enough to be looked at less often."""
        return self._moves_since_ms is not None and now_ms - self._moves_since_ms >= _SETTLED_MS

    def observe(self, heard: Heard, now_ms: float) -> float:
        """Take a reading and return where the music is now, in ms.

        A reading is the answer itself while the music stands, and until it is seen to move: after
        a pause, a device may take its time before it plays on.

        Args:
            heard: As the engine tells it.
            now_ms: A clock that never jumps, in ms.
        """
        position_ms, speed = heard
        lead = position_ms - now_ms * speed
        jump_ms = _JUMP_MS * max(speed, 1.0)  # a block holds the more of the music the faster
        if speed != self._speed or (self._leads and abs(lead - self._best()) > jump_ms):
            self.reset()
        self._speed = speed
        self._first = position_ms if self._first is None else self._first
        if not speed or (self._moves_since_ms is None and position_ms == self._first):
            return position_ms
        if self._moves_since_ms is None:
            self._moves_since_ms = now_ms
        self._leads.append((now_ms, lead))
        while self._leads[0][0] < now_ms - _MEMORY_MS:
            self._leads.popleft()
        return now_ms * speed + self._best()

    def _best(self) -> float:
        return max(lead for _, lead in self._leads)
