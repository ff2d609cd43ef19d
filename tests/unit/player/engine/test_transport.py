"""Playing as the device hears it: real transport, decoder thread and ring, a device that pulls."""

import numpy as np
import pytest

from player.engine import messages as m
from player.engine.channels import in_order
from player.model import PlayState
from tests.support.engine_bench import Bench, write_audio

RATE = 48_000


@pytest.mark.parametrize("bits", [16, 24, 32])
@pytest.mark.parametrize("sample_rate", [8_000, 44_100, 96_000, 192_000, 768_000])
def test_every_integer_sample_reaches_the_device_untouched(bench, track, bits, sample_rate):
    path, samples = track("track.wav", sample_rate // 2 + 7, sample_rate, bits=bits)
    bench.load(path)
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: len(samples)], samples)
    assert not heard[len(samples) :].any()


def test_the_last_frame_is_followed_by_silence_until_the_device_has_sounded_it(bench, track):
    path, samples = track()
    bench.load(path)
    (heard,) = bench.play_to_the_end()
    assert len(heard) - len(samples) >= 0.1 * RATE
    assert bench.stream.closed


def test_two_files_of_one_format_meet_without_a_gap(bench, track):
    first, a = track("a.flac", 30_011, seed=1)
    second, b = track("b.flac", 40_003, seed=2)
    bench.load(first, second)
    heard = bench.play_to_the_end()
    assert len(heard) == 1
    assert np.array_equal(heard[0][: len(a) + len(b)], np.vstack([a, b]))
    assert [event.item_id for event in bench.happened(m.ItemStarted)] == [1, 2]
    assert bench.memory.ring.starved_frames == 0


def test_another_rate_reopens_the_device_and_says_how_long_it_was_silent(bench, track):
    first, a = track("a.flac", 20_000, 48_000)
    second, b = track("b.flac", 40_000, 96_000)
    bench.load(first, second)
    heard_a, heard_b = bench.play_to_the_end()
    assert np.array_equal(heard_a[: len(a)], a)
    assert np.array_equal(heard_b[: len(b)], b)
    opened = bench.happened(m.OutputChanged)
    assert [event.sample_rate for event in opened] == [48_000, 96_000]
    assert 50 < opened[1].gap_ms < 400


def test_one_channel_is_heard_in_both(bench, track):
    path, samples = track("mono.flac", channels=1)
    bench.load(path)
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: len(samples)], np.repeat(samples, 2, axis=1))


def test_six_channels_reach_a_device_that_has_them(bench, track):
    path, samples = track("six.wav", channels=6)
    bench.load(path)
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: len(samples)], samples)


def test_six_channels_are_folded_to_two_without_clipping(tmp_path):
    samples = np.full((4800, 6), 2**31 - 1, np.int32)
    path = write_audio(tmp_path / "loud.wav", samples, RATE)
    with Bench(max_channels=2) as bench:
        bench.load(path)
        (heard,) = bench.play_to_the_end()
    assert 0.99 * 2**31 < heard[:4800].max() < 2**31
    assert heard.min() >= 0


@pytest.mark.parametrize("position_s", [0.0, 0.25, 0.7501, 0.97])
def test_a_seek_lands_on_the_frame(bench, track, position_s):
    path, samples = track()
    bench.load(path)
    bench.play(9_600)
    bench.send(m.Seek(position_s))
    frame = round(position_s * RATE)
    fade = int(RATE * 0.008)
    heard = bench.play(2 * fade + 300)
    assert np.array_equal(heard[2 * fade :], samples[frame + fade :][:300])


