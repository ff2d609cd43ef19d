"""The singer goes, the band stays."""

import numpy as np
import pytest

from dsp.params.spatial import KaraokeParams
from dsp.stage import StreamFormat
from dsp.stages.karaoke import Karaoke
from tests.support.mixes import distortion_db, mix

RATE = 44_100


def sung(params, sound, sample_rate=RATE):
    stage = Karaoke(params)
    stage.prepare(StreamFormat(sample_rate))
    late = stage.latency_frames
    block = np.concatenate([sound, np.zeros((2, late))], axis=1)
    stage.process(block)
    return block[:, late:]


def left_of_voice_db(voice, heard):
    return 20 * np.log10(abs(np.sum(voice * heard)) / np.sum(voice**2))


@pytest.fixture(scope="module", params=[0, 1])
def song(request):
    return mix(RATE, 10, request.param, 12.0)


def test_the_singer_goes_and_the_band_stays(song):
    heard = sung(KaraokeParams(), song.sound)
    band = song.sound - song.voice
    steady = slice(16_384, -16_384)
    before = distortion_db(band[:, steady], song.sound[:, steady])
    assert distortion_db(band[:, steady], heard[:, steady]) > before + 3.5
    assert left_of_voice_db(song.voice[:, steady], heard[:, steady]) < -10


def test_strong_takes_more_of_the_singer_than_gentle(song):
    gentle, strong = (
        left_of_voice_db(song.voice, sung(KaraokeParams(width=width), song.sound))
        for width in (0.15, 0.4)
    )
    assert strong < gentle - 2


def test_the_bass_in_the_middle_stays():
    tone = np.sin(2 * np.pi * 60 * np.arange(2 * RATE) / RATE)
    heard = sung(KaraokeParams(), np.stack([tone, tone]))
    assert np.abs(heard - tone)[:, RATE // 2 : -RATE // 2].max() < 1e-3


def test_what_stands_at_the_side_passes_exactly():
    noise = np.random.default_rng(0).standard_normal(2 * RATE)
    sound = np.stack([noise, 0 * noise])
    assert np.abs(sung(KaraokeParams(), sound) - sound).max() < 1e-12


def test_half_strength_takes_half():
    tone = np.sin(2 * np.pi * 1_000 * np.arange(2 * RATE) / RATE)
    heard = sung(KaraokeParams(strength=0.5), np.stack([tone, tone]))
    steady = slice(RATE // 2, -RATE // 2)
    assert np.std(heard[0, steady]) / np.std(tone[steady]) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
def test_a_click_leaves_after_the_reported_latency(sample_rate):
    stage = Karaoke(KaraokeParams())
    stage.prepare(StreamFormat(sample_rate))
    block = np.zeros((2, 2 * stage.latency_frames + 300))
    block[0, 77] = 1.0
    stage.process(block)
    assert block[0, 77 + stage.latency_frames] == pytest.approx(1.0, abs=1e-9)
    assert np.argmax(np.abs(block[0])) == 77 + stage.latency_frames


def test_without_strength_every_bit_stays(song):
    assert np.array_equal(sung(KaraokeParams(strength=0.0), song.sound), song.sound)
