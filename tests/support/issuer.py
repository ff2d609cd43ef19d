"""A service's signing side, for tests of what a client believes; it signs whatever it is told."""

import base64
import json

from joserfc import jws
from joserfc.jwk import OKPKey

URL = "https://svc.example"
DAY_S = 86_400
NOW_S = 1_800_000_000
RIGHTS = {
    "quality": "hires",
    "packs": ["galaxy.*", "panorama"],
    "offline_tracks": 10_000,
    "offline_days": 30,
    "devices": 5,
    "scenes": ["desktop", "car"],
    "ai": ["recommend", "assistant"],
}


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Issuer:
    """Holds keys by name, the newest last."""

    def __init__(self, url=URL):
        self.url = url
        self.keys = {}
        self.rotate("k1")

    def rotate(self, kid):
        self.keys[kid] = OKPKey.generate_key("Ed25519")

    def claims(self, jkt, **changes):
        at_s = changes.get("iat", NOW_S)
        return {
            "iss": self.url,
            "aud": "galaxy-player",
            "sub": "u_1",
            "jti": "e_1",
            "v": 1,
            "iat": at_s,
            "refresh": at_s + DAY_S,
            "exp": at_s + 30 * DAY_S,
            "seq": 1,
            "cnf": {"jkt": jkt},
            "memberships": [
                {"id": "m_1", "plan": "svip", "scope": "account", "state": "active",
                 "start": NOW_S - DAY_S, "end": NOW_S + 365 * DAY_S, "trial": False, "family": None}
            ],
            "rights": RIGHTS,
            **changes,
        }  # fmt: skip

    def token(self, jkt, *, kid=None, typ="entitlement+jwt", key=None, **changes):
        name = kid or list(self.keys)[-1]
        header = {"typ": typ, "alg": "Ed25519", "kid": name}
        payload = json.dumps(self.claims(jkt, **changes)).encode()
        return jws.serialize_compact(
            header, payload, key or self.keys[name], algorithms=["Ed25519"]
        )

    def document(self, *, signers=None, published=None, at_s=NOW_S, url=None):
        """The public keys, signed by all of them unless told otherwise."""
        names = published or list(self.keys)
        public = [{**self.keys[one].as_dict(private=False), "kid": one} for one in names]
        payload = b64(json.dumps({"iss": url or self.url, "iat": at_s, "keys": public}).encode())
        return {
            "payload": payload,
            "signatures": [self._signature(one, payload) for one in signers or names],
        }

    def _signature(self, kid, payload):
        header = {"typ": "keys+jwt", "alg": "Ed25519", "kid": kid}
        raw = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
        compact = jws.serialize_compact(header, raw, self.keys[kid], algorithms=["Ed25519"])
        protected, _, signature = compact.split(".")
        return {"protected": protected, "signature": signature}
