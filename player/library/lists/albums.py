"""The album grid."""

from collections.abc import Sequence
from typing import Any

from player.errors import PlayerError
from player.library.db.readers import Readers
from player.library.find.compile import compile_node
from player.library.find.parse import parse
from player.library.find.query import All
from player.library.lists.outline import Outline, decade_of, letter_of, outline_of, shuffled
from player.library.lists.rows import AlbumRow
from player.library.lists.tracks import Ids, cover_of, id_vector
from player.library.text.fold import fold
from player.model import AudioFormat

ALBUM_SORTS = {
    "title": "r.sort_key",
    "artist": "r.artist_key, r.year, r.sort_key",
    "year": "r.year, r.artist_key, r.sort_key",
    "added": "r.added_ms, r.sort_key",
    "plays": "(SELECT total(a.plays) FROM track t JOIN annotation a ON a.track_id = t.id"
    " WHERE t.release_id = r.id), r.sort_key",
}

GROUPS = {
    "artist": ("coalesce(r.artist, '')", "r.artist_key, r.artist"),
    "decade": ("coalesce(r.year / 10 * 10, 0)", "coalesce(r.year / 10, 0) DESC"),
    "genre": (
        "coalesce((SELECT max(t.genre) FROM track t WHERE t.release_id = r.id), '') AS part",
        "part = '', part COLLATE NOCASE, part",
    ),
    "format": (
        (
            "(SELECT max(t.lossless * (1 + (coalesce(t.bit_depth, 0) > 16 OR"
            " coalesce(t.sample_rate, 0) > 48000))) FROM track t WHERE t.release_id = r.id) AS part"
        ),
        "part DESC",
    ),
}
"""What albums are grouped by: the label of a group, and the order of groups."""

_RAILS = {
    "title": ("substr(r.sort_key, 1, 1)", letter_of),
    "artist": ("substr(r.artist_key, 1, 1)", letter_of),
    "year": ("coalesce(r.year, 0)", decade_of),
}

_ROW = """
SELECT r.id, r.title, r.artist, r.year, r.compilation, r.artwork_id, p.path, p.embedded,
  count(*), total(t.duration_ms), count(DISTINCT coalesce(t.disc_number, 1)),
  t.codec, t.sample_rate, t.channels, t.bit_depth, t.lossless,
  max(t.lossless * 100000000 + coalesce(t.bit_depth, 0) * 1000000 + coalesce(t.sample_rate, 0)),
  total(f.state <> 2 AND (o.online
    OR EXISTS (SELECT 1 FROM remote_file m WHERE m.file_id = f.id AND m.here = 2)))
FROM release r JOIN track t ON t.release_id = r.id JOIN file f ON f.id = t.file_id
  JOIN folder d ON d.id = f.folder_id JOIN root o ON o.id = d.root_id
  LEFT JOIN artwork p ON p.id = r.artwork_id
WHERE r.id IN (SELECT value FROM json_each(?)) GROUP BY r.id
"""  # with one max(), SQLite takes the bare columns of the row that holds it: the best format


class AlbumLists:
    """Albums by id; any thread, each with its own connection."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def ids(self, query: str = "", sort: str = "artist") -> Ids:
        """Return the albums of which a query finds a track, sorted; "-year" turns it round.

        Raises:
            PlayerError: query.*, with the place of the mistake.
        """
        return self._outlined(query, sort, "").ids

    def outline(self, query: str = "", sort: str = "artist", group: str = "") -> Outline:
        """Return the same with groups, and with letters or decades to jump to.

        Args:
            query: As for `ids`.
            sort: As for `ids`, or "random:" and a seed.
            group: A key of `GROUPS`, or nothing.

        Raises:
            PlayerError: query.*, with the place of the mistake.
        """
        if sort.startswith("random:"):
            seed = int(sort.partition(":")[2])
            return Outline(shuffled(self.ids(query, "title"), seed))
        return self._outlined(query, sort, group)

    def _outlined(self, query: str, sort: str, group: str) -> Outline:
        tree = parse(query)
        where, values = compile_node(tree)
        name = sort.removeprefix("-")
        rail, label = _RAILS.get(name, ("NULL", letter_of))
        part, part_order = GROUPS.get(group, ("NULL", ""))
        order = ", ".join(term for term in (part_order, _order_of(sort), "r.id") if term)
        inside = f" WHERE r.id IN (SELECT track.release_id FROM track WHERE {where})"  # noqa: S608
        found = inside if tree != All() else ""
        sql = f"SELECT r.id, {part}, {rail} FROM release r{found} ORDER BY {order}"  # noqa: S608
        return outline_of(self._readers.connection().execute(sql, values).fetchall(), label)

    def beginning(self, letters: str, field: str = "title") -> Ids:
        """Return the albums whose title or artist begins with what was typed, in no order."""
        column = "artist" if field == "artist" else "album"
        sql = (
            f"SELECT DISTINCT t.release_id FROM search_text s JOIN track t ON t.id = s.track_id"  # noqa: S608
            f" WHERE (substr(s.{column}, 1, ?2) = ?1 OR instr(s.{column}, '  ' || ?1))"
            " AND t.release_id IS NOT NULL"
        )
        wanted = fold(letters)
        return id_vector(self._readers.connection().execute(sql, (wanted, len(wanted))))

    def rows(self, ids: Sequence[int] | Ids) -> list[AlbumRow]:
        """Return rows in the order of the ids; ask for pages. Unknown ids are left out."""
        wanted = [int(key) for key in ids]
        rows = self._readers.connection().execute(_ROW, (str(wanted),))
        found = {row[0]: row for row in rows}
        return [_row_of(found[key]) for key in wanted if key in found]


def _order_of(sort: str) -> str:
    name = sort.removeprefix("-")
    if name not in ALBUM_SORTS:
        raise PlayerError("query.sort", sort=name, known=", ".join(ALBUM_SORTS))
    order = ALBUM_SORTS[name]
    if not sort.startswith("-"):
        return order
    first, comma, rest = order.rpartition(", ") if name == "plays" else order.partition(", ")
    return f"{first} DESC{comma}{rest}"


def _row_of(row: tuple[Any, ...]) -> AlbumRow:
    form = AudioFormat(row[11] or "", row[12] or 0, row[13] or 0, row[14], bool(row[15]))
    return AlbumRow(
        id=row[0],
        title=row[1],
        artist=row[2],
        year=row[3],
        compilation=bool(row[4]),
        cover=cover_of(*row[5:8]),
        track_count=row[8],
        duration_ms=int(row[9]),
        disc_count=row[10],
        format_label=form.label if form.sample_rate else form.codec,
        hi_res=form.hi_res,
        available=row[17] > 0,
    )
