"""What a file that is opened directly says of itself: its tags, and a CUE sheet beside it."""

import functools
import os
from dataclasses import replace
from pathlib import Path, PurePath

from player.errors import PlayerError
from player.library.scan.records import Task
from player.library.scan.slices import chapters_of_sheet, flagged, sheet_tracks
from player.library.scan.walk import SOUND_ENDINGS
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
    chapters = chapters_of_sheet(sheet_tracks(tags, task))
    return replace(track_of(path, flagged(tags, task)), chapters=chapters)


@functools.lru_cache(maxsize=8)
def _folder(folder: Path, changed_ns: int) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """The sheets of a folder, and its sounds where there is one; listed once while unchanged."""
    del changed_ns
    names = sorted(os.listdir(folder))  # noqa: PTH208  names are all that is asked for
    found = [name for name in names if name.lower().endswith(".cue")]
    sheets = tuple(os.fsencode(folder / name) for name in found)
    sounds = (name for name in names if _ending(name) in SOUND_ENDINGS)
    return sheets, tuple(sounds) if sheets else ()


def _ending(name: str) -> bytes:
    return os.fsencode(PurePath(name).suffix.lower())
