"""What a session keeps of listening: plays, the last queues, edits that waited for silence."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from player.errors import PlayerError
from player.events import PlaybackChanged
from player.keeping import QueueKeeper
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.library.tags import read_tags
from player.listening import Listening
from player.model import ShuffleMode
from player.opening import Opener
from player.playback import Playback
from player.resuming import Resuming
from player.signal_path import Verdict
from tests.support.fake_playback import FakeEngine, NoOverviews, hi_res
from tests.support.library_factory import make_album

LENGTH_S = 328  # what the fake engine says of every track


class Clock:
    def __init__(self):
        self.now_s = 100.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def library(tmp_path):
    make_album(tmp_path / "music", title="One", artist="A", tracks=["Aa", "Bb", "Cc"])
    opened = Library.open(tmp_path / "library.db")
    opened.scan([tmp_path / "music"], Watcher(jobs=1))
    yield opened
    opened.close()


@pytest.fixture
def player(library):
    engine, opener = FakeEngine(hi_res), Opener()
    playback = Playback(engine, opener, lambda key: library.tracks.tracks([key])[0])
    playback._overviews.close()
    playback._overviews = NoOverviews()
    yield playback, engine
    playback.close()
    opener.close()


@pytest.fixture
def heard(library, player):
    clock = Clock()
    listening = Listening(library, player[0], clock)
    listening.start()
    yield listening, clock
    listening.close()


def ids(library):
    return [int(key) for key in library.tracks.ids("", "title")]


def test_a_track_heard_by_half_is_a_play_with_its_length_and_device(library, player, heard):
    (playback, engine), (listening, clock) = player, heard
    playback.play_tracks(ids(library))
    clock.now_s += 170
    engine.play_through()
    clock.now_s += 20
    engine.play_through()
    listening.close()
    (play,) = library.annotations.plays()
    assert (play.track_id, play.heard_ms, play.device) == (ids(library)[0], 170_000, "DAC")
    assert library.tracks.rows([ids(library)[0]])[0].plays == 1


def test_what_reached_the_device_exactly_is_noted_apart(library, player, heard):
    """100 s exact, then something was switched on, then another track that was never exact."""
    (playback, engine), (listening, clock) = player, heard
    playback.play_tracks(ids(library))
    listening._hear(PlaybackChanged(replace(playback.state, verdict=Verdict.EXACT)))
    clock.now_s += 100
    listening._hear(PlaybackChanged(replace(playback.state, verdict=Verdict.ENHANCED)))
    clock.now_s += 80
    engine.play_through()
    listening._hear(PlaybackChanged(replace(playback.state, verdict=Verdict.CLEAN_SHARED)))
    clock.now_s += 200
    engine.play_through()
    listening.close()
    second, first = library.annotations.plays()
    assert (first.heard_ms, first.exact_ms) == (180_000, 100_000)
    assert (second.heard_ms, second.exact_ms) == (200_000, 0)
    assert [play.exact_ms for play in library.history.heard(0, 1 << 60)] == [100_000, 0]


def test_a_pause_is_not_listening(library, player, heard):
    (playback, _), (listening, clock) = player, heard
    playback.play_tracks(ids(library))
    clock.now_s += 100
    playback.pause()
    clock.now_s += 10_000
    playback.play()
    clock.now_s += 100
    playback.stop()
    listening.close()
    assert [play.heard_ms for play in library.annotations.plays()] == [200_000]


def test_a_track_that_is_left_early_is_no_play(library, player, heard):
    (playback, _), (listening, clock) = player, heard
    playback.play_tracks(ids(library))
    clock.now_s += 60
    playback.next()
    listening.close()
    assert library.annotations.plays() == []


def test_an_edit_of_what_plays_is_written_once_it_does_not(library, player, heard):
    (playback, _), (listening, _) = player, heard
    keys = ids(library)
    playback.play_tracks(keys)
    assert len(library.editor.apply(keys[:1], {"title": ("Zz",)}).waiting) == 1
    assert library.tracks.rows(keys[:1])[0].title == "Aa"
    playback.next()
    listening.close()
    assert library.tracks.rows(keys[:1])[0].title == "Zz"


def test_ratings_go_into_the_files_only_when_that_was_asked_for(library, heard, tmp_path):
    listening, _ = heard
    first, second, _ = ids(library)
    library.annotations.rate([first], 4.5)
    listening.writes_ratings = lambda: True
    library.annotations.rate([second], 3.0)
    listening.close()
    assert read_tags(tmp_path / "music" / "01.flac").rating is None
    assert read_tags(tmp_path / "music" / "02.flac").rating == 3.0
    assert [row.rating for row in library.tracks.rows([first, second])] == [4.5, 3.0]


def entries(playback):
    return [entry.item for entry in playback.queue.entries]


def test_every_change_by_hand_is_taken_back_and_made_again(library, player):
    playback, _ = player
    a, b, c = ids(library)
    playback.play_tracks([a, b])
    playback.add_tracks([c])
    playback.remove([playback.queue.entries[-1].entry_id])
    playback.move([playback.queue.entries[1].entry_id], playback.queue.entries[0].entry_id)
    assert entries(playback) == [c, a]
    seen = []
    for _ in range(3):
        playback.undo_queue()
        seen.append(entries(playback))
    assert seen == [[a, c], [a, c, b], [a, b]]
    playback.redo_queue()
    assert entries(playback) == [a, c, b]
    assert playback.state.track.title == "Aa"


def test_playing_something_else_by_mistake_is_taken_back_without_a_sound(library, player):
    playback, _ = player
    a, b, c = ids(library)
    playback.play_tracks([a, b])
    playback.play_tracks([c])
    playback.undo_queue()
    assert entries(playback) == [a, b]
    assert (playback.state.track.title, playback.state.state) == ("Aa", "paused")


def test_a_locked_queue_refuses_changes_but_plays_on(library, player):
    playback, _ = player
    playback.play_tracks(ids(library))
    playback.set_locked(True)
    with pytest.raises(PlayerError, match="locked"):
        playback.clear()
    playback.next()
    assert playback.state.track.title == "Bb"


def test_the_last_twenty_queues_survive_and_come_back(library, player):
    playback, _ = player
    a, b, c = ids(library)
    resuming = Resuming(library.places, lambda: False)
    keeper = QueueKeeper(library.queue_store, playback, resuming)
    keeper.start()
    for number in range(25):
        playback.play_tracks([a, b, c][: number % 3 + 1], context=f"Q{number}")
    keeper.close()
    playback.remember_queues([])
    again = QueueKeeper(library.queue_store, playback, resuming)
    again.start()
    last = playback.queue_history.queues
    again.close()
    assert [queue.context for queue in last] == [f"Q{number}" for number in range(4, 24)]
    playback.recall(last[-1])
    assert (playback.queue.context, entries(playback)) == ("Q23", [a, b, c])


def test_an_album_shuffle_keeps_albums_whole(library, player, tmp_path):
    playback, _ = player
    for name in ("Two", "Three"):
        make_album(tmp_path / "music" / name, title=name, artist=name, tracks=["1", "2", "3"])
    library.scan([tmp_path / "music"], Watcher(jobs=1))
    playback.play_tracks([int(key) for key in library.tracks.ids("", "album")])
    playback.set_shuffle(True, ShuffleMode.ALBUMS)
    albums = [library.tracks.rows([key])[0].album for key in entries(playback)]
    assert len([1 for x, y in pairwise(albums) if x != y]) <= 3
    assert playback.queue.shuffle_seed is not None


def test_favourites_come_early_and_the_library_is_asked_once(library, player, tmp_path):
    playback, _ = player
    make_album(tmp_path / "music" / "Two", title="Two", artist="B", tracks=list("abcdefghijklmno"))
    library.scan([tmp_path / "music"], Watcher(jobs=1))
    tracks = [int(key) for key in library.tracks.ids("", "album")]
    loved, disliked = tracks[-1], tracks[-2]
    library.annotations.rate([loved], 5)
    library.annotations.love([loved], loved=True)
    library.annotations.rate([disliked], 0.5)
    asked = []

    def traits_of(ids, mode):
        asked.append(len(ids))
        return library.shuffle_traits.traits(ids, mode)

    playback.traits_of = traits_of
    playback.play_tracks(tracks)
    places = Counter()
    for _ in range(60):
        playback.set_shuffle(True, ShuffleMode.FAVOURITES)
        order = entries(playback)
        assert sorted(order) == sorted(tracks)
        places.update({"loved": order.index(loved), "disliked": order.index(disliked)})
    assert places["loved"] + 60 < places["disliked"]
    assert asked == [len(tracks)] * 60


def test_what_is_told_while_it_closes_stops_nobody(library, player):
    """Playback may be telling on another thread: its list of listeners was taken before."""
    playback, _ = player
    listening = Listening(library, playback)
    listening.start()
    telling = playback._listeners[-1]
    listening.close()
    playback.play_tracks(ids(library))
    telling(PlaybackChanged(playback.state))
