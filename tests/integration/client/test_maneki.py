"""A server that answers an empty search with nothing: read by its albums, and nothing is lost."""

import hashlib

import pytest

from player.library.keep.annotations import Play
from player.service.songs.cache import Cache
from player.service.songs.fetch import Fetch
from player.service.source import ChangeMark, Credentials
from tests.support import peers
from tests.support.device import device
from tests.support.window import ALBUMS, make_music

SONGS = 6


@pytest.fixture(scope="module")
def music(tmp_path_factory):
    return make_music(tmp_path_factory.mktemp("music"), albums=3, tracks=2)


@pytest.fixture(scope="module")
def peer(music, tmp_path_factory):
    if missing := peers.missing_maneki():
        pytest.skip(missing)
    with peers.maneki(tmp_path_factory.mktemp("maneki"), music) as running:
        yield running


@pytest.fixture
def laptop(peer, tmp_path):
    with device(tmp_path / "laptop", peer.url, Credentials(peers.USER, peers.PASSWORD)) as made:
        yield made


def test_every_song_is_there_though_an_empty_search_finds_none(laptop):
    assert laptop.sync().written == SONGS
    found = {(row.album, row.artist, row.track_number) for row in laptop.rows()}
    assert found == {(album, artist, n) for album, artist, *_ in ALBUMS[:3] for n in (1, 2)}
    assert laptop.sync(whole=True).dropped == 0


def test_its_count_is_not_taken_for_a_time(laptop):
    assert laptop.server.capabilities.change_mark is ChangeMark.WEAK


def test_a_song_comes_byte_for_byte(laptop, music, tmp_path):
    laptop.sync()
    (track,) = laptop.library.tracks.tracks(laptop.ids()[:1])
    remote_id = track.path.partition("/")[2]
    cache = Cache(tmp_path / "songs", spare_bytes=0)
    path = cache.path(laptop.source, remote_id, "flac")
    cache.open(path, 0)
    assert Fetch(laptop.server, remote_id, path, lambda: True).run()
    files = {hashlib.sha256(file.read_bytes()).digest() for file in music.rglob("*.flac")}
    assert hashlib.sha256(path.read_bytes()).digest() in files


def test_stars_plays_and_a_playlist_arrive(laptop):
    laptop.sync()
    first, second = laptop.ids()[:2]
    laptop.library.annotations.love([first], loved=True)
    laptop.library.annotations.record_play(Play(second, 1_700_000_000_000, 30_000))
    made = laptop.library.playlists.create("Train")
    laptop.library.playlists.append(made, [first, second])
    laptop.library.remote_playlists.share(made, laptop.source)
    assert laptop.sync().sent == 2
    laptop.sync(whole=True)
    assert laptop.library.outbox.problems() == []
    assert [row.loved for row in laptop.library.tracks.rows([first])] == [True]
    assert len(laptop.playlists()["Train"]) == 2
