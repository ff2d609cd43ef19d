"""The parametric equalizer does what its curve says, at every rate."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsp.biquad import band_sections, magnitude
from dsp.params.eq import PASS_KINDS, Band, BandKind, BandScope, EqualizerParams, Reference
from dsp.prototype import analog_magnitude
from dsp.registry import build_stage
from dsp.response import equalizer_magnitude
from dsp.stage import StreamFormat
from dsp.units import decibels
from tests.support.signals import dbfs, gain_at, tone
from tests.support.tools import ffmpeg_filtered, needs, sox_filtered

AUDIBLE = np.geomspace(20.0, 20_000.0, 500)
HEADPHONE = (
    Band(BandKind.LOW_SHELF, 105.0, 6.4, 0.70),
    Band(BandKind.PEAK, 8865.0, 4.9, 1.30),
    Band(BandKind.PEAK, 121.0, -3.1, 0.50),
    Band(BandKind.PEAK, 37.0, 0.7, 3.76),
    Band(BandKind.PEAK, 3159.0, -1.5, 3.89),
    Band(BandKind.HIGH_SHELF, 10_000.0, -2.1, 0.70),
    Band(BandKind.PEAK, 1220.0, -1.2, 2.53),
    Band(BandKind.PEAK, 5316.0, -1.0, 6.0),
)


def noise(frames, seed=0, level=0.1):
    return level * np.random.default_rng(seed).standard_normal((2, frames))


def equalized(bands, sample_rate, block, reference=Reference.ANALOG):
    stage = build_stage(
        EqualizerParams(tuple(bands), reference=reference), StreamFormat(sample_rate)
    )
    out = block.copy()
    stage.process(out)
    return out


@pytest.mark.parametrize("kind", [BandKind.PEAK, BandKind.LOW_SHELF, BandKind.HIGH_SHELF])
@pytest.mark.parametrize(
    "sample_rate, limit_db", [(44_100, 0.5), (48_000, 0.3), (96_000, 0.02), (192_000, 0.005)]
)
def test_a_band_sounds_as_on_paper_up_to_twenty_kilohertz(kind, sample_rate, limit_db):
    qualities = (0.5, 0.707, 1.41, 4.3) if kind is BandKind.PEAK else (0.5, 0.707)
    worst = 0.0
    for freq, q, gain in itertools.product(
        (1e3, 4e3, 8e3, 12e3, 16e3, 18e3), qualities, (-12, 6, 12)
    ):
        band = Band(kind, freq, gain, q)
        sections = band_sections(band, Reference.ANALOG, sample_rate)
        played = decibels(magnitude(sections, AUDIBLE, sample_rate))
        worst = max(worst, np.max(np.abs(played - decibels(analog_magnitude(band, AUDIBLE)))))
    assert worst <= limit_db


@st.composite
def any_band(draw):
    kind = draw(st.sampled_from(BandKind))
    slope_db = 6.0 * draw(st.integers(1, 8)) if kind in PASS_KINDS else None
    freq_hz, gain_db = draw(st.floats(5.0, 100_000.0)), draw(st.floats(-30.0, 30.0))
    return Band(kind, freq_hz, gain_db, draw(st.floats(0.05, 100.0)), slope_db)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    band=any_band(),
    reference=st.sampled_from(Reference),
    sample_rate=st.sampled_from([8000, 44_100, 96_000, 192_000, 768_000]),
)
def test_no_band_a_listener_can_ask_for_is_unstable(band, reference, sample_rate):
    sections = band_sections(band, reference, sample_rate)
    assert np.isfinite(sections).all()
    assert all(np.abs(np.roots(row[3:])).max(initial=0.0) < 1.0 for row in sections)


@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
@pytest.mark.parametrize("gain_db", [-12.0, 6.0])
def test_a_band_lifts_its_centre_by_its_gain(gain_db, sample_rate):
    params = EqualizerParams((Band(BandKind.PEAK, 1000.0, gain_db, 1.4),))
    stage = build_stage(params, StreamFormat(sample_rate))
    assert gain_at(stage, 1000.0, sample_rate) == pytest.approx(gain_db, abs=0.01)


@pytest.mark.parametrize("slope_db", [6, 12, 18, 24, 30, 36, 42, 48])
@pytest.mark.parametrize("kind", [BandKind.LOWPASS, BandKind.HIGHPASS])
def test_a_pass_filter_falls_by_its_slope_and_by_three_decibels_at_its_corner(kind, slope_db):
    rate = 96_000
    sections = band_sections(Band(kind, 1000.0, slope_db=slope_db), Reference.ANALOG, rate)
    octaves = np.array([250.0, 125.0]) if kind is BandKind.HIGHPASS else np.array([4000.0, 8000.0])
    corner, near, far = decibels(magnitude(sections, np.array([1000.0, *octaves]), rate))
    assert corner == pytest.approx(-3.01, abs=0.05)
    assert near - far == pytest.approx(slope_db, abs=0.6)


def test_a_notch_silences_its_frequency_and_keeps_its_width():
    band = Band(BandKind.NOTCH, 8000.0, q=5.0)
    rate = 44_100
    edges = 8000.0 * np.array([np.sqrt(1.01) - 0.1, np.sqrt(1.01) + 0.1])
    levels = decibels(magnitude(band_sections(band, Reference.ANALOG, rate), edges, rate))
    assert np.allclose(levels, -3.01, atol=0.4)
    out = equalized([band], rate, tone(8000.0, rate, 1.0))
    assert dbfs(out[:, -4096:]) < -100.0


def test_an_allpass_changes_phase_and_no_level():
    rate = 44_100
    sections = band_sections(Band(BandKind.ALLPASS, 900.0), Reference.ANALOG, rate)
    assert np.allclose(magnitude(sections, AUDIBLE, rate), 1.0)
    block = noise(4096)
    assert np.max(np.abs(equalized([Band(BandKind.ALLPASS, 900.0)], rate, block) - block)) > 0.1


def test_a_tilt_turns_around_its_pivot():
    rate = 96_000
    sections = band_sections(Band(BandKind.TILT, 1000.0, 6.0), Reference.ANALOG, rate)
    low, pivot, high = decibels(magnitude(sections, np.array([20.0, 1000.0, 19_000.0]), rate))
    assert (low, pivot, high) == pytest.approx((-6.0, 0.0, 6.0), abs=0.1)


@pytest.mark.parametrize("slope_db, q", [(12.0, 0.7071), (6.0, 0.432)])
def test_a_shelf_takes_a_slope_instead_of_a_q(slope_db, q):
    by_slope = Band(BandKind.LOW_SHELF, 300.0, 6.0, slope_db=slope_db)
    steep, exact = (
        decibels(analog_magnitude(band, AUDIBLE))
        for band in (by_slope, Band(BandKind.LOW_SHELF, 300.0, 6.0, q))
    )
    assert np.max(np.abs(steep - exact)) < 0.35
    assert steep[0] == pytest.approx(6.0, abs=0.1)


EXACT = (
    (Band(BandKind.PEAK, 1000.0, 6.0, 1.41), "equalizer=f=1000:t=q:w=1.41:g=6:r=f64"),
    (Band(BandKind.PEAK, 9000.0, -7.5, 3.0), "equalizer=f=9000:t=q:w=3:g=-7.5:r=f64"),
    (Band(BandKind.LOW_SHELF, 105.0, 6.4, 0.7), "lowshelf=f=105:t=q:w=0.7:g=6.4:r=f64"),
    (Band(BandKind.HIGH_SHELF, 10_000.0, -2.1, 0.7), "highshelf=f=10000:t=q:w=0.7:g=-2.1:r=f64"),
    (Band(BandKind.LOWPASS, 5000.0, q=0.9), "lowpass=f=5000:t=q:w=0.9:r=f64"),
    (Band(BandKind.HIGHPASS, 80.0, q=0.8), "highpass=f=80:t=q:w=0.8:r=f64"),
    (Band(BandKind.NOTCH, 800.0, q=5.0), "bandreject=f=800:t=q:w=5:r=f64"),
    (Band(BandKind.BANDPASS, 800.0, q=2.0), "bandpass=f=800:t=q:w=2:r=f64"),
)


@needs("ffmpeg")
@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
@pytest.mark.parametrize("band, filters", EXACT, ids=lambda value: getattr(value, "kind", ""))
def test_cookbook_mode_cancels_against_ffmpeg(band, filters, sample_rate):
    block = noise(sample_rate // 2)
    ours = equalized([band], sample_rate, block, Reference.RBJ)
    assert dbfs(ours - ffmpeg_filtered(block, sample_rate, filters)) <= -200.0


SOX_EXACT = (
    (Band(BandKind.PEAK, 1000.0, 6.0, 1.41), ["equalizer", "1000", "1.41q", "6"]),
    (Band(BandKind.LOW_SHELF, 105.0, 6.4, 0.7), ["bass", "6.4", "105", "0.7q"]),
    (Band(BandKind.HIGH_SHELF, 9000.0, -2.1, 0.7), ["treble", "-2.1", "9000", "0.7q"]),
    (Band(BandKind.LOWPASS, 5000.0, q=0.9), ["lowpass", "5000", "0.9q"]),
    (Band(BandKind.HIGHPASS, 80.0, q=0.8), ["highpass", "80", "0.8q"]),
    (Band(BandKind.NOTCH, 800.0, q=5.0), ["bandreject", "800", "5q"]),
    (Band(BandKind.BANDPASS, 800.0, q=2.0), ["bandpass", "800", "2q"]),
    (Band(BandKind.ALLPASS, 900.0, q=0.7), ["allpass", "900", "0.7q"]),
)


@needs("sox")
@pytest.mark.parametrize("band, effect", SOX_EXACT, ids=lambda value: getattr(value, "kind", ""))
def test_cookbook_mode_cancels_against_sox_to_its_thirty_two_bits(band, effect):
    block = noise(44_100)
    ours = equalized([band], 44_100, block, Reference.RBJ)
    assert dbfs(ours - sox_filtered(block, 44_100, effect)) <= -170.0


def curve_db(bands, reference, sample_rate):
    params = EqualizerParams(bands, reference=reference)
    return decibels(equalizer_magnitude(params, BandScope.LEFT, AUDIBLE, sample_rate))


@pytest.mark.parametrize(
    "reference, rate", [(Reference.RBJ_44100, 44_100), (Reference.RBJ_48000, 48_000)]
)
@pytest.mark.parametrize("sample_rate", [44_100, 48_000, 96_000, 192_000, 384_000])
def test_an_imported_headphone_preset_sounds_the_same_at_every_rate(sample_rate, reference, rate):
    wanted = curve_db(HEADPHONE, Reference.RBJ, rate)
    assert np.max(np.abs(curve_db(HEADPHONE, reference, sample_rate) - wanted)) <= 0.1


def test_without_the_reference_the_same_preset_is_off_by_a_decibel():
    wanted = curve_db(HEADPHONE, Reference.RBJ, 44_100)
    assert np.max(np.abs(curve_db(HEADPHONE, Reference.RBJ, 192_000) - wanted)) > 1.0


def test_the_noise_of_the_arithmetic_lies_below_minus_two_hundred():
    """A 31 Hz band at 192 kHz, where float32 errs at -60 dB, against 64 mantissa bits."""
    rate = 192_000
    band = Band(BandKind.PEAK, 31.25, 6.0, 1.41)
    block = noise(20_000)
    b0, b1, b2, _, a1, a2 = np.longdouble(band_sections(band, Reference.ANALOG, rate)[0])
    exact, z1, z2 = np.zeros(block.shape[1]), np.longdouble(0), np.longdouble(0)
    for frame, sample in enumerate(block[0].astype(np.longdouble)):
        value = b0 * sample + z1
        z1 = b1 * sample - a1 * value + z2
        z2 = b2 * sample - a2 * value
        exact[frame] = value
    assert dbfs(equalized([band], rate, block)[0] - exact) <= -200.0


def test_bands_of_one_channel_leave_the_other_bit_identical():
    block = noise(4096)
    out = equalized([Band(BandKind.PEAK, 500.0, 6.0, scope=BandScope.LEFT)], 44_100, block)
    assert np.array_equal(out[1], block[1])
    assert not np.array_equal(out[0], block[0])


def test_a_side_band_leaves_mono_alone_and_a_mid_band_leaves_pure_stereo_alone():
    mono, opposed = noise(4096) * [[1.0], [0.0]], noise(4096) * [[1.0], [0.0]]
    mono[1], opposed[1] = mono[0], -opposed[0]
    side = [Band(BandKind.PEAK, 500.0, 6.0, scope=BandScope.SIDE)]
    mid = [Band(BandKind.PEAK, 500.0, 6.0, scope=BandScope.MID)]
    assert np.max(np.abs(equalized(side, 44_100, mono) - mono)) < 1e-15
    assert np.max(np.abs(equalized(mid, 44_100, opposed) - opposed)) < 1e-15
    assert np.max(np.abs(equalized(mid, 44_100, mono) - mono)) > 0.05


def test_a_mid_and_an_equal_side_band_are_one_band_for_both():
    block = noise(4096)
    pair = [
        Band(BandKind.PEAK, 500.0, 6.0, scope=scope) for scope in (BandScope.MID, BandScope.SIDE)
    ]
    both = [Band(BandKind.PEAK, 500.0, 6.0)]
    assert np.allclose(equalized(pair, 44_100, block), equalized(both, 44_100, block), atol=1e-13)


@pytest.mark.parametrize("sample_rate", [44_100, 96_000])
def test_the_curve_drawn_is_the_curve_heard(sample_rate):
    params = EqualizerParams(HEADPHONE, preamp_db=-6.1)
    for freq in (30.0, 105.0, 1000.0, 8865.0, 15_000.0):
        stage = build_stage(params, StreamFormat(sample_rate))
        drawn = equalizer_magnitude(params, BandScope.LEFT, np.array([freq]), sample_rate)
        assert gain_at(stage, freq, sample_rate, 2.0) == pytest.approx(decibels(drawn)[0], abs=0.01)


def test_a_band_beyond_half_the_rate_does_nothing():
    block = noise(1000)
    assert np.array_equal(equalized([Band(BandKind.PEAK, 30_000.0, 6.0)], 44_100, block), block)


def test_sixty_four_bands_play():
    bands = [Band(BandKind.PEAK, 30.0 * 1.1**n, (-1) ** n * 3.0, 4.0) for n in range(64)]
    out = equalized(bands, 44_100, noise(4096))
    assert np.isfinite(out).all()
