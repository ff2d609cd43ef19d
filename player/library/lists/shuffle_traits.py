"""What a shuffle asks of the library, in columns: 100,000 tracks in about a tenth of a second."""

from collections.abc import Sequence
from typing import Any

from player.library.db.readers import Readers
from player.model import ShuffleMode, ShuffleTraits

_MOST = 3
"""From a third of the library on it is read whole: picking rows costs more than reading them."""

_PICKED = "{key} IN (SELECT value FROM json_each(?))"
_ARTISTS = "SELECT id, artist FROM track WHERE {picked}"
_ALBUMS = "SELECT id, release_id FROM track WHERE release_id IS NOT NULL AND {picked}"
_WORKS = "SELECT id, work_id, release_id, artist FROM track WHERE work_id IS NOT NULL AND {picked}"
_STARS = """
SELECT track_id, coalesce(rating, 3) - 3 + (loved_ms IS NOT NULL) FROM annotation
WHERE (rating IS NOT NULL OR loved_ms IS NOT NULL) AND {picked}
"""


class ShuffleTraitLists:
    """Answers for a whole queue at once; any thread."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def traits(self, ids: Sequence[int], mode: ShuffleMode) -> ShuffleTraits:
        """Return what a shuffle of this mode has to know of these tracks, perhaps of more.

        A star more or less doubles or halves the weight, no rating counts as three of five, and a
        favourite weighs twice as much.
        """
        artists = dict(self._read(_ARTISTS, "id", ids))
        if mode is ShuffleMode.ALBUMS:
            return ShuffleTraits(artists, dict(self._read(_ALBUMS, "id", ids)))
        works = {row[0]: row[1:] for row in self._read(_WORKS, "id", ids)}
        if mode is ShuffleMode.TRACKS:
            return ShuffleTraits(artists, works)
        stars = self._read(_STARS, "track_id", ids)
        return ShuffleTraits(artists, works, {key: 2.0**more for key, more in stars})

    def _read(self, sql: str, key: str, ids: Sequence[int]) -> list[tuple[Any, ...]]:
        connection = self._readers.connection()
        newest = connection.execute("SELECT max(id) FROM track").fetchone()[0] or 0
        if len(ids) * _MOST >= newest:
            return connection.execute(sql.format(picked="TRUE")).fetchall()
        wanted = sql.format(picked=_PICKED.format(key=key))
        return connection.execute(wanted, (str(list(ids)),)).fetchall()
