"""Numbers with units as queries have them: 96k, 30d, 10m, 3:20."""

import re

from player.errors import PlayerError

_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)\s*([a-z]*)$", re.IGNORECASE)
_CLOCK = re.compile(r"(\d+):(\d{2})(?::(\d{2}))?$")
_DAY_MS = 86_400_000.0
_BELOW_ZERO = frozenset({"loudness", "peak"})

UNITS: dict[str, dict[str, float]] = {
    "year": {"": 1},
    "rate": {"": 1, "hz": 1, "k": 1000, "khz": 1000},
    "bits": {"": 1, "bit": 1},
    "bitrate": {"": 1, "k": 1, "kbps": 1},
    "plays": {"": 1},
    "rating": {"": 1},
    "track": {"": 1},
    "disc": {"": 1},
    "loudness": {"": 1, "lufs": 1},
    "peak": {"": 1, "db": 1, "dbtp": 1},
    "dynamics": {"": 1, "db": 1},
    "duration": {"": 1000, "s": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000},
    "added": {"d": _DAY_MS, "w": 7 * _DAY_MS, "m": 30 * _DAY_MS, "y": 365 * _DAY_MS, "": _DAY_MS},
    "played": {"d": _DAY_MS, "w": 7 * _DAY_MS, "m": 30 * _DAY_MS, "y": 365 * _DAY_MS, "": _DAY_MS},
}
"""What each number may be measured in, and how many of ours that is: ms, Hz, days as ms."""


def value_of(field: str, text: str, at: int) -> float:
    """Return a value in the field's own unit.

    Raises:
        PlayerError: query.value, which names the place in the query.
    """
    clock = _CLOCK.match(text) if field == "duration" else None
    if clock:
        parts = [int(part) for part in clock.groups() if part is not None]
        return 1000.0 * sum(a * b for a, b in zip(reversed(parts), (1, 60, 3600), strict=False))
    match = _NUMBER.match(text)
    unit = match[2].lower() if match else ""
    if match is None or unit not in UNITS[field]:
        raise PlayerError("query.value", field=field, value=text, at=at + 1)
    number = float(match[1])
    if number < 0 and field not in _BELOW_ZERO:
        raise PlayerError("query.value", field=field, value=text, at=at + 1)
    if field == "rate" and not unit and number < 1000:
        number *= 1000.0  # "rate>=96" can only mean kHz
    return float(number * UNITS[field][unit])
