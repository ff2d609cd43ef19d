"""The network process, really started: songs, covers and sound come, and the player never waits."""

import queue
from pathlib import Path

import pytest

from player.blocks import is_arriving
from player.library.remote.sources import NewSource
from player.service.orders import Brought, CoverBrought, Synced, Trouble
from player.service.songs.cache import Kept
from player.service.source import Credentials
from tests.support.certificates import self_signed
from tests.support.clouds import cloud_of
from tests.support.engine_bench import noise, write_audio
from tests.support.music_server import PASSWORD, USER, music_server, song

CREDENTIALS = Credentials(USER, PASSWORD)
PATIENCE_S = 30


class Listening:
    """A cloud and what it says."""

    def __init__(self, cloud):
        self.cloud = cloud
        self._news = queue.SimpleQueue()
        cloud.listen(self._news.put)

    def until(self, kind):
        """Return the next news of a kind."""
        while True:
            news = self._news.get(timeout=PATIENCE_S)
            if isinstance(news, kind):
                return news


@pytest.fixture
def listening(library, tmp_path):
    cloud = cloud_of(library, tmp_path)
    yield Listening(cloud)
    cloud.close()


def add(listening, peer, credentials=CREDENTIALS):
    return listening.cloud.add(NewSource("home", peer.url, USER), credentials)


def track_of(library, query=""):
    return library.tracks.tracks(library.tracks.ids(query))[0]


def test_without_a_server_no_process_is_started(listening):
    listening.cloud.start()
    assert listening.cloud._side.process is None


def test_songs_covers_and_sound_come_by_themselves(listening, library, peer, tmp_path):
    flac = write_audio(tmp_path / "n.flac", noise(48_000, 48_000 * 3, 24), 48_000, "PCM_24")
    peer.files["s3"], peer.covers["c3"] = flac.read_bytes(), b"a picture"
    peer.songs[3] = song(3, coverArt="c3", size=len(peer.files["s3"]))
    add(listening, peer)
    assert listening.until(Synced).report.written == 25
    found = library.tracks.rows(library.tracks.ids('"song 3"'))[0]
    assert listening.cloud.cover(found.cover) is None
    listening.until(CoverBrought)
    assert listening.cloud.cover(found.cover) == b"a picture"
    playable = listening.cloud.locate(track_of(library, '"song 3"'))
    listening.until(Brought)
    assert not is_arriving(playable.path)
    assert Path(playable.path).read_bytes() == peer.files["s3"]


def test_a_local_file_is_left_as_it_is(listening, library, peer, tmp_path):
    add(listening, peer)
    listening.until(Synced)
    local = track_of(library).__class__(path=str(tmp_path / "mine.flac"), title="Mine")
    assert listening.cloud.locate(local) is local


def test_a_wrong_password_is_told_once_and_kept_with_the_source(listening, library, peer):
    source_id = add(listening, peer, Credentials(USER, "wrong"))
    trouble = listening.until(Trouble)
    assert (trouble.source_id, trouble.code) == (source_id, "source.login")
    assert "does not let you in" in library.sources.get(source_id).problem
    assert listening.cloud.state.sources[source_id].trouble is not None


def test_what_is_pinned_is_kept_without_being_asked_for(listening, library, peer, tmp_path):
    peer.files["s7"] = bytes(range(256)) * 2000
    peer.songs[7] = song(7, size=len(peer.files["s7"]))
    source_id = add(listening, peer)
    listening.until(Synced)
    library.remote_files.pin(library.tracks.ids('"song 7"'), pinned=True)
    listening.cloud.sync(source_id)
    listening.until(Brought)
    path = listening.cloud._cache.path(source_id, "s7", "flac")
    assert listening.cloud._cache.state(path) is Kept.WHOLE


def test_a_process_that_died_is_replaced_at_the_next_wish(listening, peer):
    add(listening, peer)
    listening.until(Synced)
    listening.cloud._side.process.kill()
    listening.cloud._side.process.join()
    listening.cloud.sync()
    listening.cloud.sync()
    assert listening.until(Synced).report.dropped == 0


def test_no_secret_lies_where_others_can_read_it(listening, peer, tmp_path):
    add(listening, peer)
    listening.until(Synced)
    secrets = tmp_path / "secrets.json"
    assert not secrets.exists() or secrets.stat().st_mode & 0o077 == 0
    held = [path for path in tmp_path.rglob("*") if path.is_file() and path != secrets]
    assert not any(PASSWORD.encode() in path.read_bytes() for path in held)


def test_a_certificate_is_trusted_for_this_time_or_from_now_on(library, tmp_path):
    certified = self_signed(tmp_path / "theirs")
    with music_server(songs=[song(1)], tls=certified.context()) as peer:
        for always in (False, True):
            listening = Listening(cloud_of(library, tmp_path))
            try:
                key = add(listening, peer) if not always else library.sources.rows()[0].id
                listening.cloud.sync(key)
                told = listening.until(Trouble)
                assert (told.code, told.details["fingerprint"]) == (
                    "source.untrusted",
                    certified.pin_sha256,
                )
                assert always or peer.asked == []
                listening.cloud.trust(key, certified.pin_sha256, always=always)
                assert listening.until(Synced)
                assert library.remote_files.counts() == {key: 1}
            finally:
                listening.cloud.close()
        assert library.sources.rows()[0].pin_sha256 == certified.pin_sha256
