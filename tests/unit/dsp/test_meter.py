"""The meters show what is there."""

import numpy as np
import pytest

from dsp.meter import LiveMeter, PeakLoudness
from dsp.spectrum_meter import SpectrumMeter
from dsp.stage import StreamFormat
from dsp.units import SILENCE_DB
from tests.support.signals import pink, tone


def followed(block, sample_rate=48_000, size=1024, kind=LiveMeter):
    meter = kind(StreamFormat(sample_rate))
    for start in range(0, block.shape[1], size):
        meter.process(block[:, start : start + size])
    return meter


def test_a_full_scale_sine_reads_as_the_books_say():
    reading = followed(tone(1000.0, 48_000, 4.0)).reading()
    assert reading.peak_db == pytest.approx((0.0, 0.0), abs=0.01)
    assert reading.rms_db == pytest.approx((-3.01, -3.01), abs=0.01)
    reading = followed(tone(1000.0, 48_000, 4.0), kind=PeakLoudness).reading()
    assert reading.true_peak_dbtp == pytest.approx(0.0, abs=0.05)
    assert reading.short_term_lufs == pytest.approx(0.0, abs=0.1)
    assert reading.psr_db == pytest.approx(0.0, abs=0.15)


def test_a_peak_is_remembered_for_three_seconds():
    block = 0.01 * pink(48_000, 5.0)
    block[0, 1000] = 0.8
    assert followed(block[:, : 3 * 48_000], kind=PeakLoudness).reading().true_peak_dbtp > -2.5
    assert followed(block, kind=PeakLoudness).reading().true_peak_dbtp < -35.0


def test_peaks_against_loudness_tell_compressed_from_open_music():
    open_music = pink(48_000, 4.0)
    crushed = np.clip(20.0 * open_music, -1.0, 1.0)
    ratios = [followed(b, kind=PeakLoudness).reading().psr_db for b in (open_music, crushed)]
    assert ratios[0] > ratios[1] + 5.0


@pytest.mark.parametrize("right, expected", [(1.0, 1.0), (-1.0, -1.0), (0.0, 0.0)])
def test_correlation_tells_mono_from_opposed_and_one_sided(right, expected):
    block = tone(440.0, 48_000, 1.0, 0.5) * [[1.0], [right]]
    assert followed(block).reading().correlation == pytest.approx(expected, abs=1e-9)
    assert followed(np.zeros((2, 100))).reading().correlation == 0.0


@pytest.mark.parametrize("sample_rate", [44_100, 96_000, 192_000])
@pytest.mark.parametrize("freq_hz", [100.0, 1000.0, 12_000.0])
def test_a_sine_stands_in_its_band_at_its_level(freq_hz, sample_rate):
    sine = tone(freq_hz, sample_rate, 1.0, 0.5)
    meter = followed(sine, sample_rate, size=1023, kind=SpectrumMeter)
    centres, levels = meter.spectrum_db(96)
    loudest = int(np.argmax(levels))
    assert abs(np.log2(centres[loudest] / freq_hz)) < 0.2
    around = 10 ** (levels[max(loudest - 2, 0) : loudest + 3] / 10)
    assert 10 * np.log10(around.sum()) == pytest.approx(-6.0, abs=1.0)
    far = np.abs(np.log2(centres / freq_hz)) > 1.0
    assert levels[far].max() < -70.0


@pytest.mark.parametrize("size", [1, 7, 500, 4096])
def test_a_spectrum_does_not_depend_on_how_the_sound_comes(size):
    noise = pink(192_000, 0.3) if size > 1 else pink(192_000, 0.02)
    whole = followed(noise, 192_000, size=noise.shape[1], kind=SpectrumMeter)
    pieces = followed(noise, 192_000, size=size, kind=SpectrumMeter)
    expected = whole.spectrum_db(120)[1]
    np.testing.assert_allclose(pieces.spectrum_db(120)[1], expected, atol=0.01)


def test_silence_is_drawn_at_the_bottom():
    levels = SpectrumMeter(StreamFormat(48_000)).spectrum_db(64)[1]
    assert levels.max() <= -200.0


def test_a_seek_clears_the_meters():
    levels = followed(tone(1000.0, 48_000, 1.0))
    loudness = followed(tone(1000.0, 48_000, 1.0), kind=PeakLoudness)
    spectrum = followed(tone(1000.0, 48_000, 1.0), kind=SpectrumMeter)
    for meter in (levels, loudness, spectrum):
        meter.reset()
    assert levels.reading().peak_db == (SILENCE_DB, SILENCE_DB)
    assert levels.reading().correlation == 0.0
    assert spectrum.spectrum_db(24)[1].max() < -150.0
    assert loudness.reading().true_peak_dbtp == SILENCE_DB
    assert loudness.reading().psr_db == 0.0
