"""A server with next to nothing: HTML where it has no answer, nothing to compare, no accounts."""

import pytest

from player.service.http import origin_of
from player.service.source import ChangeMark, Credentials
from tests.support import peers
from tests.support.device import device
from tests.support.window import make_music


@pytest.fixture(scope="module")
def peer(tmp_path_factory):
    if missing := peers.missing_beetstream():
        pytest.skip(missing)
    music = make_music(tmp_path_factory.mktemp("music"), albums=3, tracks=2)
    with peers.beetstream(tmp_path_factory.mktemp("beetstream"), music) as running:
        yield running


@pytest.fixture
def laptop(peer, tmp_path):
    with device(tmp_path / "laptop", peer.url, Credentials("anybody", "anything")) as made:
        yield made


def test_its_songs_are_here(laptop):
    assert laptop.sync().written == 6
    assert {row.album for row in laptop.rows()} == {"Parallax", "夜航", "Low Tide"}


def test_what_it_cannot_say_is_not_believed(laptop):
    assert laptop.server.capabilities.change_mark in {ChangeMark.NONE, ChangeMark.WEAK}
    laptop.sync()
    assert laptop.sync(whole=True).dropped == 0
    assert len(laptop.ids()) == 6


def test_nothing_is_asked_of_anybody_else(laptop, peer):
    asked = []
    laptop.server.client.event_hooks = {"request": [lambda r: asked.append(str(r.url))]}
    laptop.sync(whole=True)
    assert {origin_of(url) for url in asked} == {peer.url}


def test_a_star_it_does_not_know_is_listed_and_not_lost(laptop):
    laptop.sync()
    laptop.library.annotations.love(laptop.ids()[:1], loved=True)
    laptop.sync()
    outbox = laptop.library.outbox
    assert outbox.count() + len(outbox.problems()) <= 1
    assert laptop.rows()[0].loved
