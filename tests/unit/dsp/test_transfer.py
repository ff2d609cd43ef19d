"""A measured response is what the stages do, whichever they are."""

import numpy as np
import pytest

from dsp.analysis.transfer import measured_response
from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.eq import Band, BandKind, BandScope, EqualizerParams
from dsp.params.level import GainParams, StereoParams
from dsp.response import equalizer_magnitude
from dsp.units import decibels

BANDS = (
    Band(BandKind.LOW_SHELF, 90.0, 5.0, 0.7),
    Band(BandKind.PEAK, 2_500.0, -6.0, 2.0),
    Band(BandKind.HIGH_SHELF, 9_000.0, 4.0, 0.7),
    Band(BandKind.PEAK, 500.0, 4.0, 1.0, scope=BandScope.LEFT),
)


def through(*params):
    return ChainSpec(tuple(StageSlot(str(place), each) for place, each in enumerate(params)))


@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
def test_an_equalizer_measures_as_it_is_drawn(sample_rate):
    params = EqualizerParams(BANDS, preamp_db=-3.0)
    heard = measured_response(through(params), sample_rate, points=120)
    for scope, level_db in ((BandScope.LEFT, heard.left_db), (BandScope.RIGHT, heard.right_db)):
        drawn = decibels(equalizer_magnitude(params, scope, heard.freq_hz, sample_rate))
        assert np.max(np.abs(level_db - drawn)) < 0.1


def test_an_empty_chain_is_a_level_line():
    heard = measured_response(ChainSpec(), 48_000, points=50)
    assert np.max(np.abs([heard.left_db, heard.right_db])) < 1e-9


def test_channels_are_told_apart():
    heard = measured_response(through(GainParams(-6.0), StereoParams(balance=0.5)), 48_000, 20)
    assert heard.right_db == pytest.approx(-6.0, abs=1e-6)
    assert heard.left_db == pytest.approx(-12.02, abs=0.1)
