"""Talking to the service: what is asked, how it is proven, and what its refusals mean."""

import json
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Self
from urllib.parse import urlsplit

import httpx2 as httpx

from player.errors import PlayerError
from player.service.http import UnreachableError, is_private, new_client, plain, send
from player.service.membership.device_key import DeviceKey

_REVOKED = frozenset({40, 44})


class Revoked(Exception):  # noqa: N818  a state of its own
    """The service knows this device no more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A service's answer and the time it was dated with; 0 unless that came over TLS."""

    body: dict[str, Any]
    status: int
    date_s: int


class Authority:
    """One service, inside a `with`. One thread.

    Args:
        url: Where it is, without a path.
        device: Signs what needs a proof.
        key: The API key, empty before signing in.
    """

    def __init__(self, url: str, device: DeviceKey, key: str = "") -> None:
        self.url = checked_url(url)
        self._device = device
        self.key = key
        self._client = new_client(self.url)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def metadata(self) -> dict[str, Any]:
        """Return where everything is (RFC 8414).

        Raises:
            PlayerError: account.no_service, account.unreachable.
        """
        found = self._json("GET", f"{self.url}/.well-known/oauth-authorization-server").body
        if found.get("issuer") != self.url:
            raise PlayerError("account.no_service", url=self.url)
        return found

    def keys(self) -> dict[str, Any]:
        """Return the signed document of public keys."""
        return self._json("GET", f"{self.url}/.well-known/galaxy-keys").body

    def post_form(self, url: str, fields: dict[str, str]) -> Answer:
        """Post a form of the sign-in, with a proof; errors are in the body."""
        proof = self._device.proof("POST", url, time.time)
        return self._json("POST", url, data=fields, headers={"DPoP": proof})

    def call(self, name: str, fields: dict[str, str] | None = None, *, known: str = "") -> Answer:
        """Call an endpoint with the key and a proof; `known` is sent as If-None-Match.

        Raises:
            Revoked: The key opens nothing any more.
            PlayerError: account.refused with the service's own words, account.unreachable.
        """
        url = f"{self.url}/rest/{name}"
        headers = {
            "Authorization": f"DPoP {self.key}",
            "DPoP": self._device.proof("POST", url, time.time, self.key),
            **({"If-None-Match": f'"{known}"'} if known else {}),
        }
        answer = self._json("POST", url, data={"f": "json", **(fields or {})}, headers=headers)
        if answer.status == 304:
            return answer
        if answer.status in (401, 404):
            raise Revoked
        inside = answer.body.get("subsonic-response", {})
        if inside.get("status") != "ok":
            _refuse(inside.get("error", {}))
        return Answer(inside, answer.status, answer.date_s)

    def fetch(self, name: str, fields: dict[str, str]) -> tuple[bytes, str]:
        """Fetch a file with the key; returns it and what the service signed for it.

        Raises:
            Revoked: The key opens nothing any more.
            PlayerError: account.refused, account.unreachable, source.too_much.
        """
        url = f"{self.url}/rest/{name}"
        headers = {"Authorization": f"Bearer {self.key}"}
        response = self._sent("GET", url, params={"f": "json", **fields}, headers=headers)
        if response.status_code in (401, 404):
            raise Revoked
        if "json" in response.headers.get("content-type", ""):
            _refuse(_body(response, self.url).get("subsonic-response", {}).get("error", {}))
        return response.content, response.headers.get("X-Galaxy-Signature", "")

    def _sent(self, method: str, url: str, **more: Any) -> httpx.Response:
        try:
            request = self._client.build_request(method, url, **more)
            return send(self._client, request, repeat=method == "GET")
        except UnreachableError as error:
            reason = str(error.details.get("reason", ""))
            raise PlayerError("account.unreachable", reason=reason) from error

    def _json(self, method: str, url: str, **more: Any) -> Answer:
        response = self._sent(method, url, **more)
        return Answer(_body(response, self.url), response.status_code, _date_s(response))


def checked_url(url: str) -> str:
    """Return a service's address as it names itself; or `PlayerError` account.not_private."""
    given = url.strip() if "://" in url else f"https://{url.strip()}"
    try:
        parts = urlsplit(given)
        plain = f"{parts.scheme}://{parts.netloc}".lower()
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
        if not is_address or parts.port == 0 or "@" in parts.netloc or not is_private(plain):
            raise PlayerError("account.not_private", url=given)
    except ValueError:
        raise PlayerError("account.not_private", url=given) from None
    return plain


def _refuse(error: dict[str, Any]) -> None:
    if error.get("code") in _REVOKED:
        raise Revoked
    raise PlayerError("account.refused", reason=plain(str(error.get("message", ""))[:300]))


def _body(response: httpx.Response, url: str) -> dict[str, Any]:
    if response.status_code == 304 or not response.content:
        return {}
    try:
        found = json.loads(response.content)
    except ValueError as error:
        raise PlayerError("account.no_service", url=url) from error
    if not isinstance(found, dict):
        raise PlayerError("account.no_service", url=url)
    return found


def _date_s(response: httpx.Response) -> int:
    """The date of an answer counts only where nobody on the way could have written it."""
    if response.request.url.scheme != "https":
        return 0
    try:
        return int(parsedate_to_datetime(response.headers.get("Date", "")).timestamp())
    except (TypeError, ValueError):
        return 0
