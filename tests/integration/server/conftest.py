import pytest

from tests.support import cloud
from tests.support.cloud_music import SONGS, make_music


@pytest.fixture(scope="session")
def cloud_music(tmp_path_factory):
    """A small library of every kind a server meets."""
    folder = tmp_path_factory.mktemp("cloud") / "music"
    make_music(folder)
    return folder


@pytest.fixture(scope="session")
def served(cloud_music, tmp_path_factory):
    """One server for all tests that only read, or change what no other test looks at."""
    cloud.server_parts()
    running = cloud.start(tmp_path_factory.mktemp("home"), cloud_music, songs=SONGS)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def service(cloud_music, tmp_path_factory):
    """One server that is a membership authority: what everybody has is little."""
    cloud.server_parts()
    running = cloud.start(tmp_path_factory.mktemp("service"), cloud_music, songs=SONGS)
    cloud.admin(running.home, "plan", "base", "free")
    yield running
    running.stop()


@pytest.fixture
def asked(served):
    """Call an endpoint and return what is inside the envelope."""
    with served.client() as client:

        def ask(endpoint, **parameters):
            answer = client.get(
                f"/rest/{endpoint}", params={"f": "json", "c": "test", **parameters}
            )
            return answer.json()["subsonic-response"]

        yield ask


@pytest.fixture
def song_ids(asked):
    """Ids by title."""
    found = asked("search3", query="", songCount=500)["searchResult3"]["song"]
    return {song["title"]: song["id"] for song in found}
