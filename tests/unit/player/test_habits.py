"""How things are played, as the listener sets it: the real engine on a device in a hurry."""

import numpy as np
import pytest
from mutagen.flac import FLAC

from dsp.replay_gain import GainMode
from player.engine.local import LocalEngine
from player.events import QueueChanged, StopAt
from player.model import PlayState
from player.session import Session
from player.settings.schema import PlaybackSettings
from tests.support.engine_bench import noise, write_audio
from tests.support.fast_output import FastOutput

RATE = 48_000


@pytest.fixture
def album(tmp_path):
    """Make tagged FLAC files of noise, the tracks of one album; return files and samples."""

    def make(count=2, frames=RATE, title="Tides", **tags):
        made = []
        for number in range(1, count + 1):
            samples = noise(RATE, frames, 16, seed=number) // 4 & -65_536
            path = write_audio(tmp_path / f"{title} {number}.flac", samples, RATE, "PCM_16")
            file = FLAC(path)
            file.update({"album": title, "albumartist": "Orion", "tracknumber": str(number)})
            file.update(tags)
            file.save()
            made.append((str(path), samples))
        return made

    return make


def heard(device):
    return np.concatenate([block for stream in device.streams for block in stream.heard])


def play_all(playback, listener, tracks):
    """Open the files and, once the engine was told what their tags say, play them to the end."""
    told = []

    def hear(event):
        if isinstance(event, QueueChanged):
            known = all(playback.resolve(entry.item).album for entry in event.queue.entries)
            told.append(known)

    playback.listen(hear)
    playback.open([path for path, _ in tracks], play=False)
    listener.until(lambda: any(told))
    playback.play()
    listener.until_stopped()


def gain_of(samples, reference):
    return float((samples.astype(float) * reference).sum() / (reference.astype(float) ** 2).sum())


@pytest.mark.parametrize(
    "mode, tags, expected_db",
    [
        (GainMode.OFF, {"replaygain_track_gain": "-6.00 dB"}, 0.0),
        (GainMode.TRACK, {"replaygain_track_gain": "-6.00 dB"}, -6.0),
        (GainMode.TRACK, {"replaygain_track_gain": "+6.00 dB"}, 6.0),
        (
            GainMode.TRACK,
            {"replaygain_track_gain": "+6.00 dB", "replaygain_track_peak": "0.9"},
            -0.085,
        ),
        (GainMode.ALBUM, {"replaygain_album_gain": "-3.00 dB"}, -3.0),
        (
            GainMode.AUTO,
            {"replaygain_track_gain": "-9 dB", "replaygain_album_gain": "-3 dB"},
            -3.0,
        ),
        (GainMode.TRACK, {"r128_track_gain": "-2048"}, -3.0),
        (GainMode.TRACK, {}, -1.5),
    ],
)
def test_a_track_is_as_loud_as_its_tags_and_the_listener_say(
    playback, listener, album, device, mode, tags, expected_db
):
    playback.set_habits(PlaybackSettings(gain_mode=mode, untagged_preamp_db=-1.5))
    tracks = album(2, **tags)
    play_all(playback, listener, tracks)
    whole = np.concatenate([samples for _, samples in tracks])
    level = 20 * np.log10(gain_of(heard(device)[: len(whole)], whole))
    assert level == pytest.approx(expected_db, abs=0.01)


def test_a_gain_of_0_db_leaves_every_sample_alone(playback, listener, album, device):
    playback.set_habits(PlaybackSettings(gain_mode=GainMode.TRACK))
    tracks = album(2, replaygain_track_gain="0.00 dB")
    play_all(playback, listener, tracks)
    whole = np.concatenate([samples for _, samples in tracks])
    assert np.array_equal(heard(device)[: len(whole)], whole)


def test_the_gain_is_told_with_its_reason(playback, listener, album):
    playback.set_habits(PlaybackSettings(gain_mode=GainMode.TRACK))
    playback.open([album(1, frames=RATE * 60, replaygain_track_gain="-4 dB")[0][0]])
    listener.until(lambda: playback.state.replay_gain and playback.state.replay_gain.gain_db == -4)
    assert playback.state.replay_gain.reason == "track"
    playback.set_habits(PlaybackSettings())
    assert playback.state.replay_gain.gain_db == 0.0
    playback.stop()


def test_neighbours_of_an_album_are_joined_to_the_sample_even_with_a_crossfade(
    playback, listener, album, device
):
    playback.set_habits(PlaybackSettings(crossfade_ms=400))
    tracks = album(3)
    play_all(playback, listener, tracks)
    whole = np.concatenate([samples for _, samples in tracks])
    assert np.array_equal(heard(device)[: len(whole)], whole)


