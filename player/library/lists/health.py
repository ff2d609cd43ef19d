"""Library health: what cannot be read, is missing, is there twice, or has odd tags."""

import os
from pathlib import Path

from msgspec import Struct

from player.library.db.readers import Readers
from player.library.lists.tracks import Ids, id_vector, path_of

_UNREADABLE = """
SELECT d.path, f.name, f.reason FROM file f JOIN folder d ON d.id = f.folder_id
WHERE f.state = 1 ORDER BY d.path, f.name
"""
_MISSING = """
SELECT t.id FROM track t JOIN file f ON f.id = t.file_id WHERE f.state = 2
ORDER BY t.artist_key, t.album_key, t.disc_number, t.track_number, t.id
"""
_TWICE = """
SELECT t.id, hex(f.content_id) || t.slice || t.title_key || coalesce(t.duration_ms, 0) AS mark
FROM track t JOIN file f ON f.id = t.file_id
WHERE f.state = 0 AND f.content_id IN (
  SELECT content_id FROM file WHERE state = 0 AND content_id IS NOT NULL
  GROUP BY content_id HAVING count(*) > 1)
ORDER BY t.artist_key, t.title_key, mark, t.id
"""

_ALIKE = """
SELECT t.id, t.title_key || char(31) || t.artist_key, coalesce(t.duration_ms, 0)
FROM track t JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id
  JOIN root o ON o.id = d.root_id
WHERE f.state = 0 AND o.volume <> 'source'
  AND t.artist_key <> '' AND (t.title_key, t.artist_key) IN (
  SELECT title_key, artist_key FROM track GROUP BY 1, 2 HAVING count(*) > 1)
ORDER BY t.title_key, t.artist_key, t.duration_ms, t.id
"""
ALIKE_MS = 2000
"""Two lengths this close are one recording's, cut at other places."""

PROBLEMS = {
    "artist": "t.artist = ''",
    "album": "t.release_id IS NULL",
    "track_number": "t.track_number IS NULL",
    "year": "t.year IS NULL",
    "genre": "t.genre = ''",
    "cover": "EXISTS (SELECT 1 FROM release r WHERE r.id = t.release_id AND r.artwork_id IS NULL)",
    "encoding": "EXISTS (SELECT 1 FROM original_text o WHERE o.track_id = t.id)",
}
"""What may be wrong with tags: a field that is not there, or one whose encoding was repaired."""


class BadFile(Struct, frozen=True):
    """One file that looks like music and cannot be read."""

    path: str
    reason: str


class Health:
    """Lists for the page that helps to tidy up; any thread."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def unreadable(self) -> list[BadFile]:
        """Return all files that could not be read, with the reason."""
        rows = self._readers.connection().execute(_UNREADABLE)
        return [BadFile(path_of(folder, name), reason or "") for folder, name, reason in rows]

    def missing(self) -> Ids:
        """Return the tracks whose files are gone from a folder that is there."""
        return id_vector(self._readers.connection().execute(_MISSING))

    def duplicates(self) -> list[list[int]]:
        """Return groups of tracks with the same sound, title and length, each of two or more."""
        groups: dict[str, list[int]] = {}
        for track_id, mark in self._readers.connection().execute(_TWICE):
            groups.setdefault(mark, []).append(track_id)
        return [group for group in groups.values() if len(group) > 1]

    def alike(self) -> list[list[int]]:
        """Return groups of tracks with the same title and artist that last equally long.

        They need not be the same file: a FLAC and an MP3 of one recording are alike.
        """
        groups: list[list[int]] = []
        last = ("", 0)
        for track_id, mark, duration_ms in self._readers.connection().execute(_ALIKE):
            if mark == last[0] and duration_ms - last[1] <= ALIKE_MS:
                groups[-1].append(track_id)
            else:
                groups.append([track_id])
            last = (mark, duration_ms)
        return [group for group in groups if len(group) > 1]

    def with_problem(self, problem: str) -> Ids:
        """Return the tracks whose tags have a problem: a key of `PROBLEMS`."""
        sql = (
            "SELECT t.id FROM track t JOIN file f ON f.id = t.file_id"  # noqa: S608  our conditions
            f" WHERE f.state = 0 AND {PROBLEMS[problem]}"
            " ORDER BY t.artist_key, t.album_key, t.disc_number, t.track_number, t.id"
        )
        return id_vector(self._readers.connection().execute(sql))

    def offline(self) -> list[Path]:
        """Return the folders that were away when they were last looked for."""
        rows = self._readers.connection().execute(
            "SELECT path FROM root WHERE NOT online AND volume IS NOT 'source'"
        )
        return sorted(Path(os.fsdecode(bytes(row[0]))) for row in rows)
