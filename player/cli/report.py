"""How a command speaks: JSON lines on stdout, one sentence on stderr, an exit code."""

import sys
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

import msgspec
import typer

from player.errors import PlayerError

SCHEMA = 1


class ExitCode(IntEnum):
    """What the shell sees."""

    DONE = 0
    SOME_FAILED = 1
    USAGE = 2
    MISSING = 3


def print_json(fields: Mapping[str, Any]) -> None:
    """Print one object on one line, `schema` first; odd file names survive as they came."""
    line = msgspec.json.encode({"schema": SCHEMA, **_printable(fields)})
    typer.echo(line.decode())


def _printable(value: Any) -> Any:
    """Surrogates (bytes of a name that are not UTF-8) become U+FFFD: JSON cannot hold them."""
    match value:
        case str():
            return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        case Mapping():
            return {key: _printable(item) for key, item in value.items()}
        case list() | tuple():
            return [_printable(item) for item in value]
        case _:
            return value


def complain(error: PlayerError | str) -> None:
    """Print one sentence on stderr."""
    text = error.sentence if isinstance(error, PlayerError) else error
    print(_printable(text), file=sys.stderr)  # noqa: T201  stderr is this module's job


def stop(error: PlayerError | str, code: ExitCode = ExitCode.SOME_FAILED) -> typer.Exit:
    """Complain, and make the exception that ends the command; callers raise it."""
    complain(error)
    return typer.Exit(code)
