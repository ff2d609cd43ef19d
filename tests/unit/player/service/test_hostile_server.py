"""A server that means harm costs its own songs, never the player: no crash, no flood, no secret."""

import gzip
import logging

import httpx2
import pytest

from player.blocks import FILE_BYTES_MAX
from player.errors import PlayerError
from player.library.remote.sources import NewSource
from player.service.http import PAGE_BYTES_MAX, UnreachableError, new_client
from player.service.orders import BringCover
from player.service.probe import probe
from player.service.songs.cache import Cache
from player.service.songs.covers import bring_cover
from player.service.songs.fetch import Fetch
from player.service.source import Credentials
from player.service.subsonic import NotSubsonicError, Subsonic
from tests.support.music_server import PASSWORD, USER, song

URL = "https://music.example"
ENVELOPE = '{"subsonic-response":{"status":"ok","openSubsonic":true,"type":"x",%s}}'


def answering(body, headers=None):
    """A server that has one answer to everything."""
    asked = []

    def answer(request):
        asked.append(request)
        return httpx2.Response(200, content=body, headers=headers or {})

    client = httpx2.Client(transport=httpx2.MockTransport(answer))
    return Subsonic(client, URL, Credentials(USER, PASSWORD)), asked


def test_a_few_kilobytes_that_grow_without_end_are_stopped():
    bomb = gzip.compress(bytes(PAGE_BYTES_MAX + (1 << 20)))
    server, _ = answering(bomb, {"Content-Encoding": "gzip", "Content-Type": "application/json"})
    with server.client, pytest.raises(PlayerError, match="more than any honest answer"):
        server.call("ping")


@pytest.mark.parametrize(
    "body",
    [
        "[" * 200_000,
        '{"subsonic-response":' + '{"a":' * 200_000 + "1" + "}" * 200_001,
        ENVELOPE % ('"starred2":' + "[" * 200_000 + "]" * 200_000),
    ],
    ids=["brackets", "braces", "inside"],
)
def test_an_answer_nested_a_hundred_thousand_deep_is_no_answer(body):
    server, _ = answering(body.encode())
    with server.client, pytest.raises(NotSubsonicError):
        server.get("getStarred2", dict[str, list[str]], "starred2")


ODD = [
    {"size": 10**30},
    {"track": 10**25},
    {"year": -(10**40)},
    {"id": "x" * 100_000},
    {"genres": [[[[[1]]]]]},
    {"title": {"nested": True}},
]


@pytest.mark.parametrize("odd", ODD, ids=[next(iter(one)) for one in ODD])
def test_one_song_with_nonsense_in_it_costs_that_song(library, peer, sync, odd):
    peer.songs[4] = song(4, **odd)
    assert sync().seen >= 24
    assert len(library.tracks.ids()) == 24


def test_a_server_that_gives_one_page_for_ever_comes_to_an_end(library, peer, sync):
    peer.ignores_offsets = True
    assert sync().seen == 25
    assert peer.times("search3") < 9


@pytest.fixture
def fetch(peer, server, tmp_path):
    cache = Cache(tmp_path / "songs", spare_bytes=0)
    peer.files["s1"] = b"sound" * 1000

    def run(claimed):
        path = cache.path(1, "s1", "flac")
        cache.open(path, claimed)
        return Fetch(server, "s1", path, lambda: True).run(), path

    return run


def test_a_length_no_song_has_is_not_believed(fetch, peer):
    whole, path = fetch(claimed=1 << 62)
    assert whole
    assert path.read_bytes() == peer.files["s1"]


def test_a_song_that_claims_to_fill_every_disk_is_refused_before_it_does(tmp_path):
    huge = {"Content-Length": str(FILE_BYTES_MAX + 1), "Content-Type": "audio/flac"}
    server, _ = answering(b"", huge)
    cache = Cache(tmp_path / "songs", spare_bytes=0)
    path = cache.path(1, "s1", "flac")
    cache.open(path, 0)
    with server.client, pytest.raises(PlayerError, match="more than any honest answer"):
        Fetch(server, "s1", path, lambda: True).run()
    assert path.stat().st_size == 0


@pytest.mark.parametrize("kind", ["text/html", "application/json", ""])
def test_what_is_no_picture_is_not_kept(tmp_path, kind):
    server, _ = answering(b"<script>", {"Content-Type": kind})
    with server.client:
        bring_cover(BringCover(1, "c1", str(tmp_path / "c")), lambda _news: None, server)
    assert list(tmp_path.iterdir()) == []


def test_no_log_and_no_error_holds_what_lets_somebody_in(caplog, library):
    caplog.set_level(logging.DEBUG)
    server, asked = answering(b'{"subsonic-response":{"status":"failed","error":{"code":40}}}')
    said = []
    with server.client, pytest.raises(PlayerError) as refused:
        probe(server, plain_password=True)
    said.append(str(refused.value.details))
    dead = "http://127.0.0.1:9"
    with new_client(dead) as client, pytest.raises(UnreachableError) as lost:
        Subsonic(client, dead, Credentials(USER, PASSWORD)).call("ping", repeat=False)
    said += [str(lost.value), str(lost.value.details), repr(lost.value.__context__)]
    library.sources.add(NewSource("home", URL, USER))
    written = caplog.text + "".join(said)
    assert asked, "the secrets did travel"
    for secret in (PASSWORD, PASSWORD.encode().hex()):
        assert secret not in written
    for request in asked:
        for name in ("t", "s", "p"):
            value = request.url.params.get(name)
            assert value is None or value not in written


def test_credentials_show_no_secret_when_somebody_prints_them():
    assert PASSWORD not in repr(Credentials(USER, PASSWORD, PASSWORD))
