"""A server nobody here wrote: signed in, read, played, told, and left as it should be."""

import hashlib
import sqlite3
import time

import pytest
from PySide6.QtGui import QImage

from player.library.keep.annotations import Play
from player.library.remote.sources import remote_place
from player.service.orders import BringCover, CoverBrought
from player.service.songs.cache import Cache
from player.service.songs.covers import bring_cover
from player.service.songs.fetch import Fetch
from player.service.source import Credentials, Rung
from tests.support import peers
from tests.support.device import device
from tests.support.window import ALBUMS, make_music

SONGS = 12


@pytest.fixture(scope="module")
def music(tmp_path_factory):
    made = make_music(tmp_path_factory.mktemp("music"), albums=6, tracks=2)
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    assert picture.save(str(made / "00" / "cover.png"))
    return made


@pytest.fixture(scope="module")
def peer(music, tmp_path_factory):
    if missing := peers.missing_supysonic():
        pytest.skip(missing)
    with peers.supysonic(tmp_path_factory.mktemp("supysonic"), music) as running:
        yield running


@pytest.fixture
def laptop(peer, tmp_path):
    with device(tmp_path / "laptop", peer.url, Credentials(peers.USER, peers.PASSWORD)) as made:
        yield made


def told(peer, query):
    with sqlite3.connect(peer.home / "s.db") as database:
        rows = database.execute(query).fetchall()
    database.close()
    return rows


def test_it_lets_us_in_with_the_password_it_insists_on(laptop):
    assert laptop.server.capabilities.rung is Rung.PASSWORD


def test_every_song_is_there_with_its_tags(laptop):
    assert laptop.sync().written == SONGS
    found = {(row.album, row.artist, row.track_number) for row in laptop.rows()}
    named = {(album, artist, place) for album, artist, *_ in ALBUMS[:6] for place in (1, 2)}
    assert found == named
    assert laptop.sync().written == 0


def test_a_song_comes_byte_for_byte(laptop, music, tmp_path):
    laptop.sync()
    cache = Cache(tmp_path / "songs", spare_bytes=0)
    files = {hashlib.sha256(path.read_bytes()).digest() for path in music.rglob("*.flac")}
    for track in laptop.library.tracks.tracks(laptop.ids()[:3]):
        remote_id = track.path.partition("/")[2]
        path = cache.path(laptop.source, remote_id, "flac")
        cache.open(path, 0)
        assert Fetch(laptop.server, remote_id, path, lambda: True).run()
        assert hashlib.sha256(path.read_bytes()).digest() in files


def test_a_cover_comes_byte_for_byte(laptop, music, tmp_path):
    laptop.sync()
    (row,) = [row for row in laptop.rows() if (row.album, row.track_number) == (ALBUMS[0][0], 1)]
    (track,) = laptop.library.tracks.tracks([row.id])
    place = remote_place(track.path)
    order = BringCover(
        laptop.source, laptop.library.remote_files.get(*place).cover, str(tmp_path / "c")
    )
    brought = []
    bring_cover(order, brought.append, laptop.server)
    assert brought == [CoverBrought(order.path)]
    assert (tmp_path / "c").read_bytes() == (music / "00" / "cover.png").read_bytes()


def test_stars_ratings_and_plays_arrive(laptop, peer):
    laptop.sync()
    first, second, third = laptop.ids()[:3]
    laptop.library.annotations.love([first], loved=True)
    laptop.library.annotations.rate([second], 4.0)
    started_ms = int(time.time() * 1000) - 60_000
    laptop.library.annotations.record_play(Play(third, started_ms, 30_000))
    assert laptop.sync().sent == 3
    assert told(peer, "SELECT count(*) FROM starred_track") == [(1,)]
    assert told(peer, "SELECT rating FROM rating_track") == [(4,)]
    laptop.sync(whole=True)
    row = laptop.library.tracks.rows([third])[0]
    assert row.plays == 1, "supysonic counts no reported plays; the listener's own count stays"


def test_a_playlist_made_here_is_there_and_longer_tomorrow(laptop):
    laptop.sync()
    ids = laptop.ids()
    made = laptop.library.playlists.create("Long")
    laptop.library.playlists.append(made, ids[:5])
    laptop.library.remote_playlists.share(made, laptop.source)
    laptop.sync()
    laptop.library.playlists.append(made, ids[5:9])
    laptop.sync()
    (row,) = laptop.library.remote_playlists.rows(laptop.source)
    assert len(row.base) == 9
    assert not row.dirty


def test_it_keeps_no_places_and_is_not_bothered_with_them(laptop):
    laptop.sync()
    first = laptop.ids()[0]
    laptop.library.places.keep(first, 61_000)
    laptop.sync()
    assert laptop.library.places.get(first) == 61_000
    assert laptop.library.outbox.count() == 0
    assert laptop.library.outbox.problems() == []
