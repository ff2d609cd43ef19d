"""What is written for other programs is read again as the same sound."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.eq import Band, BandKind, BandScope, CurveEqParams, EqualizerParams, Reference
from dsp.params.headphones import CrossfeedParams
from dsp.params.level import GainParams, StereoParams
from dsp.response import equalizer_magnitude
from dsp.stereo import stereo_matrix
from player.errors import PlayerError
from player.presets.export import to_apo, to_autoeq
from player.presets.importers.reading import import_text, read_preset_file
from player.presets.schema import Preset

DATA = Path(__file__).parents[3] / "data" / "presets"
GRID = np.geomspace(20.0, 20_000.0, 100)


def preset_of(*stages):
    slots = tuple(StageSlot(f"s{number}", params) for number, params in enumerate(stages))
    return Preset("Test", ChainSpec(slots))


def again(text):
    imported = import_text(text)
    assert imported.notes == ()
    return [slot.params for slot in imported.chain.slots]


@pytest.mark.parametrize("name", ["HD Example ParametricEQ.txt", "HD Example GraphicEQ.txt"])
def test_autoeq_text_comes_back_as_it_was(name):
    preset = read_preset_file(DATA / name).preset
    assert again(to_autoeq(preset)) == [slot.params for slot in preset.chain.slots]


gained = st.sampled_from([BandKind.PEAK, BandKind.LOW_SHELF, BandKind.HIGH_SHELF])
plain = st.sampled_from(
    [BandKind.LOWPASS, BandKind.HIGHPASS, BandKind.BANDPASS, BandKind.NOTCH, BandKind.ALLPASS]
)
freqs = st.integers(50_000, 200_000_000).map(lambda value: value / 10_000)
gains = st.integers(-3000, 3000).map(lambda value: value / 100)
widths = st.integers(50, 100_000).map(lambda value: value / 1000)
scopes = st.sampled_from([BandScope.BOTH, BandScope.LEFT, BandScope.RIGHT])
bands = st.builds(Band, gained, freqs, gains, widths, st.none(), scopes, st.booleans()) | st.builds(
    Band, plain, freqs, st.just(0.0), widths, st.none(), scopes, st.booleans()
)


@settings(max_examples=50)
@given(st.lists(bands, min_size=1, max_size=6), st.integers(-400, 100).map(lambda x: x / 10))
def test_any_equalizer_comes_back_from_equalizer_apo_text(some_bands, preamp_db):
    equalizer = EqualizerParams(tuple(some_bands), preamp_db, Reference.RBJ_44100)
    if not equalizer.is_flat:
        assert again(to_apo(preset_of(equalizer))) == [equalizer]


@pytest.mark.parametrize("slope_db", [12.0, 24.0, 36.0, 48.0])
def test_steep_filters_are_written_as_a_cascade_of_the_same_sound(slope_db):
    band = Band(BandKind.HIGHPASS, 100.0, slope_db=slope_db)
    equalizer = EqualizerParams((band,), reference=Reference.RBJ_44100)
    (read,) = again(to_apo(preset_of(equalizer)))
    first, second = (
        equalizer_magnitude(params, BandScope.LEFT, GRID, 44_100) for params in (equalizer, read)
    )
    assert np.max(np.abs(20 * np.log10(first / second))) < 1e-3


@pytest.mark.parametrize(
    "stereo",
    [
        StereoParams(width=1.5),
        StereoParams(balance=0.3),
        StereoParams(mono=True),
        StereoParams(swap=True, invert_left=True),
    ],
)
def test_an_image_comes_back_as_the_same_mix(stereo):
    stages = again(to_apo(preset_of(stereo)))
    matrix = np.eye(2)
    for params in stages:
        if isinstance(params, GainParams):
            matrix = matrix * 10 ** (params.gain_db / 20)
        else:
            matrix = stereo_matrix(params) @ matrix
    assert matrix == pytest.approx(stereo_matrix(stereo), abs=1e-6)


@pytest.mark.parametrize(
    "export, stage, reason",
    [
        (to_apo, CrossfeedParams(), "no words for crossfeed"),
        (to_autoeq, StereoParams(swap=True), "no words for stereo"),
        (to_apo, EqualizerParams((Band(BandKind.TILT, 1000.0, 3.0),)), "no tilt band"),
        (
            to_apo,
            EqualizerParams((Band(BandKind.PEAK, 100.0, 3.0, scope=BandScope.MID),)),
            "cannot filter mid alone",
        ),
        (
            to_apo,
            EqualizerParams((Band(BandKind.LOWPASS, 100.0, slope_db=18.0),)),
            "18 dB per octave",
        ),
        (to_autoeq, EqualizerParams((Band(BandKind.NOTCH, 100.0),)), "not band 1"),
    ],
)
def test_what_a_program_has_no_words_for_is_refused(export, stage, reason):
    with pytest.raises(PlayerError) as caught:
        export(preset_of(stage))
    assert reason in caught.value.sentence


def test_a_curve_is_graphic_eq_in_both():
    curve = CurveEqParams(
        read_preset_file(DATA / "wavelet.txt").preset.chain.slots[0].params.points
    )
    assert again(to_apo(preset_of(curve))) == again(to_autoeq(preset_of(curve))) == [curve]
