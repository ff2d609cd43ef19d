"""What a listener, a desktop or another program may name a file by: a path, or its address."""

import os
import re
from mimetypes import MimeTypes
from urllib.parse import unquote_to_bytes

_KINDS = MimeTypes()  # Python's own table: the same on every machine
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def file_path(address: str) -> str:
    """Return the path of a file's address; empty for any other, and for one of another machine.

    A sign that should have been escaped, `#` or `?`, is taken for a part of the name.
    """
    scheme, _, rest = address.partition("://")
    place = rest.removeprefix("localhost")
    if scheme.lower() != "file" or not place.startswith("/"):
        return ""
    path = os.fsdecode(unquote_to_bytes(os.fsencode(place)))
    return "" if "\0" in path else path


def is_address(name: str) -> bool:
    """Whether a name is an address of something that is no file here."""
    return bool(_ADDRESS.match(name)) and not file_path(name) and not os.path.lexists(name)


def absolute(name: str) -> str:
    """Return the absolute path of what a name stands for; other addresses stay as they are."""
    if is_address(name):
        return name
    return os.path.abspath(file_path(name) or name)  # noqa: PTH100  bytes that are not UTF-8


def is_other_kind(name: str) -> bool:
    """Whether a file is by its name something else than music: a picture, a text, a program.

    What has no name that says so may be music under an odd one.
    """
    kind, packed = _KINDS.guess_type(name)
    return bool(packed) or (kind or "audio/").partition("/")[0] in {"text", "image", "font"}
