import pytest

from player.service.source import Credentials
from tests.support import cloud
from tests.support.cloud_music import SONGS, make_music
from tests.support.device import device


@pytest.fixture(scope="module")
def cloud_music(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cloud") / "music"
    make_music(folder)
    return folder


@pytest.fixture(scope="module")
def served(cloud_music, tmp_path_factory):
    cloud.server_parts()
    running = cloud.start(tmp_path_factory.mktemp("home"), cloud_music, songs=SONGS)
    yield running
    running.stop()


@pytest.fixture
def laptop(served, tmp_path):
    with device(tmp_path / "laptop", served.url, Credentials("ann", api_key=served.key)) as made:
        yield made


@pytest.fixture
def desktop(served, tmp_path):
    with device(tmp_path / "desktop", served.url, Credentials("ann", api_key=served.key)) as made:
        yield made
