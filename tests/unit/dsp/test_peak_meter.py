"""The meter finds the peak that interpolating everything finds."""

import numpy as np
import pytest

from dsp.peak_meter import PeakMeter
from dsp.stage import StreamFormat
from dsp.true_peak import TruePeakDetector
from tests.support.signals import pink, tone


def measured(block, sample_rate, size):
    meter = PeakMeter(StreamFormat(sample_rate, len(block)))
    for start in range(0, block.shape[1], size):
        meter.process(block[:, start : start + size])
    meter.flush()
    return meter


def interpolated(block, sample_rate):
    """The highest of every value between the samples."""
    detector = TruePeakDetector(sample_rate, len(block))
    silence = np.zeros((len(block), 2 * detector.delay_frames))
    return detector.peaks(np.concatenate((block, silence), axis=1)).max()


def sounds(sample_rate):
    rng = np.random.default_rng(5)
    steps = np.sign(np.sin(np.arange(20_000) / 7.3)) * np.ones((2, 1))
    last = np.zeros((2, 1000))
    last[1, -1] = 0.9
    return {
        "pink noise": pink(sample_rate, 0.5),
        "white noise": rng.uniform(-1, 1, (6, 30_000)),
        "between the samples": tone(sample_rate / 4, sample_rate, 0.2, 0.5, np.pi / 4),
        "square wave": steps,
        "one channel": pink(sample_rate, 0.2)[:1],
        "the last sample": last,
        "a single frame": np.full((2, 1), -0.5),
        "silence": np.zeros((2, 5000)),
    }


@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
@pytest.mark.parametrize("size", [100, 128, 777, 1 << 16])
@pytest.mark.parametrize("name", sounds(44_100))
def test_the_meter_finds_what_interpolating_everything_finds(name, size, sample_rate):
    block = sounds(sample_rate)[name]
    meter = measured(block, sample_rate, size)
    assert meter.true_peak == pytest.approx(interpolated(block, sample_rate), abs=1e-12)
    assert meter.sample_peak == np.abs(block).max()
