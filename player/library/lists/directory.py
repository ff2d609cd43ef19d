"""Artists, composers, genres and years as lists to look through, with a cover for each."""

import threading
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from player.errors import PlayerError
from player.library.db.readers import Readers
from player.library.lists.outline import Outline, decade_of, letter_of, outline_of
from player.library.lists.rows import NameRow
from player.library.lists.tracks import Ids, cover_of, id_vector
from player.library.scan.describe import searchable
from player.library.scan.records import ROLES


class _Kind(Struct, frozen=True):
    """How a kind of name is found.

    Attributes:
        table: Where the names are; a year is its own name.
        tracks: Joins a name `n` to its tracks `t`.
    """

    table: str
    tracks: str
    key: str = "n.sort_key"
    name: str = "n.name"


def _credited(role: str) -> _Kind:
    return _Kind(
        "artist n",
        "credit c ON c.artist_id = n.id AND c.role = "
        f"{ROLES[role]} JOIN track t ON t.id = c.track_id",
    )


_LEADING = (
    f"credit c ON c.artist_id = n.id AND (c.role = {ROLES['album_artist']}"  # noqa: S608
    f" OR c.role = {ROLES['artist']} AND NOT EXISTS (SELECT 1 FROM credit x"
    f" WHERE x.track_id = c.track_id AND x.role = {ROLES['album_artist']}))"
    " JOIN track t ON t.id = c.track_id"
)
"""The artist of an album, and of a track whose album names none."""

_KINDS = {
    "artist": _Kind("artist n", _LEADING),
    "composer": _credited("composer"),
    "genre": _Kind(
        "genre n", "track_genre x ON x.genre_id = n.id JOIN track t ON t.id = x.track_id"
    ),
    "year": _Kind(
        "(SELECT DISTINCT year AS id FROM track WHERE year > 0) n",
        "track t ON t.year = n.id",
        key="n.id",
        name="CAST(n.id AS TEXT)",
    ),
}
KINDS = tuple(_KINDS)
NAME_SORTS = ("name", "-name", "tracks", "plays")

_ROWS = """
SELECT n.id, {name}, count(*), count(DISTINCT t.release_id), min(r.artwork_id)
FROM {table} JOIN {tracks} LEFT JOIN release r ON r.id = t.release_id
WHERE n.id IN (SELECT value FROM json_each(?)) GROUP BY n.id
"""
_COVERS = "SELECT id, path, embedded FROM artwork WHERE id = ?"


