"""The player's side of servers and membership, put together as a session does it."""

from player.service.cloud import Cloud
from player.service.membership.states import AccountState
from player.service.supply import Supply


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
