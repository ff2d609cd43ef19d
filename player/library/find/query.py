"""What a query can say, as a tree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A text to find anywhere in a field, or in every field."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A number between two bounds, either open; both None means "has none"."""

    field: str
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes-or-no fact: loved, lossless, hires."""

    name: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression over title and artist."""

    regex: str


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that does not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Everything that matches each part; no parts match everything."""

    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """Everything that matches at least one part."""

    parts: tuple["Node", ...]


Node = Word | Range | Flag | Pattern | Not | All | Any
"""One point of the tree."""
