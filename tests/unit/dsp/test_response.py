"""Headroom comes from the curves, and the curves are what plays."""

import subprocess
import sys

import numpy as np
import pytest

from dsp.params.chain import STAGE_PARAMS, ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.eq import Band, BandKind, BandScope, EqualizerParams
from dsp.params.level import GainParams, StereoParams
from dsp.registry import build_stage
from dsp.response import stage_magnitude, worst_case_gain_db
from dsp.stage import StreamFormat
from tests.support.signals import pink
from tests.support.stage_examples import EXAMPLES, example_id

RATE = 44_100


def spec(*params):
    return ChainSpec(tuple(StageSlot(f"stage {n}", each) for n, each in enumerate(params)))


def bell(freq_hz, gain_db, scope=BandScope.BOTH):
    return EqualizerParams((Band(BandKind.PEAK, freq_hz, gain_db, 3.0, scope=scope),))


def test_an_empty_chain_needs_no_headroom():
    assert worst_case_gain_db(ChainSpec(), RATE) == 0.0


def test_gains_at_the_same_frequency_add_up():
    together = worst_case_gain_db(spec(bell(1000.0, 6.0), bell(1000.0, 5.0)), RATE)
    apart = worst_case_gain_db(spec(bell(100.0, 6.0), bell(8000.0, 5.0)), RATE)
    assert together == pytest.approx(11.0, abs=0.01)
    assert apart == pytest.approx(6.0, abs=0.1)


def test_a_preamp_and_a_stage_that_is_off_count_as_they_play():
    off = StageSlot("off", bell(1000.0, 12.0), enabled=False)
    on = StageSlot("on", bell(1000.0, 6.0))
    gain = StageSlot("gain", GainParams(-4.0))
    assert worst_case_gain_db(ChainSpec((off, on, gain)), RATE) == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize("scope", [BandScope.LEFT, BandScope.SIDE])
def test_a_band_for_part_of_the_sound_needs_its_headroom_too(scope):
    assert worst_case_gain_db(spec(bell(500.0, 8.0, scope)), RATE) == pytest.approx(8.0, abs=0.01)


def test_wide_stereo_and_convolution_count():
    assert worst_case_gain_db(spec(StereoParams(width=2.0)), RATE) == pytest.approx(6.02, abs=0.01)
    echo = np.array([1.0] + [0.0] * 99 + [1.0])
    impulse = ImpulseResponse(RATE, 1, echo.tobytes())
    gain = worst_case_gain_db(spec(ConvolverParams(impulse=impulse)), RATE)
    assert gain == pytest.approx(6.02, abs=0.01)


@pytest.mark.parametrize("params", EXAMPLES, ids=example_id)
@pytest.mark.parametrize("balance", [(1.0, 1.0), (1.0, -1.0), (1.0, 0.0)], ids=str)
def test_no_stage_lifts_a_third_octave_above_its_curve(params, balance):
    """Pink noise in step, in counter-step and on one side, in third octaves from 30 Hz."""
    grain_db = 3.0 if (params.kind, balance) == ("galaxy", (1.0, -1.0)) else 0.7
    stage = build_stage(params, StreamFormat(RATE))
    block = 0.05 * pink(RATE, 4.0)[:1] * np.array(balance)[:, None]
    out = block.copy()
    for start in range(0, out.shape[1], 4096):
        stage.process(out[:, start : start + 4096])
    freqs = np.fft.rfftfreq(block.shape[1], 1 / RATE)
    before = np.abs(np.fft.rfft(block)) ** 2
    after = np.abs(np.fft.rfft(out)) ** 2
    for centre in 1000.0 * 2.0 ** (np.arange(-15, 13) / 3):
        band = (freqs > centre * 2 ** (-1 / 6)) & (freqs < centre * 2 ** (1 / 6))
        rise = after[:, band].sum(axis=1).max() / before[:, band].sum(axis=1).max()
        limit = stage_magnitude(params, freqs[band], RATE).max() ** 2
        assert 10 * np.log10(rise) <= 10 * np.log10(limit) + grain_db


@pytest.mark.parametrize("params", STAGE_PARAMS, ids=lambda params: params.kind)
def test_a_flat_stage_needs_no_headroom(params):
    if params().is_flat:
        assert np.array_equal(stage_magnitude(params(), np.array([100.0]), RATE), [1.0])


def test_the_curve_can_be_drawn_without_scipy():
    """The window imports this module; scipy would cost it 0.7 s of its start."""
    code = "import sys, dsp.response; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
