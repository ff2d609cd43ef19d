"""One of the listener's machines: a library, an outbox, a way to a server."""

from contextlib import contextmanager

import httpx2
import stamina

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

    @contextmanager
    def losing_answers(self, kept):
        """After some answers have come, the line breaks each time before an answer is here."""
        left = iter(range(kept))

        def break_the_line(response):
            if next(left, None) is None:
                raise httpx2.ReadError("the line broke", request=response.request)

        self._client.event_hooks = {"response": [break_the_line]}
        stamina.set_testing(True, attempts=1)
        try:
            yield
        finally:
            stamina.set_testing(False)
            self._client.event_hooks = {}

    def close(self):
        self._client.close()
        self.library.close()

    def ids(self, query=""):
        return [int(key) for key in self.library.tracks.ids(query, "title")]

    def rows(self, query=""):
        return self.library.tracks.rows(self.ids(query))

    def playlist_names(self):
        rows = self.library.remote_playlists.rows(self.source)
        return sorted(row.name for row in rows)

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
