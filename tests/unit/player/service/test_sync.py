"""What a server has is in the library, what the listener did is on the server, nothing is lost."""

import threading
from time import time

import pytest

from player.errors import PlayerError
from player.library.keep.annotations import Play
from player.library.remote import outbox
from player.service.http import UnreachableError
from player.service.subsonic import BarredError
from player.service.syncing.pages import Reading, all_songs
from tests.support.music_server import song

FIELDS = ("title", "artist", "album", "track_number", "format_label", "duration_ms")


def titles(library, query=""):
    return [row.title for row in library.tracks.rows(library.tracks.ids(query, "title"))]


def test_songs_of_a_server_are_tracks_like_any_others(library, sync):
    assert sync().written == 25
    (row,) = library.tracks.rows(library.tracks.ids("song 13"))
    assert [getattr(row, name) for name in FIELDS] == [
        *("Song 13", "Halyard", "Album 1", 4, "24/96", 180_000),
    ]
    assert len(library.albums.ids()) == 3


def test_an_unchanged_server_costs_no_page_and_no_row(peer, sync):
    sync()
    pages = peer.times("search3")
    assert sync().written == 0
    assert peer.times("search3") == pages
    assert sync(whole=True).written == 0


def test_a_tag_edited_on_the_server_reaches_the_library(library, peer, sync):
    sync()
    ids = library.tracks.ids("song 13")
    peer.songs[13]["title"] = "Renamed"
    peer.scan_stamp = "2026-02-01T00:00:00Z"
    assert sync().written == 1
    assert list(library.tracks.ids("renamed")) == list(ids)


def test_a_song_that_is_gone_there_is_gone_here(library, peer, sync):
    sync()
    del peer.songs[3:5]
    peer.scan_stamp = "2026-02-01T00:00:00Z"
    assert sync().dropped == 2
    assert len(library.tracks.ids()) == 23


def test_a_great_loss_is_believed_only_the_second_time(library, peer, sync):
    sync()
    del peer.songs[5:]
    peer.scan_stamp = "2026-02-01T00:00:00Z"
    first = sync()
    assert first.suspect
    assert len(library.tracks.ids()) == 25
    assert sync().dropped == 20


@pytest.mark.parametrize("fault", ["torn", "garbage"])
def test_a_broken_page_drops_nothing(library, peer, sync, fault):
    sync()
    del peer.songs[3]
    peer.faults["search3"] = [fault] * 8
    with pytest.raises(PlayerError):
        sync(whole=True)
    assert len(library.tracks.ids()) == 25


def test_an_empty_answer_in_the_middle_drops_nothing(library, peer, sync):
    sync()
    peer.faults["search3"] = ["empty"]
    report = sync(whole=True)
    assert report.suspect
    assert len(library.tracks.ids()) == 25


def test_a_busy_server_is_asked_again(peer, sync):
    peer.faults["search3"] = ["busy", ""]
    assert sync().seen == 25


def test_one_odd_song_spoils_no_page_and_no_sweep(library, peer, sync):
    sync()
    peer.songs[4] = {"title": "no id at all"}
    report = sync(whole=True)
    assert (report.odd, report.dropped) == (1, 0)
    assert len(library.tracks.ids()) == 25


def test_stars_and_stars_taken_away_travel_both_ways(library, peer, sync):
    sync()
    first, second = library.tracks.ids("", "title")[:2]
    library.annotations.love([first], loved=True)
    peer.songs[24]["starred"] = "2026-01-05T10:00:00Z"
    assert sync().sent == 1
    assert [known["title"] for known in peer.songs if known.get("starred")] == ["Song 0", "Song 24"]
    assert titles(library, "loved:") == ["Song 0", "Song 24"]
    peer.songs[24]["starred"] = ""
    library.annotations.love([first], loved=False)
    sync()
    assert titles(library, "loved:") == []
    assert not any(known.get("starred") for known in peer.songs)
    assert second in library.tracks.ids()


