"""Servers that were removed a moment ago: nothing of them is gone until nobody can ask for it."""

import queue
import threading
from collections.abc import Callable
from contextlib import suppress

from player.errors import PlayerError
from player.library.library import Library
from player.library.remote.sources import SUBSONIC
from player.service.orders import ForgetCredentials
from player.service.songs.cache import Cache

UNDO_S = 20.0
"""Longer than a notice with a button stays."""

_FORGETS_S = 3.0


class Leaving:
    """Forgets a source some time after it was asked to; any thread.

    Nothing of it is written before: a program that crashes meanwhile has its server still.

    Args:
        library: Holds sources and their songs.
        cache: Where fetched songs lie.
        order: Has the credentials forgotten, by the process that keeps them.

    Attributes:
        undo_s: How long a removal can be taken back.
    """

    def __init__(
        self, library: Library, cache: Cache, order: Callable[[ForgetCredentials], None]
    ) -> None:
        self._library, self._cache, self._order = library, cache, order
        self.undo_s = UNDO_S
        self._lock, self._forgetting = threading.Lock(), threading.Lock()
        self._timers: dict[int, threading.Timer] = {}
        self._forgotten: queue.SimpleQueue[int] = queue.SimpleQueue()

    @property
    def ids(self) -> frozenset[int]:
        """The sources that are about to go."""
        return frozenset(self._timers)

    def remove(self, source_id: int) -> None:
        """Forget a server unless it is taken back in time; its songs are dimmed until then.

        A service that is only told what was heard is told nothing more at once.
        """
        source = self._library.sources.get(source_id)
        if source is None or source.kind != SUBSONIC:
            self._forget(source_id)
            return
        self._begin(source_id)
        self._library.sources.reach(source_id, reached=False)
        self._library.announce()

    def take_back(self, source_id: int) -> bool:
        """Keep a server after all; whether that was in time."""
        timer = self._taken(source_id)
        if timer is None:
            return False
        timer.cancel()
        timer.join()
        self._library.sources.reach(source_id, reached=True)
        self._library.announce()
        return True

    def finish(self) -> None:
        """Forget at once what was to go: its name is wanted again, or the program ends.

        Raises:
            PlayerError: library.*
        """
        for source_id in self.ids:
            if (timer := self._taken(source_id)) is not None:
                timer.cancel()
                timer.join()
                self._forget(source_id)
        with self._forgetting:  # one whose time has just come has gone as well
            pass

    def close(self) -> None:
        """Forget what was to go, and wait until the credentials are, too."""
        awaited = self.ids
        with suppress(PlayerError, queue.Empty):  # a keyring may wait for somebody to unlock it
            self.finish()
            while awaited:
                awaited -= {self._forgotten.get(timeout=_FORGETS_S)}

    def hear_forgotten(self, source_id: int) -> None:
        """The credentials of a source are forgotten."""
        self._forgotten.put(source_id)

    def _begin(self, source_id: int) -> None:
        timer = threading.Timer(self.undo_s, self._end, (source_id,))
        timer.name, timer.daemon = "leaving server", True
        with self._lock:
            if source_id in self._timers:
                return
            self._timers = {**self._timers, source_id: timer}
        timer.start()

    def _end(self, source_id: int) -> None:
        if self._taken(source_id) is not None:
            with suppress(PlayerError):  # where nothing can be written the server stays
                self._forget(source_id)

    def _taken(self, source_id: int) -> threading.Timer | None:
        """Its timer, for the one who comes first."""
        with self._lock:
            timer = self._timers.get(source_id)
            self._timers = {key: value for key, value in self._timers.items() if key != source_id}
        return timer

    def _forget(self, source_id: int) -> None:
        with self._forgetting:
            self._library.sources.remove(source_id)
            self._order(ForgetCredentials(source_id))
            self._cache.drop_source(source_id)
        self._library.announce()
