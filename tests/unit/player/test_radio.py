"""A station goes on by itself, and only as long as it plays."""

import time
from datetime import UTC

import pytest

from player.insight.mixes import StationMode
from player.library.keep.annotations import Play
from player.radio import AHEAD, BATCH, Radio
from tests.support.fake_playback import FakeSession
from tests.support.window import make_library, make_music

DAY_MS = 86_400_000


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """54 tracks of one genre, some of them played yesterday and the day before."""
    folder = tmp_path_factory.mktemp("radio")
    made = make_library(folder / "library.db", make_music(folder / "music", 18, 3))
    now_ms = int(time.time() * 1000)
    for day, track in enumerate(made.tracks.ids("", "title")[:20].tolist()):
        made.annotations.record_play(Play(track, now_ms - (day % 9 + 2) * DAY_MS, 180_000, "DAC"))
    yield made
    made.close()


@pytest.fixture
def session(library):
    made = FakeSession(library=library)
    yield made
    made.close()


def playing(session):
    return [entry.item for entry in session.playback.queue.entries]


def test_today_is_explained_and_the_same_again(session, library):
    today = Radio(library, session.playback, zone=UTC).today()
    assert [mix.number for mix in today.mixes] == [1]
    assert today.mixes[0].taste.artists
    assert Radio(library, session.playback, zone=UTC).today() == today


def test_a_station_goes_on_when_few_tracks_are_left(session, library):
    radio = Radio(library, session.playback)
    radio.play_station(StationMode.ALL, "Personal FM")
    first = playing(session)
    assert len(first) == BATCH
    assert not radio.runs_out(session.playback.queue)
    for _ in range(BATCH - AHEAD):
        session.playback.next()
    assert radio.runs_out(session.playback.queue)
    radio.go_on()
    radio.go_on()
    assert playing(session)[:BATCH] == first
    assert len(set(playing(session))) == 2 * BATCH
    assert not session.playback.queue.yours


def test_another_queue_ends_the_station(session, library):
    radio = Radio(library, session.playback)
    radio.play_station(StationMode.ALL, "Personal FM")
    session.playback.play_tracks(playing(session)[:2], 1, "Two tracks")
    assert not radio.runs_out(session.playback.queue)
    radio.go_on()
    assert len(playing(session)) == 2


def test_a_station_goes_on_though_the_window_asked_before_it_played(session, library, monkeypatch):
    radio, play_tracks = Radio(library, session.playback), session.playback.play_tracks

    def asked_meanwhile(*wanted):
        radio.runs_out(session.playback.queue)
        play_tracks(*wanted)

    monkeypatch.setattr(session.playback, "play_tracks", asked_meanwhile)
    radio.play_station(StationMode.ALL, "Personal FM")
    session.playback.play_entry(session.playback.queue.entries[-1].entry_id)
    assert radio.runs_out(session.playback.queue)


def test_a_locked_queue_is_left_alone(session, library):
    radio = Radio(library, session.playback)
    radio.play_station(StationMode.ALL, "Personal FM")
    session.playback.play_entry(session.playback.queue.entries[-1].entry_id)
    session.playback.set_locked(True)
    radio.go_on()
    assert len(playing(session)) == BATCH


def test_a_small_library_is_played_again_rather_than_ending(session, library):
    radio = Radio(library, session.playback)
    radio.play_station(StationMode.FAMILIAR, "Personal FM")
    session.playback.play_entry(session.playback.queue.entries[-1].entry_id)
    radio.go_on()
    assert len(playing(session)) > BATCH
