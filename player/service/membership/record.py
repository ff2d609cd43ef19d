"""What is kept of a membership between runs: a small file, sealed with a key among the secrets.

The highest number believed is kept among the secrets as well: a copied older file, whole and sealed
as it was, must not bring an older, richer token back.
"""

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from player.errors import PlayerError
from player.service.membership.clock import Floor
from player.service.membership.states import Standing
from player.service.secrets import Secrets

SCHEMA = 1
_SEAL_KEY = "membership-seal"
_HIGH_WATER = "membership-number"
_API_KEY = "membership-key"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept.

    Attributes:
        url: The service; empty when nobody is signed in.
        jkt: Thumbprint of the device this was written on.
        document: The service's public keys, as it published them.
        token: The entitlement, as it was signed.
        refused: The state that a refusal led to, empty for none.
    """

    url: str = ""
    jkt: str = ""
    document: dict[str, Any] | None = None
    token: str = ""
    refused: str = ""
    high_water: int = -1
    floor: tuple[int, int, int] = (0, 0, 0)


class _Sealed(msgspec.Struct, frozen=True):
    schema: int
    record: msgspec.Raw
    seal: str


class RecordStore:
    """Reads and writes the record. One thread.

    Args:
        path: The file.
        store: Keeps the seal's key, the API key and the number.
    """

    def __init__(self, path: Path, store: Secrets) -> None:
        self._path, self._secrets = path, store
        self._written_number: int | None = None

    def load(self, jkt: str) -> Record:
        """Return what is kept for the device with this key.

        What was sealed elsewhere, or altered, holds no token and no time, and says so. The number
        is what the secrets say if that is more: it never falls.
        """
        found, is_ours = self._opened()
        if not is_ours and found.url:
            why = Standing.UNVERIFIED if found.jkt == jkt else Standing.WRONG_DEVICE
            found = Record(url=found.url, jkt=found.jkt, refused=why.value)
        number = max(found.high_water, self._number())
        return msgspec.structs.replace(found, high_water=number)

    def save(self, record: Record) -> None:
        """Keep a record, whole or not at all.

        Raises:
            PlayerError: file.write_failed.
        """
        body = msgspec.json.encode(record)
        sealed = _Sealed(SCHEMA, msgspec.Raw(body), self._seal(body))
        try:
            if record.high_water > self._number():
                self._secrets.set(_HIGH_WATER, str(record.high_water).encode())
                self._written_number = record.high_water
            _write(self._path, msgspec.json.encode(sealed))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise PlayerError("file.write_failed", path=str(self._path), reason=reason) from error

    def forget_number(self) -> None:
        """Count anew: after signing in, perhaps as somebody else, the service's word is fresh."""
        self._secrets.delete(_HIGH_WATER)
        self._written_number = -1

    def api_key(self) -> str:
        """Return the key that the service knows this device by; empty for none."""
        return (self._secrets.get(_API_KEY) or b"").decode()

    def keep_api_key(self, key: str) -> None:
        """Keep the key, or forget it when it is empty."""
        if key:
            self._secrets.set(_API_KEY, key.encode())
        else:
            self._secrets.delete(_API_KEY)

    def _opened(self) -> tuple[Record, bool]:
        """What the file holds, and whether its seal is ours."""
        try:
            sealed = msgspec.json.decode(self._path.read_bytes(), type=_Sealed)
            body = bytes(sealed.record)
            record = msgspec.json.decode(body, type=Record)
        except (OSError, msgspec.MsgspecError, ValueError):
            return Record(), True
        is_ours = sealed.schema == SCHEMA and hmac.compare_digest(sealed.seal, self._seal(body))
        return record, is_ours

    def _number(self) -> int:
        if self._written_number is None:
            kept = self._secrets.get(_HIGH_WATER) or b""
            self._written_number = int(kept) if kept.isdigit() else -1
        return self._written_number

    def _seal(self, body: bytes) -> str:
        key = self._secrets.get(_SEAL_KEY)
        if key is None:
            key = secrets.token_bytes(32)
            self._secrets.set(_SEAL_KEY, key)
        return hmac.new(key, body, sha256).hexdigest()


def floor_of(record: Record) -> Floor:
    """Return the time that is kept."""
    return Floor(*record.floor)


def with_floor(record: Record, floor: Floor) -> Record:
    """Return the record with another time."""
    values = (floor.trusted_s, floor.own_s, floor.pending_s)
    return msgspec.structs.replace(record, floor=values)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    partial.replace(path)
