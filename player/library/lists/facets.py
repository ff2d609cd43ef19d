"""The column browser's questions: values of a facet among what others leave."""

from collections.abc import Sequence

import numpy as np

from player.library.db.readers import Readers
from player.library.find.compile import compile_node
from player.library.find.parse import parse
from player.library.lists.tracks import Ids, TrackLists, id_vector

Choice = tuple[str, str]
"""A facet and the value chosen in it."""

COLUMNS = {
    "genre": "track.genre",
    "artist": "track.artist",
    "album": "(SELECT r.title FROM release r WHERE r.id = track.release_id)",
}
_KEYS = {
    "genre": "track.genre COLLATE NOCASE",
    "artist": "min(track.artist_key)",
    "album": "min(track.album_key)",
}


class FacetLists:
    """Exact values, unlike the words of a query; any thread."""

    def __init__(self, readers: Readers, tracks: TrackLists) -> None:
        self._readers = readers
        self._tracks = tracks

    def values(
        self, name: str, query: str = "", choices: Sequence[Choice] = ()
    ) -> list[tuple[str, int]]:
        """Return the values of a facet with their tracks counted, in the order of names.

        Raises:
            PlayerError: query.*, with the place of the mistake.
        """
        where, values = compile_node(parse(query))
        exact, chosen = _exact(choices)
        column = COLUMNS[name]
        sql = (
            f"SELECT {column}, count(*) FROM track WHERE {where} AND {exact}"  # noqa: S608
            f" AND coalesce({column}, '') <> '' GROUP BY 1 ORDER BY {_KEYS[name]}"
        )
        rows = self._readers.connection().execute(sql, (*values, *chosen))
        return [(str(value), number) for value, number in rows]

    def ids(self, query: str, sort: str, choices: Sequence[Choice] = ()) -> Ids:
        """Return the tracks that a query and choices leave, sorted.

        Raises:
            PlayerError: query.*, with the place of the mistake.
        """
        found = self._tracks.ids(query, sort)
        if not choices:
            return found
        exact, chosen = _exact(choices)
        sql = f"SELECT track.id FROM track WHERE {exact}"  # noqa: S608  our columns
        return found[np.isin(found, id_vector(self._readers.connection().execute(sql, chosen)))]


def _exact(choices: Sequence[Choice]) -> tuple[str, tuple[str, ...]]:
    terms = [f"{COLUMNS[name]} = ?" for name, _ in choices]
    return " AND ".join(terms) or "1", tuple(value for _, value in choices)
