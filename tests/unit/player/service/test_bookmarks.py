"""A place in a long song follows its listener: the last act wins, on whichever machine it was."""

import pytest

from player.service.http import UnreachableError


@pytest.fixture
def track(library, peer, sync):
    sync()
    return lambda number: int(library.tracks.ids(f'"song {number}"')[0])


def test_a_place_kept_here_is_on_the_server_and_moves_with_us(library, peer, sync, track):
    library.places.keep(track(13), 60_000)
    library.places.keep(track(13), 90_000)
    assert library.outbox.count() == 1
    assert sync().sent == 1
    assert peer.bookmarks == {"s13": 90_000}
    assert peer.times("createBookmark") == 1
    assert sync().sent == 0


def test_a_place_that_was_heard_out_is_taken_away_there_too(library, peer, sync, track):
    library.places.keep(track(13), 60_000)
    sync()
    library.places.keep(track(13), 0)
    sync()
    assert peer.bookmarks == {}
    assert library.places.get(track(13)) == 0


def test_a_place_of_another_machine_comes_and_goes(library, peer, sync, track):
    peer.bookmarks["s7"] = 1_234_000
    sync()
    assert library.places.get(track(7)) == 1_234_000
    peer.bookmarks["s7"] = 1_300_000
    sync()
    assert library.places.get(track(7)) == 1_300_000
    peer.bookmarks.clear()
    sync()
    assert library.places.get(track(7)) == 0
    assert library.outbox.count() == 0


def test_what_the_listener_did_on_a_train_is_not_overwritten(library, peer, server, sync, track):
    peer.bookmarks.update(s1=10_000, s2=20_000)
    sync()
    server.url = "http://127.0.0.1:9"
    library.places.keep(track(1), 55_000)
    library.places.keep(track(2), 0)
    with pytest.raises(UnreachableError):
        sync()
    server.url = peer.url
    peer.bookmarks["s1"] = 11_000
    for intent in range(1, 9):
        library.outbox.revive(intent)
    sync()
    assert peer.bookmarks == {"s1": 55_000}
    assert (library.places.get(track(1)), library.places.get(track(2))) == (55_000, 0)


def test_a_server_that_keeps_no_places_is_no_problem(library, peer, sync, track):
    peer.bookmarks = None
    library.places.keep(track(13), 60_000)
    sync()
    assert library.outbox.problems() == []
    assert library.outbox.count() == 0
    assert library.places.get(track(13)) == 60_000


def test_a_place_in_a_song_that_is_gone_goes_with_it(library, peer, sync, track):
    library.places.keep(track(13), 60_000)
    sync()
    del peer.songs[13]
    peer.bookmarks.clear()
    peer.scan_stamp = "2026-02-01T00:00:00Z"
    assert sync().dropped == 1
    assert library.outbox.count() == 0


def test_an_answer_that_makes_no_sense_takes_no_place_away(library, peer, sync, track):
    peer.bookmarks["s7"] = 1_234_000
    sync()
    peer.bookmarks["s7"] = "somewhere"
    sync()
    peer.faults["getBookmarks"] = ["refuse"]
    sync()
    assert library.places.get(track(7)) == 1_234_000
