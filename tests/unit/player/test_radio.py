"""A station goes on by itself, and only as long as it plays."""

import threading
import time
from datetime import UTC

import pytest

from player.documents import load
from player.errors import PlayerError
from player.insight.mixes import StationMode
from player.insight.scenes import Scene, StationPlan
from player.library.keep.annotations import Play
from player.on_air import OnAir
from player.radio import AHEAD, BATCH, STATION, Radio, Station
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
    radio.play_station(StationPlan(StationMode.ALL), "Personal FM")
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
    radio.play_station(StationPlan(StationMode.ALL), "Personal FM")
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
    radio.play_station(StationPlan(StationMode.ALL), "Personal FM")
    session.playback.play_entry(session.playback.queue.entries[-1].entry_id)
    assert radio.runs_out(session.playback.queue)


def test_a_locked_queue_is_left_alone(session, library):
    radio = Radio(library, session.playback)
    radio.play_station(StationPlan(StationMode.ALL), "Personal FM")
    session.playback.play_entry(session.playback.queue.entries[-1].entry_id)
    session.playback.set_locked(True)
    radio.go_on()
    assert len(playing(session)) == BATCH


def test_a_small_library_is_played_again_rather_than_ending(session, library):
    radio = Radio(library, session.playback)
    radio.play_station(StationPlan(StationMode.FAMILIAR), "Personal FM")
    session.playback.play_entry(session.playback.queue.entries[-1].entry_id)
    radio.go_on()
    assert len(playing(session)) > BATCH


def test_a_station_narrowed_to_a_scene_plays_what_was_measured_so(session, library):
    ids = library.tracks.ids("", "title").tolist()
    with library.database.transaction() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO analysis (track_id, analysed_ms, loudness_lufs, range_lu)"
            " VALUES (?, 0, ?, ?)",
            [(key, -30.0 + place / 2, place % 9) for place, key in enumerate(ids)],
        )
    radio = Radio(library, session.playback)
    assert radio.play_station(StationPlan(StationMode.SCENE, Scene.QUIET), "Personal FM")
    assert set(playing(session)) <= set(ids[:18])
    assert radio.play_station(StationPlan(StationMode.SCENE, Scene.LOUD), "Personal FM")
    assert set(playing(session)) <= set(ids[-18:])
    with library.database.transaction() as connection:
        connection.execute("DELETE FROM analysis")
    assert not radio.play_station(StationPlan(StationMode.SCENE, Scene.WIDE), "Personal FM")
    assert set(playing(session)) <= set(ids[-18:])  # as it was: nothing was measured


def test_what_is_set_aside_leaves_the_station_and_never_comes_again(session, library):
    radio, annotations = Radio(library, session.playback), library.annotations
    radio.play_station(StationPlan(), "Personal FM")
    bad = playing(session)[0]
    annotations.set_aside([bad], aside=True)
    radio.drop(bad)
    assert session.playback.queue.current.item != bad
    for _ in range(3):
        radio.play_station(StationPlan(), "Personal FM")
        assert bad not in playing(session)
    assert annotations.aside() == [bad]
    annotations.set_aside([bad], aside=False)
    assert annotations.aside() == []


@pytest.fixture
def on_air(session, library, tmp_path):
    """Begin the program over a queue, as often as it is called; the last one is ended."""
    begun = []

    def begin():
        for running in begun:
            running.close()
        begun[:] = [OnAir(library, session.playback, tmp_path / "station.json")]
        begun[0].start()
        return begun[0].radio

    yield begin
    for running in begun:
        running.close()


def until(condition):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        threading.Event().wait(0.005)


def test_a_station_goes_on_after_a_restart_where_it_was(session, on_air, tmp_path):
    plan = StationPlan(StationMode.FAMILIAR)
    on_air().play_station(plan, "Personal FM")
    until(lambda: load_or_none(tmp_path) == Station(plan, "Personal FM"))
    radio = on_air()
    assert radio.station == Station(plan, "Personal FM")
    first = playing(session)
    session.playback.play_entry(session.playback.queue.entries[-2].entry_id)
    until(lambda: len(playing(session)) > len(first))


def test_after_a_restart_another_queue_is_nobody_s_station(session, on_air, tmp_path):
    on_air().play_station(StationPlan(), "Personal FM")
    until(lambda: load_or_none(tmp_path) is not None)
    tracks = playing(session)[:2]
    session.playback.play_tracks(tracks, 1, "Two tracks")
    radio = on_air()
    until(lambda: radio.station is None)
    assert playing(session) == tracks


def load_or_none(folder):
    try:
        return load(STATION, folder / "station.json")
    except PlayerError:
        return None
