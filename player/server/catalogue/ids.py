"""Ids as clients see them: a word for the kind and the row. Clients treat them as opaque."""

import re
from enum import StrEnum

from player.server.failure import Failure


class Kind(StrEnum):
    """What an id can stand for."""

    SONG = "so"
    ALBUM = "al"
    ARTIST = "ar"
    PLAYLIST = "pl"


_ID = re.compile(r"(so|al|ar|pl)-([0-9]{1,18})\Z")


def shown(kind: Kind, key: int) -> str:
    """Return the id of a row."""
    return f"{kind}-{key}"


def read_any(text: str) -> tuple[Kind, int]:
    """Return what an id stands for.

    Raises:
        Failure: 70, as if there were no such thing; there is none.
    """
    match = _ID.match(text)
    if match is None:
        raise Failure.not_found()
    return Kind(match[1]), int(match[2])


def read(kind: Kind, text: str) -> int:
    """Return the row of an id of one kind; or `Failure` 70."""
    found, key = read_any(text)
    if found is not kind:
        raise Failure.not_found()
    return key
