"""Curves for the window: what they say is what plays."""

import numpy as np
import pytest
from scipy import signal

from dsp.biquad import band_sections
from player.sound.arranging import named_by_kind, with_stage
from player.sound.curves import (
    band_db,
    chain_db,
    delay_ms,
    equalizer_db,
    frequencies,
    worst_case_gain_db,
)
from player.sound.params import (
    Band,
    BandKind,
    BandScope,
    ChainSpec,
    CurveEqParams,
    CurvePoint,
    EqualizerParams,
    GainParams,
    GraphicEqParams,
    Reference,
    ReverbParams,
    StageSlot,
    StereoParams,
)
from player.sound.soloing import soloed

BELL = Band(BandKind.PEAK, 1_000.0, 6.0, 1.0)
LEFT_SHELF = Band(BandKind.LOW_SHELF, 100.0, -4.0, scope=BandScope.LEFT)


@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
def test_an_equalizer_is_the_sum_of_its_bands(sample_rate):
    freq_hz = frequencies(sample_rate, 50)
    params = EqualizerParams((BELL, LEFT_SHELF), preamp_db=-2.0, reference=Reference.RBJ_44100)
    bell, shelf = (
        band_db(band, freq_hz, sample_rate, Reference.RBJ_44100) for band in (BELL, LEFT_SHELF)
    )
    left = equalizer_db(params, freq_hz, sample_rate, BandScope.LEFT)
    right = equalizer_db(params, freq_hz, sample_rate, BandScope.RIGHT)
    assert left == pytest.approx(bell + shelf - 2.0)
    assert right == pytest.approx(bell - 2.0)


def test_sliders_and_drawn_curves_have_curves_too():
    at = np.array([1_000.0])
    assert equalizer_db(GraphicEqParams((5.0,) * 10), at, 48_000) == pytest.approx(5.0, abs=0.3)
    drawn = CurveEqParams((CurvePoint(100.0, 0.0), CurvePoint(10_000.0, 8.0)))
    assert equalizer_db(drawn, at, 48_000) == pytest.approx(4.0)


def test_a_chain_is_the_sum_of_what_is_switched_on():
    spec = ChainSpec(
        (
            StageSlot("equalizer", EqualizerParams((BELL,))),
            StageSlot("gain", GainParams(-3.0)),
            StageSlot("gain-2", GainParams(-30.0), enabled=False),
        )
    )
    assert chain_db(spec, np.array([1_000.0]), 48_000) == pytest.approx(3.0, abs=0.01)
    assert worst_case_gain_db(spec, 48_000) == pytest.approx(3.0, abs=0.01)


def test_a_new_stage_goes_where_it_belongs():
    spec = ChainSpec((StageSlot("reverb", ReverbParams()), StageSlot("stereo", StereoParams())))
    spec = with_stage(spec, StageSlot("equalizer", EqualizerParams((BELL,))))
    assert [slot.name for slot in spec.slots] == ["equalizer", "reverb", "stereo"]


def test_stages_are_named_by_their_kind():
    eq = EqualizerParams((BELL,))
    spec = ChainSpec((StageSlot("x", eq), StageSlot("y", GainParams()), StageSlot("z", eq)))
    assert [slot.name for slot in named_by_kind(spec).slots] == ["equalizer", "gain", "equalizer-2"]


@pytest.mark.parametrize("kind", [BandKind.PEAK, BandKind.ALLPASS, BandKind.LOWPASS])
def test_group_delay_is_the_slope_of_the_phase(kind):
    band = Band(kind, 1_000.0, 6.0 if kind is BandKind.PEAK else 0.0, 2.0)
    freq_hz = np.array([200.0, 990.0, 1_000.0, 5_000.0])
    rows = band_sections(band, Reference.ANALOG, 48_000)
    step_hz = 0.01
    phases = [
        np.unwrap(np.angle(signal.sosfreqz(rows, [f - step_hz, f + step_hz], fs=48_000)[1]))
        for f in freq_hz
    ]
    expected = [1000.0 * (before - after) / (4 * np.pi * step_hz) for before, after in phases]
    params = EqualizerParams((band, LEFT_SHELF))
    assert delay_ms(params, freq_hz, 48_000) == pytest.approx(np.array(expected), abs=1e-4)


def test_without_bands_nothing_is_late():
    assert not delay_ms(EqualizerParams(), frequencies(48_000, 20), 48_000).any()


@pytest.mark.parametrize(
    "kind, heard_hz, silent_hz",
    [
        (BandKind.PEAK, (1_000.0,), (100.0, 10_000.0)),
        (BandKind.LOW_SHELF, (100.0,), (10_000.0,)),
        (BandKind.HIGH_SHELF, (10_000.0,), (100.0,)),
        (BandKind.HIGHPASS, (100.0,), (10_000.0,)),
        (BandKind.TILT, (100.0, 1_000.0, 10_000.0), ()),
    ],
)
def test_a_band_alone_lets_only_its_own_part_through(kind, heard_hz, silent_hz):
    band = Band(kind, 1_000.0, gain_db=0.0)
    chain = ChainSpec((StageSlot("equalizer", EqualizerParams()),))
    heard = chain_db(soloed(chain, band), np.array([*heard_hz, *silent_hz]), 96_000)
    assert np.all(heard[: len(heard_hz)] > -3.1)
    assert np.all(heard[len(heard_hz) :] < -24.0)
