"""The one place that reads tags. Its readers are loaded with the first file that is read."""

import os

from player.deferred import deferred
from player.library.tags.model import FileTags, Gain
from player.model import Track

with deferred():
    from player.library.tags import cover_file, reading

__all__ = ["FileTags", "Gain", "read_cover", "read_tags", "read_track"]


def read_cover(path: str | os.PathLike[str]) -> bytes | None:
    """Return the embedded front cover, else cover.jpg, folder.png, ... beside the file.

    At most 24 MB of JPEG, PNG, GIF, BMP or WebP, undecoded; None for none and for anything odd.
    """
    return cover_file.read_cover(path)


def read_tags(path: str | os.PathLike[str]) -> FileTags:
    """Read what a file says about itself.

    Raises:
        PlayerError: file.missing, file.unreadable, file.empty or file.not_audio.
    """
    return reading.read_tags(path)


def read_track(path: str | os.PathLike[str]) -> Track:
    """Read a file that was opened directly; odd tags are left out, unreadable files raise.

    Raises:
        PlayerError: file.missing, file.unreadable, file.empty or file.not_audio.
    """
    return reading.read_track(path)