def test_what_the_listener_did_while_the_server_was_away_is_not_overwritten(library, peer, sync):
    sync()
    (key,) = library.tracks.ids('"song 13"')
    library.annotations.rate([key], 4.0)
    peer.songs[13]["userRating"] = 1
    sync()
    assert library.tracks.rows([key])[0].rating == 4.0
    assert peer.songs[13]["userRating"] == 4


def test_plays_arrive_once_with_their_own_time(library, peer, sync):
    sync()
    keys = library.tracks.ids("", "title")[:3]
    for place, key in enumerate(keys):
        library.annotations.record_play(Play(int(key), 1_700_000_000_000 + place, 60_000))
    assert sync().sent == 3
    assert sync().sent == 0
    sent = [moment for known in peer.songs for moment in known.get("played_ms", [])]
    assert sorted(sent) == [1_700_000_000_000 + place for place in range(3)]
    assert peer.times("scrobble") == 1


def test_an_act_that_no_server_will_have_is_listed(library, peer, sync):
    sync()
    (key,) = library.tracks.ids('"song 13"')
    library.annotations.love([key], loved=True)
    peer.faults["star"] = ["refuse"]
    assert sync().sent == 0
    (problem,) = library.outbox.problems()
    assert (problem.kind, problem.key) == ("star", "s13")
    library.outbox.revive(problem.id)
    assert sync().sent == 1
    assert peer.songs[13]["starred"]


def test_a_changed_password_buries_nothing(library, peer, sync):
    sync()
    (key,) = library.tracks.ids('"song 13"')
    library.annotations.love([key], loved=True)
    peer.takes_tokens = False
    with pytest.raises(BarredError):
        sync()
    assert (library.outbox.count(), library.outbox.problems()) == (1, [])


def test_what_failed_while_the_clock_was_a_year_ahead_is_sent_when_it_is_right(
    library, peer, server, sync, monkeypatch
):
    sync()
    (key,) = library.tracks.ids('"song 13"')
    library.annotations.love([key], loved=True)
    server.url = "http://127.0.0.1:9"
    with monkeypatch.context() as patch, pytest.raises(UnreachableError):
        patch.setattr(outbox, "time", lambda: time() + 365 * 86_400)
        sync()
    server.url = peer.url
    assert sync().sent == 1


def test_an_act_waits_for_a_server_that_is_away(library, peer, source, server, sync):
    sync()
    (key,) = library.tracks.ids('"song 13"')
    library.annotations.love([key], loved=True)
    server.url = "http://127.0.0.1:9"
    with pytest.raises(UnreachableError):
        sync()
    assert library.outbox.count() == 1
    assert library.outbox.due(source) == []
    library.outbox.revive(1)
    server.url = peer.url
    assert sync().sent == 1


def test_a_removed_source_takes_its_songs_along_and_nothing_else(library, source, sync):
    sync()
    library.sources.remove(source)
    assert len(library.tracks.ids()) == 0
    assert library.sources.rows() == []
    assert library.roots() == []


def test_servers_are_no_folders_to_scan(library, sync):
    sync()
    assert library.roots() == []


def test_a_song_twice_on_a_page_is_one_track(library, peer, sync):
    peer.songs.append(song(3))
    sync()
    assert len(library.tracks.ids()) == 25


def test_giving_up_waits_for_no_page_that_is_asked_for_again_and_again(server, peer):
    """The second page hangs, as behind a line that has gone; the sync ends all the same."""
    go_on, asked, came, cancelled = (threading.Event() for _ in range(4))
    real = server.get

    def get(method, kind, key, **values):
        if values.get("songOffset"):
            asked.set()
            go_on.wait(60.0)
            came.set()
        return real(method, kind, key, **values)

    server.get = get
    pages = all_songs(server, Reading(), cancelled.is_set)
    assert len(next(pages)) == 25
    assert asked.wait(60.0)
    cancelled.set()
    assert next(pages, None) is None
    assert not came.is_set(), "the page is still on its way"
    go_on.set()
    thread = next((t for t in threading.enumerate() if t.name == "pages"), None)
    if thread is not None:
        thread.join(60.0)
