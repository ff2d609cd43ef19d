"""What a window leaves to the one that takes its place when another language is chosen."""

from collections.abc import Callable, Mapping
from typing import Any


class Succession:
    """Parts of a window say, by name, how they stand and how they are put so again."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]] = {}
        self._holds: list[Callable[[], bool]] = []

    def add(self, name: str, read: Callable[[], Any], put: Callable[[Any], None]) -> None:
        """Add a part; those that came first are put back first.

        Args:
            name: The same in every window.
            read: How the part stands; nothing in it may belong to the window.
            put: Has the part stand as it did in the window before.
        """
        self._parts[name] = (read, put)

    def hold(self, busy: Callable[[], bool]) -> None:
        """Add what would be lost with the window; `busy` says whether there is any of it now."""
        self._holds.append(busy)

    @property
    def held(self) -> bool:
        """Whether something would be lost that the listener typed."""
        return any(busy() for busy in self._holds)

    def read(self) -> dict[str, Any]:
        """Return how all parts stand."""
        return {name: read() for name, (read, _) in self._parts.items()}

    def put(self, left: Mapping[str, Any]) -> None:
        """Take over what another window left."""
        for name, (_, put) in self._parts.items():
            if name in left:
                put(left[name])
