"""The keys that sign entitlements: in a file of their own, never in the database."""

import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from player.errors import PlayerError
from player.server.database import now_ms

ALGORITHM = "Ed25519"
SIGNING_KEYS = "signing-keys.json"
"""The name of the file they are in."""

VALID_MS = 400 * 86_400_000
"""How long a key vouches for its successors: a client that was away for a year still follows."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One key; the newest signs entitlements, all that are valid sign the list of keys."""

    kid: str
    made_ms: int
    key: OKPKey


class SigningKeys:
    """Reads the file again when the command line has changed it. Any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.Lock()
        self._read_at: tuple[int, int] | None = None
        self._keys: list[SigningKey] = []

    def valid(self) -> list[SigningKey]:
        """Return the valid keys, the oldest first; makes the first one.

        Raises:
            PlayerError: serve.keys.
        """
        with self._guard:
            try:
                self._refresh()
            except (OSError, ValueError, KeyError, JoseError) as error:
                raise PlayerError("serve.keys", path=str(self._path), reason=str(error)) from error
            return list(self._keys)

    def rotate(self) -> str:
        """Add a key that signs from now on; return its name. Older ones go on vouching."""
        self.valid()
        with self._guard:
            self._add()
            return self._keys[-1].kid

    def revoke(self, kid: str) -> None:
        """Take a key out: nothing it signed is believed any more; or `PlayerError`."""
        kept = [one for one in self.valid() if one.kid != kid]
        if len(kept) in (0, len(self._keys)):
            raise PlayerError("serve.no_signing_key", key=kid)
        with self._guard:
            self._keys = kept
            self._write()

    def sign(self, typ: str, claims: dict[str, Any]) -> str:
        """Return a compact JWS by the newest key."""
        newest = self.valid()[-1]
        header = {"typ": typ, "alg": ALGORITHM, "kid": newest.kid}
        return jws.serialize_compact(header, _json(claims), newest.key, algorithms=[ALGORITHM])

    def document(self, issuer: str) -> dict[str, Any]:
        """Return the public keys in a JWS that every valid key has signed (RFC 7515, 7.2.1)."""
        keys = self.valid()
        public = [
            {**one.key.as_dict(private=False), "kid": one.kid, "alg": ALGORITHM, "use": "sig"}
            for one in keys
        ]
        claims = {"iss": issuer, "iat": now_ms() // 1000, "keys": public}
        members: list[jws.HeaderDict] = [
            {"protected": {"typ": "keys+jwt", "alg": ALGORITHM, "kid": one.kid}} for one in keys
        ]
        registry = jws.JWSRegistry(algorithms=[ALGORITHM])
        by_kid = {one.kid: one.key for one in keys}
        return dict(
            jws.serialize_json(
                members,
                _json(claims),
                lambda member: by_kid[member.headers()["kid"]],
                registry=registry,
            )
        )

    def _refresh(self) -> None:
        if not self._path.exists():
            self._keys = []
            self._add()
            return
        status = self._path.stat()
        if self._read_at != (status.st_mtime_ns, status.st_size):
            content = json.loads(self._path.read_text("utf-8"))
            self._keys = [_key(one) for one in content["keys"]]
            self._read_at = (status.st_mtime_ns, status.st_size)
        self._keys = [one for one in self._keys if now_ms() - one.made_ms < VALID_MS] or self._keys[
            -1:
        ]

    def _add(self) -> None:
        key = OKPKey.generate_key("Ed25519")
        made_ms = max([now_ms(), *(one.made_ms + 1 for one in self._keys)])
        self._keys.append(SigningKey(f"ent-{key.thumbprint()[:12]}", made_ms, key))
        self._write()

    def _write(self) -> None:
        """Whole or not at all, and from its first moment for the owner's eyes only."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        content = {
            "keys": [
                {"kid": one.kid, "made_ms": one.made_ms, "jwk": one.key.as_dict(private=True)}
                for one in self._keys
            ]
        }
        partial = self._path.with_suffix(".part")
        partial.unlink(missing_ok=True)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_json(content))
        partial.replace(self._path)
        status = self._path.stat()
        self._read_at = (status.st_mtime_ns, status.st_size)


def _key(stored: dict[str, Any]) -> SigningKey:
    return SigningKey(stored["kid"], stored["made_ms"], OKPKey.import_key(stored["jwk"]))


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
