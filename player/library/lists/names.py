"""Lists of names with counts: artists, composers, genres; and the facets of a column browser."""

from collections.abc import Sequence

from player.library.db.readers import Readers
from player.library.find.compile import compile_node
from player.library.find.parse import parse
from player.library.lists.rows import NameRow
from player.library.lists.tracks import Ids, id_vector
from player.library.scan.records import ROLES

FACETS = {
    "artist": "track.artist",
    "genre": "track.genre",
    "year": "track.year",
    "codec": "track.codec",
    "rate": "track.sample_rate",
    "bits": "track.bit_depth",
}


class ArtistLists:
    """Artists, or whoever else has a role, by id."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def ids(self, role: str = "album_artist") -> Ids:
        """Return everybody with a role, by name.

        Args:
            role: A key of `player.library.scan.records.ROLES`: "artist", "composer", ...
        """
        sql = (
            "SELECT a.id FROM artist a WHERE EXISTS"
            " (SELECT 1 FROM credit c WHERE c.artist_id = a.id AND c.role = ?)"
            " ORDER BY a.sort_key, a.id"
        )
        return id_vector(self._readers.connection().execute(sql, (ROLES[role],)))

    def rows(self, ids: Sequence[int] | Ids, role: str = "album_artist") -> list[NameRow]:
        """Return names with their tracks and albums counted; unknown ids are left out."""
        wanted = [int(key) for key in ids]
        rows = self._readers.connection().execute(
            "SELECT a.id, a.name, count(*), count(DISTINCT t.release_id) FROM artist a"
            " JOIN credit c ON c.artist_id = a.id AND c.role = ? JOIN track t ON t.id = c.track_id"
            " WHERE a.id IN (SELECT value FROM json_each(?)) GROUP BY a.id",
            (ROLES[role], str(wanted)),
        )
        found = {row[0]: NameRow(*row) for row in rows}
        return [found[key] for key in wanted if key in found]

    def of_tracks(self, track_ids: Sequence[int] | Ids) -> Ids:
        """Return who plays on some tracks, those on most of them first."""
        sql = (
            "SELECT artist_id FROM credit WHERE role IN (?, ?)"
            " AND track_id IN (SELECT value FROM json_each(?))"
            " GROUP BY artist_id ORDER BY count(DISTINCT track_id) DESC, artist_id"
        )
        wanted = str([int(key) for key in track_ids])
        roles = (ROLES["artist"], ROLES["album_artist"])
        return id_vector(self._readers.connection().execute(sql, (*roles, wanted)))

    def track_ids(self, artist_id: int) -> Ids:
        """Return all tracks somebody is credited on, in any role, album by album."""
        sql = (
            "SELECT DISTINCT t.id FROM credit c JOIN track t ON t.id = c.track_id"
            " WHERE c.artist_id = ?"
            " ORDER BY t.year, t.album_key, t.disc_number, t.track_number, t.id"
        )
        return id_vector(self._readers.connection().execute(sql, (artist_id,)))


class GenreLists:
    """Genres by id; there are few enough to list at once."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def rows(self) -> list[NameRow]:
        """Return all genres with their tracks and albums counted, by name."""
        rows = self._readers.connection().execute(
            "SELECT g.id, g.name, count(*), count(DISTINCT t.release_id) FROM genre g"
            " JOIN track_genre x ON x.genre_id = g.id JOIN track t ON t.id = x.track_id"
            " GROUP BY g.id ORDER BY g.sort_key, g.id"
        )
        return [NameRow(*row) for row in rows]

    def track_ids(self, genre_id: int) -> Ids:
        """Return a genre's tracks by artist and album."""
        sql = (
            "SELECT t.id FROM track_genre x JOIN track t ON t.id = x.track_id"
            " WHERE x.genre_id = ? ORDER BY t.artist_key, t.album_key, t.track_number, t.id"
        )
        return id_vector(self._readers.connection().execute(sql, (genre_id,)))


def facet(readers: Readers, name: str, query: str = "") -> list[tuple[str, int]]:
    """Return the values of a facet among what a query finds, with counts, most first.

    Args:
        readers: Where to read.
        name: A key of `FACETS`.
        query: What narrows the library.
    """
    where, values = compile_node(parse(query))
    column = FACETS[name]
    sql = (
        f"SELECT {column}, count(*) FROM track WHERE {where} AND {column} IS NOT NULL"  # noqa: S608
        f" AND {column} <> '' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [(str(value), n) for value, n in readers.connection().execute(sql, values)]
