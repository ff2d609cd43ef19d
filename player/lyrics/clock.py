"""A clock for lyrics: smooth between the steps in which an engine tells its position.

The position in shared memory moves when the device takes a block, 10 to 50 ms at a time. Between
two blocks the music goes on at one second a second; so does this clock.
"""

from collections import deque

_JUMP_MS = 150.0
"""A position this far from what was expected is a seek, not a late block."""

_MEMORY_MS = 600.0
"""How long a reading counts: longer than any block, shorter than two clocks can drift apart."""


class SmoothClock:
    """Follows positions told at any moments; any thread, but one at a time.

    A reading is right in the instant a block is taken and grows stale until the next one; the
    largest lead of recent readings over the machine's clock is the nearest to the truth.
    """

    def __init__(self) -> None:
        self._leads: deque[tuple[float, float]] = deque()

    def reset(self) -> None:
        """Forget the past: another track, or the music stopped."""
        self._leads.clear()

    def observe(self, position_ms: float, now_ms: float, *, running: bool) -> float:
        """Take a reading and return where the music is now, in ms.

        Args:
            position_ms: As the engine tells it.
            now_ms: A clock that never jumps, in ms.
            running: Whether the music moves; if not, the reading is the answer.
        """
        if not running:
            self.reset()
            return position_ms
        lead = position_ms - now_ms
        if self._leads and abs(lead - self._best()) > _JUMP_MS:
            self.reset()
        self._leads.append((now_ms, lead))
        while self._leads[0][0] < now_ms - _MEMORY_MS:
            self._leads.popleft()
        return now_ms + self._best()

    def _best(self) -> float:
        return max(lead for _, lead in self._leads)
