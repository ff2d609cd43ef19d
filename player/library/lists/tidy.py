"""What there is to tidy up, in numbers and in lists."""

import os

from msgspec import Struct

from player.library.db.readers import Readers
from player.library.lists.tracks import Ids, id_vector

_PROBLEMS = {
    "artist": "t.artist = ''",
    "album": "t.release_id IS NULL",
    "year": "coalesce(t.year, 0) = 0",
    "track": "t.track_number IS NULL",
}
"""What a track may lack, the worst first; a track stands under the first of its problems."""

_COUNTS = """
SELECT (SELECT count(*) FROM track t JOIN file f ON f.id = t.file_id WHERE f.state = 2),
  (SELECT count(*) FROM file WHERE state = 1),
  (SELECT count(*) FROM track t WHERE {problems}),
  (SELECT count(*) FROM root WHERE NOT online AND volume IS NOT 'source')
"""


class Untidy(Struct, frozen=True):
    """How much there is to tidy up."""

    missing: int = 0
    unreadable: int = 0
    tags: int = 0
    offline: int = 0


class Tidy:
    """Lists for the page of library health; any thread."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def counts(self) -> Untidy:
        """Count what is wrong."""
        sql = _COUNTS.format(problems=" OR ".join(_PROBLEMS.values()))
        return Untidy(*self._readers.connection().execute(sql).fetchone())

    def tag_problems(self) -> list[tuple[str, Ids]]:
        """Return the tracks that lack something, by what they lack."""
        found = []
        before: list[str] = []
        for name, condition in _PROBLEMS.items():
            others = "".join(f" AND NOT ({other})" for other in before)
            sql = (
                f"SELECT t.id FROM track t WHERE {condition}{others}"  # noqa: S608  our columns
                " ORDER BY t.artist_key, t.album_key, t.disc_number, t.track_number, t.id"
            )
            ids = id_vector(self._readers.connection().execute(sql))
            if len(ids):
                found.append((name, ids))
            before.append(condition)
        return found

    def offline(self) -> list[str]:
        """Return the folders whose drive is away."""
        rows = self._readers.connection().execute(
            "SELECT path FROM root WHERE NOT online AND volume IS NOT 'source'"
        )
        return [os.fsdecode(bytes(row[0])) for row in rows]
