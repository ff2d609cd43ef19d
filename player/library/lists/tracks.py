"""The track list: ids by query and sort, rows by page."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from player.library.db.readers import Readers
from player.library.find.compile import compile_node, words_of
from player.library.find.corpus import Corpus, CorpusCache
from player.library.find.evaluate import has_short_word, has_text, rows_matching
from player.library.find.meant import Words, meant
from player.library.find.order import VOLATILE, order_by
from player.library.find.parse import parse
from player.library.find.query import All, Node
from player.library.lists.rows import CoverRef, Here, Remote, TrackRow
from player.library.text.fold import fold
from player.model import AudioFormat, Emphasis, TaggedGain, Track

Ids = NDArray[np.int64]
PAGE_ROWS = 256

_ROW = """
SELECT t.id, t.title, t.artist, coalesce(r.title, ''), t.release_id, t.genre, t.year,
  t.track_number, t.disc_number, t.duration_ms, coalesce(t.codec, ''), coalesce(t.sample_rate, 0),
  coalesce(t.channels, 0), t.bit_depth, t.lossless, a.rating, a.loved_ms IS NOT NULL,
  coalesce(a.plays, 0), t.added_ms, coalesce(w.title, ''), t.movement,
  f.state <> 2 AND (o.online OR coalesce(m.here, 0) = 2),
  r.artwork_id, p.path, p.embedded, t.movement_number,
  m.here, m.pinned OR s.kept, s.supplied, f.size, d.path, f.name
FROM track t JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id
  JOIN root o ON o.id = d.root_id
  LEFT JOIN release r ON r.id = t.release_id LEFT JOIN work w ON w.id = t.work_id
  LEFT JOIN annotation a ON a.track_id = t.id LEFT JOIN artwork p ON p.id = r.artwork_id
  LEFT JOIN remote_file m ON m.file_id = t.file_id LEFT JOIN source s ON s.id = m.source_id
WHERE t.id IN (SELECT value FROM json_each(?))
"""
_TRACK = """
SELECT t.id, d.path, f.name, t.title, t.artist, coalesce(r.title, ''), coalesce(r.artist, ''),
  t.genre, t.year, t.track_number, t.disc_number, t.duration_ms, t.codec, t.sample_rate,
  t.channels, t.bit_depth, t.lossless, t.bitrate_kbps, t.start_frame, t.end_frame,
  coalesce(w.title, ''),
  t.track_gain_db, t.track_peak, t.album_gain_db, t.album_peak, t.emphasis
FROM track t JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id
  LEFT JOIN release r ON r.id = t.release_id LEFT JOIN work w ON w.id = t.work_id
WHERE t.id IN (SELECT value FROM json_each(?))
"""
_TOTAL_ROWS = 20_000
_TOTALS = """
SELECT total(t.duration_ms), total(CASE WHEN t.slice > 1 THEN 0 ELSE f.size END)
FROM track t JOIN file f ON f.id = t.file_id WHERE t.id IN (SELECT value FROM json_each(?))
"""
_AT = """
SELECT t.id FROM folder d JOIN file f ON f.folder_id = d.id JOIN track t ON t.file_id = f.id
WHERE d.path = ? AND f.name = ? ORDER BY t.slice
"""
_RANKED = """
SELECT track.id FROM track JOIN search_text x ON x.track_id = track.id WHERE {where}
ORDER BY CASE
    WHEN substr(x.title, 1, ?2 + 2) = ?1 || '  ' THEN 0
    WHEN substr(x.artist, 1, ?2 + 2) = ?1 || '  ' THEN 1
    WHEN substr(x.title, 1, ?2) = ?1 THEN 2
    WHEN substr(x.artist, 1, ?2) = ?1 THEN 3
    WHEN instr(x.title, ' ' || ?1) THEN 4
    WHEN instr(x.title, ?1) THEN 5
    WHEN instr(x.artist, ' ' || ?1) THEN 6
    ELSE 7 END,
  (SELECT -a.plays FROM annotation a WHERE a.track_id = track.id), track.title_key, track.id
