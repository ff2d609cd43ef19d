"""How a song of a server is to come: as it is, or less when the line or a membership says so.

The listener's own servers are limited by the line alone. Songs that come with a membership have a
lease: what it gave when the track was handed to the engine counts to the track's end.
"""

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct

from player.events import StreamTier
from player.library.library import Library
from player.library.remote.songs import RemoteFile
from player.library.remote.sources import SourceRow
from player.model import Track
from player.rights import Quality
from player.service.membership.leases import Lease, Leases
from player.service.membership.states import AccountState, Standing
from player.service.songs.pace import Paces
from player.service.songs.tiers import Tier, chosen, tiers_of

_OWN = "own"


class Keeping(Struct, frozen=True):
    """Whether songs of a server may lie here.

    Attributes:
        most: How many; None for as many as there is room for.
        evictable: They have been locked for so long that they may be cleared away.
    """

    most: int | None = None
    evictable: bool = False


class Supply:
    """Any thread.

    Args:
        library: Remembers which servers come with a membership.
        state: Where this device stands with the service.
        waits: Whether the listener rather waits than hears less than there is.
    """

    def __init__(
        self,
        library: Library,
        state: Callable[[], AccountState],
        waits: Callable[[], bool] = lambda: False,
    ) -> None:
        self._library, self._state, self._waits = library, state, waits
        self._lock = threading.Lock()
        self._leases = Leases(self._now)
        self._tiers: dict[str, StreamTier] = {}
        self.paces = Paces()

    def tier(self, track: Track, song: RemoteFile, source: SourceRow, *, is_kept: bool) -> Tier:
        """Return how a song is to come; `is_kept` says that the file as it is lies here."""
        tiers = tiers_of(track.format, song.size, track.duration_ms)
        with self._lock:
            lease = self._leases.take(track.path) if source.supplied else None
            if is_kept and (lease is None or lease.rights.offline_tracks):
                return self._note(track, tiers[0], "")
            cap = Quality.HIRES if lease is None else lease.rights.quality
            allowed = chosen(tiers, cap, None)
            line = None if self._waits() else self.paces.kbps(source.id)
            best = chosen(tiers, cap, line)
            held_back = "account" if allowed != tiers[0] else ""
            return self._note(track, best, "line" if best != allowed else held_back)

    def told(self, track: Track) -> StreamTier | None:
        """Return how a song comes that has been handed to the engine; None for a local file."""
        return self._tiers.get(track.path)

    def began(self, track: Track) -> None:
        """A track plays now; whatever the lease before it gave is over."""
        with self._lock:
            self._leases.began(track.path)

    def ended(self) -> None:
        """Nothing plays any more: what starts next is decided anew."""
        with self._lock:
            self._leases.ended()

    def keeping(self, source: SourceRow) -> Keeping:
        """Say how many songs of a server may lie here."""
        if not source.supplied:
            return Keeping()
        state = self._state()
        return Keeping(state.rights.offline_tracks, state.is_evictable)

    def renew(self, state: AccountState) -> None:
        """The account changed: what is not playing yet is decided anew.

        Which servers come with a membership is learnt while one counts, and remembered.
        """
        with self._lock:
            self._leases.renew()
        if state.standing is not Standing.ACTIVE:
            return
        sells = any(held.plan != _OWN for held in state.memberships)
        is_paid = sells or state.rights.quality is not Quality.HIRES
        for source in self._library.sources.rows():
            if is_same_place(source.url, state.url) and source.supplied != is_paid:
                self._library.sources.supply(source.id, supplied=is_paid)

    def _now(self) -> Lease:
        state = self._state()
        return Lease(state.rights, state.standing)

    def _note(self, track: Track, tier: Tier, reason: str) -> Tier:
        self._tiers[track.path] = StreamTier(tier.quality.value, reason)
        return tier


def is_same_place(one: str, other: str) -> bool:
    """Whether two addresses mean the same server."""
    here, there = urlsplit(one.rstrip("/")), urlsplit(other.rstrip("/"))
    return (here.scheme, here.netloc.lower(), here.path) == (
        there.scheme,
        there.netloc.lower(),
        there.path,
    )
