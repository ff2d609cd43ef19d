"""Loading the cover a row refers to."""

from pathlib import Path

from player.deferred import deferred
from player.errors import PlayerError
from player.library.lists.rows import CoverRef

with deferred():
    from player.library.tags import cover_file, reading


def load_cover(cover: CoverRef) -> bytes | None:
    """Return the picture's bytes, undecoded and at most 24 MB; None when it is gone. Any thread."""
    try:
        if cover.embedded:
            return reading.read_embedded_cover(cover.path)
        return cover_file.read_picture(Path(cover.path))
    except (OSError, PlayerError):
        return None


def cover_stamp(path: str) -> tuple[int, ...]:
    """Return numbers that change when the cover of a file may have: of the file and its folder.

    Any thread; empty when the file is away.
    """
    try:
        file = Path(path).stat()
        folder = Path(path).parent.stat()
    except (OSError, ValueError):
        return ()
    return file.st_mtime_ns, file.st_ctime_ns, file.st_size, folder.st_mtime_ns
