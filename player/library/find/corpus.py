"""All searchable text in memory: what is typed is looked up here, in any script and of any length.

A trigram index cannot answer one or two letters, and even where it can, fetching and ranking 28,000
rows costs SQLite 25 ms and more at 100,000 tracks. Comparing the bytes of all different texts costs
2 ms. Loaded at the second search: a single question from the command line is cheaper without.
"""

import sqlite3
import threading
from array import array
from time import monotonic

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from player.library.find.texts import Mask, Positions, TextColumn, TextRows

STALE_SHARE = 10.0
"""A scan commits many times a minute: making the corpus may take a tenth of the time."""

COLUMNS = ("title", "artist", "album", "rest")
_PLAYS_BITS = 13
_PLAYS_MOST = (1 << _PLAYS_BITS) - 1
_TITLE_TIERS = np.array([0, 2, 4, 5, 7], dtype=np.uint16) << _PLAYS_BITS
_ARTIST_TIERS = np.array([1, 3, 6, 7, 7], dtype=np.uint16) << _PLAYS_BITS
"""Tier by rank: exact before prefix before word before substring, in title before artist."""


class Corpus(Struct, frozen=True):
    """Texts of all tracks; rows are tracks in title order.

    Attributes:
        ids: Track ids.
        rarity: The less a track was played the higher; tiers stand in the bits above.
        columns: By the names of `COLUMNS`.
        rows: Row by track id, -1 where there is none.
        orders: Rows in the order of a sort, remembered by its name.
    """

    ids: Positions
    rarity: NDArray[np.uint16]
    columns: dict[str, TextColumn]
    rows: NDArray[np.int32]
    orders: dict[str, Positions] = field(default_factory=dict)

    def containing(self, word: str, column: str = "") -> Mask:
        """Return the rows that hold a folded word, in one column or in any."""
        pattern = word.encode()
        if column:
            return self.columns[column].rows_with(pattern)
        found: Mask = np.logical_or.reduce([c.rows_with(pattern) for c in self.columns.values()])
        return found

    def ranked(self, mask: Mask, words: list[str]) -> Positions:
        """Return the ids of some rows, the likeliest first.

        Ranked like the SQL of `TrackLists`: by how well title and artist match the words as a
        phrase, then by plays, then by title. Rows are in the order of titles already, and keys of
        16 bits are sorted by counting: half a million take some milliseconds.
        """
        rows = np.flatnonzero(mask)
        keys = self.rarity[rows]
        phrase = " ".join(words).encode()
        if phrase:
            by_title = _TITLE_TIERS[self.columns["title"].ranks(phrase)[rows]]
            by_artist = _ARTIST_TIERS[self.columns["artist"].ranks(phrase)[rows]]
            keys |= np.minimum(by_title, by_artist)
        return self.ids[rows[np.argsort(keys, kind="stable")]]

    def mask_of(self, ids: Positions) -> Mask:
        """Return the rows of tracks; what the corpus does not know is left out."""
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        known = self.rows[ids[ids < len(self.rows)]]
        mask[known[known >= 0]] = True
        return mask


_ORDER = "SELECT id FROM track ORDER BY title_key, id"
_TEXTS = """
SELECT s.track_id, coalesce((SELECT a.plays FROM annotation a WHERE a.track_id = s.track_id), 0),
  s.title, s.artist, s.album, s.rest
FROM search_text s ORDER BY s.track_id
"""


def load_corpus(connection: sqlite3.Connection) -> Corpus:
    """Read all texts; 0.5 s and some MB for 100,000 tracks.

    Only ids are sorted by title: with the texts beside them SQLite's sorter took 30 MB, and what a
    process has once had it hardly ever gives back. Numbers go into arrays for the same reason.
    """
    columns = {name: TextRows() for name in COLUMNS}
    found, plays = array("q"), array("q")
    for key, played, *texts in connection.execute(_TEXTS):
        found.append(key)
        plays.append(played)
        for rows, text in zip(columns.values(), texts, strict=True):
            rows.append(text)
    known_ids = np.array(found, dtype=np.int64)
    ids = np.fromiter((row[0] for row in connection.execute(_ORDER)), dtype=np.int64)
    ids = ids[np.isin(ids, known_ids)]
    places = np.searchsorted(known_ids, ids)
    row_of = np.full(int(ids.max(initial=0)) + 1, -1, dtype=np.int32)
    row_of[ids] = np.arange(len(ids))
    played = np.minimum(np.array(plays, dtype=np.int64)[places], _PLAYS_MOST)
    rarity = (_PLAYS_MOST - played).astype(np.uint16)
    texts_of = {name: rows.column(places) for name, rows in columns.items()}
    return Corpus(ids, rarity, texts_of, row_of)


class CorpusCache:
    """The corpus of one library, made again when the library has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._corpus: Corpus | None = None
        self._good_until = 0.0
        self._fresh = False
        self._asked = 0

    def forget(self) -> None:
        """The library has changed."""
        self._fresh = False

    @property
    def present(self) -> Corpus | None:
        """The corpus, if it is here and the whole truth."""
        return self._corpus if self._fresh else None

    def exact(self, connection: sqlite3.Connection) -> Corpus | None:
        """Return the corpus if it is worth having and the whole truth; None to ask the index."""
        self._asked += 1
        if self._fresh:
            return self._corpus
        is_due = monotonic() >= self._good_until
        return self.get(connection) if is_due and self._asked > 1 else None

    def get(self, connection: sqlite3.Connection) -> Corpus:
        """Return the corpus; in a changing library it may be some moments behind."""
        with self._lock:
            began = monotonic()
            if self._corpus is None or not (self._fresh or began < self._good_until):
                self._fresh = True
                self._corpus = load_corpus(connection)
                self._good_until = monotonic() + STALE_SHARE * (monotonic() - began)
            return self._corpus