def test_different_albums_are_blended(playback, listener, album, device):
    playback.set_habits(PlaybackSettings(crossfade_ms=400))
    tracks = [*album(1, title="Tides"), *album(1, title="Kites")]
    play_all(playback, listener, tracks)
    sound = heard(device)
    length = np.flatnonzero(sound.any(axis=1))[-1] + 1
    assert length == pytest.approx(2 * RATE - 0.4 * RATE, abs=2)


def test_albums_are_blended_too_where_the_listener_asks_for_it(playback, listener, album, device):
    playback.set_habits(PlaybackSettings(crossfade_ms=400, crossfade_albums=True))
    play_all(playback, listener, album(2))
    length = np.flatnonzero(heard(device).any(axis=1))[-1] + 1
    assert length == pytest.approx(1.6 * RATE, abs=2)


def test_it_stops_after_the_track_and_stands_at_the_next(playback, listener, album):
    playback.set_stop_at(StopAt.TRACK)
    play_all(playback, listener, album(3))
    listener.until(lambda: playback.queue.position == 1)  # said after the stop
    assert listener.names_played() == ["Tides 1"]
    assert playback.state.stop_at is None
    playback.play()
    listener.until(lambda: listener.names_played()[-1] == "Tides 3")
    listener.until(lambda: listener.state() is PlayState.STOPPED)


def test_it_stops_after_the_album(playback, listener, album):
    playback.set_stop_at(StopAt.ALBUM)
    play_all(playback, listener, [*album(2, title="Tides"), *album(2, title="Kites")])
    listener.until(lambda: playback.queue.position == 2)
    assert listener.names_played() == ["Tides 1", "Tides 2"]


def test_it_stops_after_the_work(playback, listener, album):
    playback.set_stop_at(StopAt.WORK)
    sonata, suite = album(2, work="Sonata"), album(2, title="Kites", album="Tides", work="Suite")
    play_all(playback, listener, [*sonata, *suite])
    listener.until(lambda: playback.queue.position == 2)
    assert listener.names_played() == ["Tides 1", "Tides 2"]


def test_the_sleep_timer_fades_out_and_pauses(playback, listener, album, device):
    device.hurries = False
    playback.open([album(1, frames=RATE * 60)[0][0]])
    listener.until(lambda: playback.position_ms() > 100)
    playback.sleep_after(0.0)
    listener.until(lambda: playback._engine.memory.ring.wants_play == 0)
    device.hurries = True
    listener.until(lambda: not playback._engine.memory.ring.running)
    assert playback.state.state is PlayState.PAUSED
    assert playback.state.sleeps_at_s is None
    playback.stop()


def test_a_sleep_timer_that_is_called_off_does_nothing(playback, listener):
    playback.sleep_after(30)
    assert playback.state.sleeps_at_s is not None
    playback.sleep_after(None)
    assert playback.state.sleeps_at_s is None


def test_a_loop_is_marked_with_one_button(playback, listener, album, device):
    device.hurries = False
    playback.open([album(1, frames=RATE * 60)[0][0]])
    listener.until(lambda: playback.position_ms() > 100)
    playback.mark_loop()
    start_ms = playback.state.loop_start_ms
    listener.until(lambda: playback.position_ms() > start_ms + 500)
    playback.mark_loop()
    begin_ms, end_ms = playback.state.loop_ms
    assert begin_ms == start_ms
    assert end_ms >= start_ms + 500
    listener.until(lambda: begin_ms <= playback.position_ms() <= end_ms)
    playback.mark_loop()
    assert playback.state.loop_ms is None
    playback.stop()


def test_a_new_track_has_no_loop(playback, listener, album, device):
    device.hurries = False
    playback.open([path for path, _ in album(2, frames=RATE * 30)])
    listener.until(lambda: playback.state.format is not None)
    playback.set_loop(1_000, 2_000)
    assert playback.state.loop_ms == (1_000, 2_000)
    playback.next()
    assert playback.state.loop_ms is None
    playback.stop()


@pytest.mark.parametrize("asked, kept", [(0.1, 0.5), (3.0, 2.0), (1.25, 1.25)])
def test_speed_stays_within_what_sounds_well(playback, asked, kept):
    playback.set_tempo(asked, 99)
    assert (playback.state.speed, playback.state.key_semitones) == (kept, 12)


def test_speed_key_and_balance_survive_a_restart():
    for number in range(2):
        session = Session(LocalEngine(FastOutput()))
        session.start()
        try:
            if number == 0:
                session.playback.set_tempo(0.8, -2)
                session.playback.set_balance(0.25)
            else:
                state = session.playback.state
                assert (state.speed, state.key_semitones, state.balance) == (0.8, -2.0, 0.25)
        finally:
            session.close()
