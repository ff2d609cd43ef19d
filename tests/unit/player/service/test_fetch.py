"""A song arrives whole, in the order it is wanted, and what came once is not fetched again."""

import hashlib
import shutil
import threading
from itertools import pairwise

import numpy as np
import pytest

from player.blocks import BLOCK_BYTES, Arrival, BlockMap, arrived_parts, create_map, is_arriving
from player.engine.source import open_source
from player.errors import PlayerError
from player.service.songs import fetch as fetching
from player.service.songs.cache import Cache, Kept
from player.service.songs.fetch import Fetch
from tests.support.engine_bench import noise, write_audio

KEY = "s1"


@pytest.fixture
def flac(tmp_path):
    """Four seconds of 24/96 noise: about nine blocks."""
    return write_audio(tmp_path / "noise.flac", noise(96_000, 96_000 * 4, 24), 96_000, "PCM_24")


@pytest.fixture
def data(flac, peer):
    peer.files[KEY] = flac.read_bytes()
    return peer.files[KEY]


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "songs", spare_bytes=0)


@pytest.fixture
def song_file(cache, data):
    path = cache.path(1, KEY, "flac")
    cache.open(path, len(data))
    return path


def fetch(server, path, is_wanted=lambda: True):
    return Fetch(server, KEY, path, is_wanted).run()


def test_what_has_come_of_a_song_is_told_in_parts_until_all_is_there(tmp_path):
    song = tmp_path / "song.flac"
    assert arrived_parts(song) is None
    create_map(song, 10 * BLOCK_BYTES - 7)
    assert arrived_parts(song) == ()
    blocks = BlockMap(song)
    for block in (0, 1, 2, 7, 9):
        blocks.add(block)
    assert arrived_parts(song) == ((0.0, 0.3), (0.7, 0.8), (0.9, 1.0))
    blocks.state = Arrival.WHOLE
    assert arrived_parts(song) is None
    blocks.close()


def test_a_song_arrives_byte_for_byte(server, song_file, data, cache):
    assert is_arriving(str(song_file))
    assert fetch(server, song_file)
    assert song_file.read_bytes() == data
    assert not is_arriving(str(song_file))
    assert cache.state(song_file) is Kept.WHOLE


def test_a_cut_line_goes_on_where_it_was_cut(server, peer, song_file, data):
    peer.faults["stream"] = ["cut", "cut", ""]
    assert fetch(server, song_file)
    assert song_file.read_bytes() == data
    assert all(b - a <= BLOCK_BYTES + peer.cut_after for a, b in pairwise(peer.ranges))
    assert peer.ranges == sorted(peer.ranges)


def test_another_edition_of_the_file_is_fetched_anew(server, peer, song_file, data):
    peer.faults["stream"] = ["cut"]
    assert not fetch(server, song_file, iter([True, True, False, False]).__next__)
    peer.edition, peer.files[KEY] = "2", bytes(reversed(data))
    assert fetch(server, song_file)
    assert song_file.read_bytes() == bytes(reversed(data))


def test_a_song_that_is_not_what_was_promised_is_not_kept(server, peer, song_file, data):
    peer.digest = hashlib.sha256(b"another song").digest()
    assert not fetch(server, song_file)
    assert is_arriving(str(song_file))
    peer.digest = hashlib.sha256(data).digest()
    assert fetch(server, song_file)
    assert song_file.read_bytes() == data


def test_a_song_that_is_longer_than_it_was_said_to_be_is_stopped(server, peer, cache, data):
    peer.claimed_bytes = 1000
    path = cache.path(1, KEY, "flac")
    cache.open(path, 0)
    with pytest.raises(PlayerError, match="more than any honest answer"):
        fetch(server, path)
    assert path.stat().st_size <= 1000


