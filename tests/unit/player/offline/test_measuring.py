"""Files measured as the EBU asks, whatever their rate, format or state."""

import math

import numpy as np
import pytest
from mutagen.flac import FLAC

from dsp.analysis.hires import Finding, Verdict
from player.offline.album import album_levels
from player.offline.measuring import Measurement, Unmeasured, measure
from player.offline.reference import reference_levels
from tests.support import recordings
from tests.support.signals import tone


def programme(sections, sample_rate):
    """1 kHz in sections of (level in dBFS, seconds), as a file's `(frames, 2)`."""
    parts = [tone(1000.0, sample_rate, seconds, 10 ** (db / 20)).T for db, seconds in sections]
    return np.concatenate(parts)


def levels_of(tmp_path, samples, sample_rate, name="in.wav"):
    path = recordings.write(tmp_path / name, samples, sample_rate, "PCM_24")
    result = measure(str(path))
    assert isinstance(result, Measurement)
    return result.levels


@pytest.mark.parametrize(
    "sections, integrated",
    [
        ([(-23, 5)], -23.0),
        ([(-33, 5)], -33.0),
        ([(-36, 2), (-23, 12), (-36, 2)], -23.0),
        ([(-72, 2), (-36, 2), (-23, 12), (-36, 2), (-72, 2)], -23.0),
    ],
    ids=["3341-1", "3341-2", "3341-3", "3341-4"],
)
@pytest.mark.parametrize("sample_rate", [48_000, 192_000])
def test_the_signals_of_3341_read_as_they_must(tmp_path, sections, integrated, sample_rate):
    levels = levels_of(tmp_path, programme(sections, sample_rate), sample_rate)
    assert levels.integrated_lufs == pytest.approx(integrated, abs=0.1)
    assert levels.short_term_max_lufs == pytest.approx(integrated, abs=0.1)
    assert levels.momentary_max_lufs == pytest.approx(integrated, abs=0.1)


@pytest.mark.parametrize("offset_ms", [3, 47, 95])
def test_the_maxima_are_found_wherever_they_start(tmp_path, offset_ms):
    quiet = (-200, 1.0 + offset_ms / 1000)
    burst = programme([quiet, (-20, 0.4), (-200, 1.0)], 48_000)
    assert levels_of(tmp_path, burst, 48_000).momentary_max_lufs == pytest.approx(-20, abs=0.1)
    three = programme([quiet, (-21, 3.0), (-200, 1.0)], 48_000)
    assert levels_of(tmp_path, three, 48_000).short_term_max_lufs == pytest.approx(-21, abs=0.1)


@pytest.mark.parametrize(
    "levels_db, range_lu, sample_rate",
    [((-20, -30), 10.0, 48_000), ((-40, -20), 20.0, 48_000), ((-20, -15), 5.0, 192_000)],
)
def test_the_signals_of_3342_have_their_range(tmp_path, levels_db, range_lu, sample_rate):
    samples = programme([(level, 10) for level in levels_db], sample_rate)
    assert levels_of(tmp_path, samples, sample_rate).range_lu == pytest.approx(range_lu, abs=1.0)


@pytest.mark.parametrize("divisor, phase_deg", [(4, 45.0), (6, 60.0), (8, 67.5)])
@pytest.mark.parametrize("sample_rate", [48_000, 192_000])
def test_true_peaks_between_the_samples_are_found(tmp_path, divisor, phase_deg, sample_rate):
    block = tone(sample_rate / divisor, sample_rate, 0.6, 0.5, math.radians(phase_deg))
    ramp = np.minimum(np.arange(block.shape[1]) / 4800, 1.0)
    levels = levels_of(tmp_path, (block * ramp * ramp[::-1]).T, sample_rate)
    assert -6.4 <= levels.true_peak_dbtp <= -5.8
    assert levels.sample_peak_dbfs <= levels.true_peak_dbtp


def test_it_agrees_with_pyloudnorm(tmp_path):
    swell = 0.2 + 0.8 * np.abs(np.sin(np.arange(12 * 44_100) / 44_100))
    samples = recordings.music(44_100, 12.0) * swell[:, None]
    path = recordings.write(tmp_path / "in.wav", samples)
    ours, oracle = measure(str(path)).levels, reference_levels(str(path))
    assert ours.integrated_lufs == pytest.approx(oracle.integrated_lufs, abs=0.02)
    assert ours.range_lu == pytest.approx(oracle.range_lu, abs=0.5)


