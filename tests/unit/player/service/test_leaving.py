"""A server that is removed can be taken back for a while, and is lost by no accident."""

import threading

import pytest

from player.library.library import Library
from player.library.remote.sources import NewSource
from player.service.orders import Synced
from player.service.secrets import Secrets
from player.service.servers import credentials_of
from player.service.source import Credentials
from tests.support.clouds import Heard, cloud_of
from tests.support.music_server import PASSWORD, USER

SONGS = 25


@pytest.fixture
def cloud(library, tmp_path):
    made = cloud_of(library, tmp_path)
    yield made
    made.close()


@pytest.fixture
def heard(cloud):
    return Heard(cloud)


@pytest.fixture
def home(library, cloud, heard, peer):
    """A server whose songs are here, one of them with a star, one kept on this disk."""
    key = cloud.add(NewSource("home", peer.url, USER), Credentials(USER, PASSWORD))
    heard.until(lambda news: isinstance(news, Synced))
    library.annotations.love(library.tracks.ids()[:1].tolist(), loved=True)
    kept = cloud._cache.path(key, "s1", "flac")
    cloud._cache.open(kept, 65_536)
    return key


def secrets_in(tmp_path):
    return Secrets(tmp_path / "secrets.json")


def is_whole(library):
    songs, loved = library.tracks.ids(), library.tracks.ids("loved:")
    return [row.name for row in library.sources.rows()] == ["home"] and (
        (len(songs), len(loved)) == (SONGS, 1)
    )


def test_a_server_taken_back_has_its_songs_its_stars_and_its_password(
    home, library, cloud, heard, tmp_path
):
    before = library.tracks.ids().tolist()
    cloud.remove(home)
    assert not library.tracks.rows(before[:1])[0].available
    assert cloud.take_back(home)
    assert is_whole(library)
    assert library.tracks.ids().tolist() == before
    assert library.tracks.rows(before[:1])[0].available
    assert list(cloud._cache.held())
    heard.until(lambda news: isinstance(news, Synced))


def test_a_program_that_crashes_meanwhile_has_its_server_still(home, library, cloud, tmp_path):
    cloud.remove(home)
    again = Library.open(library.database.path)
    assert is_whole(again)
    source = again.sources.rows()[0]
    assert credentials_of(secrets_in(tmp_path), source).password == PASSWORD
    again.close()


def test_a_program_that_ends_meanwhile_leaves_nothing_of_it(home, library, cloud, tmp_path):
    source = library.sources.rows()[0]
    cloud.remove(home)
    cloud.close()
    assert library.sources.rows() == []
    assert len(library.tracks.ids()) == 0
    assert credentials_of(secrets_in(tmp_path), source).password == ""
    assert list(cloud._cache.held()) == []


def test_when_nobody_takes_it_back_it_goes(home, library, cloud):
    gone = threading.Event()
    library.listen(lambda: None if library.sources.rows() else gone.set())
    cloud.leaving.undo_s = 0.01
    cloud.remove(home)
    assert gone.wait(30)
    assert not cloud.take_back(home)
    assert len(library.tracks.ids()) == 0


def test_its_name_is_free_at_once(home, library, cloud, peer):
    cloud.remove(home)
    cloud.add(NewSource("home", peer.url, USER), Credentials(USER, PASSWORD))
    assert [row.name for row in library.sources.rows()] == ["home"]
    assert cloud.leaving.ids == frozenset()


def test_a_service_that_is_only_told_what_was_heard_is_told_nothing_more_at_once(library, cloud):
    key = library.sources.add(NewSource("ListenBrainz", "https://x.example", kind="listenbrainz"))
    cloud.remove(key)
    assert library.sources.rows() == []
