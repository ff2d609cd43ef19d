"""Who made it: splitting credits without destroying names."""

import functools
import re
from collections.abc import Iterable, Sequence

_BETWEEN = re.compile(r"\0|;| / ")
MOST_NAMES = 200
_FEW = 4


def split_names(values: Iterable[str]) -> tuple[str, ...]:
    """Split on NUL, ";" and " / " only: "Tyler, The Creator" and "AC/DC" are one name each."""
    given = tuple(values)
    return _remembered(given) if len(given) <= _FEW else _split(given)


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    names = (name.strip() for value in values for name in _BETWEEN.split(value))
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_NAMES]


_remembered = functools.lru_cache(maxsize=256)(_split)
"""For the few names that the files of an album repeat."""


def credit_of(values: Iterable[str]) -> str:
    """Return the credit as printed; several tag values are listed with commas."""
    return ", ".join(value.replace("\0", ", ") for value in values if value.strip())


def artists_of(listed: Sequence[str], printed: Iterable[str]) -> tuple[str, ...]:
    """Return single names: what ARTISTS lists, else the printed credit split.

    Values that ARTISTS lists are whole names already and are not split again, except on NUL.
    """
    if not listed:
        return split_names(printed)
    whole = [name.strip() for value in listed for name in value.split("\0")]
    names = tuple(dict.fromkeys(name for name in whole if name))[:MOST_NAMES]
    return names or split_names(printed)
