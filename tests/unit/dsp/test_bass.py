"""Bass harmonics follow the bass at any level, and the image stages do what they are called."""

import numpy as np
import pytest

from dsp.params.dynamics import BassParams
from dsp.params.level import GainParams, StereoParams
from dsp.registry import build_stage
from dsp.stage import StreamFormat
from tests.support.signals import gain_at, tone

RATE = 44_100


def lines_db(level, freq_hz=50.0, params=BassParams(harmonics=1.0)):  # noqa: B008 - frozen
    """Levels of the fundamental and its harmonics after the enhancer."""
    block = tone(freq_hz, RATE, 3.0, level)
    build_stage(params, StreamFormat(RATE)).process(block)
    spectrum = np.abs(np.fft.rfft(block[0, RATE : 2 * RATE])) * 2 / RATE
    return 20 * np.log10(spectrum[[round(n * freq_hz) for n in (1, 2, 3, 4, 5)]] + 1e-12)


def test_deep_bass_gets_its_second_and_third_harmonic():
    fundamental, second, third, fourth, fifth = lines_db(0.2) - 20 * np.log10(0.2)
    assert fundamental == pytest.approx(0.0, abs=1.0)
    assert -9.0 < second < -3.0
    assert -12.0 < third < -5.0
    assert max(fourth, fifth) < third - 12.0


def test_quiet_bass_has_the_same_share_of_harmonics():
    loud, quiet = lines_db(0.4), lines_db(0.004)
    assert np.allclose((loud - quiet)[:3], 40.0, atol=0.01)


def test_voices_above_the_cutoff_are_left_alone():
    levels = lines_db(0.2, 800.0)
    assert levels[1:].max() < -80.0


def test_the_harmonics_have_no_standing_level():
    block = tone(50.0, RATE, 3.0, 0.3)
    build_stage(BassParams(harmonics=1.0), StreamFormat(RATE)).process(block)
    assert abs(block[0, RATE : 2 * RATE].mean()) < 1e-6


def test_the_lift_is_a_shelf():
    stage = build_stage(BassParams(lift_db=6.0), StreamFormat(RATE))
    assert gain_at(stage, 25.0, RATE, 4.0) == pytest.approx(6.0, abs=0.5)
    stage.reset()
    assert gain_at(stage, 2000.0, RATE) == pytest.approx(0.0, abs=0.05)


def imaged(left, right, **switches):
    block = np.array([[left], [right]])
    build_stage(StereoParams(**switches), StreamFormat(RATE)).process(block)
    return block[:, 0].tolist()


def test_every_switch_of_the_image_does_one_thing():
    assert imaged(0.5, 0.25, mono=True) == pytest.approx([0.375, 0.375])
    assert imaged(0.5, 0.25, swap=True) == pytest.approx([0.25, 0.5])
    assert imaged(0.5, 0.25, invert_left=True) == pytest.approx([-0.5, 0.25])
    assert imaged(0.5, 0.25, invert_right=True) == pytest.approx([0.5, -0.25])
    assert imaged(0.5, 0.25, width=0.0) == pytest.approx([0.375, 0.375])
    assert imaged(0.5, 0.25, width=2.0) == pytest.approx([0.625, 0.125])


def test_balance_only_turns_the_far_side_down():
    assert imaged(0.5, 0.5, balance=0.4) == pytest.approx([0.3, 0.5])
    assert imaged(0.5, 0.5, balance=-1.0) == pytest.approx([0.5, 0.0])


def test_a_gain_is_a_factor():
    block = np.full((2, 3), 0.5)
    build_stage(GainParams(-20.0), StreamFormat(RATE)).process(block)
    assert np.allclose(block, 0.05)
