"""Many texts in one array of bytes, each kept once; found by comparing all bytes at once."""

from array import array

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Positions = NDArray[np.int64]
Mask = NDArray[np.bool_]

EXACT, PREFIX, WORD, WITHIN, NOT_AT_ALL = range(5)
"""How well a text matches a phrase."""

_RANK_OF_LETTER = np.array([NOT_AT_ALL, WITHIN, WORD], dtype=np.uint8)
"""By whether a text has the letter nowhere, inside words, or at the beginning of one."""

_SPACE = ord(" ")
_PADDING = 4096


class TextColumn(Struct, frozen=True):
    """One column of a table whose texts repeat: a hundred thousand tracks have few albums.

    Attributes:
        letters: Bytes of all different texts, a stroke in front of each, padded at the end.
        starts: Where each text begins.
        codes: Which text each row has.
    """

    letters: NDArray[np.uint8]
    starts: Positions
    codes: NDArray[np.int32]

    def rows_with(self, pattern: bytes) -> Mask:
        """Return the rows whose text holds a pattern."""
        if len(pattern) == 1 and len(self.starts):
            hits: Mask = self._anywhere(self.letters == pattern[0])
            return hits[self.codes]
        found = np.zeros(len(self.starts), dtype=np.bool_)
        found[self._texts_at(self._places(pattern))] = True
        return found[self.codes]

    def ranks(self, phrase: bytes) -> NDArray[np.uint8]:
        """Return how well each row's text matches: `EXACT` to `NOT_AT_ALL`, its best place."""
        if len(phrase) == 1 and len(self.starts):
            return self._ranks_of_letter(phrase[0])[self.codes]
        ranks = np.full(len(self.starts), NOT_AT_ALL, dtype=np.uint8)
        places = self._places(phrase)
        texts = self._texts_at(places)
        np.minimum.at(ranks, texts, self._ranks_at(places, texts, len(phrase)))
        return ranks[self.codes]

    def _anywhere(self, hits: Mask) -> Mask:
        """Return the texts with a hit; nearly every text holds any one letter."""
        found: Mask = np.logical_or.reduceat(hits, self.starts)
        return found

    def _ranks_of_letter(self, letter: int) -> NDArray[np.uint8]:
        hits = self.letters == letter
        places = hits.astype(np.uint8)
        places[1:] += hits[1:] & (self.letters[:-1] == _SPACE)
        ranks = _RANK_OF_LETTER[np.maximum.reduceat(places, self.starts)]
        begins = self.starts[hits[self.starts]]
        whole = (self.letters[begins + 1] == _SPACE) & (self.letters[begins + 2] == _SPACE)
        ranks[hits[self.starts]] = np.where(whole, EXACT, PREFIX)
        return ranks

    def _places(self, pattern: bytes) -> Positions:
        """Return every place of a pattern: two dense compares, then sparse ones."""
        end = len(self.letters) - len(pattern)
        hits = self.letters[:end] == pattern[0]
        if len(pattern) > 1:
            hits &= self.letters[1 : end + 1] == pattern[1]
        places = np.flatnonzero(hits)
        for step, byte in enumerate(pattern[2:], 2):
            places = places[self.letters[places + step] == byte]
        return places

    def _texts_at(self, places: Positions) -> Positions:
        return np.searchsorted(self.starts, places, "right") - 1

    def _ranks_at(self, places: Positions, texts: Positions, length: int) -> NDArray[np.uint8]:
        """Two spaces end a form of a text: what stands before them is matched to its end."""
        after = places + length
        whole = (self.letters[after] == _SPACE) & (self.letters[after + 1] == _SPACE)
        begins = places == self.starts[texts]
        word = self.letters[places - 1] == _SPACE
        ranks = np.select((begins & whole, begins, word), (EXACT, PREFIX, WORD), WITHIN)
        return ranks.astype(np.uint8)


class TextRows:
    """The texts of a column, taken in row by row; nothing of a text is left but its bytes.

    Texts kept as objects until the last row is in were 18 MB of Python's own memory, of which the
    objects that are made meanwhile keep two thirds from ever being given back.
    """

    def __init__(self) -> None:
        self._letters = bytearray()
        self._sizes, self._hashes = array("i"), array("q")

    def append(self, text: str) -> None:
        """Take in the text of the next row."""
        raw = text.encode()
        self._letters += raw
        self._sizes.append(len(raw))
        self._hashes.append(hash(raw))  # of 64 bits, and another key in each process

    def column(self, places: Positions) -> TextColumn:
        """Return the column whose rows are these of the rows that were taken in."""
        _, firsts, codes = np.unique(self._hashes, return_index=True, return_inverse=True)
        order = np.argsort(firsts)  # as they came
        numbers = np.empty(len(order), dtype=np.int32)
        numbers[order] = np.arange(len(order), dtype=np.int32)
        letters, starts = self._each_once(firsts[order])
        return TextColumn(letters, starts, numbers[codes][places])

    def _each_once(self, rows: Positions) -> tuple[NDArray[np.uint8], Positions]:
        """Return the letters of some rows, and where each begins."""
        every = np.array(self._sizes, dtype=np.int64)
        sources, sizes = (np.cumsum(every) - every)[rows], every[rows]
        letters = bytearray(b"|")
        for source, size in zip(map(int, sources), map(int, sizes), strict=True):
            letters += self._letters[source : source + size] + b"|"
        letters += bytes(_PADDING)
        return np.frombuffer(letters, dtype=np.uint8), np.cumsum(sizes + 1) - sizes
