"""Words in songs, albums and artists: a folded LIKE that PostgreSQL and SQLite both know."""

from typing import Any

from sqlalchemy import Table, and_, select

from player.library.text.fold import fold

MOST_WORDS = 12


def words_of(query: str) -> list[str]:
    """Return the folded words of a query; none for the empty one that means everything."""
    return fold(query.replace('"', " ")).split()[:MOST_WORDS]


def found_in(table: Table, words: list[str], offset: int, count: int) -> Any:
    """Select the ids of what has all the words, in order of id."""
    has_all = and_(*(table.c.search.contains(word, autoescape=True) for word in words))
    return select(table.c.id).where(has_all).order_by(table.c.id).offset(offset).limit(count)
