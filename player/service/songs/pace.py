"""How much a line carries: measured while songs come; no single hiccup decides anything."""

from collections.abc import Callable
from time import monotonic

_LEAST_BYTES = 128 << 10
_NEW_SHARE = 0.3


class Meter:
    """Times one transfer. One thread.

    Args:
        clock: Seconds that only run forward.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._began_s = clock()
        self._bytes = 0

    def add(self, count: int) -> None:
        """Some bytes have come."""
        self._bytes += count

    @property
    def kbps(self) -> float | None:
        """What the line carried; None when too little came to tell."""
        took_s = self._clock() - self._began_s
        if self._bytes < _LEAST_BYTES or took_s <= 0:
            return None
        return self._bytes * 8 / took_s / 1000


class Paces:
    """What the line to each server carries, as a moving average in kbit/s."""

    def __init__(self) -> None:
        self._kbps: dict[int, float] = {}

    def take(self, source_id: int, kbps: float) -> None:
        """A transfer was measured."""
        before = self._kbps.get(source_id, kbps)
        self._kbps[source_id] = before + _NEW_SHARE * (kbps - before)

    def kbps(self, source_id: int) -> float | None:
        """Return what is to be expected, None for a line nobody has measured."""
        return self._kbps.get(source_id)
