"""Where this device stands with the service: a pure function of what it holds and of time."""

from dataclasses import dataclass, replace

from player.rights import FREE, Rights
from player.service.membership.entitlement import Entitlement
from player.service.membership.states import Standing

GRACE_S = 7 * 86_400
LOCKED_S = 30 * 86_400


@dataclass(frozen=True, slots=True)
class Held:
    """What this device holds.

    Attributes:
        entitlement: The last one that was believed.
        high_water: The highest number ever believed; lower ones are ignored.
        refusal: Why nothing is held, when that was said.
    """

    signed_in: bool = False
    entitlement: Entitlement | None = None
    high_water: int = -1
    refusal: Standing | None = None


def sign_in(held: Held) -> Held:
    """After signing in nothing is held yet, and no old refusal counts."""
    return Held(signed_in=True, high_water=held.high_water)


def sign_out(held: Held) -> Held:
    """After signing out; the number stays, or an old token could be put back."""
    return Held(high_water=held.high_water)


def receive(held: Held, found: Entitlement) -> Held:
    """Take a token that was verified; one below the high water is ignored."""
    if not held.signed_in or found.seq < held.high_water:
        return held
    return Held(signed_in=True, entitlement=found, high_water=found.seq)


def distrust(held: Held, now_s: int, why: Standing) -> Held:
    """A token that is not ours: an older one that still counts goes on counting."""
    if not held.signed_in:
        return held
    kept = standing(held, now_s) in (Standing.ACTIVE, Standing.GRACE)
    if kept and why is Standing.UNVERIFIED:
        return held
    return replace(held, entitlement=None, refusal=why)


def refuse(held: Held, why: Standing) -> Held:
    """Nothing is held, and why: the service knows this device no more, or the file is not ours."""
    return replace(held, entitlement=None, refusal=why)


def standing(held: Held, now_s: int) -> Standing:
    """Return the state at a time, seconds since 1970."""
    if not held.signed_in:
        return Standing.SIGNED_OUT
    if held.refusal is not None:
        return held.refusal
    if held.entitlement is None:
        return Standing.REFRESHING
    if now_s < held.entitlement.expires_s:
        return Standing.ACTIVE
    in_grace = now_s < held.entitlement.expires_s + GRACE_S
    return Standing.GRACE if in_grace else Standing.EXPIRED


def rights(held: Held, now_s: int) -> Rights:
    """Return what counts now: in grace what is here already, but streams fall to what is free."""
    token = held.entitlement
    match standing(held, now_s):
        case Standing.ACTIVE if token:
            return token.rights
        case Standing.GRACE if token:
            return replace(token.rights, quality=FREE.quality, ai=FREE.ai)
        case _:
            return FREE


def is_due(held: Held, now_s: int, jitter_s: int) -> bool:
    """Whether the service should be asked again; `jitter_s` spreads devices over six hours."""
    match standing(held, now_s):
        case Standing.REFRESHING | Standing.GRACE | Standing.EXPIRED | Standing.UNVERIFIED:
            return True
        case Standing.ACTIVE:
            token = held.entitlement
            return token is not None and now_s >= token.refresh_s + jitter_s
        case _:
            return False


def grace_ends_s(held: Held) -> int | None:
    """Until when what was downloaded plays without an answer of the service."""
    return None if held.entitlement is None else held.entitlement.expires_s + GRACE_S


def days_left(held: Held, now_s: int) -> int | None:
    """How many whole days what was downloaded still plays; 0 when it is over."""
    ends_s = grace_ends_s(held)
    return None if ends_s is None else max(0, ends_s - now_s) // 86_400


def evictable_from_s(held: Held) -> int | None:
    """From when on locked files may be cleared away."""
    ends_s = grace_ends_s(held)
    return None if ends_s is None else ends_s + LOCKED_S