def test_a_song_without_an_end_is_stopped(server, peer, cache, monkeypatch):
    monkeypatch.setattr(fetching, "ENDLESS_BYTES_MAX", 100_000)
    monkeypatch.setattr(fetching, "song_place", lambda *_: ("stream", {"id": KEY, "maxBitRate": 9}))
    peer.made, peer.made_endless = {f"{KEY} 9": bytes(300_000)}, True
    path = cache.path(1, KEY, "flac")
    cache.open(path, 0)
    with pytest.raises(PlayerError, match="more than any honest answer"):
        fetch(server, path)
    assert path.stat().st_size <= 100_000 + BLOCK_BYTES


def test_a_size_nobody_knew_is_learnt(server, cache, data):
    path = cache.path(1, KEY, "flac")
    cache.open(path, 0)
    assert fetch(server, path)
    assert path.read_bytes() == data


def test_the_engine_plays_a_song_while_it_arrives(server, song_file, flac):
    expected = open_source(str(flac)).read(96_000 * 4)
    fetching = threading.Thread(target=fetch, args=(server, song_file))
    fetching.start()
    source = open_source(str(song_file))
    parts = []
    while len(part := source.read(20_000)):
        parts.append(part)
    source.close()
    fetching.join()
    assert np.array_equal(np.concatenate(parts), expected)


def test_a_seek_fetches_what_is_heard_first(server, peer, song_file, flac):
    whole = open_source(str(flac))
    whole.seek(300_000)
    expected = whole.read(4096)
    opened = threading.Event()
    blocks = BlockMap(song_file)

    def wanted_only():
        return not opened.is_set()

    def run():
        while not opened.is_set():
            fetch(server, song_file, wanted_only)

    fetching = threading.Thread(target=run)
    fetching.start()
    source = open_source(str(song_file))
    source.seek(300_000)
    heard = source.read(4096)
    opened.set()
    fetching.join()
    source.close()
    blocks.close()
    assert np.array_equal(heard, expected)


def test_a_line_that_is_down_ends_the_song_with_a_sentence(song_file):
    blocks = BlockMap(song_file)
    blocks.state = Arrival.FAILED
    with pytest.raises(PlayerError, match="nothing more arrives"):
        open_source(str(song_file))
    blocks.close()


def test_a_listener_who_skips_waits_for_nothing(song_file):
    with pytest.raises(PlayerError, match="not waited for"):
        open_source(str(song_file), lambda: False)


def held(cache, number, size=BLOCK_BYTES):
    path = cache.path(1, f"song {number}", "flac")
    cache.open(path, size)
    path.write_bytes(bytes([number]) * size)
    blocks = BlockMap(path)
    blocks.add(0)
    blocks.state = Arrival.WHOLE
    blocks.close()
    return path


def test_what_was_heard_longest_ago_makes_room(tmp_path):
    cache = Cache(tmp_path / "songs", limit_bytes=3 * BLOCK_BYTES, spare_bytes=0)
    paths = [held(cache, number) for number in range(5)]
    cache.open(paths[0], BLOCK_BYTES)  # heard again
    cache.make_room(pinned={paths[1].name})
    there = [path.exists() for path in paths]
    assert there[0]
    assert there[1]
    assert sum(there) == 4


def test_names_in_the_cache_lead_nowhere_else(cache):
    path = cache.path(7, "../../etc/passwd", "../fl/ac")
    assert path.parent == cache.path(7, "x", "flac").parent
    assert path.suffix == ".flac"


def test_a_full_disk_is_a_sentence(cache, monkeypatch):
    usage = shutil.disk_usage(".")._replace(free=1 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(PlayerError, match="no room") as full:
        cache.open(cache.path(1, "x", "flac"), 100 << 20)
    assert full.value.details["needed_mb"] == 99


def test_a_map_outlives_its_process(tmp_path):
    sound = tmp_path / "a.flac"
    create_map(sound, 3 * BLOCK_BYTES)
    first = BlockMap(sound)
    first.add(1)
    first.close()
    again = BlockMap(sound)
    assert [again.has(block) for block in range(3)] == [False, True, False]
    assert again.first_missing(1) == 2
    assert again.present == 1
    again.close()
