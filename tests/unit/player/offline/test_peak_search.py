"""The search finds the peak that interpolating everything finds."""

import numpy as np
import pytest

from dsp.meter import PeakMeter
from dsp.stage import StreamFormat
from player.offline.peak_search import PeakSearch
from tests.support.signals import pink, tone


def both(block, sample_rate, size):
    fmt = StreamFormat(sample_rate, len(block))
    search, meter = PeakSearch(fmt), PeakMeter(fmt)
    for start in range(0, block.shape[1], size):
        search.process(block[:, start : start + size])
    meter.process(block)
    search.flush()
    meter.flush()
    return search, meter


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
def test_the_search_finds_what_the_meter_finds(name, size, sample_rate):
    search, meter = both(sounds(sample_rate)[name], sample_rate, size)
    assert search.true_peak == pytest.approx(meter.true_peak, abs=1e-12)
    assert search.sample_peak == meter.sample_peak
