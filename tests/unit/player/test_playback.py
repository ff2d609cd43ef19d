"""What the listener does, and what plays: the real engine on a device in a hurry."""

import numpy as np
import pytest

from player.engine import messages as m
from player.events import Notice, QueueChanged
from player.model import PlayState, RepeatMode, Track
from tests.support.engine_bench import write_audio
from tests.support.fake_playback import FakeSession

RATE = 48_000


@pytest.fixture
def tracks(tmp_path):
    """Files a.wav, b.wav, ... of half a second."""

    def make(names, seconds=0.5):
        samples = np.full((round(RATE * seconds), 2), 0.1)
        return [Track(path=str(write_audio(tmp_path / f"{n}.wav", samples, RATE))) for n in names]

    return make


def test_a_queue_plays_from_its_start_to_its_end_and_stops(playback, listener, tracks):
    playback.play_tracks(tracks("abcd"))
    listener.until_stopped()
    assert listener.names_played() == ["a", "b", "c", "d"]
    assert playback.queue.current.item.name == "d"


def test_opening_a_folder_plays_it_in_natural_order(playback, listener, tracks, tmp_path):
    tracks(["10 ten", "2 two", "1 one"], seconds=0.2)
    (tmp_path / "cover.jpg").write_bytes(b"no sound")
    playback.open([str(tmp_path)])
    listener.until_stopped()
    assert listener.names_played() == ["1 one", "2 two", "10 ten"]
    assert not listener.notices()


def test_an_empty_folder_is_told(playback, listener, tmp_path):
    playback.open([str(tmp_path)])
    listener.until(lambda: listener.notices() == ["open.nothing"])


def test_play_after_the_end_begins_the_last_track_again(playback, listener, tracks):
    playback.play_tracks(tracks("a"))
    listener.until_stopped()
    listener.events.clear()
    playback.play()
    listener.until_stopped()
    assert listener.names_played() == ["a"]


def test_an_end_that_is_told_late_does_not_end_what_was_begun_since():
    session = FakeSession()
    try:
        session.playback.play_tracks([0])
        over = session.engine.commands[-1].items[0].item_id
        session.playback.play_tracks([1, 2])
        session.engine.tell(m.Ended(over))
        session.engine.play_through()
        assert session.playback.state.track.name == "Low Tide"
    finally:
        session.close()


def test_more_broken_files_than_the_engine_looks_ahead_are_all_passed_over(
    playback, listener, tracks, tmp_path
):
    a, z = tracks("az")
    broken = [Track(path=str(tmp_path / f"gone {i}.flac")) for i in range(7)]
    playback.play_tracks([a, *broken, z])
    listener.until_stopped()
    assert listener.names_played() == ["a", "z"]
    assert listener.notices() == ["file.missing"] * 7


def test_broken_files_at_the_start_are_passed_over_too(playback, listener, tracks, tmp_path):
    broken = [Track(path=str(tmp_path / f"gone {i}.flac")) for i in range(5)]
    playback.play_tracks([*broken, *tracks("z")])
    listener.until_stopped()
    assert listener.names_played() == ["z"]
    assert playback.queue.current.item.name == "z"


def test_an_unplayable_queue_does_not_spoil_the_next_one(playback, listener, tracks, tmp_path):
    broken = [Track(path=str(tmp_path / f"{i}.flac")) for i in range(4)]
    playback.play_tracks(broken)
    listener.until(lambda: len(listener.notices()) == 4)
    playback.play_tracks([*broken, *tracks("z")])
    listener.until_stopped()
    assert listener.names_played() == ["z"]


def test_pause_and_next_at_once_stays_paused(playback, listener, tracks, device):
    device.hurries = False
    playback.play_tracks(tracks("ab", seconds=60.0))
    listener.until(lambda: playback.position_ms() > 100)
    playback.pause()
    playback.next()
    playback.toggle()
    playback.toggle()
    listener.until(lambda: listener.state() is PlayState.PAUSED)
    assert playback.state.track.name == "b"


def test_repeating_nothing_but_broken_files_ends(playback, listener, tmp_path):
    playback.set_repeat(RepeatMode.ALL)
    playback.play_tracks([Track(path=str(tmp_path / f"{i}.flac")) for i in range(3)])
    listener.until(lambda: len(listener.notices()) >= 3 and listener.state() is PlayState.STOPPED)
    assert len(listener.notices()) <= 6


def test_repeat_all_comes_round_and_repeat_one_stays(playback, listener, tracks):
    playback.set_repeat(RepeatMode.ALL)
    playback.play_tracks(tracks("ab", seconds=0.2))
    listener.until(lambda: listener.names_played()[:5] == ["a", "b", "a", "b", "a"])
    playback.set_repeat(RepeatMode.OFF)
    listener.until_stopped()


def test_next_and_previous_walk_the_queue(playback, listener, tracks, device):
    device.hurries = False
    playback.play_tracks(tracks("abc", seconds=30.0))
    playback.pause()
    playback.next()
    playback.next()
    assert playback.state.track.name == "c"
    playback.previous()
    assert playback.state.track.name == "b"
    assert playback.queue.current.item.name == "b"


