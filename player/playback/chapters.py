"""Which chapter a place is in, and which of a file's chapters are in a part of it."""

from bisect import bisect_right
from collections.abc import Sequence

from player.model import Chapter, Track


def chapter_at(chapters: Sequence[Chapter], position_ms: int) -> int | None:
    """Return the index of the chapter a position is in, None before the first."""
    index = bisect_right([chapter.start_ms for chapter in chapters], position_ms) - 1
    return None if index < 0 else index


def chapters_of(
    track: Track, in_file: Sequence[Chapter], sample_rate: int, duration_ms: int | None
) -> tuple[Chapter, ...]:
    """Return the chapters of a track, from its own start.

    Args:
        track: The whole file, or a slice of it.
        in_file: What the file says, from the file's start.
        sample_rate: The file's, Hz.
        duration_ms: The track's length, None when nobody knows it.
    """
    start_ms = track.start_frame * 1000 // sample_rate
    moved = (Chapter(each.start_ms - start_ms, each.title) for each in in_file)
    inside = [each for each in moved if duration_ms is None or each.start_ms < duration_ms]
    first = chapter_at(inside, 0)
    if first is not None:  # what has begun before the slice goes on in it
        inside = [Chapter(0, inside[first].title), *inside[first + 1 :]]
    return tuple(inside) if len(inside) > 1 or any(each.start_ms for each in inside) else ()
