"""A curve to aim at, from a file of figures: a target, or what a measured headphone lacks of one.

Files are tables of frequency in Hz and level in dB, as AutoEq, squig.link and Room EQ Wizard write
them. One with a measured curve and its target (`raw` and `target`, AutoEq's names) gives the
difference: what an equalizer has to do.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from player.documents import DocumentFormat, load, read_bytes, save
from player.errors import PlayerError
from player.presets.importers.text import text_of

MAX_FILE_BYTES = 4 * 1024 * 1024
MAX_POINTS = 20_000
_ZERO_AT_HZ = 1_000.0
_FREQUENCY, _MEASURED, _TARGET = "frequency", "raw", "target"


@dataclass(frozen=True, slots=True)
class Target:
    """Levels in dB at rising frequencies in Hz, 0 dB at 1 kHz; without points there is none."""

    name: str = ""
    freqs_hz: tuple[float, ...] = ()
    levels_db: tuple[float, ...] = ()


TARGET = DocumentFormat(Target, schema=1, steps={})
"""The document that keeps it; a step from 1 to 2 joins `steps` together with its test file."""


class TargetShelf:
    """Keeps the one that was chosen.

    Args:
        path: The document; it need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def target(self) -> Target:
        """The curve; an empty one where there is none, or it cannot be read."""
        try:
            return load(TARGET, self._path)
        except PlayerError:
            return Target()

    def choose(self, path: Path | None) -> Target:
        """Keep the curve of a file, or none.

        Raises:
            PlayerError: The file is missing or holds no curve, or it cannot be kept.
        """
        chosen = read_target(path) if path else Target()
        save(TARGET, self._path, chosen)
        return chosen


def read_target(path: Path) -> Target:
    """Return the curve in a file.

    Raises:
        PlayerError: `preset.unreadable`, or why the file cannot be read.
    """
    rows = [_fields(line) for line in text_of(read_bytes(path, MAX_FILE_BYTES)).splitlines()]
    names = next((row for row in rows if row and row[0].lower() == _FREQUENCY), [])
    both = {_MEASURED, _TARGET} <= set(names)
    columns = (names.index(_TARGET), names.index(_MEASURED)) if both else (1,)
    points = [point for row in rows if (point := _point(row, columns))]
    rising = all(low[0] < high[0] for low, high in pairwise(points))
    if not 2 <= len(points) <= MAX_POINTS or not rising:
        reason = "it holds no table of rising frequencies and levels"
        raise PlayerError("preset.unreadable", path=path, reason=reason)
    freqs, levels = np.array(points).T
    levels -= np.interp(np.log(_ZERO_AT_HZ), np.log(freqs), levels)
    rounded = np.round(levels, 3).tolist()
    return Target(path.stem[:200], tuple(freqs.tolist()), tuple(rounded))


def _fields(line: str) -> list[str]:
    """Split at semicolons or tabs, where commas are decimal points, or at commas, or at spaces."""
    text = line.strip().strip('"')
    if ";" in text or "\t" in text:
        return [part.strip().replace(",", ".") for part in re.split(r"[;\t]", text)]
    return [part.strip() for part in (text.split(",") if "," in text else text.split())]


def _point(row: list[str], columns: tuple[int, ...]) -> tuple[float, float] | None:
    """Return frequency and level of a row, None where it holds none."""
    try:
        freq_hz, *levels = (float(row[column]) for column in (0, *columns))
    except (ValueError, IndexError):
        return None
    level_db = levels[0] - sum(levels[1:])
    inside = 1.0 <= freq_hz <= 200_000.0 and abs(level_db) <= 200.0  # neither is what is no number
    return (freq_hz, level_db) if inside else None
