"""A track of the service keeps to its end what it began with; the next one is decided anew."""

from collections.abc import Callable

from msgspec import Struct

from player.rights import Rights
from player.service.membership.states import Standing


class Lease(Struct, frozen=True):
    """What one track plays with."""

    rights: Rights
    standing: Standing


class Leases:
    """One lease a track, for songs of the service only: local files never come here.

    Any thread, under a lock of the caller's.

    Args:
        now: What counts at this moment, and where this device stands.
    """

    def __init__(self, now: Callable[[], Lease]) -> None:
        self._now = now
        self._held: dict[str, Lease] = {}
        self._playing = ""

    def take(self, key: str) -> Lease:
        """Return the lease of a track, the same one until its playing is over."""
        return self._held.setdefault(key, self._now())

    def began(self, key: str) -> None:
        """A track plays now: the lease of the one before is over."""
        if key != self._playing:
            self._held.pop(self._playing, None)
        self._playing = key

    def ended(self) -> None:
        """Nothing plays any more."""
        self._held.pop(self._playing, None)
        self._playing = ""

    def renew(self) -> None:
        """Something else counts now: all but the track that plays are decided anew."""
        held = self._held.get(self._playing)
        self._held = {} if held is None else {self._playing: held}
