"""DPoP (RFC 9449): the caller shows that it holds the device's key, once a proof."""

import base64
import hashlib
from typing import Any

import msgspec
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from player.server.database import ServiceDatabase, now_ms
from player.server.membership.signing import ALGORITHM
from player.server.tables import seen_proof

AGE_S = 300
_MOST_BYTES = 4096


class ProofError(Exception):
    """A proof that proves nothing; the text says why."""


class Proofs:
    """Checks proofs and remembers them while they could be shown again. Any thread."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database

    def thumbprint(self, proof: str, method: str, url: str, access_token: str = "") -> str:
        """Return the thumbprint (RFC 7638) of the key that signed a proof for this very request.

        Raises:
            ProofError: Wrong form, signature, method, address, age or token, or shown before.
        """
        if not proof or len(proof) > _MOST_BYTES:
            raise ProofError("there is no proof")
        key, claims = _verified(proof)
        if claims.get("htm") != method or claims.get("htu") != url:
            raise ProofError("made for another request")
        if access_token and claims.get("ath") != token_hash(access_token):
            raise ProofError("made for another token")
        issued_s, jti = claims.get("iat"), claims.get("jti")
        if not isinstance(issued_s, int) or abs(now_ms() // 1000 - issued_s) > AGE_S:
            raise ProofError("too old, or from the future; the clock may be wrong")
        if not isinstance(jti, str) or not 8 <= len(jti) <= 128:
            raise ProofError("without an id of its own")
        thumbprint = str(key.thumbprint())
        self._once(f"{thumbprint}.{jti}")
        return thumbprint

    def _once(self, jti: str) -> None:
        at_ms = now_ms()
        try:
            with self._database.writing() as connection:
                connection.execute(delete(seen_proof).where(seen_proof.c.expires_ms < at_ms))
                row = {"jti": jti, "expires_ms": at_ms + 2 * AGE_S * 1000}
                connection.execute(seen_proof.insert().values(**row))
        except IntegrityError:
            raise ProofError("shown before") from None


def token_hash(token: str) -> str:
    """Return `ath`: the base64url of the token's SHA-256, without padding."""
    digest = hashlib.sha256(token.encode("ascii", "replace")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _verified(proof: str) -> tuple[OKPKey, dict[str, Any]]:
    try:
        found = jws.extract_compact(proof.encode("ascii"))
        header = found.headers()
        jwk = header.get("jwk")
        if header.get("typ") != "dpop+jwt" or not isinstance(jwk, dict) or "d" in jwk:
            raise ProofError("not a proof with a public key")
        if jwk.get("kty") != "OKP" or jwk.get("crv") != ALGORITHM:
            raise ProofError("not an Ed25519 key")
        key = OKPKey.import_key({name: jwk[name] for name in ("kty", "crv", "x")})
        payload = jws.deserialize_compact(proof, key, algorithms=[ALGORITHM]).payload
        claims = msgspec.json.decode(payload)
    except (JoseError, ValueError, KeyError, TypeError, msgspec.DecodeError) as error:
        raise ProofError("cannot be read, or its signature is wrong") from error
    if not isinstance(claims, dict):
        raise ProofError("holds no claims")
    return key, claims
