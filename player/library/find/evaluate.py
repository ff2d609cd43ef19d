"""A query over the corpus: its words by comparing bytes, its numbers and facts by SQL."""

from collections.abc import Callable

import numpy as np

from player.library.find.compile import TEXT_COLUMNS
from player.library.find.corpus import Corpus
from player.library.find.query import All, Any, Node, Not, Word
from player.library.find.texts import Mask, Positions
from player.library.text.fold import fold

Ask = Callable[[Node], Positions]
"""Finds the ids of what only SQL knows."""


def rows_matching(node: Node, corpus: Corpus, ask: Ask) -> Mask:
    """Return which rows of the corpus a query finds."""
    match node:
        case Not(part):
            return ~rows_matching(part, corpus, ask)
        case All(parts):
            return _all(parts, corpus, ask)
        case Any(parts):
            found: Mask = np.logical_or.reduce([rows_matching(p, corpus, ask) for p in parts])
            return found
        case Word(text, field) if is_text(node):
            return corpus.containing(fold(text), TEXT_COLUMNS.get(field, ""))
        case _:
            return corpus.mask_of(ask(node))


def _all(parts: tuple[Node, ...], corpus: Corpus, ask: Ask) -> Mask:
    """Facts go to SQL in one question."""
    mask = np.ones(len(corpus.ids), dtype=np.bool_)
    facts = tuple(part for part in parts if not _is_ours(part))
    for part in parts:
        if _is_ours(part):
            mask &= rows_matching(part, corpus, ask)
    return mask & corpus.mask_of(ask(All(facts))) if facts else mask


def _is_ours(node: Node) -> bool:
    return isinstance(node, Not | All | Any) or is_text(node)


def is_text(node: Node) -> bool:
    """Whether a node is a word that the corpus holds; punctuation alone is not."""
    return (
        isinstance(node, Word)
        and (not node.field or node.field in TEXT_COLUMNS)
        and bool(fold(node.text))
    )


def has_text(node: Node) -> bool:
    """Whether the corpus knows anything about a query."""
    match node:
        case Not(part):
            return has_text(part)
        case All(parts) | Any(parts):
            return any(map(has_text, parts))
        case _:
            return is_text(node)


def has_short_word(node: Node) -> bool:
    """Whether the index could not answer: a word of one or two plain letters."""
    match node:
        case Not(part):
            return has_short_word(part)
        case All(parts) | Any(parts):
            return any(map(has_short_word, parts))
        case Word(text):
            folded = fold(text)
            return is_text(node) and folded.isascii() and len(folded) < 3
        case _:
            return False
