"""What a word that finds nothing was probably meant to be: the nearest of all words there are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from itertools import chain, pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from player.library.find.corpus import Corpus
from player.library.find.parse import typed_words
from player.library.find.texts import TextColumn
from player.library.text.fold import fold

SHORTEST = 4
"""Of three letters nearly every slip is another word."""

_LETTERS = 32
_LIKENESS = 0.72
_NEAR, _FAR = 2, 4
"""Letters two words may have more than each other: one slip, then two."""

_LIKELIEST = 8


class Vocabulary(Struct, frozen=True):
    """All folded words of a library but numbers.

    Attributes:
        counts: How many texts have each.
        letters: How often each has which letters, `(words, 32)`: what is far from a word is seen
            without comparing the two.
    """

    words: list[str]
    counts: list[int]
    letters: NDArray[np.int8]

    @classmethod
    def of(cls, columns: Iterable[TextColumn]) -> "Vocabulary":
        """Collect the words of some columns; 0.2 s at 100,000 tracks."""
        counted = Counter(word for column in columns for word in _words_in(column) if _counts(word))
        words = list(counted)
        return cls(words, [counted[word] for word in words], _letters_of(words))

    def nearest(self, word: str) -> str:
        """Return the likeliest word that was meant, empty when none is near."""
        if len(word) < SHORTEST or not self.words:
            return ""
        gaps = np.abs(self.letters - _letters_of([word])).sum(axis=1)
        for most in (_NEAR, _FAR):
            places = np.flatnonzero(gaps <= most)
            near = {self.words[place]: self.counts[place] for place in places}
            likely = get_close_matches(word, near, n=_LIKELIEST, cutoff=_LIKENESS)
            if likely:
                return max(likely, key=lambda other: (_likeness(word, other), near[other]))
        return ""


class Words:
    """The words of one corpus, in all columns or in one, collected when first asked."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._by_field: dict[str, Vocabulary] = {}

    def nearest(self, word: str, field: str) -> str:
        """Return a word as it is when any text holds it, else the nearest; empty for none."""
        if self.corpus.containing(word, field).any():
            return word
        if field not in self._by_field:
            columns = self.corpus.columns
            self._by_field[field] = Vocabulary.of([columns[field]] if field else columns.values())
        return self._by_field[field].nearest(word)


def meant(query: str, words: Words) -> str:
    """Return a query with the words that nothing has replaced by the nearest; empty for none.

    Phrases in quotes and what follows a minus stay as they are.
    """
    better, end = "", 0
    for start, word, field in typed_words(query):
        parts = fold(word).split()
        nearest = [words.nearest(part, field) for part in parts]
        if nearest != parts and all(nearest):
            better += query[end:start] + " ".join(nearest)
            end = start + len(word)
    return better + query[end:] if end else ""


def _likeness(word: str, other: str) -> float:
    return round(SequenceMatcher(None, word, other).ratio(), 2)


def _words_in(column: TextColumn) -> Iterator[str]:
    """Words as they are written and, behind Han, as they are spoken; a text's forms end in "  "."""
    raw = column.letters
    starts = map(int, column.starts)  # lists of them were 20 MB for a moment
    for start, end in pairwise(chain(starts, [len(raw) + 1])):
        forms = raw[start : end - 1].tobytes().rstrip(b"\0|").decode().split("  ")
        yield from forms[0].split()
        if len(forms) > 2 and not forms[0].isascii():
            yield from forms[-2].split()[:1]  # the initials behind it look like anything


def _counts(word: str) -> bool:
    """Whether a word may be meant; numbers, of which there are as many as tracks, are not kept."""
    return len(word) >= SHORTEST and not word.isdigit()


def _letters_of(words: list[str]) -> NDArray[np.int8]:
    coded = [word.encode() for word in words]
    sizes = np.fromiter(map(len, coded), dtype=np.int64, count=len(coded))
    letters = np.frombuffer(b"".join(coded), dtype=np.uint8) % _LETTERS
    places = np.repeat(np.arange(len(words)), sizes) * _LETTERS + letters
    counts = np.bincount(places, minlength=len(words) * _LETTERS)
    return np.minimum(counts, 63).astype(np.int8).reshape(len(words), _LETTERS)
