"""Loudness and true peak after EBU Tech 3341 and 3342, at every rate."""

import math

import numpy as np
import pyloudnorm
import pytest

from dsp.loudness import LoudnessMeter, gated_lufs
from dsp.peak_meter import PeakMeter
from dsp.resample import resampled
from dsp.stage import StreamFormat
from tests.support.signals import pink, tone

RATES = pytest.mark.parametrize("sample_rate", [44_100, 48_000, 96_000, 192_000])


def measured(sections, sample_rate, pace=1.0):
    """Measure 1 kHz in sections of (level in dBFS, seconds), all shortened by `pace`."""
    meter = LoudnessMeter(StreamFormat(sample_rate))
    second = tone(1000.0, sample_rate, 1.0)
    for level_db, seconds in sections:
        scaled = second * 10 ** (level_db / 20)
        remaining = round(seconds * pace * sample_rate)
        while remaining > 0:
            meter.process(scaled[:, :remaining])
            remaining -= sample_rate
    return meter


@RATES
@pytest.mark.parametrize(
    "sections, integrated",
    [
        ([(-23, 20)], -23.0),
        ([(-33, 20)], -33.0),
        ([(-36, 10), (-23, 60), (-36, 10)], -23.0),
        ([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23.0),
        ([(-26, 20), (-20, 20.1), (-26, 20)], -23.0),
    ],
    ids=["3341-1", "3341-2", "3341-3", "3341-4", "3341-5"],
)
def test_the_signals_of_3341_read_as_they_must(sections, integrated, sample_rate):
    meter = measured(sections, sample_rate, 1.0 if sample_rate == 48_000 else 0.25)
    assert meter.integrated_lufs == pytest.approx(integrated, abs=0.1)


@RATES
@pytest.mark.parametrize(
    "levels, range_lu",
    [
        ((-20, -30), 10.0),
        ((-20, -15), 5.0),
        ((-40, -20), 20.0),
        ((-50, -35, -20, -35, -50), 15.0),
    ],
    ids=["3342-1", "3342-2", "3342-3", "3342-4"],
)
def test_the_signals_of_3342_have_their_range(levels, range_lu, sample_rate):
    meter = measured([(level, 20) for level in levels], sample_rate)
    assert meter.range_lu == pytest.approx(range_lu, abs=1.0)


@pytest.mark.parametrize("offset_ms", [0, 3, 5, 17, 50, 95])
def test_a_short_burst_reaches_its_momentary_maximum_wherever_it_starts(offset_ms):
    meter = measured([(-200, 0.5 + offset_ms / 1000), (-20, 0.4), (-200, 1.0)], 48_000)
    assert meter.momentary_max_lufs == pytest.approx(-20.0, abs=0.1)


@pytest.mark.parametrize("offset_ms", [0, 7, 55])
def test_three_seconds_reach_their_short_term_maximum(offset_ms):
    meter = measured([(-200, 1.0 + offset_ms / 1000), (-21, 3.0), (-200, 1.0)], 48_000)
    assert meter.short_term_max_lufs == pytest.approx(-21.0, abs=0.1)


def music(sample_rate, seconds=12.0):
    swell = 0.2 + 0.8 * np.abs(np.sin(np.arange(round(seconds * sample_rate)) / sample_rate))
    return 0.5 * pink(sample_rate, seconds) * swell


@pytest.mark.parametrize("sample_rate", [44_100, 48_000])
def test_it_agrees_with_pyloudnorm(sample_rate):
    block = music(sample_rate)
    meter = LoudnessMeter(StreamFormat(sample_rate))
    meter.process(block)
    oracle = pyloudnorm.Meter(sample_rate, filter_class="DeMan")
    assert meter.integrated_lufs == pytest.approx(oracle.integrated_loudness(block.T), abs=0.02)


@pytest.mark.parametrize("sample_rate", [96_000, 192_000])
def test_the_rate_of_a_recording_does_not_change_its_loudness(sample_rate):
    """Both are made from a recording that ends at 18 kHz, so that neither loses treble."""
    slow, fast = (LoudnessMeter(StreamFormat(rate)) for rate in (48_000, sample_rate))
    block = music(36_000, 8.0)
    slow.process(resampled(block, 36_000, 48_000))
    fast.process(resampled(block, 36_000, sample_rate))
    assert fast.integrated_lufs == pytest.approx(slow.integrated_lufs, abs=0.02)


def test_an_album_is_gated_as_one_piece():
    quiet, loud = measured([(-45, 10)], 48_000), measured([(-20, 10)], 48_000)
    album = gated_lufs(np.concatenate((quiet.step_energies, loud.step_energies)))
    assert album == pytest.approx(-20.0, abs=0.1)
    assert len(loud.step_energies) == 100


@pytest.mark.parametrize("size", [7, 441, 44_100])
def test_how_the_sound_is_cut_changes_no_reading(size):
    block = music(44_100, 0.5 if size == 7 else 3.0)
    whole, cut = LoudnessMeter(StreamFormat(44_100)), LoudnessMeter(StreamFormat(44_100))
    whole.process(block)
    for start in range(0, block.shape[1], size):
        cut.process(block[:, start : start + size])
    assert cut.momentary_lufs == pytest.approx(whole.momentary_lufs, abs=1e-9)
    assert cut.momentary_max_lufs == pytest.approx(whole.momentary_max_lufs, abs=1e-9)
    assert cut.integrated_lufs == pytest.approx(whole.integrated_lufs, abs=1e-9)


def test_silence_has_no_loudness_and_the_block_is_not_touched():
    meter = LoudnessMeter(StreamFormat(48_000))
    silence = np.zeros((2, 96_000))
    meter.process(silence)
    assert meter.integrated_lufs == -math.inf
    assert meter.range_lu == 0.0
    assert not silence.any()


def test_the_subwoofer_of_a_surround_recording_is_not_heard():
    block = np.zeros((6, 96_000))
    block[0] = tone(1000.0, 48_000, 2.0, 0.1)[0]
    alone, with_sub = (LoudnessMeter(StreamFormat(48_000, 6)) for _ in range(2))
    alone.process(block)
    block[3] = 0.5
    with_sub.process(block)
    assert with_sub.integrated_lufs == alone.integrated_lufs


@RATES
@pytest.mark.parametrize(
    "divisor, phase_deg, level, expected_db",
    [
        (4, 0.0, 0.5, -6.0),
        (4, 45.0, 0.5, -6.0),
        (6, 60.0, 0.5, -6.0),
        (8, 67.5, 0.5, -6.0),
        (4, 45.0, 1.41, 3.0),
    ],
    ids=["3341-15", "3341-16", "3341-17", "3341-18", "3341-19"],
)
def test_true_peaks_between_the_samples_are_found(
    divisor, phase_deg, level, expected_db, sample_rate
):
    block = tone(sample_rate / divisor, sample_rate, 0.5, level, math.radians(phase_deg))
    ramp = np.minimum(np.arange(block.shape[1]) / 4800, 1.0)
    meter = PeakMeter(StreamFormat(sample_rate))
    meter.process(block * ramp * ramp[::-1])
    meter.flush()
    assert expected_db - 0.4 <= meter.true_peak_dbtp <= expected_db + 0.2


def test_the_last_sample_of_a_file_counts():
    meter = PeakMeter(StreamFormat(44_100))
    block = np.zeros((2, 1000))
    block[0, -1] = 0.9
    meter.process(block)
    meter.flush()
    assert meter.sample_peak == 0.9
    assert meter.true_peak >= 0.9


def test_skipping_quiet_blocks_loses_no_peak():
    block = 0.3 * pink(44_100, 1.0) + 0.0
    whole, cut = PeakMeter(StreamFormat(44_100)), PeakMeter(StreamFormat(44_100))
    whole.process(block)
    whole.flush()
    for start in range(0, block.shape[1], 777):
        cut.process(block[:, start : start + 777])
    cut.flush()
    assert cut.true_peak == pytest.approx(whole.true_peak, abs=1e-12)
