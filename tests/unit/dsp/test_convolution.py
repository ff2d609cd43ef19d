"""Convolution is exact, however long the impulse response and whatever its rate."""

import numpy as np
import pytest
from scipy import signal

from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.partitioned import PartitionedConvolution
from dsp.registry import build_stage
from dsp.stage import StreamFormat
from tests.support.signals import dbfs, gain_at
from tests.support.stage_examples import decaying_noise


def noise(frames, seed=0):
    return 0.2 * np.random.default_rng(seed).standard_normal((2, frames))


def convolved(params, sample_rate, block):
    stage = build_stage(params, StreamFormat(sample_rate))
    out = np.concatenate((block, np.zeros((2, stage.latency_frames))), axis=1)
    stage.process(out)
    return out[:, stage.latency_frames :]


def direct(block, impulse):
    return signal.fftconvolve(block, impulse[None], axes=1)[:, : block.shape[1]]


@pytest.mark.parametrize("taps", [1, 1000, 1024, 1025, 50_000])
def test_one_impulse_response_for_both_ears_is_plain_convolution(taps):
    impulse = decaying_noise(1, taps)
    block = noise(60_000)
    ours = convolved(ConvolverParams(impulse=impulse), 44_100, block)
    theirs = direct(block, np.frombuffer(impulse.samples))
    assert dbfs(ours - theirs) - dbfs(theirs) <= -240.0


def test_two_impulse_responses_are_left_and_right():
    impulse = decaying_noise(2, 3000)
    left, right = np.frombuffer(impulse.samples).reshape(2, -1)
    block = noise(20_000)
    ours = convolved(ConvolverParams(impulse=impulse), 44_100, block)
    assert dbfs(ours[0] - direct(block, left)[0]) <= -240.0
    assert dbfs(ours[1] - direct(block, right)[1]) <= -240.0


def test_four_impulse_responses_are_true_stereo():
    impulse = decaying_noise(4, 3000)
    ll, lr, rl, rr = np.frombuffer(impulse.samples).reshape(4, -1)
    block = noise(20_000)
    ours = convolved(ConvolverParams(impulse=impulse), 44_100, block)
    left = direct(block, ll)[0] + direct(block, rl)[1]
    right = direct(block, lr)[0] + direct(block, rr)[1]
    assert dbfs(ours - np.stack((left, right))) <= -240.0


def test_a_unit_impulse_returns_the_music_one_block_later():
    unit = ImpulseResponse(44_100, 1, np.ones(1).tobytes())
    stage = build_stage(ConvolverParams(impulse=unit), StreamFormat(44_100))
    block = noise(5000)
    out = block.copy()
    stage.process(out)
    assert stage.latency_frames == 1024
    assert dbfs(out[:, 1024:] - block[:, :-1024]) <= -290.0


@pytest.mark.parametrize("rate", [48_000, 96_000, 192_000])
def test_an_impulse_response_keeps_its_gain_at_another_rate(rate):
    """A 44.1 kHz low-pass played at a higher rate: the same level at the same frequencies."""
    taps = signal.firwin(401, 3000.0, fs=44_100)
    params = ConvolverParams(impulse=ImpulseResponse(44_100, 1, taps.tobytes()))
    for freq, wanted in ((200.0, 0.0), (1000.0, 0.0), (6000.0, -60.0)):
        level = gain_at(build_stage(params, StreamFormat(rate)), freq, rate)
        assert level == pytest.approx(wanted, abs=0.05) if wanted == 0.0 else level < wanted


def test_the_gain_is_applied():
    unit = ImpulseResponse(44_100, 1, np.ones(1).tobytes())
    out = convolved(ConvolverParams(gain_db=-6.0, impulse=unit), 44_100, noise(3000))
    assert np.allclose(out, noise(3000) * 10 ** (-6 / 20))


def test_without_samples_a_convolver_is_a_wire():
    block = noise(3000)
    assert np.array_equal(convolved(ConvolverParams("missing.wav"), 44_100, block), block)


def test_partitions_add_no_delay_of_their_own():
    convolution = PartitionedConvolution(np.ones((2, 1)), 64)
    block = noise(64)
    out = block.copy()
    convolution.process(out)
    assert np.allclose(out, block, atol=1e-15)
