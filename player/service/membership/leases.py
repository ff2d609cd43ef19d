"""A track of the service keeps to its end what it began with; the next one is decided anew."""

from collections.abc import Callable
from dataclasses import dataclass

from player.rights import Quality, Rights
from player.service.membership.states import Standing


@dataclass(frozen=True, slots=True)
class Lease:
    """What one track plays with.

    Attributes:
        key: Which playing of which track.
        reason: Why its quality is another than that of the track before; None when it is not.
    """

    key: str
    rights: Rights
    reason: Standing | None = None

    @property
    def quality(self) -> Quality:
        """The best the service sends for it."""
        return self.rights.quality


class Leases:
    """Takes one lease a track, for songs of the service only: local files never come here.

    Args:
        now: What counts at this moment, and where this device stands.
    """

    def __init__(self, now: Callable[[], tuple[Rights, Standing]]) -> None:
        self._now = now
        self._current: Lease | None = None

    @property
    def current(self) -> Lease | None:
        """The lease of the track that plays."""
        return self._current

    def take(self, key: str) -> Lease:
        """Return the lease of a track, the same one for as long as it plays."""
        before = self._current
        if before is not None and before.key == key:
            return before
        rights, standing = self._now()
        changed = before is not None and before.quality is not rights.quality
        self._current = Lease(key, rights, standing if changed else None)
        return self._current

    def end(self) -> None:
        """The last track is over; what comes next has nothing to differ from."""
        self._current = None
