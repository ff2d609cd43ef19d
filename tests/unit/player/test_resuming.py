"""Long listening goes on where it was left; songs begin at their beginning."""

from dataclasses import replace

import numpy as np
import pytest
from mutagen.flac import FLAC

from player.engine.local import LocalEngine
from player.model import PlayState, Track
from player.resuming import is_long
from player.session import Session
from tests.support.engine_bench import write_audio
from tests.support.fast_output import FastOutput
from tests.support.listener import Listener

RATE = 8_000
MINUTE_MS = 60_000


@pytest.fixture
def session():
    made = Session(LocalEngine(FastOutput(hurries=False)))
    made.start()
    yield made
    made.close()


@pytest.fixture
def listener(session):
    return Listener(session.playback)


@pytest.fixture
def ids(session, tmp_path):
    """An episode of six minutes and a song as long, in the library."""
    folder = tmp_path / "music"
    folder.mkdir()
    for name, genre in (("episode", "Podcast"), ("song", "Pop")):
        path = write_audio(folder / f"{name}.flac", np.zeros((6 * 60 * RATE, 1)), RATE, "PCM_16")
        file = FLAC(path)
        file.update({"title": name, "genre": genre})
        file.save()
    session.library.scan([folder])
    return {
        track.title: track.track_id
        for track in session.library.tracks.tracks(session.library.tracks.ids())
    }


def leave(session, listener, track_id, beyond_ms):
    """Listen there for a moment and pause."""
    session.playback.play_tracks([track_id])
    session.playback.seek(beyond_ms)
    listener.until(lambda: session.playback.position_ms() > beyond_ms)
    session.playback.pause()
    listener.until(lambda: listener.state() is PlayState.PAUSED)


def test_an_episode_goes_on_where_it_was_left_and_says_so(session, listener, ids):
    leave(session, listener, ids["episode"], 2 * MINUTE_MS)
    listener.until(lambda: session.library.places.get(ids["episode"]) > 2 * MINUTE_MS)
    leave(session, listener, ids["song"], 100)
    session.playback.play_tracks([ids["episode"]])
    assert session.playback.position_ms() >= 2 * MINUTE_MS
    assert listener.notices() == ["playback.goes_on"]
    listener.until(lambda: session.playback.position_ms() > 2 * MINUTE_MS + 1_000)


def test_it_goes_on_there_too_when_another_track_ends_before_it(session, listener, ids):
    session.library.places.keep(ids["episode"], 3 * MINUTE_MS)
    session.playback.play_tracks([ids["song"], ids["episode"]])
    session.playback.seek(6 * MINUTE_MS - 1_000)
    listener.until(lambda: listener.names_played()[-1:] == ["episode"])
    assert session.playback.position_ms() >= 3 * MINUTE_MS


def test_a_song_begins_at_its_beginning(session, listener, ids):
    leave(session, listener, ids["song"], 2 * MINUTE_MS)
    leave(session, listener, ids["episode"], 100)
    session.playback.play_tracks([ids["song"]])
    assert session.library.places.get(ids["song"]) == 0
    assert listener.notices() == []


def test_what_was_heard_to_its_end_begins_anew(session, listener, ids):
    session.library.places.keep(ids["episode"], 3 * MINUTE_MS)
    session.playback.play_tracks([ids["episode"]])
    session.playback.seek(6 * MINUTE_MS - 20_000)
    listener.until(lambda: session.library.places.get(ids["episode"]) == 0)


def test_who_does_not_want_it_hears_the_beginning(session, listener, ids):
    session.library.places.keep(ids["episode"], 3 * MINUTE_MS)
    settings = session.settings.settings
    never = replace(settings.playback, resume_long=False)
    session.settings.change(replace(settings, playback=never))
    session.playback.play_tracks([ids["episode"]])
    listener.until(lambda: session.playback.position_ms() > 0)
    assert session.playback.position_ms() < MINUTE_MS
    assert listener.notices() == []


@pytest.mark.parametrize(
    "track, long",
    [
        (Track(path="a.flac", duration_ms=50 * MINUTE_MS), True),
        (Track(path="a.flac", duration_ms=30 * MINUTE_MS), False),
        (Track(path="a.flac", duration_ms=50 * MINUTE_MS, work="Symphony No. 9"), False),
        (Track(path="a.m4b", duration_ms=9 * MINUTE_MS), True),
        (Track(path="a.mp3", duration_ms=9 * MINUTE_MS, genre="Talk, Podcast"), True),
        (Track(path="a.mp3", duration_ms=2 * MINUTE_MS, genre="Podcast"), False),
        (Track(path="a.mp3"), False),
    ],
)
def test_what_is_long(track, long):
    assert is_long(track) is long
