"""Grants in flight: authorization codes and device codes, by their hash, used once."""

import base64
import hashlib
import secrets
from typing import Any

from sqlalchemy import Connection, delete, select

from player.server.accounts.keys import hashed
from player.server.database import ServiceDatabase, now_ms
from player.server.tables import grant

CODE_MS = 60_000
DEVICE_MS = 600_000
INTERVAL_S = 5
_USER_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels and no digits: nothing to misread, and no words (RFC 8628, 6.1)."""


class Grants:
    """Keeps grants. Any thread."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database

    def new_code(self, user_id: int, fields: dict[str, str]) -> str:
        """Return an authorization code for a user; `fields` has challenge and redirect_uri."""
        code = secrets.token_urlsafe(32)
        row = _row(code, "code", CODE_MS, fields["client_name"], fields["scope"])
        row |= {"user_id": user_id, "state": "granted"}
        row |= {name: fields[name] for name in ("challenge", "redirect_uri")}
        self._add(row)
        return code

    def new_device(self, client_name: str, scope: str) -> tuple[str, str]:
        """Return a device code and the code its user types."""
        code = secrets.token_urlsafe(32)
        letters = "".join(secrets.choice(_USER_LETTERS) for _ in range(8))
        row = _row(code, "device", DEVICE_MS, client_name, scope)
        self._add({**row, "user_code": letters, "state": "pending"})
        return code, f"{letters[:4]}-{letters[4:]}"

    def _add(self, row: dict[str, Any]) -> None:
        with self._database.writing() as connection:
            stale = now_ms() - DEVICE_MS
            connection.execute(delete(grant).where(grant.c.expires_ms < stale))
            connection.execute(grant.insert().values(**row))

    def find(self, connection: Connection, kind: str, code: str) -> Any:
        """Return a grant by its code, whatever its state; None for none."""
        mine = (grant.c.hash == hashed(code)) & (grant.c.kind == kind)
        return connection.execute(select(grant).where(mine)).first()

    def change(self, connection: Connection, code_hash: bytes, **values: Any) -> None:
        """Change a grant."""
        connection.execute(grant.update().where(grant.c.hash == code_hash).values(**values))

    def approve(self, user_code: str, user_id: int) -> bool:
        """Give a waiting device its user; False for a code that is none, or too old."""
        plain = "".join(user_code.split()).replace("-", "").upper()
        waiting = grant.update().where(
            grant.c.user_code == plain,
            grant.c.state == "pending",
            grant.c.expires_ms > now_ms(),
        )
        with self._database.writing() as connection:
            values = {"user_id": user_id, "state": "granted"}
            return connection.execute(waiting.values(**values)).rowcount > 0


def challenge_of(verifier: str) -> str:
    """Return the S256 challenge of a verifier (RFC 7636, 4.2)."""
    digest = hashlib.sha256(verifier.encode("ascii", "replace")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _row(code: str, kind: str, valid_ms: int, client_name: str, scope: str) -> dict[str, Any]:
    return {
        "hash": hashed(code),
        "kind": kind,
        "client_name": client_name[:80] or "Galaxia",
        "scope": scope,
        "expires_ms": now_ms() + valid_ms,
        "interval_s": INTERVAL_S,
    }
