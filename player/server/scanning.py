"""Keep the read model true to the library: at start, when it changes, and when somebody asks."""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from player.errors import PlayerError
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.library.sharing import SharedSong, shared_mark, shared_songs
from player.server.catalogue.publishing import Publisher

_LOG = logging.getLogger(__name__)
_LOOK_S = 60.0
"""How often the library is looked at: the player itself may scan or edit it beside us."""


class _CutOffError(Exception):
    """The server ends in the middle of a publication."""


class Scanning:
    """One thread that scans and publishes; nobody else waits for it.

    Args:
        library: What is shared; None serves what was published before.
        folders: Looked over at start and on demand; none stands for the library's own roots.
        publisher: Writes the read model.
    """

    def __init__(self, library: Library | None, folders: list[Path], publisher: Publisher) -> None:
        self._library, self._folders, self._publisher = library, folders, publisher
        self._wanted = threading.Event()
        self._closing = threading.Event()
        self._scan_first = bool(folders)
        self._is_busy = False
        self._published = ""
        self._stop_listening: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=self._run, name="publish library", daemon=True)

    def start(self) -> None:
        """Publish what is there, then look for what is new."""
        if self._library is not None:
            self._stop_listening = self._library.listen(self._wanted.set)
            self._wanted.set()
            self._thread.start()

    def close(self) -> None:
        """Cancel a scan and end the thread."""
        self._stop_listening()
        self._closing.set()
        self._wanted.set()
        if self._thread.ident is not None:
            self._thread.join()

    @property
    def is_busy(self) -> bool:
        """Whether a scan or a publication is going on."""
        return self._is_busy

    def ask(self) -> None:
        """Scan again, soon."""
        self._scan_first = True
        self._wanted.set()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._wanted.wait(_LOOK_S)
            self._wanted.clear()
            if not self._closing.is_set():
                self._is_busy = True
                self._pass()
                self._is_busy = False

    def _pass(self) -> None:
        library = self._library
        if library is None:
            return
        try:
            if self._scan_first:
                self._scan_first = False
                folders = self._folders or library.roots()
                library.scan(folders, Watcher(is_cancelled=self._closing.is_set))
                self._wanted.clear()  # this pass publishes what the scan has just told of
            mark = shared_mark(library)
            if mark != self._published and not self._closing.is_set():
                changed = self._publisher.publish(self._songs(library))
                self._published = mark
                _LOG.info("published the library: %d changes", changed)
        except _CutOffError:
            pass  # the next start finishes it
        except PlayerError as error:
            _LOG.warning("%s", error.sentence)

    def _songs(self, library: Library) -> Iterator[SharedSong]:
        for song in shared_songs(library):
            if self._closing.is_set():
                raise _CutOffError
            yield song
