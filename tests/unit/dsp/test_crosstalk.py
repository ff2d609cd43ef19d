"""Speakers that each reach one ear: separation, boost, latency; test 19."""

import numpy as np
import pytest
from scipy import signal

from dsp.crosstalk_design import speaker_paths
from dsp.hrtf import HrtfSet
from dsp.params.spatial import CrosstalkParams, Head
from dsp.stage import StreamFormat
from dsp.stages.crosstalk import CrosstalkCanceller
from tests.support.heads import kemar, packed_kemar

RATE = 48_000
FRAMES = 16_384
FREQS = np.fft.rfftfreq(FRAMES, 1 / RATE)
CANCELLED = (FREQS > 300) & (FREQS < 6_000)
CLOSE = CrosstalkParams(half_angle_deg=15.0, head=Head("kemar", packed_kemar()))


def speakers(params, left, right):
    """What two speakers play of a click, as spectra, in step with the input."""
    stage = CrosstalkCanceller(params)
    stage.prepare(StreamFormat(RATE))
    block = np.zeros((2, FRAMES))
    block[:, 0] = left, right
    stage.process(block)
    late = np.exp(2j * np.pi * FREQS / RATE * stage.latency_frames)
    return np.fft.rfft(block) * late


def other_head():
    """A rigid sphere of another size: its ears hear each other's side as no KEMAR does."""
    head = kemar()
    tilt = 1.5 * np.sin(np.log(np.maximum(head.freqs_hz, 1)) * 2.0)
    levels = head.levels_db + np.sign(head.itds_s)[:, None, None] * np.stack([tilt, -tilt])
    return HrtfSet(
        "other",
        "",
        head.azimuths_deg,
        head.elevations_deg,
        head.freqs_hz,
        levels,
        1.06 * head.itds_s,
        head.delays_s + 0.06 * head.itds_s,
        head.triangles,
    )


def separation_db(head, played, azimuth_deg=15.0):
    """How much louder the left ear hears the left channel than the right ear does."""
    left = speaker_paths(head, azimuth_deg, RATE, FRAMES)
    right = speaker_paths(head, -azimuth_deg, RATE, FRAMES)
    ears = left * played[0] + right * played[1]
    return np.mean(20 * np.log10(np.abs(ears[0]) / np.abs(ears[1]))[CANCELLED])


def test_the_ears_are_separated_where_speakers_alone_leave_four_decibels():
    natural = separation_db(kemar(), np.array([[1.0], [0.0]]) * np.ones(len(FREQS)))
    assert natural < 6
    assert separation_db(kemar(), speakers(CLOSE, 1.0, 0.0)) >= 17


def test_another_head_is_separated_too():
    assert separation_db(other_head(), speakers(CLOSE, 1.0, 0.0)) >= 14


@pytest.mark.parametrize("max_boost_db", [3.0, 7.0, 12.0])
def test_no_frequency_is_boosted_beyond_the_limit(max_boost_db):
    params = CrosstalkParams(max_boost_db=max_boost_db, head=CLOSE.head)
    for left, right in ((1.0, 1.0), (1.0, -1.0)):
        assert 20 * np.log10(np.abs(speakers(params, left, right)).max()) <= max_boost_db + 0.1


def test_bass_and_treble_are_left_alone():
    played = speakers(CLOSE, 1.0, 0.0)
    outside = (FREQS > 20) & ((FREQS < 120) | (FREQS > 10_000))
    assert np.abs(played[0, outside] - 1.0).max() < 0.05
    assert np.abs(played[1, outside]).max() < 0.05


@pytest.mark.parametrize("sample_rate", [44_100, 96_000, 192_000])
def test_a_click_leaves_after_the_reported_latency(sample_rate):
    stage = CrosstalkCanceller(CLOSE)
    stage.prepare(StreamFormat(sample_rate))
    block = np.zeros((2, 3 * stage.latency_frames))
    block[0, 50] = 1.0
    stage.process(block)
    assert np.argmax(np.abs(block[0])) == 50 + stage.latency_frames


def test_without_strength_every_bit_stays():
    noise = np.random.default_rng(0).standard_normal((2, 5_000))
    block = noise.copy()
    stage = CrosstalkCanceller(CrosstalkParams(strength=0.0, head=CLOSE.head))
    stage.prepare(StreamFormat(RATE))
    stage.process(block)
    assert np.array_equal(block, noise)
    assert stage.latency_frames == 0


def test_what_is_the_same_in_both_channels_stays_so():
    tone = signal.chirp(np.arange(RATE) / RATE, 50, 1.0, 15_000)
    block = np.stack([tone, tone])
    stage = CrosstalkCanceller(CLOSE)
    stage.prepare(StreamFormat(RATE))
    stage.process(block)
    assert np.array_equal(block[0], block[1])
