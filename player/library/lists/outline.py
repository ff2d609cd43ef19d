"""The order of a list and what divides it: parts with headings, letters to jump to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a list and what begins there."""

    text: str
    place: int


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """Ids in their order.

    Attributes:
        parts: Groups, each from its place on; the first is at 0. Empty for a list in one piece.
        letters: Where each letter or decade begins; empty where the order has none.
    """

    ids: Ids = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    parts: tuple[Mark, ...] = ()
    letters: tuple[Mark, ...] = ()


def marks_of(labels: Iterable[object], name: Callable[[object], str] = str) -> tuple[Mark, ...]:
    """Return where in a list each run of equal labels begins."""
    marks: list[Mark] = []
    last: object = marks
    for place, label in enumerate(labels):
        if label != last:
            last = label
            if (text := name(label)) and (not marks or marks[-1].text != text):
                marks.append(Mark(text, place))
    return tuple(marks)


def letter_of(first: object) -> str:
    """Return the letter of the rail for the first character of a sort key."""
    char = str(first or "")[:1]
    if "a" <= char <= "z":
        return char.upper()
    if char.isdigit():
        return "#"
    return "あ" if "\u3041" <= char <= "\u30ff" else "…"


def decade_of(year: object) -> str:
    """Return the decade a year belongs to: 1994 is "1990"; nothing for no year."""
    return str(int(year) // 10 * 10) if isinstance(year, int) and year else ""


def shuffled(ids: Ids, seed: int) -> Ids:
    """Return the ids in an order that looks like none, the same for the same seed."""
    return np.random.default_rng(seed).permutation(ids)


def outline_of(
    rows: Sequence[tuple[int, object, object]], name: Callable[[object], str]
) -> Outline:
    """Return the outline of rows of id, group and what the rail goes by (None for no rail)."""
    ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
    grouped = bool(rows) and rows[0][1] is not None
    railed = bool(rows) and rows[0][2] is not None
    return Outline(
        ids,
        marks_of((row[1] for row in rows), lambda label: str(label) or "?") if grouped else (),
        marks_of((row[2] for row in rows), name) if railed and not grouped else (),
    )
