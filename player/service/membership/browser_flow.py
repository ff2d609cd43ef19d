"""Signing in with a browser: authorization code, PKCE, and a loopback port for one answer."""

import base64
import hashlib
import secrets
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

from player.errors import PlayerError
from player.service.membership.authority import Authority
from player.service.membership.closing_page import HEADERS, closing_page

PATIENCE_S = 300.0
_LOOK_S = 0.25


def sign_in_with_browser(
    authority: Authority,
    open_page: Callable[[str], object],
    cancelled: threading.Event,
    patience_s: float = PATIENCE_S,
) -> str:
    """Return the key that the service gives after the listener said yes in a browser.

    Args:
        authority: The service.
        open_page: Shows an address in the listener's browser.
        cancelled: Set from any thread to give up.
        patience_s: How long to wait for the listener.

    Raises:
        PlayerError: account.sign_in, account.too_late, account.no_service, account.unreachable.
    """
    places = authority.metadata()
    verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
    with _Waiting() as waiting:
        words = {
            "response_type": "code",
            "client_id": "galaxia",
            "client_name": "Galaxia",
            "redirect_uri": waiting.redirect_uri,
            "scope": "library membership",
            "state": state,
            "code_challenge": challenge_of(verifier),
            "code_challenge_method": "S256",
        }
        open_page(f"{places['authorization_endpoint']}?{urlencode(words)}")
        back = waiting.answer(cancelled, patience_s)
        if back.get("state") != state or back.get("iss") != authority.url:
            raise PlayerError("account.sign_in", reason="the answer was not meant for this program")
        if "code" not in back:
            raise PlayerError("account.sign_in", reason=back.get("error", "no code")[:100])
        fields = {
            "grant_type": "authorization_code",
            "code": back["code"],
            "code_verifier": verifier,
            "redirect_uri": waiting.redirect_uri,
        }
    return key_from(authority.post_form(places["token_endpoint"], fields).body)


def key_from(body: dict[str, Any]) -> str:
    """Return the key in an answer of the token endpoint; or `PlayerError` account.sign_in."""
    key = body.get("access_token")
    if not isinstance(key, str) or not key:
        raise PlayerError("account.sign_in", reason=str(body.get("error", "no key"))[:100])
    return key


def challenge_of(verifier: str) -> str:
    """Return the S256 challenge of a verifier (RFC 7636, 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class _Waiting:
    """Listens on a loopback port that was free, for one answer on /cb."""

    def __init__(self) -> None:
        found: dict[str, str] = {}
        self._found = found

        class Handler(BaseHTTPRequestHandler):
            timeout = 5.0  # who connects and says nothing keeps nobody waiting

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                is_answer = parts.path == "/cb" and not found
                if is_answer:
                    found.update({k: v[0] for k, v in parse_qs(parts.query).items()})
                self.send_response(200 if is_answer else 404)
                for name, value in HEADERS.items():
                    self.send_header(name, value)
                self.end_headers()
                if is_answer:
                    languages = self.headers.get("Accept-Language", "")
                    self.wfile.write(closing_page(languages, went_well="code" in found))

            def log_message(self, *_: Any) -> None:
                """The address holds a code: it is in no log."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._server.timeout = _LOOK_S
        self.redirect_uri = f"http://127.0.0.1:{self._server.server_port}/cb"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.server_close()

    def answer(self, cancelled: threading.Event, patience_s: float) -> dict[str, str]:
        """Wait for the browser to come back."""
        for _ in range(int(patience_s / _LOOK_S) + 1):
            if cancelled.is_set():
                raise PlayerError("account.sign_in", reason="it was cancelled")
            self._server.handle_request()
            if self._found:
                return self._found
        raise PlayerError("account.too_late")
