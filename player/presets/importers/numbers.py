"""Numbers as Equalizer APO and Room EQ Wizard write them, in any locale."""

import math
import re

_NUMBER = re.compile(r"[-+]?(?:\d{1,30}\.?\d{0,30}|\.\d{1,30})(?:[eE][-+]?\d{1,3})?")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3}){1,4},|(?:,\d{3}){1,4}\.)\d+")
"""Thousands and decimals, one with points and the other with commas."""

_SPACES = str.maketrans("", "", "\u00a0\u202f\u2009")
"""What locales put between thousands: no-break, narrow no-break and thin space."""


def number_at(text: str) -> float | None:
    """Return the number a text starts with, as C reads it; None when there is none."""
    match = _NUMBER.match(text.strip())
    value = float(match[0]) if match else math.nan
    return value if math.isfinite(value) else None


def frequency_at(text: str) -> float | None:
    """Return a frequency in Hz; `8.000` is eight thousand, as Room EQ Wizard groups digits."""
    plain = text.translate(_SPACES).strip()
    value = number_at(plain)
    if value is None:
        return None
    grouped = len(plain) >= 5 and plain[-4] == "." and not set("eE") & set(plain)
    return value * 1000.0 if grouped else value


def with_points(text: str) -> str:
    """Return the text with decimal points for commas, and without marks between thousands."""
    return _GROUPED.sub(_ungrouped, text).replace(",", ".")


def _ungrouped(found: re.Match[str]) -> str:
    """Of two kinds of marks the last one is the decimal point."""
    whole, _, decimals = found[0].replace(",", ".").rpartition(".")
    return whole.replace(".", "") + "." + decimals
