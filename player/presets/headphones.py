"""An AutoEq folder as a list: headphones by name and measurer, found without opening a file.

AutoEq's results are thousands of small texts, one folder a headphone:
`results/<measurer>/<kind>/<model>/<model> ParametricEQ.txt`. They are not part of the program; the
listener downloads them once and says where they lie.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from player.documents import DocumentFormat, load, save
from player.errors import PlayerError

ENDING = " ParametricEQ.txt"
MAX_FOUND = 50_000


@dataclass(frozen=True, slots=True)
class HeadphoneFolder:
    """Where the listener's folder lies; empty while there is none."""

    path: str = ""


FOLDER = DocumentFormat(HeadphoneFolder, schema=1, steps={})
"""The document that remembers it; a step from 1 to 2 joins `steps` together with its test file."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One headphone as one measurer heard it."""

    name: str
    measurer: str
    path: Path


def find_corrections(folder: Path) -> tuple[Correction, ...]:
    """Return the corrections below a folder by name; unreadable folders are passed over.

    Half a second for all of AutoEq: call it on a thread that may wait.
    """
    found = (item for item, _ in zip(_walk(folder), range(MAX_FOUND), strict=False))
    return tuple(sorted(found, key=lambda item: (item.name.casefold(), item.measurer)))


def matching(corrections: tuple[Correction, ...], words: str) -> list[Correction]:
    """Return those whose name or measurer holds every word, names that begin with them first."""
    wanted = words.casefold().split()
    found = [
        c for c in corrections if all(w in f"{c.name} {c.measurer}".casefold() for w in wanted)
    ]
    start = words.casefold().strip()
    return sorted(found, key=lambda item: not item.name.casefold().startswith(start))


class HeadphoneShelf:
    """Remembers the folder; `corrections` may be called on any thread.

    Args:
        path: The document it is remembered in; it need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def folder(self) -> Path | None:
        """The listener's folder, None before they chose one."""
        try:
            chosen = load(FOLDER, self._path).path
        except PlayerError:
            return None
        return Path(chosen) if chosen else None

    def choose(self, folder: Path) -> None:
        """Remember a folder.

        Raises:
            PlayerError: file.write_failed.
        """
        save(FOLDER, self._path, HeadphoneFolder(str(folder)))

    def corrections(self) -> tuple[Correction, ...]:
        """Return what is in the folder now; nothing when it is away."""
        folder = self.folder
        return find_corrections(folder) if folder else ()


def _walk(folder: Path) -> Iterator[Correction]:
    for place, _, files in os.walk(folder):
        for file in files:
            if file.endswith(ENDING):
                path = Path(place) / file
                yield Correction(file.removesuffix(ENDING), _measurer(folder, path), path)


def _measurer(folder: Path, path: Path) -> str:
    """The folder below `results`, or below the one that was chosen."""
    parts = path.relative_to(folder).parts
    if "results" in parts:
        parts = parts[parts.index("results") + 1 :]
    return parts[0] if len(parts) > 1 else ""
