"""Loading the cover a row refers to."""

from pathlib import Path

from player.errors import PlayerError
from player.library.lists.rows import CoverRef
from player.library.tags.cover_file import read_picture
from player.library.tags.reading import read_embedded_cover


def load_cover(cover: CoverRef) -> bytes | None:
    """Return the picture's bytes, undecoded and at most 24 MB; None when it is gone. Any thread."""
    try:
        if cover.embedded:
            return read_embedded_cover(cover.path)
        return read_picture(Path(cover.path))
    except (OSError, PlayerError):
        return None
