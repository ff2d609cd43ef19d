"""The limiter lets nothing over its ceiling and touches nothing below it."""

import numpy as np
import pytest

from dsp.params.dynamics import LimiterParams
from dsp.registry import build_stage
from dsp.stage import StreamFormat
from dsp.true_peak import TruePeakDetector
from dsp.units import gain_from_db
from tests.support.signals import dbfs, distortion_db, pink, tone

RATES = pytest.mark.parametrize("sample_rate", [44_100, 96_000, 192_000])


def limited(block, sample_rate):
    stage = build_stage(LimiterParams(), StreamFormat(sample_rate))
    out = block.copy()
    for start in range(0, out.shape[1], 4096):
        stage.process(out[:, start : start + 4096])
    return out, stage


@pytest.mark.parametrize("sample_rate, frames", [(44_100, 78), (96_000, 152), (192_000, 296)])
def test_the_latency_is_where_an_impulse_arrives(sample_rate, frames):
    block = np.zeros((2, 2000))
    block[0, 100] = 0.5
    out, stage = limited(block, sample_rate)
    assert stage.latency_frames == frames
    assert np.flatnonzero(out[0]).tolist() == [100 + frames]


@RATES
def test_music_below_the_ceiling_passes_bit_for_bit(sample_rate):
    block = 0.6 * pink(sample_rate, 1.0)
    out, stage = limited(block, sample_rate)
    late = stage.latency_frames
    assert np.array_equal(out[:, late:], block[:, :-late])
    assert stage.limited_frames == 0


@RATES
def test_hot_music_stays_below_the_ceiling_between_samples_too(sample_rate):
    block = pink(sample_rate, 2.0) * 10 ** (7 / 20)
    out, stage = limited(block, sample_rate)
    assert np.abs(out).max() <= gain_from_db(-1.0)
    detector = TruePeakDetector(sample_rate, 2)
    assert dbfs(detector.peaks(out)) <= -1.0 + 0.6
    assert stage.limited_frames > 1000


@pytest.mark.parametrize("freq_hz", [50.0, 997.0])
@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
def test_a_sine_six_decibels_too_loud_stays_a_sine(freq_hz, sample_rate):
    out, _ = limited(tone(freq_hz, sample_rate, 3.0, 2.0), sample_rate)
    settled = out[0, sample_rate : 2 * sample_rate]
    assert dbfs(settled) == pytest.approx(-1.0, abs=0.05)
    assert distortion_db(settled, freq_hz, sample_rate) <= -110.0


def test_the_gain_recovers_at_its_rate_and_completely():
    rate = 44_100
    block = 0.1 * np.ones((2, 2 * rate))
    block[:, 1000:1010] = 4.0
    out, stage = limited(block, rate)
    late = stage.latency_frames
    early, later = (20 * np.log10(out[0, 1010 + late + after] / 0.1) for after in (2000, 6410))
    assert early < -10.0
    assert later - early == pytest.approx(4.0, abs=1e-6)
    assert np.array_equal(out[:, rate:], block[:, rate - late : -late])
    assert stage.reduction_db == 0.0


def test_the_gain_comes_down_before_the_peak_without_a_step():
    rate = 44_100
    block = 0.1 * np.ones((2, 4096))
    block[:, 2000] = 2.0
    out, stage = limited(block, rate)
    steady = np.delete(out[0], [2000 + stage.latency_frames])[stage.latency_frames :]
    assert np.max(np.abs(np.diff(steady))) < 0.1 / 20


def test_the_reduction_is_there_to_be_shown():
    _, stage = limited(tone(100.0, 44_100, 0.5, 2.0), 44_100)
    assert stage.reduction_db == pytest.approx(7.02, abs=0.1)
