"""An addon of mitmproxy: notes all it hears, and does what a file beside it says.

`tamper` changes one letter of an entitlement, `replay` answers with the first one that was seen,
`detour` sends every call of the API to another server.
"""

import json
import os
from pathlib import Path

from mitmproxy import http

_FOLDER = Path(os.environ["MEDDLING"])


class Meddling:
    """What sits in the middle."""

    def __init__(self):
        self._first = b""

    def request(self, flow):
        with (_FOLDER / "heard").open("a") as heard:
            heard.write(f"{flow.request.pretty_url} {dict(flow.request.headers)}\n")
        if self._mode() == "detour" and "/rest/" in flow.request.path:
            where = (_FOLDER / "elsewhere").read_text()
            flow.response = http.Response.make(
                302, b"", {"Location": f"{where}{flow.request.path}"}
            )

    def response(self, flow):
        if not flow.request.path.startswith("/rest/getEntitlement"):
            return
        if not self._first and flow.response.status_code == 200:
            self._first = flow.response.content
        if self._mode() == "replay":
            flow.response.status_code, flow.response.content = 200, self._first
        if self._mode() == "tamper":
            flow.response.content = _altered(flow.response.content)

    def _mode(self):
        return (_FOLDER / "mode").read_text()


def _altered(content):
    """A letter in the middle of the signed text becomes another."""
    document = json.loads(content)
    held = document["subsonic-response"]["entitlement"]
    head, payload, signature = held["token"].split(".")
    at = len(payload) // 2
    other = "A" if payload[at] != "A" else "B"
    held["token"] = f"{head}.{payload[:at]}{other}{payload[at + 1 :]}.{signature}"
    return json.dumps(document).encode()


addons = [Meddling()]
