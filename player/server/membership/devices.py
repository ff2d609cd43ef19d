"""Devices: an API key each, bound to a key that never leaves the device."""

from dataclasses import dataclass

from sqlalchemy import func, select

from player.server.accounts.principal import Principal
from player.server.database import ServiceDatabase, now_ms
from player.server.failure import Failure
from player.server.membership.plans import Plans
from player.server.tables import api_key

WINDOW_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device as its owner sees it."""

    id: str
    name: str
    platform: str
    created_ms: int
    seen_ms: int | None


class Devices:
    """Registers devices and counts those that used a membership within 24 hours. Any thread."""

    def __init__(self, database: ServiceDatabase, plans: Plans, help_url: str) -> None:
        self._database, self._plans, self._help_url = database, plans, help_url

    def register(self, principal: Principal, jkt: str, name: str, platform: str) -> None:
        """Bind the caller's API key to a device key and give it a name.

        Raises:
            Failure: 50 when it is bound to another key, or all places are taken.
        """
        if principal.jkt and principal.jkt != jkt:
            raise Failure.not_allowed("This API key belongs to another device.")
        self._check_room(principal)
        at_ms = now_ms()
        values = {"jkt": jkt, "name": name[:80], "platform": platform[:40]}
        with self._database.writing() as connection:
            mine = api_key.update().where(api_key.c.id == principal.key_id)
            connection.execute(mine.values(**values, registered_ms=at_ms, seen_ms=at_ms))

    def note_use(self, principal: Principal) -> None:
        """Count this device among those of today; or `Failure` 50 when all places are taken."""
        self._check_room(principal)
        with self._database.writing() as connection:
            mine = api_key.update().where(api_key.c.id == principal.key_id)
            connection.execute(mine.values(seen_ms=now_ms()))

    def _check_room(self, principal: Principal) -> None:
        most = self._plans.rights_of(principal).devices
        others = select(func.count()).where(
            api_key.c.user_id == principal.user_id,
            api_key.c.id != principal.key_id,
            api_key.c.seen_ms > now_ms() - WINDOW_MS,
        )
        with self._database.reading() as connection:
            if connection.execute(others).scalar_one() >= most:
                message = f"{most} devices used this membership within 24 hours; remove one."
                raise Failure(50, message, self._help_url)

    def of_user(self, user_id: int) -> list[DeviceRow]:
        """Return a user's devices, the oldest first."""
        mine = select(api_key).where(api_key.c.user_id == user_id).order_by(api_key.c.created_ms)
        with self._database.reading() as connection:
            rows = connection.execute(mine).all()
        return [
            DeviceRow(row.id, row.name, row.platform, row.created_ms, row.seen_ms) for row in rows
        ]
