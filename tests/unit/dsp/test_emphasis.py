"""De-emphasis follows the analogue curve, in any blocks, and never clips."""

import shutil
import subprocess

import numpy as np
import pytest
import soundfile

from dsp.emphasis import DeEmphasis, curve_db, impulse_response

AUDIBLE_HZ = np.geomspace(10.0, 20_000.0, 500)


def response_db(sample_rate, freq_hz):
    response = impulse_response(sample_rate)
    turns = np.outer(freq_hz, np.arange(len(response))) / sample_rate
    return 20 * np.log10(np.abs(np.exp(-2j * np.pi * turns) @ response))


@pytest.mark.parametrize("sample_rate", [44_100, 48_000, 88_200, 96_000, 176_400, 192_000])
def test_it_is_the_analogue_curve_within_a_hundredth_of_a_decibel(sample_rate):
    error = response_db(sample_rate, AUDIBLE_HZ) - curve_db(AUDIBLE_HZ)
    assert np.abs(error).max() < 0.01


def test_the_curve_is_that_of_the_standard():
    """IEC 60908: 50 µs and 15 µs, down to -9.49 dB at 20 kHz; -4.53 dB at 5 kHz."""
    wanted = pytest.approx([0.0, -0.37, -4.53, -7.60, -9.49], abs=0.02)
    assert curve_db(np.array([1.0, 1_000.0, 5_000.0, 10_000.0, 20_000.0])) == wanted


@pytest.mark.parametrize("frames", [1, 7, 64, 511, 4_096])
def test_block_size_does_not_change_the_sound(frames):
    samples = np.random.default_rng(1).standard_normal((2, 8_200))
    whole = DeEmphasis(44_100, 2).process(samples)
    in_parts = DeEmphasis(44_100, 2)
    parts = [in_parts.process(samples[:, at : at + frames]) for at in range(0, 8_200, frames)]
    assert np.allclose(np.concatenate(parts, axis=1), whole, atol=1e-12)


def test_it_leaves_bass_alone_adds_no_delay_and_cannot_clip():
    response = impulse_response(44_100)
    assert np.sum(response) == pytest.approx(1.0, abs=1e-12)
    assert np.sum(np.abs(response)) <= 1.0 + 1e-12
    assert np.argmax(response) == 0


@pytest.mark.skipif(shutil.which("sox") is None, reason="sox is not installed")
def test_sox_hears_nearly_the_same(tmp_path):
    """Its filter is a shelf within 0.06 dB of the curve: the two may differ by that."""
    click = np.zeros((44_100, 1))
    click[100] = 0.5
    soundfile.write(tmp_path / "click.wav", click, 44_100, "FLOAT")
    command = ["sox", "-D", tmp_path / "click.wav", tmp_path / "out.wav", "deemph"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    theirs = soundfile.read(tmp_path / "out.wav")[0]
    ours = DeEmphasis(44_100, 1).process(click.T)[0]
    freqs = np.fft.rfftfreq(len(ours), 1 / 44_100)
    audible = (freqs >= 20.0) & (freqs <= 20_000.0)
    spectra = [np.abs(np.fft.rfft(heard))[audible] for heard in (theirs, ours)]
    assert np.abs(20 * np.log10(spectra[0] / spectra[1])).max() < 0.08
