"""How to open a thing of the library: pages say it, links and the search ask for it."""

from collections.abc import Callable
from typing import Any

Opener = Callable[[Any], None]


class Routes:
    """Openers by kind.

    Kinds and what they are asked with: "album", "artist", "composer", "work", "playlist" an id;
    "artist-name", "composer-name", "genre" a name; "year" a number; "album-of" a track's id; "tags"
    and "properties" track ids.
    """

    def __init__(self) -> None:
        self._openers: dict[str, Opener] = {}

    def add(self, kind: str, opener: Opener) -> None:
        """Say how things of a kind are opened."""
        self._openers[kind] = opener

    def leads_to(self, kind: str) -> bool:
        """Whether there is a page for a kind: links show only where they lead somewhere."""
        return kind in self._openers

    def open(self, kind: str, what: object) -> None:
        """Open a thing, if its kind has a page."""
        if opener := self._openers.get(kind):
            opener(what)
