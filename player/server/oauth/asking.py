"""One request of the sign-in, and how its answers are made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from player.server.service import Service

NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What came in: the fields of the query or the form, each once.

    Attributes:
        origin: This server, as the caller reaches it; also the issuer.
    """

    service: Service
    fields: Mapping[str, str]
    headers: Mapping[str, str]
    method: str
    origin: str
    path: str
    address: str

    def field(self, name: str) -> str:
        """Return a field, empty when it is not there."""
        return self.fields.get(name, "")


class OAuthError(Exception):
    """An error of RFC 6749 or RFC 8628, by its registered name."""

    def __init__(self, error: str, description: str = "", status: int = 400) -> None:
        super().__init__(error, description)
        self.error = error
        self.description = description
        self.status = status

    def response(self) -> Response:
        """Return it as JSON."""
        said = {"error": self.error, "error_description": self.description}
        return as_json({name: text for name, text in said.items() if text}, self.status)


def as_json(
    body: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] = {}
) -> Response:
    """Return a JSON answer that no cache keeps."""
    content = json.dumps(body, separators=(",", ":")).encode()
    return Response(content, status, {**NO_STORE, **headers}, "application/json")