"""


def id_vector(rows: Iterable[tuple[int]]) -> Ids:
    """Return the first column of a result as one vector."""
    return np.fromiter((row[0] for row in rows), dtype=np.int64)


def _within(ids: Ids, end: int) -> Ids:
    return ids[ids < end]


class TrackLists:
    """Tracks by id; any thread, each with its own connection."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._corpus = CorpusCache()
        self._words: Words | None = None

    def ids(self, query: str = "", sort: str = "artist", limit: int | None = None) -> Ids:
        """Return the tracks a query finds, sorted; "relevance" ranks what was typed.

        Raises:
            PlayerError: query.*, with the place of the mistake.
        """
        tree = parse(query)
        corpus = self._corpus_for(tree)
        if corpus is None:
            return self._found(tree, sort, limit)
        mask = rows_matching(tree, corpus, self._known_to_sql)
        if sort == "relevance":
            return corpus.ranked(mask, words_of(tree))[:limit]
        order = self._order(corpus, sort)
        return corpus.ids[order[mask[order]]][:limit]

    def matches(self, track_id: int, query: str) -> bool:
        """Return whether a query finds a track; nothing else of the library is looked at.

        Raises:
            PlayerError: query.*, with the place of the mistake.
        """
        where, values = compile_node(parse(query))
        sql = f"SELECT 1 FROM track WHERE track.id = ? AND ({where})"  # noqa: S608  compiled
        found = self._readers.connection().execute(sql, (track_id, *values)).fetchone()
        return found is not None

    def _corpus_for(self, tree: Node) -> Corpus | None:
        """Words are looked up in memory, unless nobody has searched yet or only SQL knows."""
        connection = self._readers.connection()
        if has_short_word(tree):
            return self._corpus.get(connection)
        return self._corpus.exact(connection) if has_text(tree) else self._corpus.present

    def _known_to_sql(self, node: Node) -> Ids:
        where, values = compile_node(node)
        sql = f"SELECT track.id FROM track WHERE {where}"  # noqa: S608  compiled
        return id_vector(self._readers.connection().execute(sql, values))

    def _order(self, corpus: Corpus, sort: str) -> Ids:
        """Return the corpus's rows in the order of a sort; remembered until the library changes."""
        order = corpus.orders.get(sort)
        if order is None:
            rows = corpus.rows[_within(self._found(All(), sort, None), len(corpus.rows))]
            order = rows[rows >= 0].astype(np.int64)
            if sort.removeprefix("-") not in VOLATILE:
                corpus.orders[sort] = order
        return order

    def meant(self, query: str) -> str:
        """Return what a query that finds nothing was probably meant to be; empty for no idea.

        0.3 s for the first such question to a library of 100,000 tracks, then some milliseconds;
        for a worker thread.

        Raises:
            PlayerError: query.*, with the place of the mistake.
        """
        corpus = self._corpus.get(self._readers.connection())
        words = self._words
        if words is None or words.corpus is not corpus:
            words = self._words = Words(corpus)
        better = meant(query, words)
        return better if better and len(self.ids(better, "relevance", 1)) else ""

    def warm(self) -> None:
        """Load what the first typed letter needs; 0.5 s at 100,000 tracks, for a worker thread."""
        self._corpus.get(self._readers.connection())

    def _found(self, tree: Node, sort: str, limit: int | None) -> Ids:
        where, values = compile_node(tree)
        if sort == "relevance" and tree != All():
            return self._ranked(where, values, " ".join(words_of(tree)), limit)
        order = order_by("title" if sort == "relevance" else sort)
        sql = f"SELECT track.id FROM track WHERE {where} ORDER BY {order} LIMIT ?"  # noqa: S608  compiled
        rows = self._readers.connection().execute(sql, (*values, -1 if limit is None else limit))
        return id_vector(rows)

    def _ranked(self, where: str, values: Sequence[object], words: str, limit: int | None) -> Ids:
        """Numbered parameters: the words come first, then the query's own."""
        numbered = "".join(
            part if place == 0 else f"?{place + 2}{part}"
            for place, part in enumerate(where.split("?"))
        )
        sql = _RANKED.format(where=numbered) + (f" LIMIT {int(limit)}" if limit is not None else "")
        return id_vector(self._readers.connection().execute(sql, (words, len(words), *values)))

    def forget(self) -> None:
        """The library has changed: what was kept in memory is no longer true."""
        self._corpus.forget()
        self._words = None

    def beginning(self, letters: str, field: str = "title") -> Ids:
        """Return tracks whose title, artist or album begins with what was typed, in no order."""
        column = field if field in {"artist", "album"} else "title"
        sql = (
            f"SELECT s.track_id FROM search_text s WHERE substr(s.{column}, 1, ?2) = ?1"  # noqa: S608
            f" OR instr(s.{column}, '  ' || ?1)"
        )
        wanted = fold(letters)
        return id_vector(self._readers.connection().execute(sql, (wanted, len(wanted))))

    def totals(self, ids: Ids) -> tuple[int, int]:
        """Return the time in ms and the bytes of some tracks; slices of one file count it once."""
        duration_ms, size = 0, 0
        for start in range(0, len(ids), _TOTAL_ROWS):
            part = str(ids[start : start + _TOTAL_ROWS].tolist())
            row = self._readers.connection().execute(_TOTALS, (part,)).fetchone()
            duration_ms, size = duration_ms + int(row[0]), size + int(row[1])
        return duration_ms, size

    def of_album(self, album_id: int) -> Ids:
        """Return an album's tracks in disc and track order."""
        sql = (
            "SELECT id FROM track WHERE release_id = ?"
            " ORDER BY coalesce(disc_number, 1), track_number, title_key, id"
        )
        return id_vector(self._readers.connection().execute(sql, (album_id,)))

    def at(self, path: str) -> Ids:
        """Return the tracks of a file, more than one when a sheet cuts it; none for a stranger."""
        folder, name = os.path.split(os.fsencode(path))
        return id_vector(self._readers.connection().execute(_AT, (folder, name)))

    def rows(self, ids: Sequence[int] | Ids) -> list[TrackRow]:
        """Return rows in the order of the ids; ask for pages of 256. Unknown ids are left out."""
        found = {row[0]: row for row in self._fetch(_ROW, ids)}
        return [_row_of(found[key]) for key in map(int, ids) if key in found]

    def tracks(self, ids: Sequence[int] | Ids) -> list[Track]:
        """Return what the engine needs to play these, in their order; unknown ids are left out."""
        found = {row[0]: row for row in self._fetch(_TRACK, ids)}
        return [_track_of(found[key]) for key in map(int, ids) if key in found]

    def iterate(self, ids: Sequence[int] | Ids) -> Iterator[TrackRow]:
        """Yield rows of any number of ids, fetched in pages."""
        for start in range(0, len(ids), PAGE_ROWS):
            yield from self.rows(ids[start : start + PAGE_ROWS])

    def _fetch(self, sql: str, ids: Sequence[int] | Ids) -> sqlite3.Cursor:
        return self._readers.connection().execute(sql, (str([int(key) for key in ids]),))


