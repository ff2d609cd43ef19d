"""What listening to whole tracks found out: kept by track, stale when the sound is another one."""

import os
from collections.abc import Sequence
from time import time
from typing import Any

import msgspec
from msgspec import Struct

from player.library.db.database import Database
from player.library.db.readers import Readers

_STALE = (
    "f.state = 0 AND o.online AND o.volume <> 'source'"
    " AND (a.track_id IS NULL OR a.content_id IS NOT f.content_id)"
)
_FROM = """
FROM track t JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id
  JOIN root o ON o.id = d.root_id LEFT JOIN analysis a ON a.track_id = t.id
"""
_NEXT = f"SELECT t.id, t.release_id {_FROM} WHERE t.id > ? AND {_STALE} ORDER BY t.id LIMIT 1"
_WORK = f"""
SELECT t.id, d.path, f.name, t.start_frame, t.end_frame, t.emphasis {_FROM}
WHERE f.state = 0 AND (t.id = ?1 OR t.release_id = ?2)
ORDER BY t.disc_number, t.track_number, t.id
"""
_FIELDS = (
    "loudness_lufs, range_lu, true_peak_dbtp, dynamic_range_db, album_loudness_lufs,"
    " album_true_peak_dbtp, hires, bits, cutoff_hz, problem"
)
_STORE = f"""
INSERT OR REPLACE INTO analysis (track_id, analysed_ms, content_id, {_FIELDS}, overview)
SELECT ?, ?, f.content_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
FROM track t JOIN file f ON f.id = t.file_id WHERE t.id = ?
"""  # noqa: S608  our columns
_COUNTS = f"""
SELECT (SELECT count(*) FROM analysis), (SELECT count(*) {_FROM} WHERE {_STALE})
"""  # noqa: S608  our tables


class Analysis(Struct, frozen=True):
    """Figures of one track; None is silence, or not measured.

    Attributes:
        hires: A verdict of `dsp.analysis.hires`.
        bits: How many of the bits ever move.
        cutoff_hz: Where the spectrum ends.
        problem: Why the track could not be analysed; empty when it could.
    """

    loudness_lufs: float | None = None
    range_lu: float | None = None
    true_peak_dbtp: float | None = None
    dynamic_range_db: float | None = None
    album_loudness_lufs: float | None = None
    album_true_peak_dbtp: float | None = None
    hires: str | None = None
    bits: int | None = None
    cutoff_hz: float | None = None
    problem: str | None = None


class Work(Struct, frozen=True):
    """One track to listen to; `emphasis` is taken off first, as when it plays."""

    track_id: int
    path: str
    start_frame: int
    end_frame: int | None
    emphasis: bool


class Analyses:
    """Reading on any thread; writing waits for other writers."""

    def __init__(self, database: Database, readers: Readers) -> None:
        self._database = database
        self._readers = readers

    def next_album(self, after: int = 0) -> tuple[int, list[Work]]:
        """Return the next track without figures, and all tracks of its album; 0 when there is none.

        Args:
            after: Track ids up to this were looked at before; nobody reads the whole list again.
        """
        connection = self._readers.connection()
        found = connection.execute(_NEXT, (after,)).fetchone()
        if found is None:
            return 0, []
        return found[0], [_work(row) for row in connection.execute(_WORK, found)]

    def store(self, track_id: int, figures: Analysis, overview: bytes = b"") -> None:
        """Keep what was found out; a track that has gone meanwhile is passed over."""
        values = (*msgspec.structs.astuple(figures), overview or None)
        with self._database.transaction() as connection:
            connection.execute(_STORE, (track_id, int(time() * 1000), *values, track_id))

    def store_album(
        self, track_ids: Sequence[int], loudness_lufs: float | None, true_peak_dbtp: float | None
    ) -> None:
        """Keep what an album measures as a whole, with each of its tracks."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE analysis SET album_loudness_lufs = ?, album_true_peak_dbtp = ?"
                " WHERE track_id = ?",
                [(loudness_lufs, true_peak_dbtp, key) for key in track_ids],
            )

    def of(self, track_id: int) -> Analysis | None:
        """Return a track's figures, None while nobody has listened."""
        sql = f"SELECT {_FIELDS} FROM analysis WHERE track_id = ?"  # noqa: S608  our columns
        row = self._readers.connection().execute(sql, (track_id,)).fetchone()
        return None if row is None else Analysis(*row)

    def overview(self, track_id: int) -> tuple[float, ...]:
        """Return levels along the track, 0..1; none while nobody has listened."""
        sql = "SELECT overview FROM analysis WHERE track_id = ?"
        row = self._readers.connection().execute(sql, (track_id,)).fetchone()
        return (
            () if row is None or row[0] is None else tuple(level / 255 for level in bytes(row[0]))
        )

    def counts(self) -> tuple[int, int]:
        """Return how many tracks have figures and how many wait for theirs."""
        done, waiting = self._readers.connection().execute(_COUNTS).fetchone()
        return int(done), int(waiting)


def _work(row: tuple[Any, ...]) -> Work:
    place = os.path.join(bytes(row[1]), bytes(row[2]))  # noqa: PTH118  bytes
    return Work(row[0], os.fsdecode(place), row[3], row[4], bool(row[5]))
