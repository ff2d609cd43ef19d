"""CUE tracks: one file cut at the frames its sheet names."""

import functools
import os
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from player.errors import PlayerError
from player.library.cue import (
    FRAMES_PER_SECOND,
    CueSheet,
    CueTrack,
    find_file,
    parse_cue,
    read_cue,
    sample_bounds,
)
from player.library.scan.records import Task
from player.library.tags import FileTags
from player.library.tags.names import split_names
from player.library.tags.numbers import number_of, year_of
from player.model import Chapter, Emphasis

Bounds = tuple[int, int, int | None]
_NO_SHEET = CueSheet()


def slices_of(tags: FileTags, task: Task) -> list[tuple[FileTags, Bounds]]:
    """Return each slice's tags and its (number, first frame, one past the last).

    Empty when no sheet cuts this file in two or more. The embedded sheet goes before those
    beside the file: it cannot belong to another one.
    """
    if tags.format is None:
        return []
    sheet, tracks = _embedded(tags)
    if len(tracks) < 2 and task.sheets:
        sheet, tracks = _beside(task)
    if len(tracks) < 2:
        return []
    frames = (tags.duration_ms or 0) * tags.format.sample_rate // 1000
    bounds = sample_bounds(tracks, tags.format.sample_rate)
    inside = [bound for bound in bounds if not frames or bound[1] < frames]
    if len(inside) < 2:
        return []
    inside[-1] = (*inside[-1][:2], None)
    return [
        (slice_tags(tags, sheet, track, (start, end)), (index, start, end))
        for index, (track, start, end) in enumerate(inside, 1)
    ]


def flagged(tags: FileTags, task: Task) -> FileTags:
    """Return the tags of a file that is not cut, with what its sheet says of all its tracks."""
    tracks = sheet_tracks(tags, task)
    if tags.emphasis or not tracks or not all(_is_raised(tags, track) for track in tracks):
        return tags
    return replace(tags, emphasis=Emphasis.CUE_SHEET)


def sheet_tracks(tags: FileTags, task: Task) -> list[CueTrack]:
    """Return the tracks of the sheet inside a file, or else beside it; empty without one.

    FLAC's own block comes last: it has no words.
    """
    return _embedded(tags)[1] or _beside(task)[1] or _indexed(tags)


def chapters_of_sheet(tracks: Sequence[CueTrack]) -> tuple[Chapter, ...]:
    """Return where a file that is not cut passes from one track of its sheet to the next."""
    if len(tracks) < 2:
        return ()
    return tuple(Chapter(t.start * 1000 // FRAMES_PER_SECOND, t.title) for t in tracks)


def _embedded(tags: FileTags) -> tuple[CueSheet, list[CueTrack]]:
    if not tags.cuesheet:
        return _NO_SHEET, []
    sheet = parse_cue(tags.cuesheet)
    first = sheet.files()[:1]
    return sheet, [track for track in sheet.tracks if track.file in first]


def _indexed(tags: FileTags) -> list[CueTrack]:
    if tags.format is None:
        return []
    rate = tags.format.sample_rate
    return [
        CueTrack(number, "", start=start * FRAMES_PER_SECOND // rate, pre_emphasis=raised)
        for number, start, raised in tags.disc_index
    ]


def _is_raised(tags: FileTags, track: CueTrack) -> bool:
    """Whether a track has emphasis: its sheet or FLAC's own block says so."""
    raised = (each.number for each in tags.disc_index if each.pre_emphasis)
    return track.pre_emphasis or track.number in raised


def _beside(task: Task) -> tuple[CueSheet, list[CueTrack]]:
    if not task.sheets:
        return _NO_SHEET, []
    name = Path(os.fsdecode(task.path)).name
    for sheet_path in task.sheets:
        sheet = sheet_at(sheet_path)
        stem = Path(os.fsdecode(sheet_path)).stem
        files = sheet.files()
        own = {f for f in files if find_file(f, task.neighbours, _alone(stem, files)) == name}
        if own:
            return sheet, [track for track in sheet.tracks if track.file in own]
    return _NO_SHEET, []


def _alone(stem: str, files: tuple[str, ...]) -> str:
    """A sheet's own name stands for its file only when it has but one."""
    return stem if len(files) == 1 else ""


@functools.lru_cache(maxsize=64)
def sheet_at(path: bytes) -> CueSheet:
    """Return the sheet in a file; one that cannot be read is an empty one."""
    place = Path(os.fsdecode(path))
    try:
        return read_cue(place, place.read_bytes()) if place.is_file() else CueSheet()
    except (OSError, PlayerError):
        return CueSheet()


def slice_tags(
    tags: FileTags, sheet: CueSheet, track: CueTrack, bounds: tuple[int, int | None]
) -> FileTags:
    """The sheet's words where it has any, the file's elsewhere."""
    start, end = bounds
    rate = tags.format.sample_rate if tags.format else 1
    total_ms = tags.duration_ms or 0
    performer = track.performer or sheet.performer
    album_artist = sheet.performer or tags.album_artist_credit
    return replace(
        tags,
        title=track.title or f"{tags.title} {track.number}".strip(),
        track_number=track.number or None,
        duration_ms=(total_ms if end is None else end * 1000 // rate) - start * 1000 // rate,
        artist_credit=performer or tags.artist_credit,
        artists=split_names([performer]) if performer else tags.artists,
        album=sheet.title or tags.album,
        album_artist_credit=album_artist,
        album_artists=split_names([album_artist]),
        genres=tags.genres or split_names([sheet.genre]),
        year=tags.year or year_of(sheet.date),
        disc_number=tags.disc_number or number_of(sheet.disc),
        emphasis=Emphasis.CUE_SHEET if _is_raised(tags, track) else tags.emphasis,
        cuesheet="",
        lyrics="",
    )
