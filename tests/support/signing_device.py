"""A device as the server sees it: a key that signs proofs, and a browser that fills in forms."""

import base64
import hashlib
import json
import secrets
import time
from urllib.parse import parse_qs, urlsplit

from joserfc import jws
from joserfc.jwk import OKPKey

REDIRECT = "http://127.0.0.1:49152/cb"


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Device:
    """Holds an Ed25519 key."""

    def __init__(self):
        self.key = OKPKey.generate_key("Ed25519")

    @property
    def jkt(self):
        return self.key.thumbprint()

    def proof(self, method, url, token="", **changes):
        claims = {"htm": method, "htu": url, "iat": int(time.time()), "jti": secrets.token_hex(8)}
        if token:
            claims["ath"] = b64(hashlib.sha256(token.encode()).digest())
        header = {"typ": "dpop+jwt", "alg": "Ed25519", "jwk": self.key.as_dict(private=False)}
        payload = json.dumps({**claims, **changes}).encode()
        return jws.serialize_compact(header, payload, self.key, algorithms=["Ed25519"])

    def call(self, cloud, key, endpoint, *, method="POST", headers=None, **parameters):
        """Call an endpoint that wants a proof; return the response."""
        url = f"{cloud.url}/rest/{endpoint}"
        shown = {"DPoP": self.proof(method, url, key), **(headers or {})}
        with cloud.client(key) as client:
            return client.request(
                method, f"/rest/{endpoint}", params={"f": "json", **parameters}, headers=shown
            )


def pkce():
    verifier = b64(secrets.token_bytes(32))
    return verifier, b64(hashlib.sha256(verifier.encode()).digest())


def authorize_words(challenge, **changes):
    words = {
        "response_type": "code",
        "client_id": "galaxia",
        "redirect_uri": REDIRECT,
        "state": "st4te",
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return {**words, **changes}


def log_in(client, challenge, *, name="ann", word="correct horse battery", **changes):
    """Post the sign-in page; return what the browser is led back with, or the refused page."""
    words = authorize_words(challenge, **changes)
    answer = client.post("/oauth/authorize", data={**words, "username": name, "password": word})
    if answer.status_code != 303:
        return answer
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    return {key: values[0] for key, values in query.items()}


def exchange(client, code, verifier, *, device=None, **changes):
    """Exchange a code for a key; return the response."""
    words = {
        "grant_type": "authorization_code",
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": REDIRECT,
    }
    url = f"{str(client.base_url).rstrip('/')}/oauth/token"
    headers = {"DPoP": device.proof("POST", url)} if device else {}
    return client.post("/oauth/token", data={**words, **changes}, headers=headers)
