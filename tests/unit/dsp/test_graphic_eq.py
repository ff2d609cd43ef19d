"""Sliders and drawn curves are what is heard."""

import numpy as np
import pytest
from scipy import fft

from dsp.contour import contour_gains_db, equal_loudness_db
from dsp.graphic import centres_hz
from dsp.params.eq import CurveEqParams, CurvePoint, GraphicEqParams, Phase
from dsp.params.level import LoudnessParams
from dsp.registry import build_stage
from dsp.response import curve_db, stage_magnitude
from dsp.stage import StreamFormat
from dsp.units import decibels
from tests.support.signals import gain_at


def patterns(count):
    position = np.arange(count)
    rng = np.random.default_rng(0)
    return {
        "alternating": 12.0 * (-1.0) ** position,
        "all up": np.full(count, 12.0),
        "blocks": np.where(position // 3 % 2 == 0, 12.0, -12.0),
        "random": rng.uniform(-12.0, 12.0, count),
    }


@pytest.mark.parametrize("sample_rate", [44_100, 48_000, 96_000, 192_000])
@pytest.mark.parametrize("count", [10, 31])
def test_sliders_mean_what_they_say_whatever_their_neighbours_do(count, sample_rate):
    for name, gains in patterns(count).items():
        params = GraphicEqParams(tuple(gains.tolist()))
        heard = decibels(stage_magnitude(params, centres_hz(count), sample_rate))
        assert np.max(np.abs(heard - gains)) <= 0.2, name


def test_a_tone_at_a_slider_is_lifted_by_it():
    gains = tuple(patterns(10)["alternating"].tolist())
    stage = build_stage(GraphicEqParams(gains), StreamFormat(44_100))
    assert gain_at(stage, 1000.0, 44_100) == pytest.approx(gains[5], abs=0.2)


def test_one_raised_slider_leaves_the_others_at_rest():
    gains = [0.0] * 31
    gains[15] = 9.0
    heard = decibels(stage_magnitude(GraphicEqParams(tuple(gains)), centres_hz(31), 48_000))
    assert heard[15] == pytest.approx(9.0, abs=0.2)
    assert np.max(np.abs(np.delete(heard, 15))) <= 0.2


def nasty_curve():
    """127 points in AutoEq's spacing with the swings of a real headphone."""
    freqs = 20.0 * 1.0563 ** np.arange(127)
    logs = np.log(freqs)
    gains = -4.0 + 4.0 * np.sin(1.7 * logs) + 2.0 * np.sin(5.0 * logs + 1.0)
    points = zip(freqs.tolist(), gains.tolist(), strict=True)
    return tuple(CurvePoint(freq, gain) for freq, gain in points)


def played_db(params, sample_rate, freqs):
    """Measure a stage by the spectrum of its impulse response."""
    stage = build_stage(params, StreamFormat(sample_rate))
    block = np.zeros((2, 1 << 19))
    block[:, 0] = 1.0
    stage.process(block)
    spectrum = decibels(np.abs(fft.rfft(block[0])))
    return np.interp(freqs, fft.rfftfreq(block.shape[1], 1 / sample_rate), spectrum)


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("sample_rate", [44_100, 96_000, 192_000])
def test_a_drawn_curve_is_met(sample_rate, phase):
    params = CurveEqParams(nasty_curve(), phase)
    treble = np.geomspace(100.0, 20_000.0, 400)
    bass = np.geomspace(20.0, 100.0, 100)
    error = played_db(params, sample_rate, treble) - curve_db(params, treble)
    assert np.max(np.abs(error)) <= 0.05
    error = played_db(params, sample_rate, bass) - curve_db(params, bass)
    assert np.max(np.abs(error)) <= 1.0


def test_linear_phase_is_symmetric_around_its_latency():
    stage = build_stage(CurveEqParams(nasty_curve(), Phase.LINEAR), StreamFormat(44_100))
    block = np.zeros((2, 20_480))
    block[:, 0] = 1.0
    stage.process(block)
    middle = stage.latency_frames
    assert middle == 8192 + 1024
    assert np.argmax(np.abs(block[0])) == middle
    before, after = block[0, middle - 5000 : middle], block[0, middle + 1 : middle + 5001]
    assert np.max(np.abs(before[::-1] - after)) < 1e-12


def test_a_minimum_phase_filter_has_its_energy_at_the_start():
    stage = build_stage(CurveEqParams(nasty_curve()), StreamFormat(44_100))
    block = np.zeros((2, 20_480))
    block[:, 0] = 1.0
    stage.process(block)
    assert stage.latency_frames == 1024
    assert np.max(np.abs(block[0, :1024])) == 0.0
    assert np.sum(block[0, 1024:1100] ** 2) > 0.9 * np.sum(block[0] ** 2)


def test_the_contour_has_the_values_of_the_standard():
    forty, eighty = equal_loudness_db(40.0), equal_loudness_db(80.0)
    assert forty[[0, 7, 17]] == pytest.approx([99.85, 64.37, 40.0], abs=0.02)
    assert eighty[17] == pytest.approx(80.0, abs=0.02)


def test_quieter_music_gets_more_bass_and_the_middle_stays():
    ten, thirty = (contour_gains_db(LoudnessParams(below)) for below in (10.0, 30.0))
    assert 0.0 < ten[0] < thirty[0] <= 15.0
    assert ten[5] == thirty[5] == 0.0
    stage = build_stage(LoudnessParams(30.0), StreamFormat(44_100))
    assert gain_at(stage, 62.5, 44_100, 2.0) == pytest.approx(thirty[1], abs=0.2)


def test_half_the_strength_gives_half_the_decibels():
    full, half = (contour_gains_db(LoudnessParams(20.0, share)) for share in (1.0, 0.5))
    assert np.allclose(half, 0.5 * np.array(full), atol=1e-5)
