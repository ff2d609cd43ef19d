"""Keep the desk's setup on disk, on a thread of its own: a drag writes once, not 100 times."""

import threading
from collections.abc import Callable
from pathlib import Path

from player.errors import PlayerError
from player.sound.setup import Setup, load_setup, save_setup

_RESTS_S = 0.5


class SetupKeeper:
    """Writes the last of many changes.

    Args:
        path: The document.
        complain: Told, on this object's thread, why nothing could be written.
    """

    def __init__(self, path: Path, complain: Callable[[PlayerError], None]) -> None:
        self._path, self._complain = path, complain
        self._waiting: Setup | None = None
        self._something_new, self._closing = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def load(self) -> Setup:
        """Return what was kept last; raises `PlayerError` when it cannot be read."""
        return load_setup(self._path) if self._path.exists() else Setup()

    def keep(self, setup: Setup) -> None:
        """Write it soon; always called by one thread at a time."""
        self._waiting = setup
        self._something_new.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="keep sound", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Write what is not written yet and end the thread."""
        self._closing.set()
        self._something_new.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._something_new.wait()
            self._closing.wait(_RESTS_S)
            self._something_new.clear()
            self._write()

    def _write(self) -> None:
        setup, self._waiting = self._waiting, None
        if setup is None:
            return
        try:
            save_setup(self._path, setup)
        except PlayerError as error:
            self._complain(error)