def test_a_seek_while_paused_stays_silent_and_resumes_there(bench, track):
    path, samples = track()
    bench.load(path)
    bench.play(4_800)
    bench.send(m.Pause())
    bench.play(4_800)
    bench.send(m.Seek(0.5))
    assert not bench.play(4_800).any()
    bench.send(m.Play())
    fade = int(RATE * 0.008)
    heard = bench.play(fade + 500)
    assert np.array_equal(heard[fade:], samples[RATE // 2 + fade :][:500])


def test_an_exclusive_pause_loses_not_one_frame(bench, track):
    path, samples = track()
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.EXCLUSIVE)))
    bench.load(path)
    first = bench.play(10_000)
    bench.send(m.Pause())
    assert not bench.play(3_000).any()
    bench.send(m.Play())
    second = bench.play(10_000)
    assert np.array_equal(np.vstack([first, second]), samples[:20_000])


def test_a_long_pause_gives_the_device_back_and_goes_on_at_the_frame(bench, track):
    path, samples = track()
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.EXCLUSIVE)))
    bench.load(path)
    bench.play(10_000)
    bench.send(m.Pause())
    bench.play(480)
    bench.now_s += 11.0
    bench.settle()
    assert bench.stream.closed
    bench.send(m.Play())
    assert len(bench.output.streams) == 2
    assert np.array_equal(bench.play(5_000), samples[10_000:15_000])


def test_stop_silences_and_closes(bench, track):
    path, _ = track()
    bench.load(path)
    bench.play(9_600)
    bench.send(m.Stop())
    assert not bench.play(4_800)[480:].any()
    bench.now_s += 1.0
    bench.settle()
    assert bench.stream.closed
    assert bench.events[-1] == m.StateChanged(PlayState.STOPPED, None)
    assert bench.positions.at_ear() is None


def test_a_new_track_starts_at_its_first_frame_though_another_played(bench, track):
    first, _ = track("a.flac", seed=1)
    second, b = track("b.flac", seed=2)
    bench.load(first)
    bench.play(9_600)
    bench.load(second)
    fade = int(RATE * 0.008)
    heard = bench.play(fade + 5_000)
    assert np.array_equal(heard[fade:], b[:5_000])


def test_what_follows_can_be_changed_until_it_is_heard(bench, track):
    paths = [track(f"{i}.flac", seed=i) for i in range(4)]
    items = [m.PlayItem(i, str(path)) for i, (path, _) in enumerate(paths, 1)]
    bench.send(m.Load((items[0], items[1], items[2])))
    bench.play(4_800)
    bench.send(m.Follow(1, (items[3], items[1])))
    (heard,) = bench.play_to_the_end()
    expected = np.vstack([paths[i][1] for i in (0, 3, 1)])
    assert np.array_equal(heard[: len(expected)], expected)


def test_what_follows_can_be_removed_though_it_is_in_the_ring(bench, track):
    (first, a), (second, b), (third, c) = (track(f"{i}.flac", seed=i) for i in range(3))
    items = [m.PlayItem(i, str(path)) for i, path in enumerate((first, second, third), 1)]
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.EXCLUSIVE)))
    bench.send(m.Load((items[0], items[1])))
    bench.play(RATE - 2_000)
    bench.send(m.Follow(1, (items[2],)))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: 2 * RATE], np.vstack([a, c]))
    assert not (heard == b[500]).all(axis=1).any()
    assert [event.item_id for event in bench.happened(m.ItemStarted)] == [1, 3]


def test_seeks_in_quick_succession_lose_no_frame(bench, track):
    path, samples = track("long.flac", 6 * RATE)
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.EXCLUSIVE)))
    bench.load(path)
    bench.play(4_800)
    for position_s in (1.0, 2.0, 3.0, 4.0):
        bench.send(m.Seek(position_s))
    heard = bench.play(RATE)
    start = int(np.argmax(heard.any(axis=1)))  # silence until old sound has made room
    assert start < RATE // 2
    assert np.array_equal(heard[start:], samples[4 * RATE :][: RATE - start])


def test_another_device_chosen_while_stopped_is_the_next_one_used(bench, track):
    path, _ = track()
    bench.load(path)
    bench.play(4_800)
    bench.send(m.Stop())
    bench.send(m.SetOutput(m.OutputChoice("other")))
    bench.load(path)
    assert bench.stream.info.name == "other"


