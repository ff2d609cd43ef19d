"""Mixes, delays and raw filters of a configuration, heard through the chain itself."""

import numpy as np
import pytest

from dsp.chain import Chain
from dsp.stage import StreamFormat
from player.presets.importers.apo import import_apo

FREQ_HZ = 997.0


def heard(text, sample_rate, left, right):
    """Amplitude and phase of both channels at 997 Hz, the reported latency taken out."""
    frames = sample_rate
    phase = 2 * np.pi * FREQ_HZ * np.arange(frames) / sample_rate
    block = np.array([left * np.sin(phase), right * np.sin(phase)])
    chain = Chain(import_apo(text).chain, StreamFormat(sample_rate))
    for start in range(0, frames, 4096):
        chain.process(block[:, start : start + 4096])
    tail = slice(frames // 2, None)
    reference = np.exp(-1j * phase[tail])
    window = np.hanning(len(phase[tail]))
    return 2j * (block[:, tail] * reference * window).sum(axis=1) / window.sum()


@pytest.mark.parametrize("sample_rate", [44_100, 96_000, 192_000])
def test_a_mix_of_the_channels_is_exact(sample_rate):
    left, right = heard("Copy: L=L+0.5*R", sample_rate, 0.2, 0.4)
    assert abs(left) == pytest.approx(0.4, rel=5e-5)
    assert abs(right) == pytest.approx(0.4, rel=5e-5)
    assert np.angle(left / right) == pytest.approx(0.0, abs=1e-5)


@pytest.mark.parametrize("sample_rate", [44_100, 96_000])
@pytest.mark.parametrize("delay_ms", [0.1, 0.333, 2.5])
def test_a_delay_of_one_channel_is_exact(sample_rate, delay_ms):
    left, right = heard(f"Channel: R\nDelay: {delay_ms} ms", sample_rate, 0.5, 0.5)
    turned = np.angle(right / left * np.exp(2j * np.pi * FREQ_HZ * delay_ms / 1000))
    assert abs(right) == pytest.approx(0.5, rel=5e-5)
    assert abs(turned) < 2 * np.pi * FREQ_HZ * 2e-6


@pytest.mark.parametrize("sample_rate", [44_100, 96_000])
def test_raw_coefficients_filter_as_they_say(sample_rate):
    b, a = [0.0380602, 0.0761205, 0.0380602], [1.2706, -1.84776, 0.729402]
    text = f"Filter: ON IIR Order 2 Coefficients {' '.join(map(str, b + a))}"
    z = np.exp(-2j * np.pi * FREQ_HZ / 44_100)
    wanted = abs(np.polyval(b[::-1], z) / np.polyval(a[::-1], z))
    left, right = heard(text, sample_rate, 0.5, 0.5)
    assert abs(left) == pytest.approx(0.5 * wanted, rel=1e-4)
    assert abs(right) == pytest.approx(0.5 * wanted, rel=1e-4)
