"""API keys: 256 random bits, of which only the hash is kept. One key is one device."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, select

from player.server.accounts.principal import Principal
from player.server.database import ServiceDatabase, now_ms
from player.server.tables import api_key, user

PREFIX = "gk_"
SCOPES = ("library", "membership")
_USED_EVERY_MS = 60_000
"""How often the time of last use is written at most: a stream of calls is one use."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key as its owner sees it; the key itself is shown once, when it is made."""

    id: str
    name: str
    platform: str
    created_ms: int
    used_ms: int | None
    registered: bool


class Keys:
    """Makes keys, knows them again, revokes them. Any thread."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database

    def make(
        self, user_id: int, name: str, *, scope: str = " ".join(SCOPES), jkt: str = ""
    ) -> tuple[str, str]:
        """Return a new key's id and the key itself, which is nowhere else."""
        key, key_id = PREFIX + secrets.token_urlsafe(32), f"k_{secrets.token_hex(8)}"
        row = {
            "id": key_id,
            "user_id": user_id,
            "hash": hashed(key),
            "name": name[:80],
            "platform": "",
            "scope": scope,
            "jkt": jkt or None,
            "created_ms": now_ms(),
        }
        with self._database.writing() as connection:
            connection.execute(api_key.insert().values(**row))
        return key_id, key

    def find(self, key: str) -> Principal | None:
        """Return whose key it is; None for a key that is none, or no more."""
        joined = select(user, api_key.c.id.label("key_id"), api_key.c.jkt, api_key.c.used_ms)
        mine = joined.join(api_key, api_key.c.user_id == user.c.id)
        with self._database.reading() as connection:
            row = connection.execute(mine.where(api_key.c.hash == hashed(key))).first()
        if row is None:
            return None
        self._note_use(row)
        return Principal(row.id, row.name, row.subject, row.admin, row.key_id, row.jkt or "")

    def _note_use(self, row: Row[Any]) -> None:
        at_ms = now_ms()
        if at_ms - (row.used_ms or 0) < _USED_EVERY_MS:
            return
        with self._database.writing() as connection:
            mine = api_key.update().where(api_key.c.id == row.key_id)
            connection.execute(mine.values(used_ms=at_ms))

    def of_user(self, user_id: int) -> list[KeyRow]:
        """Return a user's keys, the oldest first."""
        mine = select(api_key).where(api_key.c.user_id == user_id).order_by(api_key.c.created_ms)
        with self._database.reading() as connection:
            rows = connection.execute(mine).all()
        return [_key_row(row) for row in rows]

    def revoke(self, user_id: int, key_id: str) -> bool:
        """Take a key away; False when the user has no such key."""
        mine = (api_key.c.user_id == user_id) & (api_key.c.id == key_id)
        with self._database.writing() as connection:
            return connection.execute(delete(api_key).where(mine)).rowcount > 0

    def revoke_shown(self, key: str) -> None:
        """Take away the key itself, whoever holds it."""
        with self._database.writing() as connection:
            connection.execute(delete(api_key).where(api_key.c.hash == hashed(key)))


def hashed(secret: str) -> bytes:
    """Return what is kept of a secret of 256 random bits: guessing it is out of reach."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def _key_row(row: Row[Any]) -> KeyRow:
    return KeyRow(
        row.id, row.name, row.platform, row.created_ms, row.used_ms, row.registered_ms is not None
    )
