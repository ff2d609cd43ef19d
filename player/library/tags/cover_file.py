"""The cover of a file: embedded, else beside it."""

import os
import stat
from pathlib import Path

from player.errors import PlayerError
from player.library.tags.covers import COVER_BYTES_MAX, is_picture, side_cover_name
from player.library.tags.reading import read_embedded_cover


def read_cover(path: str | os.PathLike[str]) -> bytes | None:
    """Return the embedded front cover, else cover.jpg, folder.png, ... beside the file.

    At most 24 MB of JPEG, PNG, GIF, BMP or WebP, undecoded; None for none and for anything odd.
    """
    try:
        embedded = read_embedded_cover(path)
    except PlayerError:
        return None
    return embedded or read_side_cover(Path(path).parent)


def read_side_cover(folder: Path) -> bytes | None:
    """Return the picture a folder keeps for its album."""
    try:
        path = side_cover(folder)
        return None if path is None else read_picture(path)
    except OSError:
        return None


def side_cover(folder: Path) -> Path | None:
    """Return where the picture lies that a folder keeps for its album.

    Raises:
        OSError: The folder cannot be read.
    """
    with os.scandir(folder) as entries:
        name = side_cover_name(entry.name for entry in entries)
    return None if name is None else folder / name


def read_picture(path: Path) -> bytes | None:
    """Return a picture file's bytes; pipes, devices, giants and other content are None."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > COVER_BYTES_MAX:
        return None
    data = path.read_bytes()
    return data if is_picture(data) else None
