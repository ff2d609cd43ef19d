"""One of the listener's machines: a library, an outbox, a way to a server."""

from contextlib import contextmanager

from player.library.library import Library
from player.library.remote.sources import NewSource
from player.service.http import new_client
from player.service.probe import probe
from player.service.subsonic import Subsonic
from player.service.syncing.sync import Sync


class Device:
    """Syncs when told to; between syncs it is on a train."""

    def __init__(self, folder, url, credentials, name="home"):
        self.library = Library.open(folder / "library.db")
        self.source = self.library.sources.add(NewSource(name, url, credentials.user))
        self._client = new_client(url)
        self.server = Subsonic(self._client, url, credentials)
        probe(self.server)

    def sync(self, **how):
        return Sync(self.server, self.library, self.library.sources.get(self.source)).run(**how)

    def close(self):
        self._client.close()
        self.library.close()

    def ids(self, query=""):
        return [int(key) for key in self.library.tracks.ids(query, "title")]

    def rows(self, query=""):
        return self.library.tracks.rows(self.ids(query))

    def playlists(self):
        """Names and the remote ids in them."""
        lists = self.library.remote_playlists
        return {
            row.name: lists.songs(row.playlist_id, self.source) for row in lists.rows(self.source)
        }


@contextmanager
def device(folder, url, credentials):
    folder.mkdir(parents=True, exist_ok=True)
    made = Device(folder, url, credentials)
    try:
        yield made
    finally:
        made.close()
