"""Memberships given by an administrator, and by codes of 25 characters that work once."""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from player.errors import PlayerError
from player.server.accounts.keys import hashed
from player.server.accounts.principal import Principal
from player.server.database import ServiceDatabase, now_ms
from player.server.failure import Failure
from player.server.membership.plans import Plans
from player.server.membership.states import STOPPED
from player.server.tables import membership, redeem_code

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_GROUPS, _GROUP = 5, 5
_ALIKE = str.maketrans("018", "OIB")
DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Gift:
    """What is given: a plan, for how long, perhaps on one device only, perhaps as a trial."""

    plan: str
    days: int
    jkt: str | None = None
    trial: bool = False
    family: str | None = None


class Redeeming:
    """Gives memberships. Any thread."""

    def __init__(self, database: ServiceDatabase, plans: Plans) -> None:
        self._database, self._plans = database, plans

    def grant(self, user_id: int, gift: Gift) -> str:
        """Give a membership from now on, or from the end of the same one; return its id."""
        self._plans.need(gift.plan)
        with self._database.writing() as connection:
            return _given(connection, user_id, gift)

    def set_state(self, membership_id: str, state: str) -> None:
        """Revoke or pause a membership, or let it go on.

        Raises:
            PlayerError: serve.no_membership.
        """
        with self._database.writing() as connection:
            mine = membership.update().where(membership.c.id == membership_id)
            if connection.execute(mine.values(state=state)).rowcount == 0:
                raise PlayerError("serve.no_membership", membership=membership_id)

    def of_user(self, user_id: int) -> list[Any]:
        """Return a user's memberships, the oldest first."""
        mine = select(membership).where(membership.c.user_id == user_id)
        with self._database.reading() as connection:
            return list(connection.execute(mine.order_by(membership.c.start_ms, membership.c.id)))

    def new_code(self, plan: str, days: int, *, bound: bool = False) -> str:
        """Return a new code; only its hash is kept. `bound`: for the device that redeems it."""
        self._plans.need(plan)
        letters = "".join(secrets.choice(_LETTERS) for _ in range(_GROUPS * _GROUP))
        row = {"hash": hashed(letters), "plan": plan, "days": days, "bound": bound}
        with self._database.writing() as connection:
            connection.execute(redeem_code.insert().values(**row, made_ms=now_ms()))
        return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))

    def redeem(self, principal: Principal, code: str) -> str:
        """Turn a code into a membership; return its id.

        Raises:
            Failure: 70 for a code that is none, or was used.
        """
        kept = hashed(plain_code(code))
        with self._database.writing() as connection:
            unused = redeem_code.update().where(
                redeem_code.c.hash == kept, redeem_code.c.used_ms.is_(None)
            )
            used = {"used_ms": now_ms(), "user_id": principal.user_id}
            if connection.execute(unused.values(**used)).rowcount == 0:
                raise Failure(70, "This code is not known, or it was used.")
            row = connection.execute(select(redeem_code).where(redeem_code.c.hash == kept)).one()
            if row.bound and not principal.jkt:
                raise Failure.not_allowed("This code is for one device; sign in from it.")
            jkt = principal.jkt if row.bound else None
            return _given(connection, principal.user_id, Gift(row.plan, row.days, jkt))


def plain_code(code: str) -> str:
    """Return a code as it is kept: without dashes and spaces, in the letters it is made of."""
    return "".join(code.split()).replace("-", "").upper().translate(_ALIKE)


def _given(connection: Any, user_id: int, gift: Gift) -> str:
    same = (membership.c.user_id == user_id) & (membership.c.plan == gift.plan)
    bound = membership.c.jkt.is_(None) if gift.jkt is None else membership.c.jkt == gift.jkt
    running = select(func.max(membership.c.end_ms)).where(
        same, bound, membership.c.state.not_in(STOPPED)
    )
    start_ms = max(now_ms(), connection.execute(running).scalar() or 0)
    row = {
        "id": f"m_{secrets.token_hex(6)}",
        "user_id": user_id,
        "plan": gift.plan,
        "jkt": gift.jkt,
        "state": "active",
        "start_ms": start_ms,
        "end_ms": start_ms + gift.days * DAY_MS,
        "trial": gift.trial,
        "family": gift.family,
    }
    connection.execute(membership.insert().values(**row))
    return str(row["id"])
