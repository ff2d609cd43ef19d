"""What a CUE sheet or a playlist plays that is opened like a file."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from player.documents import read_bytes
from player.errors import PlayerError
from player.library.cue import (
    SHEET_BYTES_MAX,
    CueSheet,
    CueTrack,
    find_file,
    read_cue,
    sample_bounds,
)
from player.library.playlists.files import read_playlist
from player.library.scan.slices import slice_tags
from player.library.scan.walk import SOUND_ENDINGS
from player.library.tags.reading import read_tags, track_of
from player.model import Track

_SHEET = ".cue"


def tracks_listed(path: str) -> list[Track]:
    """Return what a sheet or a playlist plays, in order; what is not there says so in its turn.

    Raises:
        PlayerError: cue.* or playlist.* when it cannot be read.
    """
    if PurePath(path).suffix.lower() == _SHEET:
        return list(_cut(Path(path)))
    entries = [entry for entry in read_playlist(Path(path)) if not entry.is_url]
    return [track for entry in entries for track in _of_entry(entry.location)]


def _of_entry(location: str) -> list[Track]:
    if PurePath(location).suffix.lower() != _SHEET:
        return [Track(path=location)]
    try:
        return tracks_listed(location)
    except PlayerError:
        return [Track(path=location)]


def _cut(place: Path) -> Iterator[Track]:
    sheet = read_cue(place, read_bytes(place, SHEET_BYTES_MAX))
    names = _names_in(place.parent)
    sounds = [n for n in names if os.fsencode(PurePath(n).suffix.lower()) in SOUND_ENDINGS]
    for written in sheet.files():
        alone = place.stem if len(sheet.files()) == 1 else ""
        path = str(place.parent / (find_file(written, sounds, alone) or written))
        yield from _slices(path, sheet, [t for t in sheet.tracks if t.file == written])


def _names_in(folder: Path) -> list[str]:
    """None where a folder may be entered but not listed: the sheet's own words are taken then."""
    try:
        return os.listdir(folder)  # noqa: PTH208  names are all that is asked for
    except OSError:
        return []


def _slices(path: str, sheet: CueSheet, tracks: list[CueTrack]) -> Iterator[Track]:
    """The tracks of one file; one that cannot be read is handed on whole, to say why."""
    try:
        tags = read_tags(path)
    except PlayerError:
        yield Track(path=path)
        return
    if tags.format is None:
        yield Track(path=path)
        return
    for track, start, end in sample_bounds(tracks, tags.format.sample_rate):
        whole = track_of(path, slice_tags(tags, sheet, track, (start, end)))
        yield replace(whole, start_frame=start, end_frame=end)