class Directory:
    """Names of a kind by id; any thread. Years are known by the year itself."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._lock = threading.Lock()
        self._texts: dict[str, dict[int, str]] = {}

    def outline(self, kind: str, words: str = "", sort: str = "name") -> Outline:
        """Return the names that have tracks and contain some words.

        Args:
            kind: "artist", "composer", "genre" or "year".
            words: Folded like everything that is searched; pinyin finds Han.
            sort: One of `NAME_SORTS`.

        Raises:
            PlayerError: query.sort.
        """
        found = _KINDS[kind]
        order, rail = _order_of(found, sort)
        sql = (
            f"SELECT n.id, NULL, {rail} FROM {found.table}"  # noqa: S608  our tables
            f" JOIN {found.tracks} GROUP BY n.id ORDER BY {order}, n.id"
        )
        rows = self._readers.connection().execute(sql).fetchall()
        if words:
            texts, wanted = self._searchable(kind), searchable(words).split("  ")[0]
            rows = [row for row in rows if wanted in texts.get(row[0], "")]
        return outline_of(rows, decade_of if kind == "year" else letter_of)

    def rows(self, kind: str, ids: Sequence[int] | Ids) -> list[NameRow]:
        """Return names with tracks and albums counted, in the order of the ids."""
        found, wanted = _KINDS[kind], [int(key) for key in ids]
        sql = _ROWS.format(name=found.name, table=found.table, tracks=found.tracks)
        connection = self._readers.connection()
        by_id = {row[0]: row for row in connection.execute(sql, (str(wanted),))}
        return [self._row_of(by_id[key]) for key in wanted if key in by_id]

    def albums(self, kind: str, key: int) -> Ids:
        """Return the albums of a name, newest first."""
        return self._of(kind, key, "t.release_id", "r.year DESC, r.sort_key, r.id")

    def tracks(self, kind: str, key: int) -> Ids:
        """Return the tracks of a name, album by album."""
        return self._of(
            kind, key, "t.id", "r.year, t.album_key, t.disc_number, t.track_number, t.id"
        )

    def top_tracks(self, kind: str, key: int, most: int = 5) -> Ids:
        """Return the tracks of a name that were played most; none when none was."""
        found = _KINDS[kind]
        sql = (
            f"SELECT t.id FROM {found.table} JOIN {found.tracks}"  # noqa: S608
            " JOIN annotation a ON a.track_id = t.id WHERE n.id = ? AND a.plays > 0"
            " GROUP BY t.id ORDER BY a.plays DESC, a.last_played_ms DESC, t.id LIMIT ?"
        )
        return id_vector(self._readers.connection().execute(sql, (key, most)))

    def appears_on(self, artist_id: int) -> Ids:
        """Return the albums of others that an artist plays on."""
        sql = (
            "SELECT DISTINCT r.id FROM credit c JOIN track t ON t.id = c.track_id"
            " JOIN release r ON r.id = t.release_id WHERE c.artist_id = ?"
            " ORDER BY r.year DESC, r.sort_key, r.id"
        )
        everywhere = id_vector(self._readers.connection().execute(sql, (artist_id,)))
        return everywhere[~np.isin(everywhere, self.albums("artist", artist_id))]

    def beginning(self, kind: str, letters: str) -> Ids:
        """Return the names that begin with what was typed, in no order."""
        texts, wanted = self._searchable(kind), searchable(letters).split("  ")[0]
        return id_vector(
            (key,)
            for key, text in texts.items()
            if any(form.startswith(wanted) for form in text.split("  "))
        )

    def find(self, kind: str, name: str) -> int | None:
        """Return the id of a name as it is written, None when there is none."""
        if kind == "year":
            return int(name) if name.isdigit() else None
        table = _KINDS[kind].table
        sql = f"SELECT n.id FROM {table} WHERE n.name = ?"  # noqa: S608
        row = self._readers.connection().execute(sql, (name,)).fetchone()
        return None if row is None else int(row[0])

    def artist_of(self, track_id: int) -> int | None:
        """Return the first artist of a track, None when it names none."""
        sql = "SELECT artist_id FROM credit WHERE track_id = ? ORDER BY role, position LIMIT 1"
        row = self._readers.connection().execute(sql, (track_id,)).fetchone()
        return None if row is None else int(row[0])

    def forget(self) -> None:
        """The library has changed: what was kept in memory is no longer true."""
        with self._lock:
            self._texts.clear()

    def _of(self, kind: str, key: int, what: str, order: str) -> Ids:
        found = _KINDS[kind]
        sql = (
            f"SELECT {what} FROM {found.table} JOIN {found.tracks}"  # noqa: S608
            " LEFT JOIN release r ON r.id = t.release_id"
            f" WHERE n.id = ? AND {what} IS NOT NULL GROUP BY {what} ORDER BY {order}"
        )
        return id_vector(self._readers.connection().execute(sql, (key,)))

    def _searchable(self, kind: str) -> dict[int, str]:
        with self._lock:
            if kind not in self._texts:
                found = _KINDS[kind]
                sql = f"SELECT n.id, {found.name} FROM {found.table}"  # noqa: S608
                rows = self._readers.connection().execute(sql)
                self._texts[kind] = {key: searchable(name) for key, name in rows}
            return self._texts[kind]

    def _row_of(self, row: tuple[int, str, int, int, bytes | None]) -> NameRow:
        cover = None
        if row[4] is not None:
            found = self._readers.connection().execute(_COVERS, (row[4],)).fetchone()
            cover = cover_of(*found) if found else None
        return NameRow(*row[:4], cover)


def _order_of(kind: _Kind, sort: str) -> tuple[str, str]:
    """Return the ORDER BY terms and what the rail goes by."""
    plays = "(SELECT total(a.plays) FROM annotation a WHERE a.track_id = t.id)"
    orders = {
        "name": (kind.key, f"substr({kind.key}, 1, 1)"),
        "-name": (f"{kind.key} DESC", f"substr({kind.key}, 1, 1)"),
        "tracks": (f"count(*) DESC, {kind.key}", "NULL"),
        "plays": (f"sum({plays}) DESC, {kind.key}", "NULL"),
    }
    if sort not in orders:
        raise PlayerError("query.sort", sort=sort, known=", ".join(NAME_SORTS))
    order, rail = orders[sort]
    return order, "n.id" if kind.key == "n.id" and rail != "NULL" else rail
