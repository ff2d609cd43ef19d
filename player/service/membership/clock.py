"""A clock that cannot be set back below what was seen, and that forgives one set forward.

`now = max(wall, floor + what the monotonic clock has run since)`. The floor takes at once what the
service says (when it signed, what its TLS answers are dated). Our own wall clock it takes only when
a second start on a later day has confirmed it: a clock that stood in 2040 by mistake for an evening
must not use up the lease.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

SUSPECT_S = 25 * 3600
"""A wall clock that is further below the floor than any time zone is wrong."""

_DAY_S = 86_400
_DATE_SLACK_S = 300


@dataclass(frozen=True, slots=True)
class Floor:
    """What is kept of time, in seconds since 1970.

    Attributes:
        trusted_s: The latest the service has said.
        own_s: The latest of our own wall clock that was confirmed.
        pending_s: The latest of our own since it was last confirmed; 0 for none.
    """

    trusted_s: int = 0
    own_s: int = 0
    pending_s: int = 0

    @property
    def value_s(self) -> int:
        """No time before this is believed."""
        return max(self.trusted_s, self.own_s)


def started(floor: Floor, wall_s: int) -> Floor:
    """Return the floor after a successful start: a later day confirms what was pending."""
    if not floor.pending_s or wall_s < floor.pending_s:
        return replace(floor, pending_s=wall_s)
    if wall_s // _DAY_S == floor.pending_s // _DAY_S:
        return replace(floor, pending_s=wall_s)
    return replace(floor, own_s=max(floor.own_s, floor.pending_s), pending_s=wall_s)


def ticked(floor: Floor, wall_s: int) -> Floor:
    """Return the floor after another minute of running."""
    return replace(floor, pending_s=max(floor.pending_s, wall_s))


def told(floor: Floor, service_s: int, *, is_date: bool = False) -> Floor:
    """Return the floor after the service said a time; its date pulls our own back down."""
    floor = replace(floor, trusted_s=max(floor.trusted_s, service_s))
    if is_date and floor.own_s > service_s + _DATE_SLACK_S:
        floor = replace(floor, own_s=service_s)
    if is_date and floor.pending_s > service_s + _DATE_SLACK_S:
        floor = replace(floor, pending_s=service_s)
    return floor


class Clock:
    """Tells the time above a floor. One thread.

    Args:
        floor: What is kept.
        wall: Seconds since 1970.
        monotonic: Seconds that only run forward.
    """

    def __init__(
        self,
        floor: Floor,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall, self._monotonic = wall, monotonic
        self._began = monotonic()
        self._base_s = floor.value_s
        self.floor = started(floor, int(wall()))

    def now_s(self) -> int:
        """Return the time."""
        ran_s = self._monotonic() - self._began
        return int(max(self._wall(), self._base_s + ran_s))

    @property
    def is_suspect(self) -> bool:
        """Whether the wall clock is so far back that it is asked to go online."""
        ran_s = self._monotonic() - self._began
        return self._wall() < self._base_s + ran_s - SUSPECT_S

    def tick(self) -> None:
        """Note that another minute was run."""
        self.floor = ticked(self.floor, int(self._wall()))

    def hear(self, service_s: int, *, is_date: bool = False) -> None:
        """Take what the service says: when it signed, or how it dated an answer over TLS."""
        self.floor = told(self.floor, service_s, is_date=is_date)
        self._base_s, self._began = self.floor.value_s, self._monotonic()
