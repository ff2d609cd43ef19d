"""A membership and the music that plays: what changes is heard from the next track on.

Nothing here can stop a track, and a file on this machine is never asked about.
"""

from collections.abc import Callable

from player.events import Event, Notice, PlaybackChanged, StreamTier
from player.model import PlayState
from player.playback import Playback
from player.rights import Rights
from player.service.cloud import Cloud
from player.service.membership.account import Account
from player.service.membership.orders import AccountNews
from player.service.membership.states import AccountState, Standing
from player.service.songs.tiers import SOUNDS
from player.service.supply import Supply


class MembershipPlay:
    """Any thread: hears account and playback, and passes on.

    Args:
        account: Whose membership it is.
        supply: Holds the leases.
        playback: What plays.
        cloud: Brings what is to lie here.
    """

    def __init__(self, account: Account, supply: Supply, playback: Playback, cloud: Cloud) -> None:
        self._account, self._supply = account, supply
        self._playback, self._cloud = playback, cloud
        self._counts: tuple[Standing, Rights, bool] | None = None
        self._playing: str | None = None
        self._heard: StreamTier | None = None
        self._stop: list[Callable[[], None]] = []

    def start(self) -> None:
        """Listen from now on."""
        self._stop = [self._playback.listen(self._hear), self._account.listen(self._take)]

    def close(self) -> None:
        """Hear nothing more."""
        for stop in self._stop:
            stop()
        self._stop = []

    def _take(self, news: AccountNews) -> None:
        """Something else may count now; the clock alone moving on is none of it."""
        if not isinstance(news, AccountState):
            return
        counts = (news.standing, news.rights, news.is_evictable)
        if counts == self._counts:
            return
        self._counts = counts
        self._supply.renew(news)
        if news.url:
            self._cloud.keep()
        self._playback.locate_again()

    def _hear(self, event: Event) -> None:
        """A track began: tell once when it comes otherwise than the one before, and why."""
        if not isinstance(event, PlaybackChanged):
            return
        track = event.state.track
        if event.state.state is PlayState.STOPPED:
            self._playing = None
            self._supply.ended()
            return
        if event.state.format is None or track is None or track.path == self._playing:
            return
        self._playing = track.path
        self._supply.began(track)
        before, tier = self._heard, event.state.tier
        if tier is None:
            return
        self._heard = tier
        if tier.reason and (before is None or before.reason != tier.reason):
            details: dict[str, object] = {"sound": SOUNDS[tier.quality]}
            self._playback.notice(Notice(f"stream.{tier.reason}", details))
