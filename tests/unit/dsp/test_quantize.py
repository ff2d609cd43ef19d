"""The last step to integers: exact where it can be, honest noise where it must round."""

import numpy as np
import pytest

from dsp.params import ParamError
from dsp.params.dither import Dither
from dsp.quantize import Quantizer
from tests.support.signals import rms_db, tone

RATE = 44_100


@pytest.mark.parametrize("bit_depth", [16, 24, 32])
def test_integers_come_back_bit_for_bit(bit_depth):
    top = 2 ** (bit_depth - 1)
    integers = np.random.default_rng(0).integers(-top, top, (2, 5000))
    integers[:, :2] = [[-top, top - 1], [top - 1, -top]]
    quantizer = Quantizer(bit_depth, Dither.NONE)
    out = quantizer.process(integers / float(top))
    assert out.dtype == np.int32
    assert out.flags.c_contiguous
    assert np.array_equal(out >> (32 - bit_depth), integers.T)
    assert quantizer.clips == 0


def to_float(out):
    return out.T / 2.0**31


def test_sixteen_bit_dither_has_the_noise_of_theory():
    out = to_float(Quantizer(16, Dither.TPDF).process(np.zeros((2, 200_000))))
    assert rms_db(out) == pytest.approx(-96.33, abs=0.3)


@pytest.mark.parametrize("dither", [Dither.TPDF, Dither.HIGHPASS])
def test_a_tone_of_half_a_step_survives(dither):
    quiet = tone(1000.0, RATE, 8.0, 0.5 / 32768)
    out = to_float(Quantizer(16, dither).process(quiet))
    spectrum = np.abs(np.fft.rfft(out[0])) * 2 / out.shape[1]
    assert 20 * np.log10(spectrum[8000] / (0.5 / 32768)) == pytest.approx(0.0, abs=0.2)


def test_without_dither_the_same_tone_is_gone():
    quiet = tone(1000.0, RATE, 0.1, 0.49 / 32768)
    assert not Quantizer(16, Dither.NONE).process(quiet).any()


def test_highpass_dither_leaves_the_bass_quieter():
    """Its own noise is gone there; what rounding adds, a third of the power, stays."""
    spectra = {}
    for dither in (Dither.TPDF, Dither.HIGHPASS):
        noise = to_float(Quantizer(16, dither).process(np.zeros((2, 1 << 17))))
        power = np.mean(np.abs(np.fft.rfft(noise)) ** 2, axis=0)
        spectra[dither] = power
    bass = slice(10, 6000)
    ratio = spectra[Dither.HIGHPASS][bass].sum() / spectra[Dither.TPDF][bass].sum()
    assert 10 * np.log10(ratio) == pytest.approx(-4.7, abs=0.3)
    total = spectra[Dither.HIGHPASS].sum() / spectra[Dither.TPDF].sum()
    assert 10 * np.log10(total) == pytest.approx(0.0, abs=0.2)


def test_the_noise_of_both_channels_is_unrelated():
    out = Quantizer(16, Dither.TPDF).process(np.zeros((2, 100_000)))
    assert abs(np.corrcoef(out.T)[0, 1]) < 0.02


@pytest.mark.parametrize("dither", list(Dither))
@pytest.mark.parametrize("size", [1, 7, 512])
def test_how_the_sound_is_cut_changes_no_bit(dither, size):
    block = 0.1 * np.random.default_rng(0).standard_normal((2, 2000))
    whole = Quantizer(16, dither).process(block)
    quantizer = Quantizer(16, dither)
    cut = [quantizer.process(block[:, at : at + size]) for at in range(0, 2000, size)]
    assert np.array_equal(np.concatenate(cut), whole)


def test_what_does_not_fit_is_clipped_and_counted():
    quantizer = Quantizer(16, Dither.NONE)
    out = quantizer.process(np.array([[1.5, 0.5, -2.0], [0.0, -1.0, 0.0]]))
    assert quantizer.clips == 2
    assert out[:, 0].tolist() == [32767 << 16, 16384 << 16, -(2**31)]


def test_an_impossible_depth_is_refused():
    with pytest.raises(ParamError, match="bit depth 33"):
        Quantizer(33, Dither.NONE)
