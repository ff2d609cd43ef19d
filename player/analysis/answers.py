"""What the analysing process is told and what it answers, as JSON lines."""

import msgspec

from player.library.keep.analyses import Analysis


class Job(msgspec.Struct, frozen=True, tag=True):
    """One album, or a track without one: ids, paths, bounds in frames, CD pre-emphasis.

    Paths are bytes: JSON has no way to write names that are not UTF-8.
    """

    tracks: tuple[tuple[int, bytes, int, int | None, bool], ...]


class Pause(msgspec.Struct, frozen=True, tag=True):
    """Hold in the middle of a file."""


class Resume(msgspec.Struct, frozen=True, tag=True):
    """Go on."""


class Analysed(msgspec.Struct, frozen=True, tag=True):
    """One track is done; its levels along the way are bytes."""

    track_id: int
    figures: Analysis
    overview: bytes = b""


class AlbumAnalysed(msgspec.Struct, frozen=True, tag=True):
    """The job is done."""

    track_ids: tuple[int, ...]
    loudness_lufs: float | None
    true_peak_dbtp: float | None


Order = Job | Pause | Resume
Answer = Analysed | AlbumAnalysed