def test_previous_late_in_a_track_goes_to_its_start(playback, listener, tracks, device):
    device.hurries = False
    playback.play_tracks(tracks("ab", seconds=60.0), start=1)
    listener.until(lambda: listener.names_played() == ["b"])
    playback.seek(4_000)
    listener.until(lambda: playback.position_ms() > 4_000)
    playback.pause()
    listener.until(lambda: listener.state() is PlayState.PAUSED)
    playback.previous()
    listener.until(lambda: playback.position_ms() < 100)
    assert playback.state.track.name == "b"


def test_the_end_of_the_queue_is_where_next_stops(playback, listener, tracks):
    playback.play_tracks(tracks("a", seconds=30.0))
    playback.next()
    listener.until(lambda: listener.state() is PlayState.STOPPED)
    assert playback.position_ms() == 0


def test_removing_what_plays_plays_what_follows(playback, listener, tracks, device):
    device.hurries = False
    playback.play_tracks(tracks("ab", seconds=5.0))
    listener.until(lambda: listener.names_played() == ["a"])
    playback.remove([playback.queue.current.entry_id])
    device.hurries = True
    listener.until_stopped()
    assert listener.names_played() == ["a", "b"]
    assert len(playback.queue.entries) == 1


def test_what_is_added_while_it_plays_is_heard_next(playback, listener, tracks, device):
    device.hurries = False
    a, b, x = tracks("abx", seconds=3.0)
    playback.play_tracks([a, b])
    listener.until(lambda: listener.names_played() == ["a"])
    playback.add_tracks([x], next_up=True)
    device.hurries = True
    listener.until_stopped()
    assert listener.names_played() == ["a", "x", "b"]


def test_a_restored_queue_waits_at_its_position(playback, listener, tracks, device):
    device.hurries = False
    playback.play_tracks(tracks("ab", seconds=60.0))
    saved = playback.queue
    playback.stop()
    playback.clear()
    playback.remove([entry.entry_id for entry in playback.queue.entries])
    playback.restore(saved, position_ms=42_000)
    listener.until(lambda: listener.state() is PlayState.PAUSED)
    assert playback.position_ms() == 42_000
    playback.play()
    listener.until(lambda: playback.position_ms() > 42_500)
    playback.stop()


@pytest.mark.parametrize(
    "setting, gain",
    [
        ((0.0, False, False), 1.0),
        ((-20.0, False, False), 0.1),
        ((-6.0206, False, False), 0.5),
        ((-60.0, False, False), 0.0),
        ((-99.0, False, False), 0.0),
        ((+3.0, False, False), 1.0),
        ((-20.0, True, False), 1.0),
        ((-20.0, True, True), 0.0),
        ((0.0, False, True), 0.0),
    ],
)
def test_what_the_slider_says_is_what_the_samples_get(playback, listener, setting, gain):
    volume_db, fixed, muted = setting
    playback.set_volume(volume_db)
    playback.set_volume_fixed(fixed)
    playback.set_muted(muted)
    ring = playback._engine.memory.ring
    listener.until(lambda: ring.gain_target == pytest.approx(gain, abs=1e-5))


def test_the_queue_is_told_once_more_is_known_about_its_tracks(playback, listener, tracks):
    track = tracks(["plain"], seconds=0.2)[0]
    playback.open([track.path])
    listener.until(lambda: playback.resolve(track).duration_ms == 200)
    listener.until(lambda: any(isinstance(event, QueueChanged) for event in listener.events))


def test_the_outline_of_what_plays_arrives(playback, listener, tracks):
    playback.play_tracks(tracks("a", seconds=60.0))
    listener.until(lambda: len(playback.state.overview) > 100)
    playback.stop()


def test_a_file_that_is_damaged_on_its_way_is_heard_behind_the_damage(
    playback, listener, tmp_path, device
):
    path = tmp_path / "long.flac"
    noise = np.random.default_rng(3).uniform(-0.3, 0.3, (RATE * 20, 2))
    write_audio(path, noise, RATE, "PCM_16")
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 5_000] = bytes(5_000)
    path.write_bytes(raw)
    playback.play_tracks([Track(path=str(path))])
    listener.until(lambda: listener.notices() == ["file.corrupt"])
    (notice,) = (event for event in listener.events if isinstance(event, Notice))
    assert notice.action == "skip-damage"
    at_s = notice.details["position_s"]
    assert 8 < at_s < 11
    device.hurries = False
    playback.skip_damage(notice.details["entry_id"], at_s)
    listener.until(lambda: playback.position_ms() > (at_s + 3) * 1000)
    device.hurries = True
    listener.until_stopped(60.0)
    assert listener.notices() == ["file.corrupt"], "the rest is whole"


def test_a_file_that_ends_early_is_not_skipped_for_ever(playback, listener, tmp_path):
    path = tmp_path / "cut.flac"
    noise = np.random.default_rng(3).uniform(-0.3, 0.3, (RATE * 20, 2))
    write_audio(path, noise, RATE, "PCM_16")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    playback.play_tracks([Track(path=str(path))])
    listener.until(lambda: len(listener.notices()) == 1)
    first = next(event for event in listener.events if isinstance(event, Notice))
    playback.skip_damage(first.details["entry_id"], first.details["position_s"])
    listener.until(lambda: len(listener.notices()) == 2)
    told = [event.action for event in listener.events if isinstance(event, Notice)]
    assert told == ["skip-damage", "reveal"]
