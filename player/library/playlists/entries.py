"""What playlist files hold: places, with what they say about them."""

import os
from pathlib import Path, PurePath, PureWindowsPath
from urllib.parse import unquote_to_bytes, urlsplit

from msgspec import Struct


class PlaylistEntry(Struct, frozen=True):
    """One entry.

    Attributes:
        location: An absolute path, or a URL other than file:.
    """

    location: str
    title: str = ""
    duration_ms: int | None = None

    @property
    def is_url(self) -> bool:
        """Whether the entry is not a file on this machine."""
        return "://" in self.location


def located(written: str, folder: Path, raw: bytes = b"") -> str:
    """Return where a playlist in a folder points, absolute and without ".." in it.

    Args:
        written: As the file has it: a path of any system, or a URL.
        folder: Where the playlist is.
        raw: The bytes it was decoded from; they are the name when only they exist on disk.
    """
    scheme = urlsplit(written).scheme if "://" in written[:64] else ""
    if scheme.lower() == "file":
        return _absolute(unquoted(_file_part(written)), folder)
    if scheme:
        return written
    path = _absolute(_native(written, folder), folder)
    if raw and not raw.isascii() and not os.path.lexists(path):
        as_bytes = _absolute(os.fsdecode(raw), folder)
        return as_bytes if os.path.lexists(as_bytes) else path
    return path


def unquoted(text: str) -> str:
    """Return a percent-encoded relative reference as a file name, UTF-8 or not."""
    return os.fsdecode(unquote_to_bytes(text))


def _file_part(url: str) -> str:
    """file:///C:/x is C:/x, file:///x is /x."""
    path = url.split("://", 1)[1].partition("/")[2]
    return path if path[1:2] == ":" else f"/{path}"


def _native(written: str, folder: Path) -> str:
    r"""Turn "Music\x.mp3" round on systems where the backslash is but a letter."""
    if os.sep == "\\" or "\\" not in written or (folder / written).exists():
        return written
    if PureWindowsPath(written).drive:
        return written
    return written.replace("\\", "/")


def _absolute(path: str, folder: Path) -> str:
    if PureWindowsPath(path).drive:
        return path
    return os.path.normpath(PurePath(folder, path))
