"""Whether the system has slept: two clocks, one of which goes on meanwhile."""

import time
from collections.abc import Callable

_SLEPT_S = 4.0  # less is a busy machine


def _through_sleep() -> float:
    """Seconds of a clock that counts sleep and that nobody sets, where the system has one.

    On Linux it is that of boot time; on macOS the monotonic one, which `time.monotonic` is not.
    """
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.monotonic() if clock is None else time.clock_gettime(clock)


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
