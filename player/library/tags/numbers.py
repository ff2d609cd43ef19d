"""Numbers as people type them into tags; nonsense is None, never an exception."""

import functools
import math
import re

_DIGITS = re.compile(r"\s*(\d{1,5})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?=\D|$|\d{4}(?:\D|$))")
_DECIMAL = re.compile(r"\s*([+-]?\d+(?:[.,]\d+)?)\s*(?:dB)?\s*$", re.IGNORECASE)
_MOST_DB = 60.0
_MOST_PEAK = 64.0
_R128_SHIFT_DB = 5.0  # R128 tags aim at -23 LUFS, ReplayGain 2 at -18 (RFC 7845, 5.2.1)


@functools.lru_cache(maxsize=256)
def number_of(text: str) -> int | None:
    """Return the number at the front: "07/12" is 7 in any digits; 0 and "A1" are None."""
    match = _DIGITS.match(text)
    return (int(match[1]) or None) if match else None


def total_of(text: str) -> int | None:
    """Return what stands behind the slash of "7/12"."""
    _, slash, rest = text.partition("/")
    return number_of(rest) if slash else None


@functools.lru_cache(maxsize=256)
def year_of(text: str) -> int | None:
    """Return the year of any usual date, 1000 to 2200; "20040215" counts."""
    match = _YEAR.search(text)
    year = int(match[1]) if match else 0
    return year if 1000 <= year <= 2200 else None


def _decimal(text: str) -> float | None:
    match = _DECIMAL.match(text)
    return float(match[1].replace(",", ".")) if match else None


def gain_db_of(text: str) -> float | None:
    """Return "-6.20 dB" or "+3,5" in dB; beyond ±60 dB is no gain but a mistake."""
    value = _decimal(text)
    return value if value is not None and abs(value) <= _MOST_DB else None


def r128_gain_db_of(text: str) -> float | None:
    """Return an R128 tag (1/256 dB, -23 LUFS) as ReplayGain in dB."""
    value = _decimal(text)
    return None if value is None or abs(value) > 32768 else value / 256 + _R128_SHIFT_DB


def peak_of(text: str) -> float | None:
    """Return a peak as a factor of full scale; over 1.0 is legal, 0 says nothing."""
    value = _decimal(text)
    return value if value is not None and 0 < value <= _MOST_PEAK else None


def stars_of(text: str) -> float | None:
    """Return RATING or FMPS_RATING as stars: 0-1, 0-5, 0-10 and 0-100 scales are told by size."""
    value = _decimal(text)
    if value is None or not math.isfinite(value) or not 0 <= value <= 100:
        return None
    scale = next(top for top in (1.0, 5.0, 10.0, 100.0) if value <= top)
    return round(value / scale * 10) / 2


def popm_stars_of(rating: int) -> float | None:
    """Return an ID3 POPM byte as stars, on the Windows scale (1, 64, 128, 196, 255)."""
    limits = (1, 32, 64, 96, 128, 160, 196, 224, 255)
    if rating <= 0:
        return None
    return 1.0 + 0.5 * sum(rating >= limit for limit in limits[1:])


def popm_byte_of(stars: float) -> int:
    """Return stars as an ID3 POPM byte: the lowest that `popm_stars_of` reads as them."""
    fitting = (byte for byte in range(1, 255) if (popm_stars_of(byte) or 0.0) >= stars)
    return next(fitting, 255)
