"""Entitlements: what an account may have, signed, for one device, for 30 days at most."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from player.rights import Rights, rights_document
from player.server.accounts.principal import Principal
from player.server.database import ServiceDatabase, now_ms
from player.server.membership.plans import Plans
from player.server.membership.signing import SigningKeys
from player.server.membership.states import granting, paid_until_ms, state_at
from player.server.tables import api_key, membership, user

AUDIENCE = "galaxy-player"
TYPE = "entitlement+jwt"
LEASE_S = 30 * 86_400
REFRESH_S = 86_400


@dataclass(frozen=True, slots=True)
class Issued:
    """A token and its number; `token` is empty when the client has this one already."""

    seq: int
    refresh_s: int
    token: str = ""


class Issuing:
    """Signs what `Plans` says. Any thread."""

    def __init__(self, database: ServiceDatabase, plans: Plans, keys: SigningKeys) -> None:
        self._database, self._plans, self._keys = database, plans, keys

    def issue(self, principal: Principal, known_seq: int, issuer: str) -> Issued:
        """Return an entitlement for the device; none when the known one still says the same."""
        at_ms = now_ms()
        rights = self._plans.rights_of(principal)
        with self._database.writing() as connection:
            rows = self._memberships(connection, principal, at_ms)
            said = _digest(rights, rows, at_ms, self._keys.valid()[-1].kid)
            mine = connection.execute(select(api_key).where(api_key.c.id == principal.key_id)).one()
            is_fresh = mine.issued == said and at_ms < (mine.refresh_ms or 0)
            if is_fresh and mine.seq == known_seq:
                return Issued(mine.seq, mine.refresh_ms // 1000)
            seq = _next_seq(connection, principal.user_id)
            refresh_s = at_ms // 1000 + REFRESH_S
            own = api_key.update().where(api_key.c.id == principal.key_id)
            values = {"seq": seq, "issued": said, "refresh_ms": refresh_s * 1000}
            connection.execute(own.values(**values))
        claims = self._claims(principal, rights, rows, at_ms)
        own_claims = {"iss": issuer, "seq": seq, "refresh": refresh_s}
        token = self._keys.sign(TYPE, {**claims, **own_claims})
        return Issued(seq, refresh_s, token)

    def _claims(
        self, principal: Principal, rights: Rights, rows: list[Any], at_ms: int
    ) -> dict[str, Any]:
        at_s = at_ms // 1000
        ends = [paid_until_ms(row, at_ms) // 1000 for row in rows]
        return {
            "aud": AUDIENCE,
            "sub": principal.subject,
            "jti": f"e_{secrets.token_hex(8)}",
            "v": 1,
            "iat": at_s,
            "exp": min([at_s + LEASE_S, *([max(ends)] if ends else [])]),
            "cnf": {"jkt": principal.jkt},
            "memberships": [membership_claim(row, at_ms) for row in rows],
            "rights": rights_document(rights),
        }

    def _memberships(self, connection: Connection, principal: Principal, at_ms: int) -> list[Any]:
        mine = select(membership).where(membership.c.user_id == principal.user_id)
        rows = connection.execute(mine.order_by(membership.c.id)).all()
        return [row for row in rows if granting(row, at_ms, principal.jkt)]


def membership_claim(row: Any, at_ms: int) -> dict[str, Any]:
    """Return a membership as tokens and answers have it; times in seconds."""
    return {
        "id": row.id,
        "plan": row.plan,
        "scope": "account" if row.jkt is None else "device",
        "state": state_at(row, at_ms),
        "start": row.start_ms // 1000,
        "end": row.end_ms // 1000,
        "trial": row.trial,
        "family": row.family,
    }


def _next_seq(connection: Connection, user_id: int) -> int:
    """One counter a user: a device that signs in anew never gets a lower number than before."""
    mine = user.c.id == user_id
    connection.execute(update(user).where(mine).values(seq=user.c.seq + 1))
    return int(connection.execute(select(user.c.seq).where(mine)).scalar_one())


def _digest(rights: Rights, rows: list[Any], at_ms: int, kid: str) -> str:
    claims = [membership_claim(row, at_ms) for row in rows]
    said = json.dumps([rights_document(rights), claims, kid], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
