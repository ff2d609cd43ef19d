"""One OpenSubsonic server: asks, and understands the answer. No state but the connection."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import httpx2 as httpx
import msgspec

from player.errors import PlayerError
from player.service.http import origin_of, plain, send
from player.service.source import Capabilities, Credentials, Rung
from player.service.wire import Envelope, ServerError, entry, open_envelope

CLIENT_NAME = "galaxia"
GET_BYTES_MAX = 2000
WRONG_LOGIN, TOKEN_REFUSED, NO_SUCH_AUTH, NOT_FOUND = 40, 41, 42, 70
_BARRED = frozenset(range(40, 45))

Value = str | int | bool | Sequence[str] | Sequence[int]
_Answer = TypeVar("_Answer")


class RefusedError(PlayerError):
    """The server answered, and the answer is no.

    Attributes:
        reason_code: The number the specification gives it.
    """

    def __init__(self, url: str, error: ServerError) -> None:
        said = plain(error.message) or f"error {error.code}"
        super().__init__("source.refused", url=origin_of(url), reason=said)
        self.reason_code = error.code


class BarredError(PlayerError):
    """The server does not let us in, whatever is asked; no `RefusedError`: nothing can go on.

    Attributes:
        reason_code: The number the specification gives it.
    """

    def __init__(self, url: str, error: ServerError) -> None:
        said = plain(error.message) or f"error {error.code}"
        super().__init__("source.login", url=origin_of(url), reason=said)
        self.reason_code = error.code


class NotSubsonicError(PlayerError):
    """What answers there speaks another language; so do old servers at endpoints they lack."""

    def __init__(self, url: str) -> None:
        super().__init__("source.not_subsonic", url=origin_of(url))


class Subsonic:
    """Calls on one server with one way in. Belongs to one thread at a time.

    Args:
        client: From `player.service.http.new_client`; closed by whoever made it.
        url: Base address without `/rest`.
        credentials: Of the listener there.
        capabilities: What an earlier probe found.
    """

    def __init__(
        self,
        client: httpx.Client,
        url: str,
        credentials: Credentials,
        capabilities: Capabilities | None = None,
    ) -> None:
        self.client = client
        self.url = url.rstrip("/")
        self.credentials = credentials
        self.capabilities = capabilities or Capabilities()

    def get(self, endpoint: str, kind: type[_Answer], key: str, **values: Value | None) -> _Answer:
        """Ask something and return the part of the answer under `key`.

        An answer without that part is an empty one: servers leave out what they have none of.

        Raises:
            UnreachableError, RefusedError, BarredError, NotSubsonicError.
        """
        _, parts = self.call(endpoint, values)
        raw = parts.get(key)
        try:
            return entry(b"{}" if raw is None else raw, kind)
        except msgspec.MsgspecError as error:
            raise NotSubsonicError(self.url) from error

    def call(
        self,
        endpoint: str,
        values: Mapping[str, Value | None] | None = None,
        *,
        repeat: bool = True,
    ) -> tuple[Envelope, dict[str, msgspec.Raw]]:
        """Ask something; returns the envelope and its undecoded parts.

        Args:
            endpoint: Without `/rest/`.
            values: Parameters; None leaves one out, a sequence repeats it.
            repeat: Whether asking twice does no harm.
        """
        request = self.request(endpoint, values or {})
        return self._read(send(self.client, request, repeat=repeat))

    def request(self, endpoint: str, values: Mapping[str, Value | None]) -> httpx.Request:
        """Return a request with the way in attached; long ones travel in the body."""
        fields = {**self._common(), **_fields(values)}
        address = f"{self.url}/rest/{endpoint}"
        if self.capabilities.can("formPost"):
            return self.client.build_request("POST", address, data=fields)
        request = self.client.build_request("GET", address, params=fields)
        if len(str(request.url)) > GET_BYTES_MAX:
            return self.client.build_request("POST", address, data=fields)
        return request

    def media_request(
        self, endpoint: str, values: Mapping[str, Value | None], headers: Mapping[str, str]
    ) -> httpx.Request:
        """Return a GET for bytes: servers answer ranges of nothing else."""
        fields = {**self._common(), **_fields(values)}
        address = f"{self.url}/rest/{endpoint}"
        return self.client.build_request("GET", address, params=fields, headers=dict(headers))

    def json_request(
        self, endpoint: str, values: Mapping[str, Value | None], body: bytes
    ) -> httpx.Request:
        """Return a POST with a JSON document as its body."""
        fields = {**self._common(), **_fields(values)}
        headers = {"Content-Type": "application/json"}
        address = f"{self.url}/rest/{endpoint}"
        return self.client.build_request(
            "POST", address, params=fields, headers=headers, content=body
        )

    def understood(self, response: httpx.Response) -> dict[str, msgspec.Raw]:
        """Return the undecoded parts of an answer.

        Raises:
            RefusedError, BarredError, NotSubsonicError.
        """
        return self._read(response)[1]

    def ask_openly(self, endpoint: str) -> tuple[Envelope, dict[str, msgspec.Raw]]:
        """Ask what needs no way in."""
        about = {"c": CLIENT_NAME, "v": self.capabilities.api_version, "f": "json"}
        address = f"{self.url}/rest/{endpoint}"
        return self._read(
            send(self.client, self.client.build_request("GET", address, params=about))
        )

    def refuse(self, body: bytes) -> None:
        """Raise what an answer says that came where bytes were wanted.

        Raises:
            RefusedError, BarredError, NotSubsonicError.
        """
        self._understand(body)
        raise NotSubsonicError(self.url)

    def _read(self, response: httpx.Response) -> tuple[Envelope, dict[str, msgspec.Raw]]:
        return self._understand(response.content)

    def _understand(self, body: bytes) -> tuple[Envelope, dict[str, msgspec.Raw]]:
        """Judge by the body: errors come as 200, and 404 pages come as HTML."""
        try:
            envelope, parts = open_envelope(body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise NotSubsonicError(self.url) from None
        if envelope.status != "ok":
            error = envelope.error or ServerError()
            kind = BarredError if error.code in _BARRED else RefusedError
            raise kind(self.url, error)
        return envelope, parts

    def _common(self) -> dict[str, Any]:
        about = {"c": CLIENT_NAME, "v": self.capabilities.api_version, "f": "json"}
        return {**about, **way_in(self.credentials, self.capabilities.rung)}


def way_in(credentials: Credentials, rung: Rung) -> dict[str, str]:
    """Return the parameters that say who we are."""
    match rung:
        case Rung.API_KEY:
            return {"apiKey": credentials.api_key}
        case Rung.TOKEN:
            salt = secrets.token_hex(8)
            digest = hashlib.md5((credentials.password + salt).encode(), usedforsecurity=False)
            return {"u": credentials.user, "t": digest.hexdigest(), "s": salt}
        case Rung.PASSWORD:
            hidden = credentials.password.encode().hex()
            return {"u": credentials.user, "p": f"enc:{hidden}"}


def _fields(values: Mapping[str, Value | None]) -> dict[str, str | list[str]]:
    return {name: _field(value) for name, value in values.items() if value is not None}


def _field(value: Value) -> str | list[str]:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int):
        return str(value)
    return [str(part) for part in value]
