"""One call of an endpoint: its parameters, who makes it, and the parts that answer it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from player.server.accounts.principal import Principal
from player.server.catalogue.ids import Kind, read
from player.server.failure import Failure
from player.server.service import Service

Answer = dict[str, Any] | Response
_MOST = 2**53
"""Whole numbers end where JSON's do; a column holds them."""

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Call:
    """What an endpoint gets.

    Attributes:
        parameters: Of the query and of a form, each with all its values.
        headers: Lower-case names.
        origin: This server, as the caller reaches it.
        path: What was asked for; with the origin it is what device proofs name.
        body: As it came; at most 1 MiB.
        address: The caller's, for rates.
    """

    service: Service
    principal: Principal
    parameters: Parameters
    headers: Mapping[str, str]
    method: str = "GET"
    origin: str = ""
    path: str = ""
    body: bytes = b""
    address: str = ""

    def text(self, name: str, default: str = "") -> str:
        """Return a parameter's first value."""
        values = self.parameters.get(name)
        return values[0] if values else default

    def required(self, name: str) -> str:
        """Return a parameter; or `Failure` 10."""
        value = self.text(name)
        if not value:
            raise Failure.missing(name)
        return value

    def many(self, name: str) -> list[str]:
        """Return all values of a parameter that may be repeated."""
        return list(self.parameters.get(name, ()))

    def number(self, name: str, default: int, low: int = 0, high: int = _MOST) -> int:
        """Return a whole number, brought within its limits; or `Failure` 0 for none at all."""
        value = self.text(name)
        if not value:
            return default
        return min(max(_whole(name, value), low), high)

    def numbers(self, name: str) -> list[int]:
        """Return all values of a parameter as whole numbers; or `Failure` 0."""
        return [_whole(name, value) for value in self.many(name)]

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes or no; the default when it is neither."""
        return {"true": True, "false": False}.get(self.text(name).lower(), default)

    def key(self, kind: Kind, name: str = "id") -> int:
        """Return the row an id names; or `Failure` 10 or 70."""
        return read(kind, self.required(name))

    def keys(self, kind: Kind, name: str) -> list[int]:
        """Return the rows that repeated ids name; or `Failure` 70."""
        return [read(kind, value) for value in self.many(name)]


Endpoint = Callable[[Call], Answer]


def _whole(name: str, value: str) -> int:
    try:
        return min(max(int(value[:20]), -_MOST), _MOST)
    except ValueError:
        raise Failure.generic(f"{name} is no whole number: {value[:20]!r}.") from None
