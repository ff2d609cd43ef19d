"""Library health: what cannot be read, what is missing, what is there twice."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class BadFile:
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
