"""Reading what the service signed: everything is checked, nothing in it is computed anew."""

from dataclasses import dataclass
from typing import Any

import msgspec
from joserfc import jws
from joserfc.errors import JoseError

from player.rights import Rights, joined, rights_from
from player.service.membership.keyset import ALGORITHM, KeySet
from player.service.membership.states import HeldMembership

AUDIENCE = "galaxy-player"
TYPE = "entitlement+jwt"
LONGEST_S = 31 * 86_400
_MOST_BYTES = 16_384


class Unverified(Exception):  # noqa: N818  a state of its own
    """A token that is not the service's, or not for this program."""


class WrongDevice(Exception):  # noqa: N818  a state of its own
    """A token that belongs to another device's key."""


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What an account may have on this device; times in seconds since 1970.

    Attributes:
        rights: As the service computed them, never less than what is free.
        seq: Only grows; a lower one is an older one.
    """

    subject: str
    seq: int
    issued_s: int
    refresh_s: int
    expires_s: int
    rights: Rights
    memberships: tuple[HeldMembership, ...]


def verified(token: str, keys: KeySet, jkt: str) -> Entitlement:
    """Return what a token says.

    Args:
        token: A compact JWS.
        keys: The service's.
        jkt: Thumbprint of this device's own key.

    Raises:
        Unverified: Wrong signature, algorithm, type, key, audience, issuer or form.
        WrongDevice: All is right, but it is another device's.
    """
    claims = _claims(token, keys)
    if claims.get("aud") != AUDIENCE or claims.get("iss") != keys.issuer or claims.get("v") != 1:
        raise Unverified("for another program, or of another service")
    try:
        found = _entitlement(claims)
    except (KeyError, TypeError, ValueError) as error:
        raise Unverified("incomplete") from error
    if not found.issued_s < found.expires_s <= found.issued_s + LONGEST_S:
        raise Unverified("valid for longer than any")
    if claims["cnf"]["jkt"] != jkt:
        raise WrongDevice
    return found


def _claims(token: str, keys: KeySet) -> dict[str, Any]:
    if len(token) > _MOST_BYTES:
        raise Unverified("too long")
    try:
        header = jws.extract_compact(token.encode("ascii")).headers()
        key = keys.key(str(header.get("kid")))
        if header.get("alg") != ALGORITHM or header.get("typ") != TYPE or key is None:
            raise Unverified("another algorithm, type or key")
        payload = jws.deserialize_compact(token, key, algorithms=[ALGORITHM]).payload
        claims = msgspec.json.decode(payload)
    except (JoseError, ValueError, msgspec.DecodeError) as error:
        raise Unverified("the signature is wrong") from error
    if not isinstance(claims, dict):
        raise Unverified("not an object")
    return claims


def _entitlement(claims: dict[str, Any]) -> Entitlement:
    numbers = {name: claims[name] for name in ("seq", "iat", "refresh", "exp")}
    if not all(type(number) is int and number >= 0 for number in numbers.values()):
        raise ValueError("times and numbers are whole")
    if not isinstance(claims["cnf"]["jkt"], str):
        raise TypeError("cnf")
    return Entitlement(
        subject=str(claims["sub"]),
        seq=numbers["seq"],
        issued_s=numbers["iat"],
        refresh_s=numbers["refresh"],
        expires_s=numbers["exp"],
        rights=joined([rights_from(claims["rights"])]),
        memberships=tuple(_membership(one) for one in claims.get("memberships", ())),
    )


def _membership(one: dict[str, Any]) -> HeldMembership:
    return HeldMembership(
        id=str(one["id"]),
        plan=str(one["plan"]),
        scope=str(one["scope"]),
        state=str(one["state"]),
        start_s=int(one["start"]),
        end_s=int(one["end"]),
        trial=bool(one.get("trial")),
        family=one.get("family"),
    )
