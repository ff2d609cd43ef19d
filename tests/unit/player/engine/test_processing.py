"""The chain in the engine: heard soon, without a click, and not at all when it is empty."""

import numpy as np
import pytest

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.eq import Band, BandKind, EqualizerParams
from dsp.params.level import GainParams, StereoParams
from player.engine import messages as m
from player.engine.processing import Processing
from player.engine.sound_memory import SoundMemory
from tests.support.engine_bench import Bench, noise, write_audio

RATE = 48_000
HALF = ChainSpec((StageSlot("preamp", GainParams(-6.0206)),))


@pytest.fixture
def bench():
    with Bench() as bench:
        yield bench


def tone(freq_hz, seconds=2.0, level=0.25):
    phase = 2 * np.pi * freq_hz * np.arange(round(seconds * RATE)) / RATE
    return np.repeat((level * np.sin(phase))[:, np.newaxis], 2, axis=1)


def loudest_outside(samples, freq_hz, width_hz=400.0):
    """Peak of the spectrum away from a tone, dB below the tone."""
    window = np.blackman(len(samples)) ** 2
    spectrum = np.abs(np.fft.rfft(samples * window))
    freqs = np.fft.rfftfreq(len(samples), 1 / RATE)
    return 20 * np.log10(spectrum[np.abs(freqs - freq_hz) > width_hz].max() / spectrum.max())


def test_an_empty_chain_leaves_every_sample(bench, tmp_path):
    samples = noise(RATE, RATE, 24)
    bench.send(m.SetChain(ChainSpec((StageSlot("off", GainParams(-6.0), enabled=False),))))
    bench.load(write_audio(tmp_path / "t.flac", samples, RATE))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: len(samples)], samples)
    assert not bench.happened(m.SoundChanged)


def test_a_chain_set_before_playing_acts_from_the_first_frame(bench, tmp_path):
    samples = (tone(440.0) * 2**31).astype(np.int32)
    bench.send(m.SetChain(HALF, auto_headroom=False))
    bench.load(write_audio(tmp_path / "t.wav", samples, RATE, "PCM_32"))
    heard = bench.play(RATE)
    told = bench.happened(m.SoundChanged)[-1]
    latency = round(told.latency_ms * RATE / 1000)
    assert sum(ms for _, ms in told.stages_ms) == pytest.approx(told.latency_ms)
    assert not heard[:latency].any()
    assert np.abs(heard[latency:] - samples[: RATE - latency] * 0.5).max() < 200


def test_a_chain_switched_on_is_heard_within_half_a_second_and_without_a_click(bench, tmp_path):
    samples = (tone(1_000.0, 4.0) * 2**31).astype(np.int32)
    bench.load(write_audio(tmp_path / "t.wav", samples, RATE, "PCM_32"))
    bench.play(RATE)
    bench.send(m.SetChain(HALF, auto_headroom=False))
    bench.wait_until_designed()
    heard = bench.play(RATE)[:, 0] / 2**31
    assert np.abs(heard[:100]).max() == pytest.approx(0.25, abs=0.001)
    assert np.abs(heard[RATE // 2 :]).max() == pytest.approx(0.125, abs=0.001)
    assert loudest_outside(heard, 1_000.0) < -95.0


def test_a_chain_switched_off_leaves_the_samples_exact_again(bench, tmp_path):
    samples = noise(RATE, 4 * RATE, 24)
    bench.send(m.SetChain(HALF))
    bench.load(write_audio(tmp_path / "t.flac", samples, RATE))
    bench.play(RATE)
    bench.send(m.SetChain(ChainSpec()))
    bench.wait_until_designed()
    bench.play(RATE)
    frame = bench.positions.at_ear().frame
    assert np.array_equal(bench.play(RATE), samples[frame : frame + RATE])
    assert not bench.happened(m.SoundChanged)[-1].active


def test_a_chain_asked_for_and_taken_back_at_once_does_not_act(bench, tmp_path):
    samples = noise(RATE, 2 * RATE, 24)
    bench.load(write_audio(tmp_path / "t.flac", samples, RATE))
    bench.play(4_800)
    bench.send(m.SetChain(HALF))
    bench.send(m.SetChain(ChainSpec()))
    bench.wait_until_designed()
    assert np.array_equal(bench.play(RATE), samples[4_800 : 4_800 + RATE])


def test_a_seek_after_switching_off_takes_the_delay_away_too(bench, tmp_path):
    samples = noise(RATE, 4 * RATE, 24)
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.EXCLUSIVE)))
    bench.send(m.SetChain(HALF))
    bench.load(write_audio(tmp_path / "t.flac", samples, RATE))
    bench.play(RATE)
    bench.send(m.SetChain(ChainSpec()))
    bench.wait_until_designed()
    bench.play(RATE)
    bench.send(m.Seek(1.0))
    assert np.array_equal(bench.play(RATE), samples[RATE : 2 * RATE])
    assert bench.happened(m.SoundChanged)[-1] == m.SoundChanged(active=False, latency_ms=0.0)


def test_a_boost_keeps_its_own_headroom(bench, tmp_path):
    boost = EqualizerParams((Band(BandKind.PEAK, 1_000.0, 12.0, 1.0),))
    bench.send(m.SetChain(ChainSpec((StageSlot("eq", boost),))))
    samples = (tone(1_000.0, level=0.99) * 2**31).astype(np.int32)
    bench.load(write_audio(tmp_path / "t.wav", samples, RATE, "PCM_32"))
    heard = bench.play(RATE)[RATE // 2 :, 0] / 2**31
    assert 0.85 < np.abs(heard).max() <= 10 ** (-1 / 20) + 1e-6


def test_tracks_of_one_format_meet_without_a_gap_in_the_chain(bench, tmp_path):
    whole = (tone(500.0) * 2**31).astype(np.int32)
    first = write_audio(tmp_path / "1.wav", whole[:40_001], RATE, "PCM_32")
    second = write_audio(tmp_path / "2.wav", whole[40_001:], RATE, "PCM_32")
    bench.send(m.SetChain(HALF))
    bench.load(first, second)
    (heard,) = bench.play_to_the_end()
    left = heard[500 : len(whole) - 500, 0] / 2**31
    assert loudest_outside(left, 500.0) < -95.0


def test_the_end_of_a_track_is_not_cut_off_by_the_chain(bench, tmp_path):
    samples = noise(RATE, RATE // 2, 24) // 8
    swap = ChainSpec((StageSlot("stereo", StereoParams(swap=True)),))
    bench.send(m.SetChain(swap, auto_headroom=False))
    bench.load(write_audio(tmp_path / "t.wav", samples, RATE, "PCM_32"))
    (heard,) = bench.play_to_the_end()
    latency = round(bench.happened(m.SoundChanged)[0].latency_ms * RATE / 1000)
    assert np.abs(heard[latency:][: len(samples), 0] - samples[:, 1]).max() <= 1


def test_a_stream_that_goes_past_the_chain_is_not_said_to_go_through_it():
    processing = Processing(SoundMemory())
    processing.change(m.SetChain(HALF))
    processing.open(176_400, passed_by=True)
    assert processing.ready
    assert not processing.opening
    assert not processing.acts
    processing.close()
