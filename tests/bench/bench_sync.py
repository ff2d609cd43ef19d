"""A server's library into ours, and a song over a slow line; shares and counts, not seconds."""

import random
import threading
import time

import numpy as np
import pytest

from player.blocks import BLOCK_BYTES, BlockMap
from player.engine import block_file
from player.engine.source import open_source
from player.service.songs.cache import Cache
from player.service.songs.fetch import Fetch
from player.service.source import Credentials
from tests.support.device import device
from tests.support.engine_bench import noise, write_audio
from tests.support.music_server import PASSWORD, USER, music_server, song

pytestmark = pytest.mark.bench

SONGS = 20_000
LINE_BYTES_S = 1_500_000
RATE = 192_000


@pytest.fixture
def big(tmp_path):
    songs = [song(n, artist=f"Artist {n // 37}", genre="Rock") for n in range(SONGS)]
    with (
        music_server(songs=songs) as peer,
        device(tmp_path / "laptop", peer.url, Credentials(USER, PASSWORD)) as machine,
    ):
        yield peer, machine


def cpu_s(work):
    started = time.thread_time()
    work()
    return time.thread_time() - started


def test_a_pass_over_what_is_known_costs_a_fraction_and_writes_nothing(big, record_property):
    _, machine = big
    first = cpu_s(machine.sync)
    second = cpu_s(lambda: machine.sync(whole=True))
    record_property("songs_a_cpu_second", round(SONGS / first))
    record_property("second_pass_share", round(second / first, 3))
    assert second < 0.3 * first


def test_a_late_page_costs_no_more_than_an_early_one(big):
    _, machine = big
    catalogue_s = []
    machine.sync()
    for offset in (0, SONGS - 2000):
        values = {"query": "", "songCount": 2000, "songOffset": offset}
        catalogue_s.append(cpu_s(lambda values=values: machine.server.call("search3", values)))
    assert catalogue_s[1] < 3 * catalogue_s[0]


def test_a_song_of_24_bits_at_192_khz_sounds_long_before_it_is_here(tmp_path, record_property):
    flac = write_audio(tmp_path / "n.flac", noise(RATE, RATE * 6, 24), RATE, "PCM_24")
    with (
        music_server(songs=[song(1)], files={"s1": flac.read_bytes()}) as peer,
        device(tmp_path / "laptop", peer.url, Credentials(USER, PASSWORD)) as machine,
    ):
        peer.line_bytes_s = LINE_BYTES_S
        cache = Cache(tmp_path / "songs", spare_bytes=0)
        path = cache.path(1, "s1", "flac")
        cache.open(path, flac.stat().st_size)
        fetching = threading.Thread(
            target=lambda: Fetch(machine.server, "s1", path, lambda: True).run()
        )
        started = time.monotonic()
        fetching.start()
        source = open_source(str(path))
        assert len(source.read(RATE // 10)) == RATE // 10
        first_s = time.monotonic() - started
        fetching.join()
        whole_s = time.monotonic() - started
        source.close()
        blocks = BlockMap(path)
        record_property("blocks", blocks.count)
        blocks.close()
    record_property("first_sound_s", round(first_s, 3))
    one_block_s = 2 * BLOCK_BYTES / LINE_BYTES_S
    assert first_s < one_block_s + 0.15 * whole_s


class _Waiting(BlockMap):
    """Counts the blocks that a reader had to wait for."""

    waited = 0

    @property
    def wanted(self):
        return super().wanted

    @wanted.setter
    def wanted(self, block):
        type(self).waited += block is not None
        BlockMap.wanted.fset(self, block)


def test_a_seek_over_a_slow_line_waits_for_three_blocks_at_most(
    tmp_path, monkeypatch, record_property
):
    monkeypatch.setattr(block_file, "BlockMap", _Waiting)
    flac = write_audio(tmp_path / "n.flac", noise(RATE, RATE * 20, 24), RATE, "PCM_24")
    whole = open_source(str(flac))
    with (
        music_server(songs=[song(1)], files={"s1": flac.read_bytes()}) as peer,
        device(tmp_path / "laptop", peer.url, Credentials(USER, PASSWORD)) as machine,
    ):
        peer.line_bytes_s = LINE_BYTES_S
        cache = Cache(tmp_path / "songs", spare_bytes=0)
        path = cache.path(1, "s1", "flac")
        cache.open(path, flac.stat().st_size)
        done = threading.Event()
        fetch = Fetch(machine.server, "s1", path, lambda: not done.is_set())
        fetching = threading.Thread(target=fetch.run)
        fetching.start()
        source, waited = open_source(str(path)), []
        for frame in random.Random(10).sample(range(RATE * 19), 20):
            before = _Waiting.waited
            source.seek(frame)
            heard = source.read(RATE // 100)
            waited.append(_Waiting.waited - before)
            whole.seek(frame)
            assert np.array_equal(heard, whole.read(RATE // 100))
        done.set()
        fetching.join()
        source.close()
    whole.close()
    record_property("blocks_a_seek", f"{sum(waited) / 20:.1f}, at most {max(waited)}")
    assert max(waited) <= 3, waited
