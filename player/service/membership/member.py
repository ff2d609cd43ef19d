"""This device as a member: asks the service when it is time, signs in and out, redeems codes.

Everything here may wait for the network or for a keyring: a thread of its own, or the command line.
"""

import platform
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from player.errors import PlayerError
from player.rights import rights_from
from player.service.membership.authority import Authority, Revoked, checked_url
from player.service.membership.browser_flow import sign_in_with_browser
from player.service.membership.device_flow import sign_in_with_code
from player.service.membership.device_key import DeviceKey
from player.service.membership.holding import Holding
from player.service.membership.packs import PackFolder
from player.service.membership.record import RecordStore
from player.service.membership.states import (
    AccountState,
    DeviceLine,
    PackLine,
    PlanLine,
    ShownCode,
)
from player.service.secrets import Secrets

_PLANS_MOST = 12
_PACKS_MOST = 200


class Member:
    """One thread.

    Args:
        record_file: What is kept between runs.
        secrets_file: Stands in for a missing keyring.
        wall: The wall clock (tests).
        monotonic: The clock that only runs forward (tests).
    """

    def __init__(
        self,
        record_file: Path,
        secrets_file: Path,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._secrets = Secrets(secrets_file)
        self._device = DeviceKey.of(self._secrets)
        store = RecordStore(record_file, self._secrets)
        self.holding = Holding(store, self._device.jkt, wall, monotonic)
        self._devices: tuple[DeviceLine, ...] = ()
        self._device_limit = 0
        self._plans: tuple[PlanLine, ...] = ()
        self._packs = PackFolder(record_file.parent / "packs")
        self._offered: tuple[str, ...] = ()

    @property
    def state(self) -> AccountState:
        """Where this device stands at this moment."""
        return replace(
            self.holding.state,
            secrets_in_file=self._secrets.in_file,
            devices=self._devices,
            device_limit=self._device_limit,
            plans=self._plans,
            packs=self._pack_lines(),
        )

    def tick(self) -> None:
        """Keep the time; once a minute, and at the end."""
        if self.holding.url:
            self.holding.clock.tick()
            self.holding.save()

    def refresh(self) -> None:
        """Ask the service what this device may have.

        A device the service knows no more is no error here: `state` says so.

        Raises:
            PlayerError: account.*; what is held stays as it is.
        """
        known = self.holding.known_number
        try:
            with self._authority() as authority:
                answer = authority.call("getEntitlement", known=known)
                if answer.date_s:
                    self.holding.clock.hear(answer.date_s, is_date=True)
                if answer.status != 304:
                    token = str(answer.body["entitlement"]["token"])
                    self.holding.take(token, authority.keys)
        except Revoked:
            self.holding.revoked()
            return
        self.holding.save()

    def sign_in(
        self, url: str, open_page: Callable[[str], object], cancelled: threading.Event
    ) -> None:
        """Sign in with a browser on this machine; or `PlayerError` account.*."""
        self._sign_in(url, lambda found: sign_in_with_browser(found, open_page, cancelled))

    def sign_in_with_code(
        self, url: str, show: Callable[[ShownCode], object], cancelled: threading.Event
    ) -> None:
        """Sign in with a code typed on another device; or `PlayerError` account.*."""
        self._sign_in(url, lambda found: sign_in_with_code(found, show, cancelled))

    def _sign_in(self, url: str, flow: Callable[[Authority], str]) -> None:
        plain = checked_url(url)
        with Authority(plain, self._device) as authority:
            document = authority.keys()
            authority.key = flow(authority)
            self.holding.begin(plain, document, authority.key)
            fields = {"name": platform.node()[:80] or "Galaxia", "platform": platform.system()}
            authority.call("registerDevice", fields)
        self.refresh()

    def sign_out(self) -> None:
        """Sign this device out: here in any case, and at the service if it can be reached.

        Raises:
            PlayerError: account.unreachable; it is signed out here all the same.
        """
        url = self.holding.url
        key = self.holding.end()
        self._devices = ()
        if url and key:
            with Authority(url, self._device) as authority:
                authority.post_form(f"{url}/oauth/revoke", {"token": key})

    def look_at_devices(self, remove: str = "") -> None:
        """Ask which devices, plans and packs there are; `state` has them afterwards.

        A device that is named is signed out first.
        """
        if remove:
            self._called("removeDevice", {"id": remove})
        found = self._called("getDevices")["devices"]
        self._devices = tuple(_device(one) for one in found.get("device", ()))
        self._device_limit = int(found.get("limit", 0))
        said = self._called("getMembership").get("membershipStatus", {})
        packs = said.get("pack", ())[:_PACKS_MOST]
        self._offered = tuple(str(one["id"]) for one in packs)
        plans = [_plan(one) for one in said.get("plan", ())]
        self._plans = tuple(sorted(plans, key=_worth))[:_PLANS_MOST]

    def bring_pack(self, name: str) -> None:
        """Fetch an effect pack; its presets stand among the others from then on.

        Raises:
            PlayerError: account.*; what was here of it stays.
        """
        try:
            with self._authority() as authority:
                body, signature = authority.fetch("getPack", {"id": name})
                self._packs.take(name, body, signature, self.holding.trust(authority.keys()))
        except Revoked:
            self.holding.revoked()
            raise PlayerError("account.revoked", url=self.holding.url) from None

    def remove_pack(self, name: str) -> None:
        """Clear an effect pack away."""
        self._packs.remove(name)

    def _pack_lines(self) -> tuple[PackLine, ...]:
        rights, here = self.holding.rights, self._packs.names()
        names = sorted({*here, *self._offered})
        return tuple(PackLine(one, rights.allows_pack(one), one in here) for one in names)

    def redeem(self, code: str) -> None:
        """Turn a code into a membership, and ask anew what this device may have."""
        self._called("redeemCode", {"code": code})
        self.refresh()

    def _called(self, name: str, fields: dict[str, str] | None = None) -> dict[str, Any]:
        try:
            with self._authority() as authority:
                return authority.call(name, fields).body
        except Revoked:
            self.holding.revoked()
            raise PlayerError("account.revoked", url=self.holding.url) from None

    def _authority(self) -> Authority:
        """The service this device is signed in at; or `PlayerError` account.none."""
        if not self.holding.url:
            raise PlayerError("account.none")
        return Authority(self.holding.url, self._device, self.holding.api_key())


def _plan(one: dict[str, Any]) -> PlanLine:
    name = str(one["name"])
    return PlanLine(name, str(one.get("title", name)), rights_from(one.get("rights", {})))


def _worth(plan: PlanLine) -> tuple[int, int, str]:
    """Plans stand from what gives least to what gives most."""
    return plan.rights.quality.rank, plan.rights.offline_tracks, plan.name


def _device(one: dict[str, Any]) -> DeviceLine:
    return DeviceLine(
        id=str(one["id"]),
        name=str(one.get("name", "")),
        platform=str(one.get("platform", "")),
        today=bool(one.get("today")),
        current=bool(one.get("current")),
    )