def cover_of(key: bytes | None, path: bytes | None, embedded: int | None) -> CoverRef | None:
    """Return the reference for an artwork row, None when there is none."""
    if key is None or path is None:
        return None
    return CoverRef(bytes(key).hex(), os.fsdecode(bytes(path)), bool(embedded))


def _row_of(row: tuple[Any, ...]) -> TrackRow:
    form = AudioFormat(row[10], row[11], row[12], row[13], bool(row[14]))
    return TrackRow(
        id=row[0],
        title=row[1],
        artist=row[2],
        album=row[3],
        album_id=row[4],
        genre=row[5],
        year=row[6],
        track_number=row[7],
        disc_number=row[8],
        duration_ms=row[9],
        codec=row[10],
        format_label=form.label if form.sample_rate else "",
        lossless=form.lossless,
        hi_res=form.hi_res,
        rating=row[15],
        loved=bool(row[16]),
        plays=row[17],
        added_ms=row[18],
        work=row[19],
        movement=row[20],
        movement_number=row[25],
        available=bool(row[21]),
        cover=cover_of(*row[22:25]),
        remote=None if row[26] is None else _remote_of(*row[26:30]),
        size_bytes=row[29],
        path=path_of(row[30], row[31]),
    )


def _remote_of(here: int, wanted: int, supplied: int, size_bytes: int) -> Remote:
    return Remote(Here(here), bool(wanted), bool(supplied), size_bytes)


def _track_of(row: tuple[Any, ...]) -> Track:
    form = AudioFormat(row[12], row[13], row[14], row[15], bool(row[16]), row[17])
    return Track(
        track_id=row[0],
        path=path_of(row[1], row[2]),
        title=row[3],
        artist=row[4],
        album=row[5],
        album_artist=row[6],
        genre=row[7],
        year=row[8],
        track_number=row[9],
        disc_number=row[10],
        duration_ms=row[11],
        format=form if row[12] and row[13] else None,
        start_frame=row[18],
        end_frame=row[19],
        work=row[20],
        gain=TaggedGain(*row[21:25]),
        emphasis=Emphasis(row[25]),
    )


def path_of(folder: bytes, name: bytes) -> str:
    """Return a file's path as the file system takes it back."""
    return os.fsdecode(os.path.join(bytes(folder), bytes(name)))  # noqa: PTH118  bytes
