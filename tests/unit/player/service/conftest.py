import pytest
import stamina

from player.library.library import Library
from player.library.remote.sources import NewSource
from player.service.http import new_client
from player.service.probe import probe
from player.service.source import Credentials
from player.service.subsonic import Subsonic
from player.service.syncing.sync import Sync
from tests.support.music_server import PASSWORD, USER, music_server, song


@pytest.fixture(autouse=True)
def _no_waiting():
    """As many tries as ever, without the pauses between them."""
    with stamina.set_testing(True, attempts=4):
        yield


@pytest.fixture
def library(tmp_path):
    made = Library.open(tmp_path / "library.db")
    yield made
    made.close()


@pytest.fixture
def peer():
    with music_server(songs=[song(n) for n in range(25)]) as server:
        yield server


@pytest.fixture
def server(peer):
    with new_client(peer.url) as client:
        made = Subsonic(client, peer.url, Credentials(USER, PASSWORD))
        probe(made)
        yield made


@pytest.fixture
def source(library, peer):
    return library.sources.add(NewSource("home", peer.url, USER))


@pytest.fixture
def sync(library, server, source):
    """Run one sync and return its report."""

    def run(**how):
        return Sync(server, library, library.sources.get(source)).run(**how)

    return run
