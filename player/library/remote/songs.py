"""What is needed to play or keep single songs of servers."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from player.library.db.database import Database
from player.library.db.readers import Readers
from player.library.lists.rows import Here

_SONG = """
SELECT r.source_id, r.remote_id, r.suffix, f.size, r.twin_id, r.cover FROM remote_file r
  JOIN file f ON f.id = r.file_id WHERE r.source_id = ? AND r.remote_id = ?
"""
_PINNED = """
SELECT r.source_id, r.remote_id, r.suffix, f.size, r.twin_id, r.cover FROM remote_file r
  JOIN file f ON f.id = r.file_id
  LEFT JOIN track t ON t.file_id = r.file_id
  LEFT JOIN playlist_item i ON i.track_id = t.id
  LEFT JOIN remote_playlist p ON p.playlist_id = i.playlist_id AND p.pinned
  JOIN source s ON s.id = r.source_id
WHERE r.source_id = ? AND (s.kept OR r.pinned OR p.playlist_id IS NOT NULL) GROUP BY r.file_id
"""


_OF_TRACKS = """
SELECT r.source_id, r.remote_id, r.suffix, f.size, r.twin_id, r.cover FROM remote_file r
  JOIN file f ON f.id = r.file_id JOIN track t ON t.file_id = r.file_id
WHERE t.id IN (SELECT value FROM json_each(?)) GROUP BY r.file_id
"""
_KEPT = """
SELECT count(*) FILTER (WHERE r.here = 2), total(f.size) FILTER (WHERE r.here = 2),
  count(*) FILTER (WHERE r.here IN (0, 1) AND (r.pinned OR s.kept) AND r.twin_id IS NULL),
  count(*) FILTER (WHERE r.here = 3),
  count(*) FILTER (WHERE r.here = 2 AND s.supplied)
FROM remote_file r JOIN file f ON f.id = r.file_id JOIN source s ON s.id = r.source_id
WHERE r.here OR r.pinned OR s.kept
"""


class Kept(Struct, frozen=True):
    """Downloads in numbers; `supplied` are those here that a service gives."""

    here: int = 0
    size_bytes: float = 0
    waiting: int = 0
    failed: int = 0
    supplied: int = 0


class RemoteFile(Struct, frozen=True):
    """One song of a server.

    Attributes:
        size: Bytes, as the server claims; 0 when it does not.
        twin_id: The track that is the same recording as a file here.
    """

    source_id: int
    remote_id: str
    suffix: str
    size: int
    twin_id: int | None
    cover: str


class RemoteFiles:
    """Reading on any thread; writing waits for other writers."""

    def __init__(self, database: Database, readers: Readers) -> None:
        self._database = database
        self._readers = readers

    def get(self, source_id: int, remote_id: str) -> RemoteFile | None:
        """Return a song, None when its server has it no more."""
        row = self._readers.connection().execute(_SONG, (source_id, remote_id)).fetchone()
        return None if row is None else RemoteFile(*row)

    def track_ids(self, source_id: int, remote_ids: Sequence[str]) -> dict[str, int]:
        """Return the tracks of songs, by remote id; unknown ones are left out."""
        rows = self._readers.connection().execute(
            "SELECT remote_id, track_id FROM remote_track WHERE source_id = ?"
            " AND remote_id IN (SELECT value FROM json_each(?))",
            (source_id, msgspec.json.encode(list(remote_ids)).decode()),
        )
        return dict(rows.fetchall())

    def pinned(self, source_id: int) -> list[RemoteFile]:
        """Return the songs that are to lie here: one by one, with a playlist, or all there are."""
        rows = self._readers.connection().execute(_PINNED, (source_id,))
        return [RemoteFile(*row) for row in rows]

    def counts(self) -> dict[int, int]:
        """Return how many songs each source has."""
        rows = self._readers.connection().execute(
            "SELECT source_id, count(*) FROM remote_file GROUP BY source_id"
        )
        return dict(rows.fetchall())

    def pin(self, track_ids: Sequence[int], *, pinned: bool) -> None:
        """Keep songs here, or let them go when room is needed."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE remote_file SET pinned = ? WHERE file_id ="
                " (SELECT file_id FROM track WHERE id = ?)",
                [(int(pinned), int(key)) for key in track_ids],
            )

    def of_tracks(self, track_ids: Sequence[int]) -> list[RemoteFile]:
        """Return the songs that some tracks are; files of this machine are left out."""
        keys = msgspec.json.encode([int(key) for key in track_ids]).decode()
        rows = self._readers.connection().execute(_OF_TRACKS, (keys,))
        return [RemoteFile(*row) for row in rows]

    def names(self, source_id: int) -> list[tuple[str, str, int]]:
        """Return remote id, suffix and how much lies here, of every song of a source."""
        rows = self._readers.connection().execute(
            "SELECT remote_id, suffix, here FROM remote_file WHERE source_id = ?", (source_id,)
        )
        return rows.fetchall()

    def note_here(self, source_id: int, found: Sequence[tuple[str, Here]]) -> None:
        """Remember how much of some songs lies here."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE remote_file SET here = ?3 WHERE source_id = ?1 AND remote_id = ?2",
                [(source_id, remote_id, int(here)) for remote_id, here in found],
            )

    def kept(self) -> Kept:
        """Count what is to lie here, and what does."""
        return Kept(*self._readers.connection().execute(_KEPT).fetchone())

    def playlist_kept(self, playlist_id: int) -> bool | None:
        """Return whether a playlist is kept here; None for one that no server has."""
        row = (
            self._readers.connection()
            .execute("SELECT pinned FROM remote_playlist WHERE playlist_id = ?", (playlist_id,))
            .fetchone()
        )
        return None if row is None else bool(row[0])

    def pin_playlist(self, playlist_id: int, *, pinned: bool) -> None:
        """Keep a playlist here whatever comes into it."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE remote_playlist SET pinned = ? WHERE playlist_id = ?",
                (int(pinned), playlist_id),
            )
