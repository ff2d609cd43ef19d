"""Where music lies on this machine, for a first start: the usual places that hold any."""

import os
from collections.abc import Iterable
from pathlib import Path

import platformdirs

from player.opening import AUDIO_SUFFIXES

LOOKED_AT = 5_000
"""Entries looked at in one place: a first start must not walk a whole disk."""


def usual_places() -> list[Path]:
    """Return where systems and listeners put music, whether it is there or not."""
    places = (platformdirs.user_music_path(), Path.home() / "Music")
    return list(dict.fromkeys(places))


def folders_with_music(places: Iterable[Path]) -> tuple[Path, ...]:
    """Return the places that hold an audio file; blocks, for a worker. Unreadable is empty."""
    return tuple(place for place in places if _holds_music(place))


def _holds_music(place: Path) -> bool:
    left = LOOKED_AT
    for _folder, _folders, files in os.walk(place):
        if any(Path(name).suffix.lower() in AUDIO_SUFFIXES for name in files[:left]):
            return True
        left -= len(files) + 1
        if left <= 0:
            return False
    return False
