"""Keep the desk's setup on disk."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from player.errors import PlayerError
from player.late_writer import LateWriter
from player.sound.setup import Setup, load_setup, save_setup


class SetupKeeper(LateWriter[Setup]):
    """Writes the last of many changes.

    Args:
        path: The document.
        complain: Told, on this object's thread, why nothing could be written.
    """

    def __init__(self, path: Path, complain: Callable[[PlayerError], None]) -> None:
        super().__init__(partial(save_setup, path), complain, "keep sound")
        self._path = path

    def load(self) -> Setup:
        """Return what was kept last; raises `PlayerError` when it cannot be read."""
        return load_setup(self._path) if self._path.exists() else Setup()
