"""What this device holds of a membership, without any network: tokens, keys, time, and the file."""

import time
from collections.abc import Callable
from typing import Any

import msgspec

from player.rights import Rights
from player.service.membership import standing as place
from player.service.membership.clock import Clock
from player.service.membership.entitlement import Unverified, WrongDevice, verified
from player.service.membership.keyset import KeySet, believed, kept
from player.service.membership.record import Record, RecordStore, floor_of, with_floor
from player.service.membership.states import AccountState, Standing

SPREAD_S = 6 * 3600
"""Devices ask within six hours after they may: never all on the hour."""


class Holding:
    """One thread.

    Args:
        store: Where it is kept.
        jkt: Thumbprint of this device's key.
        wall: The wall clock (tests).
        monotonic: The clock that only runs forward (tests).
    """

    def __init__(
        self,
        store: RecordStore,
        jkt: str,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store, self._jkt = store, jkt
        self._record = store.load(jkt)
        self.clock = Clock(floor_of(self._record), wall, monotonic)
        self._keys = kept(self._record.document) if self._record.document else None
        self._held = self._loaded()

    @property
    def url(self) -> str:
        """The service; empty when nobody is signed in."""
        return self._record.url

    @property
    def known_number(self) -> str:
        """The number of the token that is held; empty for none."""
        token = self._held.entitlement
        return "" if token is None else str(token.seq)

    @property
    def state(self) -> AccountState:
        """Where this device stands at this moment."""
        held, now_s = self._held, self.clock.now_s()
        token = held.entitlement
        return AccountState(
            standing=place.standing(held, now_s),
            url=self._record.url,
            rights=place.rights(held, now_s),
            memberships=token.memberships if token else (),
            expires_s=token.expires_s if token else None,
            grace_ends_s=place.grace_ends_s(held),
            days_left=place.days_left(held, now_s),
            evictable_from_s=place.evictable_from_s(held),
            is_evictable=now_s >= (place.evictable_from_s(held) or now_s + 1),
            is_clock_suspect=self.clock.is_suspect and held.signed_in,
        )

    @property
    def rights(self) -> Rights:
        """What counts at this moment."""
        return place.rights(self._held, self.clock.now_s())

    @property
    def is_due(self) -> bool:
        """Whether it is time to ask the service."""
        jitter_s = int.from_bytes(self._jkt.encode()[:6]) % SPREAD_S
        return place.is_due(self._held, self.clock.now_s(), jitter_s)

    def take(self, token: str, fresh_keys: Callable[[], dict[str, Any]]) -> None:
        """Believe a token from the service; keys are fetched when it is by one not known yet.

        Raises:
            PlayerError: account.keys.
        """
        before = self._held
        self._held = self._believed(before, token)
        if self._held.entitlement is before.entitlement:
            self.trust(fresh_keys())
            self._held = self._believed(before, token)
        if self._held.refusal is not None:
            self._keep(token="", refused=self._held.refusal.value)
        elif self._held.entitlement is not before.entitlement:
            self._keep(token=token, refused="")

    def trust(self, document: dict[str, Any]) -> KeySet:
        """Take the service's keys; or `PlayerError` account.keys when nothing vouches for them."""
        self._keys = found = believed(document, self.url, self._known_keys(self.url))
        self._keep(document=document)
        return found

    def begin(self, url: str, document: dict[str, Any], api_key: str) -> None:
        """After signing in: the service and its keys, and no token yet; or `PlayerError`."""
        self._keys = believed(document, url, self._known_keys(url))
        self._store.keep_api_key(api_key)
        self._store.forget_number()
        self._record = Record(url=url, jkt=self._jkt, document=document)
        self._held = place.sign_in(place.Held())
        self.save()

    def end(self) -> str:
        """Sign out here; return the API key that was kept."""
        key = self._store.api_key()
        self._store.keep_api_key("")
        self._held = place.sign_out(self._held)
        self._record = Record(jkt=self._jkt)
        self.save()
        return key

    def revoked(self) -> None:
        """The service knows this device no more."""
        self._held = place.refuse(self._held, Standing.REVOKED)
        self._keep(token="", refused=Standing.REVOKED.value)
        self.save()

    def save(self) -> None:
        """Keep everything; or `PlayerError` file.write_failed."""
        self._keep(high_water=self._held.high_water)
        self._record = with_floor(self._record, self.clock.floor)
        self._store.save(self._record)

    def api_key(self) -> str:
        """Return the key that the service knows this device by."""
        return self._store.api_key()

    def _loaded(self) -> place.Held:
        record = self._record
        held = place.Held(high_water=record.high_water)
        if not record.url:
            return held
        held = place.sign_in(held)
        if record.refused in list(Standing):
            return place.refuse(held, Standing(record.refused))
        return self._believed(held, record.token) if record.token else held

    def _believed(self, held: place.Held, token: str) -> place.Held:
        """Take a token, or note why not; a number below the highest is ignored."""
        try:
            if self._keys is None:
                raise Unverified("no keys are known")  # noqa: TRY301  the same as a wrong key
            found = verified(token, self._keys, self._jkt)
        except Unverified:
            return place.distrust(held, self.clock.now_s(), Standing.UNVERIFIED)
        except WrongDevice:
            return place.distrust(held, self.clock.now_s(), Standing.WRONG_DEVICE)
        self.clock.hear(found.issued_s)
        return place.receive(held, found)

    def _known_keys(self, url: str) -> KeySet | None:
        return self._keys if self._keys and self._keys.issuer == url else None

    def _keep(self, **changes: Any) -> None:
        self._record = msgspec.structs.replace(self._record, **changes)
