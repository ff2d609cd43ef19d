"""On a train: the network is there and says nothing. What lies here plays, and nothing waits."""

import numpy as np
import pytest

from player.engine.local import LocalEngine
from player.library.lists.rows import Here
from player.library.remote.sources import NewSource
from player.service.orders import Brought, Synced
from player.service.source import Credentials
from player.session import Session
from tests.support.black_hole import black_hole
from tests.support.clouds import Heard
from tests.support.engine_bench import noise, write_audio
from tests.support.fast_output import FastOutput
from tests.support.listener import Listener
from tests.support.music_server import PASSWORD, USER, music_server, song

RATE = 48_000


@pytest.fixture
def samples():
    return {name: noise(RATE, RATE, 24, seed=seed) for seed, name in enumerate(("here", "far"))}


@pytest.fixture
def files(tmp_path, samples):
    return {
        name: write_audio(tmp_path / f"{name}.flac", data, RATE, "PCM_24")
        for name, data in samples.items()
    }


@pytest.fixture
def port(files):
    """At home: a server is added, one of its songs downloaded. Returns the port it was at."""
    with music_server(songs=[song(n, duration=1, samplingRate=RATE) for n in range(3)]) as peer:
        peer.files["s1"] = files["far"].read_bytes()
        peer.songs[1]["size"] = len(peer.files["s1"])
        session = Session(LocalEngine(FastOutput()))
        try:
            heard = Heard(session.cloud)
            session.cloud.add(NewSource("home", peer.url, USER), Credentials(USER, PASSWORD))
            heard.until(lambda news: isinstance(news, Synced))
            ids = session.library.tracks.ids('"song 1"')
            session.library.remote_files.pin(ids, pinned=True)
            session.cloud.keep()
            heard.until(lambda news: isinstance(news, Brought))
        finally:
            session.close()
        return int(peer.url.rpartition(":")[2])


@pytest.fixture
def train(port):
    """The next start, without a word from the network; the device and the black hole with it."""
    output = FastOutput()
    with black_hole(port) as hole:
        session = Session(LocalEngine(output))
        session.start()
        try:
            yield session, output, hole
        finally:
            session.close()


def played(session, output, play):
    listener = Listener(session.playback)
    before = sum(len(stream.heard) for stream in output.streams)
    play()
    listener.until_stopped(60)
    assert listener.notices() == []
    blocks = [block for stream in output.streams for block in stream.heard]
    return np.concatenate(blocks[before:])


def test_what_lies_here_plays_while_the_network_says_nothing(train, files, samples):
    session, output, hole = train
    assert hole.heard.wait(60), "the server was asked, and has not answered"
    path = str(files["here"])
    local = played(session, output, lambda: session.playback.open([path]))
    assert np.array_equal(local, samples["here"])
    ids = session.library.tracks.ids("downloaded:")
    (row,) = session.library.tracks.rows(ids)
    assert (row.title, row.remote.here) == ("Song 1", Here.WHOLE)
    kept = played(session, output, lambda: session.playback.play_tracks(ids.tolist()))
    assert np.array_equal(kept, samples["far"])
    (far,) = session.library.tracks.ids('"song 2"')
    session.library.annotations.love([int(far)], loved=True)
    (source,) = session.library.sources.rows()
    owed = session.library.outbox.due(source.id)
    assert [(act.kind, act.key) for act in owed if act.kind == "star"] == [("star", "s2")]
    assert session.library.tracks.rows([int(far)])[0].loved
