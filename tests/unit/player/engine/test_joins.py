"""How one track follows another and is gone through: gain, crossfade, loop, balance, speed."""

import numpy as np
import pytest

from player.engine import messages as m
from tests.support.engine_bench import noise, write_audio

RATE = 48_000


def items(*paths, **options):
    return tuple(m.PlayItem(i, str(path), **options) for i, path in enumerate(paths, 1))


def level_db(samples):
    return 10 * np.log10(np.mean((samples / 2.0**31) ** 2))


def test_a_gain_of_one_leaves_every_sample_alone(bench, track):
    path, samples = track(bits=24)
    bench.send(m.Load(items(path, gain=1.0)))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: len(samples)], samples)


@pytest.mark.parametrize("gain", [0.25, 1.0, 1.9])
def test_each_track_has_its_own_gain_from_its_first_frame_on(bench, tmp_path, gain):
    samples = np.full((RATE, 2), 1 << 29, np.int32)
    first, second = (write_audio(tmp_path / n, samples, RATE) for n in ("a.wav", "b.wav"))
    pair = (m.PlayItem(1, str(first)), m.PlayItem(2, str(second), gain=gain))
    bench.send(m.Load(pair))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[:RATE], samples)
    assert np.abs(heard[RATE : 2 * RATE] - gain * 2**29).max() <= 1


