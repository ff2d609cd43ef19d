"""Changing the rate of a recording changes nothing else."""

import numpy as np
import pytest

from dsp.resample import StreamResampler, resampled
from tests.support.signals import distortion_db, rms_db, tone

PAIRS = pytest.mark.parametrize(
    "from_rate, to_rate", [(44_100, 48_000), (44_100, 192_000), (192_000, 48_000), (96_000, 44_100)]
)


@PAIRS
def test_a_tone_stays_clean(from_rate, to_rate):
    out = resampled(tone(997.0, from_rate, 2.0, 0.9), from_rate, to_rate)
    assert distortion_db(out[0, to_rate // 2 : 3 * to_rate // 2], 997.0, to_rate) <= -150.0


@pytest.mark.parametrize("from_rate, to_rate", [(192_000, 48_000), (96_000, 44_100)])
def test_what_the_new_rate_cannot_hold_is_gone(from_rate, to_rate):
    out = resampled(tone(0.55 * to_rate, from_rate, 1.0, 0.9), from_rate, to_rate)
    middle = out[0, to_rate // 4 : 3 * to_rate // 4]
    assert rms_db(middle) - rms_db(0.9 * np.sqrt(0.5)) <= -140.0


@PAIRS
def test_treble_keeps_its_level(from_rate, to_rate):
    freq = 0.436 * min(from_rate, to_rate)
    block = tone(freq, from_rate, 1.0, 0.9)
    out = resampled(block, from_rate, to_rate)
    droop = rms_db(out[0, to_rate // 4 : 3 * to_rate // 4]) - rms_db(0.9 * np.sqrt(0.5))
    assert abs(droop) <= 0.02


@pytest.mark.parametrize("size", [100, 1024, 5000])
def test_a_stream_in_pieces_is_the_whole_at_once(size):
    block = 0.2 * np.random.default_rng(0).standard_normal((2, 30_000))
    stream = StreamResampler(44_100, 96_000, 2)
    pieces = [stream.process(block[:, at : at + size]) for at in range(0, 30_000, size)]
    pieces.append(stream.flush())
    out = np.concatenate(pieces, axis=1)
    whole = resampled(block, 44_100, 96_000)
    assert abs(out.shape[1] - 30_000 * 96_000 / 44_100) < 2
    assert np.max(np.abs(out - whole[:, : out.shape[1]])) < 1e-12


def test_after_a_reset_the_stream_begins_anew():
    block = 0.2 * np.random.default_rng(0).standard_normal((2, 9000))
    stream = StreamResampler(48_000, 44_100, 2)
    first = stream.process(block)
    stream.reset()
    assert np.array_equal(stream.process(block), first)


def test_six_channels_keep_their_places():
    block = np.zeros((6, 4800))
    block[4] = tone(500.0, 48_000, 0.1)[0]
    out = resampled(block, 48_000, 96_000)
    assert out.shape == (6, 9600)
    assert np.flatnonzero(np.abs(out).max(axis=1) > 0.1).tolist() == [4]
