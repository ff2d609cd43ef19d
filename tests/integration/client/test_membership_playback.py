"""A membership that ends while its music plays: the track goes on as it began, the next is less.

Tokens, their clock, the network process and the engine are the real ones; the server is scripted.
"""

import numpy as np
import pytest

from player.engine.local import LocalEngine
from player.library.library import Library
from player.library.remote.sources import NewSource
from player.model import PlayState, Track
from player.opening import Opener
from player.playback import Playback
from player.service.membership.holding import Holding
from player.service.membership.playing import MembershipPlay
from player.service.membership.record import RecordStore
from player.service.membership.states import Standing
from player.service.orders import Brought, Synced
from player.service.secrets import Secrets
from player.service.source import Credentials
from player.service.supply import Supply
from tests.support.clouds import Heard, ToldAccount, cloud_of
from tests.support.engine_bench import noise, write_audio
from tests.support.fast_output import FastOutput, Gate
from tests.support.issuer import DAY_S, NOW_S, Issuer
from tests.support.listener import Listener
from tests.support.music_server import PASSWORD, USER, music_server, song

JKT = "the-device"
RATE = 48_000
LONG_S = 3
GATE_BLOCKS = 30


class Member:
    """A device whose token is real and whose clock the test sets."""

    def __init__(self, folder, url):
        self.now_s = NOW_S
        issuer, store = Issuer(url), Secrets(folder / "account-secrets.json")
        record = RecordStore(folder / "membership.json", store)
        self._holding = Holding(record, JKT, lambda: float(self.now_s), lambda: 0.0)
        self._holding.begin(url, issuer.document(), "gk_nothing")
        self._holding.take(issuer.token(JKT), issuer.document)

    @property
    def state(self):
        return self._holding.state


class House:
    """One listener: library, cloud, membership and an engine."""

    def __init__(self, folder, peer, gate=None):
        self.member = Member(folder, peer.url)
        self.library = Library.open(folder / "library.db")
        self.account = ToldAccount(self.member.state)
        # A busy machine must not pass for a slow line: nothing but the membership decides here.
        self.supply = Supply(self.library, lambda: self.account.state, lambda: True)
        self.cloud = cloud_of(self.library, folder, self.supply)
        self.output = FastOutput(gate=gate)
        self.engine = LocalEngine(self.output)
        opener = Opener()
        self.playback = Playback(self.engine, opener, self._track)
        self._opener = opener
        self.playback.locate = self.cloud.locate
        self.playback.tier_of = self.supply.told
        self.news = Heard(self.cloud)
        self.joined = MembershipPlay(self.account, self.supply, self.playback, self.cloud)
        self.joined.start()
        self.listener = Listener(self.playback)

    def _track(self, key):
        found = self.library.tracks.tracks([key])
        return found[0] if found else Track(path="nowhere")

    def add(self, peer):
        self.cloud.add(NewSource("service", peer.url, USER), Credentials(USER, PASSWORD))
        self.news.until(lambda news: isinstance(news, Synced))
        self.account.tell(self.member.state)
        return [int(key) for key in self.library.tracks.ids("", "title")]

    def at(self, now_s):
        """It is later now, and the account has noticed."""
        self.member.now_s = now_s
        self.account.tell(self.member.state)

    def heard(self):
        blocks = [block for stream in self.output.streams for block in stream.heard]
        return np.concatenate(blocks)

    def close(self):
        self.joined.close()
        self.cloud.close()
        self._opener.close()
        self.engine.close()
        self.playback.close()
        self.library.close()


def samples(seed, seconds):
    return noise(RATE, RATE * seconds, 24, seed=seed)


@pytest.fixture
def peer(tmp_path):
    with music_server(songs=[]) as server:
        for number, seconds in enumerate((LONG_S, 1)):
            file = write_audio(
                tmp_path / f"{number}.flac", samples(number, seconds), RATE, "PCM_24"
            )
            data = file.read_bytes()
            server.files[f"s{number}"] = data
            server.songs.append(
                song(number, size=len(data), duration=seconds, samplingRate=RATE, bitDepth=24)
            )
        less = write_audio(tmp_path / "less.flac", samples(9, 1), RATE, "PCM_24")
        server.made["s1 128"] = less.read_bytes()
        yield server


@pytest.fixture
def house(tmp_path, peer):
    gate = Gate(GATE_BLOCKS)
    made = House(tmp_path, peer, gate)
    made.gate = gate
    yield made
    gate.go()
    made.close()


def played_until_the_middle(house, peer):
    ids = house.add(peer)
    house.playback.play_tracks(ids)
    assert house.gate.reached.wait(30)
    return ids


def finished(house):
    house.gate.go()
    house.listener.until(lambda: house.listener.state() is PlayState.STOPPED)
    return house.heard()


def test_an_end_in_the_middle_of_a_track_changes_none_of_its_samples(house, peer):
    played_until_the_middle(house, peer)
    house.at(NOW_S + 60 * DAY_S)
    assert house.account.state.standing is Standing.EXPIRED
    heard = finished(house)
    first = samples(0, LONG_S)
    assert np.array_equal(heard[: len(first)], first)
    assert np.array_equal(heard[len(first) :], samples(9, 1)), "the next one is less"
    assert house.listener.names_played() == ["Song 0", "Song 1"]
    assert house.listener.notices() == ["stream.account"]
    assert house.playback.state.state is PlayState.STOPPED


def test_in_grace_what_lies_here_plays_as_it_is(house, peer):
    ids = house.add(peer)
    house.cloud.locate(house._track(ids[1]))
    house.news.until(lambda news: isinstance(news, Brought))
    house.supply.renew(house.account.state)
    house.playback.play_tracks(ids)
    assert house.gate.reached.wait(30)
    house.at(NOW_S + 33 * DAY_S)
    assert house.account.state.standing is Standing.GRACE
    heard = finished(house)
    both = np.concatenate([samples(0, LONG_S), samples(1, 1)])
    assert np.array_equal(heard, both)
    assert house.listener.notices() == []


def test_with_a_membership_everything_comes_as_it_is(house, peer):
    played_until_the_middle(house, peer)
    heard = finished(house)
    both = np.concatenate([samples(0, LONG_S), samples(1, 1)])
    assert np.array_equal(heard, both)
    assert house.library.sources.rows()[0].supplied
    assert {values.get("format", [""])[0] for name, values in peer.asked if name == "stream"} == {
        "raw"
    }
