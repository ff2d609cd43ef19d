"""The best a line carries and the rights allow, decided before a track and never within one."""

import pytest

from player.blocks import Arrival, BlockMap
from player.errors import PlayerError
from player.library.remote.songs import RemoteFile
from player.model import AudioFormat, Track
from player.rights import FREE, Quality, Rights
from player.service.membership.states import AccountState, HeldMembership, Standing
from player.service.songs.cache import Cache, Kept
from player.service.songs.fetch import Fetch
from player.service.songs.pace import Meter, Paces
from player.service.songs.tiers import AS_IS, chosen, quality_of, tiers_of
from player.service.supply import Keeping, Supply, is_same_place

HIRES = AudioFormat("FLAC", 192_000, 2, 24, lossless=True)
CD = AudioFormat("FLAC", 44_100, 2, 16, lossless=True)
MP3 = AudioFormat("MP3", 44_100, 2, bitrate_kbps=320)
MINUTES_MS = 60_000
MEMBER = Rights(quality=Quality.HIRES, offline_tracks=100)
GRACE = Rights(quality=Quality.STANDARD, offline_tracks=100)


def hires():
    """Four minutes of 24/192 at 7.6 Mbit/s, as measured."""
    return tiers_of(HIRES, 228_000_000, 4 * MINUTES_MS)


@pytest.mark.parametrize(
    "line_kbps, expected",
    [
        (None, Quality.HIRES),
        (12_000, Quality.HIRES),
        (11_000, Quality.SQ),
        (1_350, Quality.SQ),
        (1_300, Quality.HQ),
        (480, Quality.HQ),
        (479, Quality.STANDARD),
        (20, Quality.STANDARD),
    ],
)
def test_the_line_carries_half_as_much_again_as_the_sound_needs(line_kbps, expected):
    assert chosen(hires(), Quality.HIRES, line_kbps).quality is expected


@pytest.mark.parametrize("cap", list(Quality))
def test_rights_are_a_ceiling_and_the_line_a_second_one(cap):
    assert chosen(hires(), cap, None).quality is cap
    assert chosen(hires(), cap, 20).quality is Quality.STANDARD


@pytest.mark.parametrize(
    "fmt, native", [(CD, Quality.SQ), (MP3, Quality.HQ), (None, Quality.HIRES)]
)
def test_a_file_is_never_made_into_more_than_it_is(fmt, native):
    tiers = tiers_of(fmt, 0, None)
    assert tiers[0].is_whole
    assert quality_of(fmt) is native
    assert [tier.quality.rank for tier in tiers] == list(range(native.rank, -1, -1))
    assert chosen(tiers, Quality.HIRES, None).is_whole


def test_one_hiccup_does_not_decide():
    paces = Paces()
    assert paces.kbps(1) is None
    for kbps in (10_000, 10_000, 1_000):
        paces.take(1, kbps)
    assert 7_000 < paces.kbps(1) < 8_000
    assert paces.kbps(2) is None


def test_a_handful_of_bytes_is_no_measurement():
    now_s = [0.0]
    meter = Meter(lambda: now_s[0])
    meter.add(1_000)
    now_s[0] = 1.0
    assert meter.kbps is None
    meter.add(1_000_000 - 1_000)
    assert meter.kbps == 8_000


@pytest.fixture
def state():
    """What the account says; the test changes it."""
    return [AccountState(standing=Standing.ACTIVE, url="https://svc.example", rights=MEMBER)]


@pytest.fixture
def supply(library, state):
    return Supply(library, lambda: state[0])


def song(source_id=1):
    return RemoteFile(source_id, "s1", "flac", 228_000_000, None, "")


TRACK = Track(path="source:1/s1", format=HIRES, duration_ms=4 * MINUTES_MS)


@pytest.fixture
def own(library, source):
    return library.sources.get(source)


@pytest.fixture
def service(library, source):
    library.sources.supply(source, supplied=True)
    return library.sources.get(source)


def test_the_listeners_own_server_never_hears_of_a_membership(supply, state, own):
    for standing in Standing:
        state[0] = AccountState(standing=standing, rights=FREE)
        assert supply.tier(TRACK, song(), own, is_kept=False).is_whole
        assert supply.keeping(own) == Keeping()


