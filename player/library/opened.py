"""What a file that is opened directly says of itself: its tags, and a CUE sheet beside it."""

import functools
import os
from pathlib import Path

from player.errors import PlayerError
from player.library.scan.records import Task
from player.library.scan.slices import flagged
from player.library.tags.reading import read_tags, track_of
from player.model import Track


def read_opened(path: str) -> Track:
    """Read a file that no library knows.

    Raises:
        PlayerError: file.missing, file.unreadable, file.empty or file.not_audio.
    """
    tags = read_tags(path)
    place = Path(path).absolute()
    try:
        sheets, names = _folder(place.parent, place.parent.stat().st_mtime_ns)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PlayerError("file.unreadable", path=path, reason=reason) from error
    folder = os.fsencode(place.parent) + os.sep.encode()
    task = Task(0, folder, os.fsencode(place.name), sheets=sheets, neighbours=names)
    return track_of(path, flagged(tags, task))


@functools.lru_cache(maxsize=8)
def _folder(folder: Path, changed_ns: int) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """The sheets of a folder, and all its names where there is one; listed once while unchanged."""
    del changed_ns
    names = tuple(sorted(os.listdir(folder)))  # noqa: PTH208  names are all that is asked for
    found = [name for name in names if name.lower().endswith(".cue")]
    sheets = tuple(os.fsencode(folder / name) for name in found)
    return sheets, names if sheets else ()
