"""This device's identity: one Ed25519 key, made here, kept among the secrets. No serial numbers."""

import base64
import hashlib
import json
import secrets
from collections.abc import Callable

from joserfc import jws
from joserfc.jwk import OKPKey

from player.service.membership.keyset import ALGORITHM
from player.service.secrets import Secrets

_NAME = "membership-device"


class DeviceKey:
    """Signs proofs (DPoP, RFC 9449) that a request comes from this device."""

    def __init__(self, key: OKPKey) -> None:
        self._key = key
        self.jkt = str(key.thumbprint())

    @classmethod
    def of(cls, store: Secrets) -> "DeviceKey":
        """Return the device's key, made the first time."""
        kept = store.get(_NAME)
        if kept is None:
            key = OKPKey.generate_key("Ed25519")
            store.set(_NAME, json.dumps(key.as_dict(private=True)).encode())
            return cls(key)
        return cls(OKPKey.import_key(json.loads(kept)))

    def proof(self, method: str, url: str, now_s: Callable[[], float], token: str = "") -> str:
        """Return a proof for one request, and for one access token when there is one."""
        claims = {"htm": method, "htu": url, "iat": int(now_s()), "jti": secrets.token_hex(16)}
        if token:
            claims["ath"] = _text(hashlib.sha256(token.encode()).digest())
        header = {"typ": "dpop+jwt", "alg": ALGORITHM, "jwk": self._key.as_dict(private=False)}
        payload = json.dumps(claims, separators=(",", ":")).encode()
        return jws.serialize_compact(header, payload, self._key, algorithms=[ALGORITHM])


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