def test_items_added_at_the_last_moment_still_follow_without_a_gap(bench, track):
    first, a = track("a.flac", 24_000, seed=1)
    second, b = track("b.flac", 24_000, seed=2)
    bench.load(first)
    bench.play(20_000)
    bench.send(m.Follow(1, (m.PlayItem(2, str(second)),)))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[:48_000], np.vstack([a, b]))


def test_a_slice_plays_from_its_first_frame_to_its_last(bench, track):
    path, samples = track()
    items = (m.PlayItem(1, str(path), 1_234, 20_001), m.PlayItem(2, str(path), 20_001, None))
    bench.send(m.Load(items))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: RATE - 1_234], samples[1_234:])
    started = bench.happened(m.ItemStarted)
    assert started[0].duration_ms == (20_001 - 1_234) * 1000 // RATE


def test_another_device_takes_over_at_the_frame(bench, track):
    path, samples = track()
    bench.load(path)
    bench.play(12_000)
    bench.send(m.SetOutput(m.OutputChoice("other")))
    assert bench.stream.info.name == "other"
    assert np.array_equal(bench.play(5_000), samples[12_000:17_000])


def test_another_device_in_the_moment_of_a_seek_begins_at_the_place_sought(bench, track):
    path, samples = track()
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.EXCLUSIVE)))
    bench.load(path)
    bench.play(4_800)
    bench.transport.handle(m.Seek(0.5))
    bench.transport.handle(m.SetOutput(m.OutputChoice("other", m.Policy.EXCLUSIVE)))
    assert np.array_equal(bench.play(5_000), samples[24_000:29_000])


def test_another_device_before_the_first_frame_begins_where_it_was_to_begin(bench, track):
    path, samples = track()
    bench.transport.handle(m.Load((m.PlayItem(1, str(path)),), start_s=0.25))
    bench.transport.handle(m.SetOutput(m.OutputChoice("other", m.Policy.EXCLUSIVE)))
    assert np.array_equal(bench.play(5_000), samples[12_000:17_000])


def test_a_restored_session_opens_no_device_before_play(bench, track):
    path, samples = track()
    bench.load(path, start_s=0.5, play=False)
    assert not bench.output.streams
    assert bench.positions.at_ear().seconds == pytest.approx(0.5)
    bench.send(m.Play())
    fade = int(RATE * 0.008)
    assert np.array_equal(bench.play(fade + 400)[:400], samples[24_000:24_400])


def test_the_position_is_the_frame_that_sounds(bench, track):
    path, _ = track()
    bench.load(path)
    bench.play(12_345)
    assert bench.positions.at_ear().frame == 12_345
    bench.send(m.Seek(0.9))
    assert bench.positions.at_ear().item_id == 1
    bench.play(480 * 3)
    place = bench.positions.at_ear()
    assert 0.9 <= place.seconds < 0.93


def test_the_position_counts_from_the_start_of_the_next_track(bench, track):
    first, a = track("a.flac", 24_000)
    second, _ = track("b.flac", 24_000)
    bench.load(first, second)
    bench.play(len(a) + 480)
    assert (bench.positions.at_ear().item_id, bench.positions.at_ear().frame) == (2, 480)


def test_a_track_whose_first_sound_is_on_its_way_is_before_its_beginning(bench, track):
    first, a = track("a.flac", 24_000)
    second, _ = track("b.flac", 24_000)
    bench.load(first, second)
    before = bench.positions.on_its_way(1)
    assert before is None or (before.frame < 0 and not before.speed)
    bench.play(len(a) - 480)
    bench.memory.latency_frames = 9_600
    coming = bench.positions.on_its_way(2)
    assert (coming.frame, coming.speed) == (-480 - 9_600, 1.0)
    bench.play(480 * 2)
    assert bench.positions.at_ear().item_id == 1
    assert bench.positions.on_its_way(2).frame == 480 - 9_600
    bench.play(9_600)
    assert bench.positions.on_its_way(2) is None
    assert bench.positions.at_ear().frame == 480


