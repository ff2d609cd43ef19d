"""Vorbis comments straight from their bytes, as FLAC, Vorbis and Opus carry them."""

import functools
import struct

from player.library.tags.model import Values
from player.library.tags.vorbis import MOST_VALUES, plain_name

_NAME_BYTES_MAX = 200
_uint_le = struct.Struct("<I").unpack_from


def read_comments(body: bytes, at: int = 0) -> tuple[Values, int] | None:
    """Return the values by our names and where the comments end.

    None unless all is in perfect order: wrong lengths, names no comment may have and texts that do
    not decode are left to mutagen, which knows how to guess.

    Args:
        body: A FLAC block or an Ogg packet.
        at: Where the comments begin in it.
    """
    values: Values = {}
    try:
        at += 4 + _uint_le(body, at)[0]
        (count,) = _uint_le(body, at)
        at += 4
        for _ in range(min(count, MOST_VALUES + 1)):
            start = at + 4
            at = start + _uint_le(body, at)[0]
            raw, equals, value = body[start:at].partition(b"=")
            name = _name_of(raw) if equals and len(raw) <= _NAME_BYTES_MAX else None
            if name is None:
                return None
            values.setdefault(name, []).append(value.decode("utf-8"))
    except (struct.error, UnicodeDecodeError):
        return None
    return (values, at) if at <= len(body) and count <= MOST_VALUES else None


@functools.lru_cache(maxsize=1024)
def _name_of(raw: bytes) -> str | None:
    """The same few names stand in every file of a library."""
    if not raw.isascii():
        return None
    name = raw.decode("ascii")
    return plain_name(name) if name and name.isprintable() and "~" not in name else None
