"""What could not be read while something was under a lock: told later, and once."""

from collections.abc import Callable
from typing import TypeVar

from player.errors import PlayerError

T = TypeVar("T")


class Troubles:
    """Collects; `complain` is told in `say`, for whoever hears it may ask something back."""

    def __init__(self, complain: Callable[[PlayerError], None]) -> None:
        self._complain = complain
        self._waiting: list[PlayerError] = []
        self._told: PlayerError | None = None

    def attempt(self, read: Callable[[], T], otherwise: T) -> T:
        """Read something; what cannot be read is left out."""
        try:
            return read()
        except PlayerError as error:
            self._waiting.append(error)
            return otherwise

    def say(self) -> None:
        """Tell what came together; not the same twice in a row."""
        waiting, self._waiting = self._waiting, []
        for error in waiting:
            if self._told is None or self._told.args != error.args:
                self._told = error
                self._complain(error)
