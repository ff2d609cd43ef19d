"""A capture that differs names its cause; one that does not is equal to the last bit."""

import numpy as np
import pytest
import soxr

from player.proof.compare import compare
from player.proof.messages import Cause, Outcome
from player.proof.signature import body, signature

RATE = 48_000


@pytest.fixture(scope="module")
def played():
    return body(RATE, 24)


def back(frames, delay=1_234, tail=3_000):
    """As it comes back: silence before and after."""
    return np.vstack([np.zeros((delay, 2), np.int32), frames, np.zeros((tail, 2), np.int32)])


@pytest.mark.parametrize("sample_rate, bits", [(44_100, 16), (96_000, 24), (192_000, 32)])
def test_an_untouched_capture_is_equal_wherever_it_begins(sample_rate, bits):
    whole, wanted = signature(sample_rate, bits), body(sample_rate, bits)
    found = compare(back(whole, delay=777), wanted)
    assert found.outcome is Outcome.EQUAL
    assert found.frames == found.equal_frames == len(wanted)
    assert found.first_difference is None


def test_sixteen_bits_hold_every_code_there_is():
    codes = body(44_100, 16) >> 16
    assert len(np.unique(codes)) == 65_536


@pytest.mark.parametrize("bits", [16, 24, 32])
def test_both_ends_of_the_scale_are_played(bits):
    top = 1 << (bits - 1)
    codes = body(RATE, bits) >> (32 - bits)
    assert codes.max() == top - 1
    assert codes.min() == -top


def test_a_single_wrong_bit_is_found(played):
    heard = back(played)
    heard[1_234 + 20_000, 1] ^= 1 << 8
    found = compare(heard, played)
    assert found.outcome is Outcome.DIFFERENT
    assert found.first_difference == 20_000


def test_sixteen_bit_truncation_is_named(played):
    found = compare(back(played & ~0xFFFF), played)
    assert (found.cause, found.bits) == (Cause.TRUNCATED, 16)


def test_a_gain_is_named_in_decibels(played):
    heard = np.rint(played * 10 ** (-0.5 / 20)).astype(np.int32)
    found = compare(back(heard), played)
    assert (found.cause, found.gain_db) == (Cause.GAIN, -0.5)


def test_a_turned_phase_is_named(played):
    assert compare(back(-np.maximum(played, -(2**31) + 256)), played).cause is Cause.INVERTED


def test_dither_is_told_from_truncation(played):
    random = np.random.default_rng(3)
    step = 1 << 16
    noise = random.random(played.shape) - random.random(played.shape)
    heard = np.clip(np.rint(played / step + noise), -(2**15), 2**15 - 1) * step
    found = compare(back(heard.astype(np.int32)), played)
    assert (found.cause, found.bits) == (Cause.DITHERED, 16)


def test_resampling_there_and_back_is_named(played):
    there = soxr.resample(played * 2.0**-31, RATE, 44_100, quality="HQ")
    again = soxr.resample(there, 44_100, RATE, quality="HQ")
    heard = np.clip(np.rint(again * 2.0**31), -(2**31), 2**31 - 256).astype(np.int32)
    assert compare(back(heard), played).cause is Cause.RESAMPLED


def test_swapped_channels_are_named(played):
    assert compare(back(played[:, ::-1]), played).cause is Cause.SWAPPED_CHANNELS


@pytest.mark.parametrize("channel", [0, 1])
def test_a_lost_channel_is_named(played, channel):
    heard = played.copy()
    heard[:, channel] = 0
    assert compare(back(heard), played).cause is Cause.LOST_CHANNEL


def test_one_channel_in_both_is_named(played):
    mono = np.repeat((played.sum(axis=1, dtype=np.int64) // 2)[:, None], 2, axis=1)
    assert compare(back(mono.astype(np.int32)), played).cause is Cause.MIXED_CHANNELS


@pytest.mark.parametrize("lost", [1, 441, 4_096])
def test_a_dropped_block_is_named_with_its_length(played, lost):
    heard = np.vstack([played[:10_000], played[10_000 + lost :]])
    found = compare(back(heard, tail=9_000), played)
    assert (found.cause, found.lost_frames) == (Cause.DROPPED_BLOCK, lost)
    assert found.first_difference == 10_000


def test_a_hole_of_silence_is_a_dropped_block(played):
    heard = played.copy()
    heard[10_000:10_480] = 0
    found = compare(back(heard), played)
    assert (found.cause, found.lost_frames) == (Cause.DROPPED_BLOCK, 480)


def test_an_inserted_gap_is_a_dropped_block_of_negative_length(played):
    heard = np.vstack([played[:10_000], np.zeros((300, 2), np.int32), played[10_000:]])
    found = compare(back(heard), played)
    assert (found.cause, found.lost_frames) == (Cause.DROPPED_BLOCK, -300)


@pytest.mark.parametrize("what", ["silence", "noise", "nothing"])
def test_what_is_no_signature_is_unheard(played, what):
    random = np.random.default_rng(5)
    shape = (90_000 if what != "nothing" else 0, 2)
    heard = random.integers(-(2**31), 2**31, shape) if what == "noise" else np.zeros(shape)
    assert compare(heard.astype(np.int32), played).outcome is Outcome.UNHEARD
