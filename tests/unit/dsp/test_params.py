"""Parameters refuse what a stage could not play, and say which value and which limit."""

import dataclasses
import subprocess
import sys

import msgspec
import pytest

from dsp.params import ParamError
from dsp.params.chain import STAGE_PARAMS, ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.eq import Band, BandKind, CurveEqParams, CurvePoint, EqualizerParams, Reference
from dsp.params.level import GainParams
from dsp.registry import STAGES


def test_an_impossible_gain_names_the_value_and_the_limit():
    with pytest.raises(ParamError, match=r"band gain 99 dB is outside -30\.\.30 dB"):
        Band(BandKind.PEAK, 1000.0, 99.0)


def test_not_a_number_is_outside_every_range():
    with pytest.raises(ParamError, match="nan"):
        GainParams(float("nan"))


@pytest.mark.parametrize("slope_db", [5.0, 13.0, 54.0])
def test_a_pass_filter_has_slopes_in_steps_of_six(slope_db):
    with pytest.raises(ParamError, match="slope"):
        Band(BandKind.LOWPASS, 1000.0, slope_db=slope_db)


def test_a_bell_has_no_slope():
    with pytest.raises(ParamError, match="a peak band has no slope"):
        Band(BandKind.PEAK, 1000.0, 3.0, slope_db=12.0)


def test_an_equalizer_takes_sixty_four_bands_and_no_more():
    band = Band(BandKind.PEAK, 1000.0, 1.0)
    assert len(EqualizerParams((band,) * 64).bands) == 64
    with pytest.raises(ParamError, match="65 equalizer bands"):
        EqualizerParams((band,) * 65)


def test_curve_points_must_rise_in_frequency():
    with pytest.raises(ParamError, match="20 Hz does not rise above 30 Hz"):
        CurveEqParams((CurvePoint(30.0, 0.0), CurvePoint(20.0, 1.0)))


def test_two_stages_cannot_share_a_name():
    with pytest.raises(ParamError, match="'eq' is used 2 times"):
        ChainSpec((StageSlot("eq", EqualizerParams()), StageSlot("eq", EqualizerParams())))


def test_samples_must_fill_their_channels():
    with pytest.raises(ParamError, match="do not fill 2 channels"):
        ImpulseResponse(44_100, 2, bytes(24))


def test_a_spec_is_flat_until_an_enabled_stage_does_something():
    loud = GainParams(-3.0)
    assert ChainSpec((StageSlot("gain", GainParams()),)).is_flat
    assert ChainSpec((StageSlot("gain", loud, enabled=False),)).is_flat
    assert not ChainSpec((StageSlot("gain", loud),)).is_flat


def test_every_kind_a_document_may_name_can_be_built():
    assert set(STAGE_PARAMS) == set(STAGES)
    assert len({params.kind for params in STAGE_PARAMS}) == len(STAGE_PARAMS)


@pytest.mark.parametrize("params", STAGE_PARAMS, ids=lambda params: params.kind)
def test_every_parameter_set_survives_a_document(params):
    original = params()
    document = msgspec.json.encode(original)
    assert msgspec.json.decode(document, type=params) == original


def test_a_document_with_a_wrong_value_names_the_place():
    document = b'{"bands": [{"kind": "peak", "freq_hz": 1000.0, "gain_db": 99.0}]}'
    with pytest.raises(msgspec.ValidationError, match=r"99 dB .*\$\.bands\[0\]"):
        msgspec.json.decode(document, type=EqualizerParams)


def test_samples_travel_as_bytes():
    impulse = ImpulseResponse(48_000, 1, bytes(8))
    document = msgspec.json.encode(ConvolverParams("hall.wav", impulse=impulse))
    assert msgspec.json.decode(document, type=ConvolverParams).impulse == impulse


def test_parameters_cannot_be_changed_only_replaced():
    params = EqualizerParams(reference=Reference.RBJ)
    with pytest.raises(dataclasses.FrozenInstanceError):
        params.preamp_db = 3.0
    assert dataclasses.replace(params, preamp_db=3.0).reference is Reference.RBJ


def test_parameters_need_nothing_but_the_standard_library():
    """Settings and presets read them where numpy would cost a tenth of a second."""
    code = "import sys, dsp.params.chain, dsp.params.dither; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