def test_a_track_that_was_chosen_anew_is_before_its_beginning_until_it_is_heard(bench, track):
    path, _ = track()
    bench.load(path)
    bench.play(12_000)
    bench.memory.latency_frames = 9_600
    bench.transport.handle(m.Load((m.PlayItem(7, str(path)),)))
    bench.play(480 * 4)
    coming = bench.positions.on_its_way(7)
    assert -9_600 <= coming.frame < 0
    left = -coming.frame
    bench.play(480)
    assert bench.positions.on_its_way(7).frame == 480 - left
    bench.play(left - 480)
    assert bench.positions.on_its_way(7) is None
    assert bench.positions.at_ear().item_id == 7


def test_volume_is_heard_within_one_block_and_its_ramp(bench, tmp_path):
    path = write_audio(tmp_path / "dc.wav", np.full((RATE, 2), 1 << 30, np.int32), RATE)
    bench.load(path)
    bench.play(4_800)
    bench.send(m.SetGain(0.5))
    heard = bench.play(2_000)[:, 0] / 2**30
    assert heard[0] > 0.99
    assert np.abs(heard[1_000:] - 0.5).max() < 1e-5
    bench.send(m.SetGain(1.0))
    bench.play(2_000)
    assert (bench.play(1_000) == 1 << 30).all()


def test_float_files_are_rounded_to_the_device_and_held_at_full_scale(bench, tmp_path):
    samples = np.array([[0.0, 0.5], [1.5, -1.5], [2.0**-24, -1.0]] * 2_000)
    path = write_audio(tmp_path / "float.wav", samples, RATE, "DOUBLE")
    bench.load(path)
    (heard,) = bench.play_to_the_end()
    assert heard[:3].tolist() == [[0, 1 << 30], [2**31 - 256, -(2**31)], [128, -(2**31)]]


def test_seeking_past_the_end_goes_on_with_the_next_track(bench, track):
    first, _ = track("a.flac", seed=1)
    second, b = track("b.flac", seed=2)
    bench.load(first, second)
    bench.play(4_800)
    bench.send(m.Seek(3600.0))
    (heard,) = bench.play_to_the_end()
    start = int(np.argmax((heard == b[500]).all(axis=1))) - 500
    assert np.array_equal(heard[start + 384 :][: len(b) - 384], b[384:])


def test_a_mark_that_is_only_half_written_is_not_believed(bench, track):
    """Its writer was killed in it, or sleeps on a busy machine: the place before still counts."""
    path, _ = track()
    bench.load(path)
    bench.play(12_345)
    memory = bench.memory
    memory.sequence += 1
    memory.newest_mark = (memory.newest_mark + 1) % len(memory.marks)
    half = memory.marks[memory.newest_mark]
    half.item_id, half.ring_frame, half.ring_rate = 7, 0, 0
    assert (bench.positions.at_ear().item_id, bench.positions.at_ear().frame) == (1, 12_345)


@pytest.mark.parametrize(
    "channels, order", [(4, [0, 1, 2, 3]), (5, [0, 1, 3, 4, 2]), (6, [0, 1, 4, 5, 2, 3])]
)
def test_alsa_gets_the_back_before_the_centre(channels, order):
    frames = np.arange(3 * channels, dtype=np.int32).reshape(3, channels)
    assert np.array_equal(in_order(frames, "ALSA"), frames[:, order])
    assert in_order(frames, "Windows WASAPI") is frames


def test_after_a_seek_the_ear_is_where_the_device_still_plays(bench, track):
    """What lay in the ring and was leapt over is heard by nobody."""
    path, _ = track()
    bench.load(path)
    bench.play(12_000)
    bench.memory.latency_frames = 9_600
    assert bench.positions.at_ear().frame == 12_000 - 9_600
    bench.send(m.Seek(0.9))
    bench.play(480 * 4)
    place, fade = bench.positions.at_ear(), int(RATE * 0.008)
    assert 12_000 - 9_600 <= place.frame <= 12_000 + fade
    assert place.item_id == 1