def test_a_gain_changed_while_it_plays_is_reached_without_a_step(bench, tmp_path):
    samples = np.full((RATE * 4, 2), 1 << 29, np.int32)
    path = write_audio(tmp_path / "a.wav", samples, RATE)
    bench.send(m.Load(items(path)))
    bench.play(RATE // 2)
    bench.send(m.SetItemGains(((1, 0.5),)))
    heard = bench.play(RATE * 2)[:, 0] / 2**29
    assert heard[0] == 1.0
    assert heard[-1] == pytest.approx(0.5)
    assert np.abs(np.diff(heard)).max() < 0.001


def crossfaded(first, second, overlap_ms):
    return m.PlayItem(1, str(first)), m.PlayItem(2, str(second), overlap_ms=overlap_ms)


def test_a_crossfade_of_two_tracks_keeps_its_level(bench, track):
    first, a = track("a.wav", RATE * 3, seed=1)
    second, b = track("b.wav", RATE * 3, seed=2)
    bench.send(m.Load(crossfaded(first, second, 1_000)))
    (heard,) = bench.play_to_the_end()
    start = len(a) - RATE
    assert np.array_equal(heard[:start], a[:start])
    assert np.array_equal(heard[len(a) : start + len(b)], b[RATE:])
    assert not heard[start + len(b) :].any()
    levels = [level_db(heard[start + at : start + at + 4_800]) for at in range(0, RATE, 4_800)]
    assert np.ptp(levels) < 0.4
    middle = slice(start + RATE // 2 - 100, start + RATE // 2 + 100)
    mixed = (a[middle] / 2.0 + b[RATE // 2 - 100 : RATE // 2 + 100] / 2.0) * 2**0.5
    assert np.abs(heard[middle].clip(-(2**31), 2**31 - 256) - mixed.clip(-(2**31), 2**31)).max() < (
        2**31 / 100
    )


def test_a_crossfade_is_at_most_half_of_the_shorter_track(bench, track):
    first, a = track("a.wav", RATE * 3, seed=1)
    second, b = track("b.wav", RATE // 2, seed=2)
    bench.send(m.Load(crossfaded(first, second, 12_000)))
    (heard,) = bench.play_to_the_end()
    window = RATE // 4
    assert np.array_equal(heard[: len(a) - window], a[: len(a) - window])
    assert np.array_equal(heard[len(a) : len(a) + window], b[window:])


def test_gains_are_applied_before_the_mix(bench, track, tmp_path):
    quiet = write_audio(tmp_path / "a.wav", np.zeros((RATE * 2, 2), np.int32), RATE)
    steady = np.full((RATE * 2, 2), 1 << 29, np.int32)
    loud = write_audio(tmp_path / "b.wav", steady, RATE)
    pair = (m.PlayItem(1, str(quiet), gain=4.0), m.PlayItem(2, str(loud), gain=0.5, overlap_ms=500))
    bench.send(m.Load(pair))
    (heard,) = bench.play_to_the_end()
    half_way = heard[RATE * 2 - RATE // 4, 0] / 2**29
    assert half_way == pytest.approx(0.5 * 2**-0.5, abs=0.001)


def test_a_track_that_cannot_be_opened_leaves_the_end_of_the_one_before_whole(
    bench, track, tmp_path
):
    first, a = track("a.wav", RATE * 2, seed=1)
    third, c = track("c.wav", RATE, seed=3)
    three = (*crossfaded(first, tmp_path / "gone.wav", 800), m.PlayItem(3, str(third)))
    bench.send(m.Load(three))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: len(a)], a)
    assert np.array_equal(heard[len(a) : len(a) + len(c)], c)


def test_nothing_is_lost_when_the_next_track_is_taken_away_in_mid_crossfade(bench, track):
    first, a = track("a.wav", RATE * 3, seed=1)
    second, _ = track("b.wav", RATE * 3, seed=2)
    bench.send(m.Load(crossfaded(first, second, 1_000)))
    bench.play(RATE // 2)
    bench.send(m.Follow(1, ()))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: len(a)], a)
    assert not heard[len(a) :].any()


def test_tracks_of_different_rates_are_not_blended_unless_all_are_brought_to_one(bench, track):
    first, _ = track("a.wav", 44_100, 44_100, seed=1)
    second, _ = track("b.wav", RATE, RATE, seed=2)
    bench.send(m.Load(crossfaded(first, second, 500)))
    assert len(bench.play_to_the_end()) == 2
    bench.events.clear()
    bench.send(m.SetJoins(blend_rate=96_000))
    bench.send(m.Load(crossfaded(first, second, 500)))
    heard = bench.play_to_the_end()
    assert len(heard) == 3
    assert bench.stream.info.sample_rate == 96_000
    sounding = np.flatnonzero(heard[-1].any(axis=1))[-1] + 1
    assert sounding == pytest.approx(1.5 * 96_000, abs=100)


def test_a_loop_goes_round_without_a_gap_and_to_the_sample(bench, track):
    path, samples = track("a.wav", RATE * 2)
    bench.load(path)
    a, b = 12_345, 31_200
    bench.send(m.SetLoop(1, (a / RATE, b / RATE)))
    heard = bench.play(RATE * 3)
    expected = np.concatenate([samples[:b], *[samples[a:b]] * 8])
    fade = 400  # the loop began anew where the ear was
    assert np.array_equal(heard[fade:], expected[fade : len(heard)])
    assert a <= bench.positions.at_ear().frame <= b


def test_a_loop_that_is_let_go_plays_on_to_the_end(bench, track):
    path, samples = track("a.wav", RATE * 2)
    bench.load(path)
    bench.send(m.SetLoop(1, (0.1, 0.5)))
    bench.play(RATE * 2)
    bench.send(m.SetLoop(1, None))
    (heard,) = bench.play_to_the_end()
    ends = np.flatnonzero((heard == samples[-1]).all(axis=1))
    assert len(ends) == 1
    assert np.array_equal(heard[ends[0] - 60_000 : ends[0] + 1], samples[-60_001:])


def test_going_behind_the_loop_turns_back_to_its_start(bench, track):
    path, samples = track("a.wav", RATE * 2)
    bench.load(path)
    bench.play(RATE)
    bench.send(m.SetLoop(1, (0.25, 0.75)))
    heard = bench.play(20_000)
    at = int(np.argmax((heard == samples[13_000]).all(axis=1)))
    assert np.array_equal(heard[at : at + 5_000], samples[13_000:18_000])


@pytest.mark.parametrize("balance, gains", [(0.5, (0.5, 1.0)), (-1.0, (1.0, 0.0))])
def test_balance_turns_the_far_side_down(bench, tmp_path, balance, gains):
    path = write_audio(tmp_path / "a.wav", np.full((RATE * 2, 2), 1 << 29, np.int32), RATE)
    bench.load(path)
    bench.play(RATE // 4)
    bench.send(m.SetBalance(balance))
    heard = bench.play(RATE)[-100:] / 2**29
    assert np.abs(heard - gains).max() < 1e-6
    bench.send(m.SetBalance(0.0))
    bench.play(RATE // 2)
    assert (bench.play(100) == 1 << 29).all()


def test_a_long_fade_ends_in_a_pause_and_playing_on_is_as_quick_as_ever(bench, tmp_path):
    path = write_audio(tmp_path / "a.wav", np.full((RATE * 4, 2), 1 << 29, np.int32), RATE)
    bench.load(path)
    bench.play(RATE // 4)
    bench.send(m.Pause(fade_ms=1_000))
    first = bench.play(RATE // 2)
    assert bench.transport.pump() < 0.2, "a fade has to be fed like any other sound"
    heard = np.concatenate([first, bench.play(RATE // 2 + 480)])[:, 0] / 2**29
    assert heard[RATE // 2] == pytest.approx(0.5, abs=0.01)
    assert np.abs(np.diff(heard)).max() < 1e-4
    assert not heard[-480:].any()
    bench.send(m.Play())
    assert (bench.play(2_000)[-1_000:] == 1 << 29).all()


def test_alone_with_the_device_even_a_long_fade_touches_no_sample(bench, track):
    path, samples = track()
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.EXCLUSIVE)))
    bench.load(path)
    bench.play(4_800)
    bench.send(m.Pause(fade_ms=5_000))
    assert not bench.play(960).any()
    bench.send(m.Play())
    assert np.array_equal(bench.play(960), samples[4_800:5_760])


@pytest.mark.parametrize("warm_up_ms", [0.0, 500.0, 2_000.0])
def test_a_sleepy_device_gets_silence_first_and_then_every_frame(bench, track, warm_up_ms):
    path, samples = track("a.wav", RATE * 2)
    bench.send(m.SetOutput(m.OutputChoice("dac", warm_up_ms=warm_up_ms)))
    bench.load(path)
    (heard,) = bench.play_to_the_end()
    silence = int(RATE * warm_up_ms / 1000)
    assert not heard[:silence].any()
    assert np.array_equal(heard[silence : silence + len(samples)], samples)
    assert not heard[silence + len(samples) :].any()


def test_warming_up_counts_as_part_of_a_gap_between_rates(bench, track):
    first, _ = track("a.wav", 4_410, 44_100)
    second, b = track("b.wav", 4_800, RATE)
    bench.send(m.SetOutput(m.OutputChoice("dac", warm_up_ms=300.0)))
    bench.load(first, second)
    heard = bench.play_to_the_end()
    assert np.array_equal(heard[1][14_400 : 14_400 + len(b)], b)
    assert bench.happened(m.OutputChanged)[1].gap_ms >= 400.0


def test_the_position_follows_the_speed(bench, tmp_path):
    path = write_audio(tmp_path / "a.wav", noise(RATE, RATE * 4, 16), RATE, "PCM_16")
    bench.load(path)
    bench.send(m.SetTempo(1.5))
    before_s = bench.positions.at_ear().seconds
    bench.play(RATE)
    assert bench.positions.at_ear().seconds - before_s == pytest.approx(1.5, abs=0.02)
    bench.play_to_the_end()
    assert bench.now_s - 100.0 == pytest.approx(4 / 1.5 + 0.2, abs=0.3)


SHALLOW = m.OutputChoice("dac", bits=16)


def test_a_gain_on_a_device_of_sixteen_bits_is_dithered_to_them(bench, tmp_path):
    """A tone below half a step is heard in the noise; cut off, it would be gone or a square."""
    tone = 2.0**-15 * 0.4 * np.sin(2 * np.pi * 997.0 * np.arange(RATE) / RATE)
    path = write_audio(tmp_path / "a.wav", np.stack((tone, tone), 1) * 2, RATE, "PCM_24")
    bench.send(m.SetOutput(SHALLOW))
    bench.send(m.Load(items(path, gain=0.5)))
    (heard,) = bench.play_to_the_end()
    left = heard[:RATE, 0] / 2.0**31
    assert not (heard & 0xFFFF).any()
    assert 2 * np.mean(left * tone) / np.max(tone) == pytest.approx(np.max(tone), rel=0.1)
    assert bench.happened(m.OutputChanged)[0].dither_bits == 16


def test_what_is_not_altered_is_not_dithered_there_either(bench, track):
    path, samples = track(bits=24)
    bench.send(m.SetOutput(SHALLOW))
    bench.load(path)
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: len(samples)], samples)
