"""Whether the system has slept: two clocks, one of which goes on meanwhile."""

import time
from collections.abc import Callable

_SLEPT_S = 4.0  # less is a busy machine, or a clock that was set right


def _through_sleep() -> float:
    """Seconds of a clock that counts sleep: boot time on Linux, the wall clock elsewhere."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.time()


class SleepClock:
    """Ask now and then; where both clocks count sleep (Windows) the answer is always no."""

    def __init__(
        self,
        awake: Callable[[], float] = time.monotonic,
        through_sleep: Callable[[], float] = _through_sleep,
    ) -> None:
        self._awake, self._through_sleep = awake, through_sleep
        self._difference = through_sleep() - awake()

    def has_slept(self) -> bool:
        """Whether the system slept since this was asked last."""
        difference = self._through_sleep() - self._awake()
        before, self._difference = self._difference, difference
        return difference - before > _SLEPT_S
