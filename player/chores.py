"""What a library wants done while the music plays: warm texts, a daily copy, watched folders."""

import threading
from collections.abc import Callable
from pathlib import Path

from player.deferred import deferred
from player.errors import PlayerError
from player.events import Notice
from player.library.keep.backups import back_up_when_due
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.playback import Playback

with deferred():
    from player.library.scan import watching


_CALM_S = 1.5
"""Half a second of work beside a window that is just being looked at for the first time."""


class LibraryChores:
    """One thread, from the window's start to its end.

    Args:
        library: Whose chores they are.
        playback: Tells the listener what could not be done.
    """

    def __init__(self, library: Library, playback: Playback) -> None:
        self._library, self._playback = library, playback
        self._closing = threading.Event()
        self._look_again = threading.Event()
        self._watched: list[Path] = []
        self._stop_listening = library.listen(self._on_change)
        self._thread = threading.Thread(target=self._run, name="library chores", daemon=True)

    def start(self) -> None:
        """Begin; the window is on the screen by now."""
        self._thread.start()

    def close(self) -> None:
        """Leave the rest for another day."""
        self._stop_listening()
        self._closing.set()
        self._look_again.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        self._closing.wait(_CALM_S)
        self._attempt(self._library.tracks.warm)
        if self._library.read_only:
            return
        self._attempt(lambda: back_up_when_due(self._library.database.path))
        while not self._closing.is_set():
            self._look_again.clear()
            self._attempt(self._watch)
            self._look_again.wait()

    def _watch(self) -> None:
        self._watched = self._library.roots()
        watching.follow(self._watched, self._scan, self._look_again, self._complain)

    def _on_change(self) -> None:
        """Any thread: folders that came in are watched too."""
        if self._library.roots() != self._watched:
            self._look_again.set()

    def _scan(self, folders: list[Path]) -> None:
        watcher = Watcher(is_cancelled=self._closing.is_set)
        self._attempt(lambda: self._library.scan(folders, watcher, apart=True))

    def _attempt(self, chore: Callable[[], object]) -> None:
        try:
            chore()
        except PlayerError as error:
            self._complain(error)

    def _complain(self, error: PlayerError) -> None:
        self._playback.notice(Notice(error.code, error.details))