def test_the_oracle_has_no_reading_for_what_is_too_short(tmp_path):
    path = recordings.write(tmp_path / "in.wav", recordings.music(44_100, 0.2))
    assert math.isnan(reference_levels(str(path)).integrated_lufs)


def test_peaks_over_loudness_follow_from_both(tmp_path):
    levels = levels_of(tmp_path, programme([(-20, 4)], 48_000), 48_000)
    assert levels.psr_db == pytest.approx(0.0, abs=0.1)
    assert levels.plr_db == pytest.approx(0.0, abs=0.1)


def test_an_album_is_gated_as_one_programme(tmp_path):
    for name, level in (("quiet", -35), ("loud", -20)):
        recordings.write(tmp_path / f"{name}.wav", programme([(level, 6)], 48_000), 48_000)
    tracks = [measure(str(tmp_path / f"{name}.wav")) for name in ("quiet", "loud")]
    album = album_levels(tracks)
    assert album.integrated_lufs == pytest.approx(-20.0, abs=0.1)
    assert album.true_peak_dbtp == tracks[1].levels.true_peak_dbtp
    assert album.range_lu > tracks[0].levels.range_lu


def test_silence_has_no_loudness_and_breaks_nothing(tmp_path):
    levels = levels_of(tmp_path, np.zeros((100_000, 2)), 44_100)
    assert levels.integrated_lufs == -math.inf
    assert math.isnan(levels.dynamic_range_db)


@pytest.mark.parametrize("frames", [1, 500, 10_000])
def test_a_file_too_short_to_judge_is_measured_as_far_as_it_goes(tmp_path, frames):
    samples = np.random.default_rng(2).uniform(-0.3, 0.3, (frames, 2))
    samples[-1, 0] = 0.5
    result = measure(str(recordings.write(tmp_path / "in.wav", samples)))
    assert result.levels.sample_peak_dbfs == pytest.approx(-6.02, abs=0.01)
    assert Finding.TOO_SHORT in result.hires.findings


def test_numbers_that_are_none_count_as_silence(tmp_path):
    samples = programme([(-20, 2)], 48_000)
    samples[1000:1010] = np.nan
    samples[2000] = np.inf
    path = recordings.write(tmp_path / "in.wav", samples, 48_000, "DOUBLE")
    assert measure(str(path)).levels.integrated_lufs == pytest.approx(-20.0, abs=0.1)


def test_sixteen_bits_in_twenty_four_are_found_out_in_the_middle_of_a_long_file(tmp_path):
    """Spectra are taken of spans only, bits of every sample."""
    rng = np.random.default_rng(3)
    padded = recordings.integers(600_000, bits=16)
    path = recordings.write(tmp_path / "padded.wav", padded, 96_000, "PCM_24")
    assert measure(str(path)).hires.verdict is Verdict.ZERO_PADDED
    assert measure(str(path)).hires.bits == 16
    padded[300_000] = rng.integers(-(2**31), 2**31) | 0x100
    recordings.write(path, padded, 96_000, "PCM_24")
    assert measure(str(path)).hires.bits == 24


@pytest.mark.parametrize("content, code", [(None, "file.missing"), (b"", "file.empty")])
def test_a_file_that_cannot_be_measured_is_a_value(tmp_path, content, code):
    path = tmp_path / "bad.flac"
    if content is not None:
        path.write_bytes(content)
    result = measure(str(path))
    assert isinstance(result, Unmeasured)
    assert result.error.code == code


def test_a_file_that_breaks_off_is_not_measured_in_part(tmp_path):
    path = recordings.write(tmp_path / "in.flac", recordings.integers(200_000))
    path.write_bytes(path.read_bytes()[:200_000])
    assert isinstance(measure(str(path)), Unmeasured)


def test_emphasis_is_not_measured_as_loudness(tmp_path):
    """10 kHz, raised on the disc: 50/15 \u00b5s takes 7.60 dB off, in playback and here."""
    sound = 0.25 * tone(10_000.0, 44_100, 3.0).T
    path = recordings.write(tmp_path / "disc.flac", sound)
    before = measure(str(path))
    file = FLAC(path)
    file["pre_emphasis"] = "1"
    file.save()
    after = measure(str(path))
    fall = before.levels.integrated_lufs - after.levels.integrated_lufs
    assert fall == pytest.approx(7.60, abs=0.05)
    assert after.levels.true_peak_dbtp < before.levels.true_peak_dbtp - 5.0
    assert after.hires == before.hires
