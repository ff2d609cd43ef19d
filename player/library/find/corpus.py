"""All searchable text in one array, for queries with a word of one or two plain letters.

A trigram index cannot answer them, and asking SQLite for every text costs 100 ms and more at
100,000 tracks; comparing 12 MB of bytes costs a tenth. Longer words stay with the index: it needs
1 ms where this needs 20. Loaded at the first such query.
"""

import sqlite3
import threading
from dataclasses import dataclass
from time import monotonic

import numpy as np
from numpy.typing import NDArray

STALE_SHARE = 10.0
"""A scan commits many times a minute: making the corpus may take a tenth of the time."""

Mask = NDArray[np.bool_]


Positions = NDArray[np.int64]

_SPACE = ord(" ")
_NO_TIER = 7
_PADDING = 4096


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts of all tracks in title order, one after the other.

    Attributes:
        ids: Track ids.
        plays: How often each was played.
        letters: The texts' bytes, padded at the end.
        titles: Where each track's text begins, with its title.
        artists: Where its artist begins.
        albums: Where its album begins.
    """

    ids: Positions
    plays: Positions
    letters: NDArray[np.uint8]
    titles: Positions
    artists: Positions
    albums: Positions

    def find(self, words: list[str]) -> Positions:
        """Return the ids of tracks that have all words, the likeliest first.

        Ranked like the SQL of `TrackLists`: exact, prefix, word, substring, in title and artist;
        then by plays, then by title.
        """
        if not len(self.ids):
            return self.ids
        mask = np.logical_and.reduce([self._containing(word.encode()) for word in words])
        tiers = self._tiers(" ".join(words).encode())
        rows = np.flatnonzero(mask)
        return self.ids[rows[np.lexsort((rows, -self.plays[rows], tiers[rows]))]]

    def _containing(self, pattern: bytes) -> Mask:
        if len(pattern) == 1:
            found: Mask = np.logical_or.reduceat(self.letters == pattern[0], self.titles)
            return found
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        mask[self._rows_of(self._places(pattern))] = True
        return mask

    def _places(self, pattern: bytes) -> Positions:
        """Return every place of a text of two bytes or more: two dense compares, then sparse."""
        end = len(self.letters) - len(pattern)
        hits = self.letters[:end] == pattern[0]
        hits &= self.letters[1 : end + 1] == pattern[1]
        places = np.flatnonzero(hits)
        for step, byte in enumerate(pattern[2:], 2):
            places = places[self.letters[places + step] == byte]
        return places

    def _rows_of(self, places: Positions) -> Positions:
        return np.searchsorted(self.titles, places, "right") - 1

    def _tiers(self, phrase: bytes) -> Positions:
        """Return how well each track matches a phrase, 0 to 7, the best of its places."""
        tiers = np.full(len(self.ids), _NO_TIER)
        if len(phrase) == 1:
            tiers[self.letters[self.titles] == phrase[0]] = 2
            return tiers
        places = self._places(phrase)
        rows = self._rows_of(places)
        np.minimum.at(tiers, rows, self._tiers_of(places, rows, len(phrase)))
        return tiers

    def _tiers_of(self, places: Positions, rows: Positions, length: int) -> Positions:
        """Two spaces end a form of a text: what stands before them is matched to its end."""
        after = self.letters[places + length] == _SPACE
        whole = after & (self.letters[places + length + 1] == _SPACE)
        word = self.letters[places - 1] == _SPACE
        in_title = places < self.artists[rows]
        in_artist = ~in_title & (places < self.albums[rows])
        begins = (places == self.titles[rows], places == self.artists[rows])
        cases = (begins[0] & whole, begins[1] & whole, *begins, in_title & word, in_title)
        return np.select((*cases, in_artist & word), range(_NO_TIER), _NO_TIER)


_TEXTS = """
SELECT t.id, coalesce((SELECT a.plays FROM annotation a WHERE a.track_id = t.id), 0),
  s.title, s.artist, s.album, s.rest
FROM track t JOIN search_text s ON s.track_id = t.id ORDER BY t.title_key, t.id
"""


def load_corpus(connection: sqlite3.Connection) -> Corpus:
    """Read all texts; 0.3 s and 12 MB for 100,000 tracks."""
    ids, plays, lengths = [], [], []
    texts: list[bytes] = []
    for key, played, *parts in connection.execute(_TEXTS):
        title, artist, *rest = (f"{part}|".encode() for part in parts)
        ids.append(key)
        plays.append(played)
        lengths.append((len(title), len(artist), sum(map(len, rest))))
        texts += (title, artist, *rest)
    sizes = np.array(lengths, dtype=np.int64).reshape(-1, 3)
    titles = np.cumsum(sizes.sum(axis=1)) - sizes.sum(axis=1)
    artists = titles + sizes[:, 0]
    letters = np.frombuffer(b"".join(texts) + bytes(_PADDING), dtype=np.uint8)
    numbers = np.array(ids, dtype=np.int64), np.array(plays, dtype=np.int64)
    return Corpus(*numbers, letters, titles, artists, artists + sizes[:, 1])


class CorpusCache:
    """The corpus of one library, made again when the library has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._corpus: Corpus | None = None
        self._good_until = 0.0
        self._fresh = False

    def forget(self) -> None:
        """The library has changed."""
        self._fresh = False

    def get(self, connection: sqlite3.Connection) -> Corpus:
        """Return the corpus; in a changing library it may be some moments behind."""
        with self._lock:
            began = monotonic()
            if self._corpus is None or not (self._fresh or began < self._good_until):
                self._fresh = True
                self._corpus = load_corpus(connection)
                self._good_until = monotonic() + STALE_SHARE * (monotonic() - began)
            return self._corpus
