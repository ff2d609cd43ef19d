"""Letters typed into a list, one word as long as they follow each other quickly."""

from PySide6.QtCore import QElapsedTimer

_PAUSE_MS = 1_000


class TypeAhead:
    """Collects letters; a pause begins anew."""

    def __init__(self) -> None:
        self._letters = ""
        self._since = QElapsedTimer()

    def add(self, letters: str) -> tuple[str, bool]:
        """Return the word so far, and whether it has only begun.

        One letter again and again stays one letter: it steps from match to match.
        """
        begun = not self._since.isValid() or self._since.elapsed() > _PAUSE_MS
        self._since.start()
        if begun or (self._letters == letters and len(letters) == 1):
            self._letters = letters
            return letters, True
        self._letters += letters
        return self._letters, False
