"""Presets that came with effect packs: read where they lie, shown to whom a pack was given."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

PACK_NAME = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+){0,4}\Z")
"""How a service names its packs; a folder's name, too."""
MayUse = Callable[[str], bool]


class Packs:
    """The folders of packs, as far as they may be used at this moment. Any thread.

    Args:
        folder: A folder a pack; it need not exist.
        may_use: Asked by name each time; unless told otherwise none may.
    """

    def __init__(self, folder: Path, may_use: MayUse = lambda _name: False) -> None:
        self._folder = folder
        self.may_use = may_use

    def files(self, suffix: str) -> Iterator[tuple[str, Path]]:
        """Yield each usable pack's name with its files."""
        try:
            folders = sorted(one for one in self._folder.iterdir() if PACK_NAME.match(one.name))
        except OSError:
            return
        for folder in folders:
            if self.may_use(folder.name):
                yield from ((folder.name, file) for file in sorted(folder.glob(f"*{suffix}")))
