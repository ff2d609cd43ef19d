"""The service's public keys: the first set is believed, each later one must be vouched for."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from player.errors import PlayerError

ALGORITHM = "Ed25519"
_TYPE = "keys+jwt"


PublicKey = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class KeySet:
    """Public keys as they were published.

    Attributes:
        issuer: Whose they are.
        issued_s: When; an older set is never taken in the place of a newer one.
        keys: JWKs by their name.
    """

    issuer: str
    issued_s: int
    keys: dict[str, PublicKey]

    def key(self, kid: str) -> OKPKey | None:
        """Return a key by its name."""
        return OKPKey.import_key(self.keys[kid]) if kid in self.keys else None


def believed(document: dict[str, Any], issuer: str, known: KeySet | None) -> KeySet:
    """Return the set in a signed document.

    Args:
        document: A JWS in general JSON form, signed by all keys that are valid there.
        issuer: The service it was fetched from.
        known: What was believed before; one of its keys must have signed. None believes the first.

    Raises:
        PlayerError: account.keys.
    """
    try:
        found = _read(document)
        voucher = known or found
        signers = [_kid(member["protected"]) for member in document["signatures"]]
        vouched = any(_signed_by(document, voucher, kid) for kid in signers if kid in voucher.keys)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise PlayerError("account.keys") from error
    is_older = known is not None and found.issued_s < known.issued_s
    if found.issuer != issuer or not found.keys or not vouched or is_older:
        raise PlayerError("account.keys")
    return found


def kept(document: dict[str, Any]) -> KeySet | None:
    """Return a set that was believed before, from where it was kept; None when it is broken."""
    try:
        return _read(document)
    except (JoseError, ValueError, KeyError, TypeError):
        return None


def _read(document: dict[str, Any]) -> KeySet:
    claims = json.loads(_decoded(str(document["payload"])))
    keys: dict[str, PublicKey] = {
        str(one["kid"]): {name: str(one[name]) for name in ("kty", "crv", "x")}
        for one in claims["keys"]
        if one.get("crv") == ALGORITHM
    }
    return KeySet(str(claims["iss"]), int(claims["iat"]), keys)


def _kid(protected: str) -> str:
    """The name of the key a signature says it is by; only a hint where to look."""
    return str(json.loads(_decoded(protected))["kid"])


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _signed_by(document: dict[str, Any], voucher: KeySet, kid: str) -> bool:
    mine = [one for one in document["signatures"] if _kid(one["protected"]) == kid]
    key = voucher.key(kid)
    if key is None or not mine:
        return False
    compact = f"{mine[0]['protected']}.{document['payload']}.{mine[0]['signature']}"
    try:
        found = jws.deserialize_compact(compact, key, algorithms=[ALGORITHM])
    except JoseError:
        return False
    return bool(found.headers().get("typ") == _TYPE)