def test_what_a_service_sends_is_what_the_membership_gives(supply, state, service):
    assert supply.tier(TRACK, song(), service, is_kept=False).is_whole
    supply.began(TRACK)
    state[0] = AccountState(standing=Standing.GRACE, rights=GRACE)
    assert supply.tier(TRACK, song(), service, is_kept=False).is_whole, "it plays to its end"
    following = Track(path="source:1/s2", format=HIRES, duration_ms=4 * MINUTES_MS)
    tier = supply.tier(following, song(), service, is_kept=False)
    assert (tier.quality, tier.codec) == (Quality.STANDARD, "opus")
    assert supply.told(following).reason == "account"
    assert supply.told(TRACK).reason == ""


def test_downloads_play_in_grace_and_are_locked_after_it(supply, state, service):
    state[0] = AccountState(standing=Standing.GRACE, rights=GRACE)
    assert supply.tier(TRACK, song(), service, is_kept=True).is_whole
    supply.renew(state[0])
    state[0] = AccountState(standing=Standing.EXPIRED, rights=FREE, is_evictable=True)
    assert supply.tier(TRACK, song(), service, is_kept=True).quality is Quality.STANDARD
    assert supply.keeping(service) == Keeping(0, evictable=True)


def test_a_slow_line_is_said_to_be_the_reason(supply, own):
    supply.paces.take(own.id, 2_000)
    assert supply.tier(TRACK, song(), own, is_kept=False).quality is Quality.SQ
    assert supply.told(TRACK).reason == "line"
    assert supply.tier(TRACK, song(), own, is_kept=True).is_whole


def test_who_rather_waits_is_sent_everything(library, state, own):
    supply = Supply(library, lambda: state[0], lambda: True)
    supply.paces.take(own.id, 100)
    assert supply.tier(TRACK, song(), own, is_kept=False).is_whole


def test_a_server_is_known_to_sell_while_a_membership_counts(library, supply, own, state):
    paid = HeldMembership("m", "svip", "account", "active", 0, 1, trial=False, family=None)
    there = AccountState(standing=Standing.ACTIVE, url=own.url, rights=MEMBER)
    supply.renew(there)
    assert not library.sources.get(own.id).supplied, "everybody has everything on an own server"
    supply.renew(AccountState(standing=Standing.EXPIRED, url=own.url, memberships=(paid,)))
    assert not library.sources.get(own.id).supplied
    supply.renew(
        AccountState(standing=Standing.ACTIVE, url=own.url, rights=MEMBER, memberships=(paid,))
    )
    assert library.sources.get(own.id).supplied
    supply.renew(AccountState())
    assert library.sources.get(own.id).supplied, "signing out unlocks nothing"


def test_the_same_place_is_the_same_place():
    assert is_same_place("https://Music.example/", "https://music.example")
    assert not is_same_place("http://music.example", "https://music.example")
    assert not is_same_place("https://music.example/a", "https://music.example/b")


@pytest.fixture
def less(peer, tmp_path):
    """A song, and where it goes when 128 kbit/s of it are wanted."""
    peer.files["s1"], peer.made["s1 128"] = b"everything" * 50_000, b"less" * 50_000
    cache = Cache(tmp_path / "songs", spare_bytes=0)
    tier = tiers_of(MP3, 0, None)[-1]
    path = cache.path(1, "s1", "mp3", tier)
    cache.open(path, 0)
    return cache, tier, path


@pytest.mark.parametrize("endless", [False, True])
def test_less_of_a_song_comes_whole_and_lies_apart_from_the_file(peer, server, less, endless):
    peer.made_endless = endless
    cache, tier, path = less
    measured = []
    assert Fetch(server, "s1", path, lambda: True, tier, measured.append).run()
    assert path.read_bytes() == peer.made["s1 128"]
    assert cache.state(path) is Kept.WHOLE
    assert path != cache.path(1, "s1", "mp3", AS_IS)
    assert all(kbps > 0 for kbps in measured)
    assert measured


def test_a_server_that_makes_nothing_sends_the_file(peer, server, less):
    cache, tier, path = less
    peer.made.clear()
    assert Fetch(server, "s1", path, lambda: True, tier).run()
    assert path.read_bytes() == peer.files["s1"]
    assert cache.state(path) is Kept.WHOLE


def test_a_server_that_refuses_everything_is_asked_twice_and_no_more(peer, server, less):
    _, tier, path = less
    peer.made.clear()
    peer.faults["stream"] = ["", "refuse"]
    with pytest.raises(PlayerError, match="refuses"):
        Fetch(server, "s1", path, lambda: True, tier).run()
    assert peer.times("stream") == 2
    blocks = BlockMap(path)
    assert blocks.state is not Arrival.WHOLE
    blocks.close()
