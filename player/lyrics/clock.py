"""A clock for lyrics: smooth between the steps in which an engine tells its position.

The position in shared memory moves when the device takes a block, 10 to 250 ms at a time. Between
two blocks the music goes on at its own speed; so does this clock.

A device's latency is that of the first frame of a block, while the position counts the whole block
as soon as it is taken: the ear is one block behind what is told in that instant.
"""

from collections import deque

from player.model import Heard

_JUMP_MS = 300.0
"""A position that fell this far behind what was expected is another place, not a late block."""

_STEPS = 16
_MOST_STEP_MS = 400.0
_QUICK_MS = 40.0
"""Steps are measured by readings this near: of others nobody knows how many blocks they were."""

_SETTLED_MS = 260.0
"""By then at least one block was taken while somebody looked."""

_MEMORY_MS = 1_200.0
"""How long a reading counts: some blocks, and shorter than two clocks can drift apart."""


class SmoothClock:
    """Follows positions told at any moments; any thread, but one at a time.

    The largest lead of recent readings over the machine's clock belongs to the instant in which a
    block was taken; the smallest step of late is such a block.
    """

    def __init__(self) -> None:
        self._leads: deque[tuple[float, float]] = deque()
        self._steps_ms: deque[float] = deque(maxlen=_STEPS)
        self._looked_at_ms = 0.0
        self._speed = 1.0
        self._last: float | None = None
        self._fresh = False
        self._moves_since_ms: float | None = None

    def reset(self) -> None:
        """Forget the past: another track, or the music stopped."""
        self._leads.clear()
        self._last = self._moves_since_ms = None
        self._fresh = False

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
        position_ms, speed = heard.position_ms, heard.speed
        if not speed:
            self.reset()
            self._fresh = heard.begins
            return position_ms
        self._leap(position_ms, speed, now_ms)
        moved = self._last is not None and position_ms != self._last
        step_ms = (position_ms - (self._last or 0.0)) / speed
        if moved and now_ms - self._looked_at_ms <= _QUICK_MS and step_ms <= _MOST_STEP_MS:
            self._steps_ms.append(step_ms)
        self._last, self._looked_at_ms = position_ms, now_ms
        if self._moves_since_ms is None and (moved or self._fresh):
            self._moves_since_ms = now_ms
        if self._moves_since_ms is None:
            return position_ms
        self._leads.append((now_ms, position_ms - now_ms * speed))
        while self._leads[0][0] < now_ms - _MEMORY_MS:
            self._leads.popleft()
        block_ms = min(self._steps_ms, default=0.0)
        return (now_ms - block_ms) * speed + max(lead for _, lead in self._leads)

    def _leap(self, position_ms: float, speed: float, now_ms: float) -> None:
        """Forget the past where the reading is of another place, or comes at another speed.

        A reading that did not change is only stale; one that leapt is as fresh as can be.
        """
        if self._last is None or position_ms == self._last:
            leapt = False
        elif position_ms < self._last or not self._leads:
            leapt = position_ms < self._last
        else:
            best = max(lead for _, lead in self._leads)
            leapt = position_ms - now_ms * speed < best - _JUMP_MS * max(speed, 1.0)
        if leapt or speed != self._speed:
            self.reset()
            self._fresh = leapt
        self._speed = speed
