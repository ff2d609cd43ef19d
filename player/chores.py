"""What a library wants done while the music plays: warm texts, a daily copy, watched folders."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from player.deferred import deferred
from player.errors import PlayerError
from player.events import Notice
from player.library.keep.backups import back_up_when_due
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.playback import Playback
from player.settings.schema import Settings
from player.settings.store import SettingsStore

with deferred():
    from player.library.scan import watching


_CALM_S = 1.5
"""Half a second of work beside a window that is just being looked at for the first time."""
START_SCAN_S = 90.0
"""The first minute is the listener's: folders are looked through after it, not at once."""


class LibraryChores:
    """One thread, from the window's start to its end, and a timer for what comes a little later.

    Args:
        library: Whose chores they are.
        playback: Tells the listener what could not be done.
        settings: Say whether folders are watched, and looked through at the start.
        wait_s: How long after the start they are.
    """

    def __init__(
        self,
        library: Library,
        playback: Playback,
        settings: SettingsStore,
        wait_s: float = START_SCAN_S,
    ) -> None:
        self._library, self._playback, self._settings = library, playback, settings
        self._closing = threading.Event()
        self._look_again = threading.Event()
        self._wanted: list[Path] = []
        self._watched: list[Path] = []
        self._stop_listening = library.listen(self._on_change)
        self._stop_heeding = settings.listen(self._heed)
        self._watches = settings.settings.library.watch
        self._thread = threading.Thread(target=self._run, name="library chores", daemon=True)
        self._later = threading.Timer(wait_s, self._look_through)
        self._later.name, self._later.daemon = "look through folders", True

    def start(self) -> None:
        """Begin; the window is on the screen by now."""
        self._thread.start()
        if self._settings.settings.library.scan_at_start and not self._library.read_only:
            self._later.start()

    def close(self) -> None:
        """Leave the rest for another day."""
        self._stop_listening()
        self._stop_heeding()
        self._closing.set()
        self._look_again.set()
        self._later.cancel()
        for thread in (self._thread, self._later):
            if thread.is_alive():
                thread.join()

    def _run(self) -> None:
        if self._closing.wait(_CALM_S):
            return
        self._attempt(self._library.tracks.warm)
        if self._library.read_only:
            return
        self._attempt(lambda: back_up_when_due(self._library.database.path))
        while not self._closing.is_set():
            self._look_again.clear()
            self._attempt(self._watch)
            self._look_again.wait()

    def _look_through(self) -> None:
        """Find what changed while the program was closed."""
        self._attempt(lambda: self._scan(self._library.roots()))

    def _heed(self, settings: Settings) -> None:
        """The listener's thread: another wish about watching counts at once."""
        if settings.library.watch != self._watches:
            self._watches = settings.library.watch
            self._look_again.set()

    def _watch(self) -> None:
        self._wanted, self._watched = (self._library.roots() if self._watches else []), []
        watching.follow(
            self._wanted, self._scan, self._look_again, self._complain, self._on_standing
        )

    def _on_standing(self) -> None:
        """A large folder takes a while to be watched whole."""
        self._watched = self._wanted

    def _on_change(self) -> None:
        """Any thread: folders that came in are watched too."""
        with suppress(PlayerError):  # whoever shows what changed says that nothing can be read
            if self._watches and self._library.roots() != self._wanted:
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
