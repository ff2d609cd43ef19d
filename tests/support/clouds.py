"""The player's side of servers and membership, put together as a session does it."""

import queue

from player.service.cloud import Cloud
from player.service.membership.states import AccountState
from player.service.supply import Supply

PATIENCE_S = 60


def cloud_of(library, folder, supply=None):
    """Return a cloud over a library, its files in a folder; whoever made it closes it."""
    supply = supply or Supply(library, AccountState)
    return Cloud(library, folder / "songs", folder / "covers", folder / "secrets.json", supply)


class ToldAccount:
    """An account whose states the test tells."""

    def __init__(self, state=None):
        self.state = state or AccountState()
        self._listeners = []

    def listen(self, listener):
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, state):
        self.state = state
        for listener in tuple(self._listeners):
            listener(state)


class Heard:
    """News of the network process, kept, and waited for."""

    def __init__(self, cloud):
        self._queue = queue.SimpleQueue()
        cloud.listen(self._queue.put)

    def until(self, condition):
        """Return the next news that meets a condition."""
        while not condition(news := self._queue.get(timeout=PATIENCE_S)):
            pass
        return news
