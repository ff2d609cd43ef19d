"""Letters typed into a list, one word as long as they follow each other quickly."""

from PySide6.QtCore import QElapsedTimer

_PAUSE_MS = 1_000
NO_LETTERS = " \0"
"""What Qt takes for letters when Ctrl+Space toggles the choice."""


class TypeAhead:
    """Collects letters; a pause begins anew."""

    def __init__(self) -> None:
        self._letters = ""
        self._since = QElapsedTimer()

    def sought(self, letters: str, row: int) -> tuple[str, int]:
        """Return the word so far, and from which row on it is looked for.

        Args:
            letters: Typed now.
            row: The current one, below zero without any.
        """
        word, begun = self.add(letters)
        return word, max(row, -1) + begun

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
