"""What a recording holds against what it claims."""

import shutil
import subprocess

import numpy as np
import pytest
import soundfile
import soxr
from scipy import signal

from dsp.analysis.bits import EffectiveBits
from dsp.analysis.dynamics import DynamicRange
from dsp.analysis.hires import SENTENCES, HiresCheck, Verdict
from dsp.analysis.spectrum import SpectrumHistogram
from tests.support.mixes import mix

SECONDS = 8


def quantised(sound, bits):
    """Integers at the top of 32 bits, with triangular dither."""
    dither = np.random.default_rng(1).uniform(-0.5, 0.5, (2, *sound.shape)).sum(axis=0)
    steps = np.rint(sound * 2 ** (bits - 1) + dither).clip(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    return (steps.astype(np.int64) << (32 - bits)).astype(np.int32)


def checked(integers, sample_rate, bit_depth):
    check = HiresCheck(sample_rate, bit_depth)
    for at in range(0, integers.shape[1], 50_000):
        part = integers[:, at : at + 50_000]
        check.feed(part / 2.0**31, part)
    return check.report()


@pytest.fixture(scope="module")
def studio():
    """A 192 kHz master: music that falls off gently, air above, an analogue noise floor."""
    rate = 192_000
    sound = 0.8 * soxr.resample(mix(96_000, SECONDS, 3, 8.0).sound.T, 96_000, rate).T
    noise = np.random.default_rng(2).standard_normal((2, sound.shape[1]))
    air = signal.sosfilt(signal.butter(1, 8_000, "high", fs=rate, output="sos"), noise)
    return sound + 1e-4 * air + 2e-6 * noise[::-1]


@pytest.fixture(scope="module")
def compact_disc(studio):
    return quantised(converted(studio, 192_000, 44_100), 16)


def converted(sound, from_rate, to_rate):
    return soxr.resample(np.ascontiguousarray(sound.T), from_rate, to_rate, quality="VHQ").T


def test_a_master_is_genuine(studio):
    report = checked(quantised(studio, 24), 192_000, 24)
    assert report.verdict is Verdict.GENUINE
    assert report.bits == 24


def test_a_disc_is_genuine_as_a_disc(compact_disc):
    assert checked(compact_disc, 44_100, 16).verdict is Verdict.GENUINE


@pytest.mark.parametrize("lower", [44_100, 48_000, 96_000])
def test_a_file_blown_up_from_a_lower_rate_names_that_rate(studio, lower):
    sound = converted(converted(studio, 192_000, lower), lower, 192_000)
    report = checked(quantised(sound, 24), 192_000, 24)
    assert report.verdict is Verdict.UPSAMPLED
    assert report.source_rate == lower
    assert report.drop_db_per_khz > 50


def test_sixteen_bits_in_a_24_bit_file_are_counted(compact_disc):
    report = checked(compact_disc, 44_100, 24)
    assert report.verdict is Verdict.ZERO_PADDED
    assert report.bits == 16
    assert "Only 16 of 24 bits are used." in report.sentences


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg makes the lossy copies")
@pytest.mark.parametrize(
    "codec, bitrate", [("libmp3lame", "128k"), ("libmp3lame", "320k"), ("aac", "128k")]
)
def test_a_lossy_copy_is_suspected(compact_disc, tmp_path, codec, bitrate):
    original, lossy, back = (tmp_path / name for name in ("cd.wav", "lossy.mka", "back.wav"))
    soundfile.write(original, compact_disc.T, 44_100, subtype="PCM_16")
    quiet = ["ffmpeg", "-nostdin", "-v", "error", "-y"]
    subprocess.run([*quiet, "-i", original, "-c:a", codec, "-b:a", bitrate, lossy], check=True)
    subprocess.run([*quiet, "-i", lossy, back], check=True)
    integers = soundfile.read(back, dtype="int32", always_2d=True)[0].T
    report = checked(integers, 44_100, 16)
    assert report.verdict is Verdict.LOSSY_SUSPECTED
    assert 15_000 < report.cutoff_hz < 20_600


def test_a_tone_or_a_moment_proves_nothing():
    tone = np.tile(0.5 * np.sin(2 * np.pi * 440 * np.arange(6 * 96_000) / 96_000), (2, 1))
    assert checked(quantised(tone, 24), 96_000, 24).verdict is not Verdict.UPSAMPLED
    moment = checked(quantised(tone[:, :9_000], 24), 96_000, 24)
    assert moment.verdict is Verdict.UNCLEAR
    assert moment.sentences[0] == "There is too little sound to tell."


def test_silence_and_nothing_are_unclear():
    assert checked(np.zeros((2, 500_000), np.int32), 96_000, 24).verdict is Verdict.UNCLEAR
    assert HiresCheck(44_100, 16).report().verdict is Verdict.UNCLEAR


def test_no_sentence_accuses():
    assert not any("fake" in sentence.lower() for sentence in SENTENCES.values())


@pytest.mark.parametrize("bits", [8, 16, 20, 24, 32])
def test_used_bits_are_counted_from_the_top(bits):
    effective = EffectiveBits()
    effective.feed(quantised(np.random.default_rng(0).uniform(-0.9, 0.9, (2, 9_000)), bits))
    assert effective.used == bits
    assert (effective.low_byte_entropy > 7.9) == (bits >= 24)


def test_a_sine_reads_its_level_in_every_percentile():
    rate, bin_hz = 48_000, 48_000 / 8_192
    tone = 0.1 * np.sin(2 * np.pi * 1_000 * bin_hz / 8 * np.arange(rate * 2) / rate)
    histogram = SpectrumHistogram(rate)
    for at in range(0, len(tone), 1_234):
        histogram.feed(np.stack([tone, tone])[:, at : at + 1_234])
    for percent in (5.0, 95.0):
        assert histogram.percentile_db(percent)[125] == pytest.approx(-20.0, abs=0.6)
    assert histogram.highest_db()[125] == pytest.approx(-20.0, abs=0.01)


def test_how_the_sound_is_cut_changes_no_reading():
    sound = mix(seconds=7).sound
    whole, pieces = DynamicRange(44_100, 2), DynamicRange(44_100, 2)
    whole.feed(sound)
    for at in range(0, sound.shape[1], 777):
        pieces.feed(sound[:, at : at + 777])
    assert whole.value_db() == pytest.approx(pieces.value_db(), abs=1e-9)


def test_a_steady_sine_has_no_range_and_silence_none_to_tell():
    tone = np.tile(np.sin(2 * np.pi * 1_000 * np.arange(12 * 44_100) / 44_100), (2, 1))
    meter, silent = DynamicRange(44_100, 2), DynamicRange(44_100, 2)
    meter.feed(tone)
    silent.feed(0 * tone)
    assert meter.value_db() == pytest.approx(0.0, abs=0.01)
    assert np.isnan(silent.value_db())


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg has the reference meter")
def test_the_range_is_what_ffmpeg_reads(tmp_path):
    sound = np.tile(mix(seconds=10, seed=4).sound, 3) * np.linspace(0.2, 1.0, 30 * 44_100)
    path = tmp_path / "music.wav"
    soundfile.write(path, sound.T, 44_100, subtype="DOUBLE")
    command = ["ffmpeg", "-nostdin", "-i", path, "-af", "drmeter", "-f", "null", "-"]
    log = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    expected = [float(line.split("DR:")[1]) for line in log.splitlines() if " DR:" in line]
    meter = DynamicRange(44_100, 2)
    meter.feed(sound)
    assert expected
    assert np.allclose(meter.channels_db(), expected[:2], atol=0.1)
