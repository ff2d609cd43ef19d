"""What is wanted here comes, is known to be here, and goes when it is wanted no more."""

import numpy as np
import pytest

from player.blocks import BLOCK_BYTES, BlockMap
from player.library.lists.rows import Here
from player.library.remote.sources import NewSource
from player.service.orders import Brought, Coming, Keep, Synced, Trouble
from player.service.songs.cache import Cache, Kept
from player.service.songs.pins import Pins
from player.service.songs.progress import Progress
from player.service.source import Credentials
from tests.support.clouds import Heard, cloud_of
from tests.support.music_server import PASSWORD, USER, song
from ui.viewmodels.downloads import DownloadsModel


def rows(library, query):
    return [row.title for row in library.tracks.rows(library.tracks.ids(query, "title"))]


def here(library, number):
    (row,) = library.tracks.rows(library.tracks.ids(f'"song {number}"'))
    return row.remote.here


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "songs", spare_bytes=0)


@pytest.fixture
def pins(library, sync, cache):
    sync()
    return Pins(library, cache)


def pinned(library, *numbers):
    ids = np.concatenate([library.tracks.ids(f'"song {number}"') for number in numbers])
    library.remote_files.pin(ids, pinned=True)
    return ids


def test_a_song_of_a_server_says_where_it_is(library, source, pins):
    pinned(library, 3)
    songs = library.remote_files.pinned(source)
    assert [row.remote.wanted for row in library.tracks.rows(library.tracks.ids('"song 3"'))] == [
        True
    ]
    pins.note(songs[0], Here.WHOLE)
    assert here(library, 3) is Here.WHOLE
    assert rows(library, "downloaded:") == ["Song 3"]
    assert rows(library, "kept:") == ["Song 3"]
    assert len(rows(library, "cloud:")) == 25
    assert "Song 3" not in rows(library, "cloud: -downloaded:")
    kept = library.remote_files.kept()
    assert (kept.here, kept.size_bytes, kept.waiting, kept.failed) == (1, 1000.0, 0, 0)


def test_the_page_of_downloads_lists_what_is_kept_and_what_is_here(library, source, pins):
    pinned(library, 3, 4)
    for song_there in library.remote_files.of_tracks(library.tracks.ids('"song 9"')):
        pins.note(song_there, Here.WHOLE)
    ids = DownloadsModel.source(library, "", "title")
    assert [row.title for row in library.tracks.rows(ids)] == ["Song 3", "Song 4", "Song 9"]
    assert len(DownloadsModel.source(library, '"song 4"', "title")) == 1


def test_files_somebody_cleared_away_are_known_to_be_gone(library, source, pins, cache):
    pinned(library, 3, 4)
    (first, path), (second, _) = pins.missing(source)
    cache.open(path, 1000)
    pins.note(first, Here.WHOLE)
    pins.note(second, Here.FAILED)
    pins.compare()
    assert here(library, 3) is Here.NOTHING, "an empty map is no song"
    assert here(library, 4) is Here.FAILED, "what failed is remembered"


def test_only_so_many_songs_of_a_service_lie_here(library, source, pins):
    pinned(library, 3, 4, 5)
    library.sources.supply(source, supplied=True)
    assert list(pins.missing(source)) == [], "nobody has said how many"
    pins.limit(Keep(source, 2, evictable=False))
    assert len(list(pins.missing(source))) == 2
    assert len(pins.names()) == 3
    pins.limit(Keep(source, 0, evictable=True))
    assert list(pins.missing(source)) == []
    assert pins.names() == set(), "after a month they may go when room is needed"


def test_songs_of_an_own_server_lie_here_without_a_number(library, source, pins):
    library.sources.keep(source, kept=True)
    assert len(list(pins.missing(source))) == 25
    pins.limit(Keep(source, None, evictable=False))
    assert len(list(pins.missing(source))) == 25


def test_downloads_come_go_and_say_what_went_wrong(library, peer, tmp_path):
    """Through the real network process."""
    peer.files["s3"] = b"sound" * 30_000
    for number in (3, 4):
        peer.songs[number] = song(number, size=150_000)
    cloud = cloud_of(library, tmp_path)
    heard = Heard(cloud)
    try:
        from_home = Credentials(USER, PASSWORD)
        source_id = cloud.add(NewSource("home", peer.url, USER), from_home)
        heard.until(lambda news: isinstance(news, Synced))
        peer.faults["stream"] = ["", "refuse"]
        ids = pinned(library, 3, 4)
        cloud.keep()
        coming = heard.until(lambda news: isinstance(news, Coming))
        assert coming.remote_id == "s3"
        assert 0 <= coming.percent <= 100
        heard.until(lambda news: isinstance(news, Brought))
        heard.until(lambda news: isinstance(news, Trouble))
        assert (here(library, 3), here(library, 4)) == (Here.WHOLE, Here.FAILED)
        peer.faults.clear()
        peer.files["s4"] = b"other" * 30_000
        cloud.keep()
        last = str(cloud._cache.path(source_id, "s4", "flac"))
        heard.until(lambda news: isinstance(news, Brought) and news.path == last)
        assert here(library, 4) is Here.WHOLE
        library.remote_files.pin(ids, pinned=False)
        cloud.let_go(ids)
        assert (here(library, 3), here(library, 4)) == (Here.NOTHING, Here.NOTHING)
        path = cloud._cache.path(source_id, "s3", "flac")
        assert cloud._cache.state(path) is Kept.NOTHING
        assert not path.exists()
    finally:
        cloud.close()


def test_how_far_a_song_has_come_is_told_once_a_second(cache):
    path, told, now_s = cache.path(1, "s3", "flac"), [], [0.0]
    cache.open(path, 4 * BLOCK_BYTES)
    progress = Progress(path, told.append, lambda: now_s[0])
    blocks = BlockMap(path)
    for block, at_s in enumerate((0.0, 0.5, 1.2, 1.9)):
        blocks.add(block)
        now_s[0] = at_s
        progress.note()
    assert told == [25, 75]
    blocks.size = 0
    now_s[0] = 9.0
    progress.note()
    assert told == [25, 75], "nobody knows how long it is"
    blocks.close()


def test_songs_of_a_server_that_is_away_are_dimmed_but_for_those_here(library, source, pins):
    pinned(library, 3)
    (song_here,) = library.remote_files.pinned(source)
    pins.note(song_here, Here.WHOLE)
    assert library.sources.reach(source, reached=False)
    assert not library.sources.reach(source, reached=False), "that is no news"
    lines = library.tracks.rows(library.tracks.ids("", "title"))
    assert [row.title for row in lines if row.available] == ["Song 3"]
    albums = library.albums.rows(library.albums.ids())
    assert sorted(row.title for row in albums if row.available) == ["Album 0"]
    assert library.health.offline() == []
    library.sources.reach(source, reached=True)
    assert all(row.available for row in library.tracks.rows(library.tracks.ids()))
