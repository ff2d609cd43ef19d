"""What a query can say, as a tree."""

from msgspec import Struct


class Word(Struct, frozen=True):
    """A text to find anywhere in a field, or in every field."""

    text: str
    field: str = ""


class Range(Struct, frozen=True):
    """A number between two bounds, either open; both None means "has none"."""

    field: str
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False


class Flag(Struct, frozen=True):
    """A yes-or-no fact: loved, lossless, hires."""

    name: str


class Pattern(Struct, frozen=True):
    """A regular expression over title and artist."""

    regex: str


class Not(Struct, frozen=True):
    """Everything that does not match."""

    part: "Node"


class All(Struct, frozen=True):
    """Everything that matches each part; no parts match everything."""

    parts: tuple["Node", ...] = ()


class Any(Struct, frozen=True):
    """Everything that matches at least one part."""

    parts: tuple["Node", ...]


Node = Word | Range | Flag | Pattern | Not | All | Any
"""One point of the tree."""
