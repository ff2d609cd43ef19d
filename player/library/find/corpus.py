"""All searchable text in one array, for queries of one or two plain letters.

A trigram index cannot answer them, and asking SQLite for every text costs 100 ms and more at
100,000 tracks; comparing 10 MB of bytes costs a few. Loaded at the first such query.
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


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts of all tracks in title order, one after the other.

    Attributes:
        ids: Track ids.
        letters: The texts' bytes, with room for one pattern more at the end.
        starts: Where each track's text begins, with its title.
    """

    ids: NDArray[np.int64]
    letters: NDArray[np.uint8]
    starts: NDArray[np.int64]

    def containing(self, text: str) -> Mask:
        """Return which tracks have a text, 1 or more bytes, anywhere."""
        if not len(self.ids):
            return np.zeros(0, dtype=np.bool_)
        pattern = text.encode()
        length = len(self.letters) - len(pattern) + 1
        hits = self.letters[:length] == pattern[0]
        for place, byte in enumerate(pattern[1:], 1):
            hits &= self.letters[place : place + length] == byte
        found: Mask = np.logical_or.reduceat(hits, self.starts)
        return found

    def beginning(self, text: str) -> Mask:
        """Return which tracks' titles begin with a text."""
        found = np.ones(len(self.ids), dtype=np.bool_)
        for place, byte in enumerate(text.encode()):
            found &= self.letters[np.minimum(self.starts + place, len(self.letters) - 1)] == byte
        return found


def load_corpus(connection: sqlite3.Connection) -> Corpus:
    """Read all texts; 0.1 s and 10 MB for 100,000 tracks."""
    ids, texts = [], []
    for key, text in connection.execute(
        "SELECT t.id, s.title || '|' || s.artist || '|' || s.album || '|' || s.rest || '\n'"
        " FROM track t JOIN search_text s ON s.track_id = t.id ORDER BY t.title_key, t.id"
    ):
        ids.append(key)
        texts.append(text.encode())
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    letters = np.frombuffer(b"".join(texts) + bytes(16), dtype=np.uint8)
    return Corpus(np.array(ids, dtype=np.int64), letters, np.cumsum(lengths) - lengths)


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
