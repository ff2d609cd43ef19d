"""What a window shows of an account; light enough for any process to import."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from player.errors import PlayerError
from player.rights import FREE, Rights


class Standing(StrEnum):
    """The states; all but ACTIVE and GRACE give what is free, and your own music is always free."""

    SIGNED_OUT = "signed out"
    REFRESHING = "refreshing"
    ACTIVE = "active"
    GRACE = "grace"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNVERIFIED = "unverified"
    WRONG_DEVICE = "wrong device"

    @property
    def is_out(self) -> bool:
        """Whether signing in is the way on; all others mend themselves once there is a network."""
        return self in {Standing.SIGNED_OUT, Standing.REVOKED, Standing.WRONG_DEVICE}


class HeldMembership(Struct, frozen=True):
    """One membership as a token tells it; times in seconds since 1970."""

    id: str
    plan: str
    scope: str
    state: str
    start_s: int
    end_s: int
    trial: bool
    family: str | None


class DeviceLine(Struct, frozen=True):
    """One device of the account; `today` counts among those of the last 24 hours."""

    id: str
    name: str
    platform: str
    today: bool
    current: bool


class PlanLine(Struct, frozen=True):
    """One plan as the service sells it: data, not code."""

    name: str
    title: str
    rights: Rights


class PackLine(Struct, frozen=True):
    """One effect pack that a service has.

    Attributes:
        given: Whether it comes with what is held.
        is_here: Whether its presets lie on this machine.
    """

    name: str
    given: bool
    is_here: bool


class Problem(Struct, frozen=True):
    """Why something failed, as it travels between processes."""

    code: str
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def error(self) -> PlayerError:
        """The error with its sentence."""
        return PlayerError(self.code, **self.details)


class ShownCode(Struct, frozen=True):
    """What is shown for a sign-in elsewhere: an address to open and a code to type there."""

    page: str
    code: str
    complete_page: str


class AccountState(Struct, frozen=True, kw_only=True):
    """Where this device stands; times in seconds since 1970.

    Attributes:
        url: The service, empty when nobody is signed in.
        expires_s: Until when the entitlement counts.
        grace_ends_s: Until when what was downloaded plays without the service's answer.
        days_left: Whole days until then, by the clock that cannot be set back.
        evictable_from_s: From when on what was downloaded may be cleared away.
        is_evictable: Whether that time has come.
        is_clock_suspect: This machine's clock is far back: go online once.
        secrets_in_file: There is no keyring; said once in the settings.
        plans: What the service has; empty until it was asked.
        packs: Effect packs it has, and those that lie here.
        problem: Why the last thing that was tried failed.
    """

    standing: Standing = Standing.SIGNED_OUT
    url: str = ""
    rights: Rights = FREE
    memberships: tuple[HeldMembership, ...] = ()
    expires_s: int | None = None
    grace_ends_s: int | None = None
    days_left: int | None = None
    evictable_from_s: int | None = None
    is_evictable: bool = False
    is_clock_suspect: bool = False
    secrets_in_file: bool = False
    devices: tuple[DeviceLine, ...] = ()
    device_limit: int = 0
    plans: tuple[PlanLine, ...] = ()
    packs: tuple[PackLine, ...] = ()
    problem: Problem | None = None
