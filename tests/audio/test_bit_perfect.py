"""The promise: what the file holds is what the sound server gets, proven by recording it."""

import json
import subprocess
import sys

import numpy as np
import pytest

from tests.support.engine_bench import noise, write_audio
from tests.support.pulse import RATES, align, capture, describe_difference

pytestmark = [pytest.mark.audio, pytest.mark.slow]

FORMATS = [(44_100, 16), (96_000, 24), (192_000, 24)]


def galaxia_play(*words):
    """Play at a latency that a busy machine keeps: samples are judged here, not deadlines."""
    command = [sys.executable, "-m", "player", "play", "--latency", "200", *map(str, words)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("sample_rate, bits", FORMATS)
def test_every_sample_of_a_file_arrives_at_the_sink(tmp_path, pulse_sinks, sample_rate, bits):
    samples = noise(sample_rate, 2 * sample_rate + 7, bits)
    path = write_audio(tmp_path / "noise.flac", samples, sample_rate, f"PCM_{bits}")
    with capture(pulse_sinks, sample_rate) as recorder:
        result = galaxia_play(path, "--device", f"ALSA/test{sample_rate}")
    assert result.returncode == 0, result.stderr
    start = align(recorder.frames, samples)
    assert start is not None, describe_difference(recorder.frames, samples)
    assert not recorder.frames[:start].any()
    assert not recorder.frames[start + len(samples) :].any()


@pytest.mark.parametrize("sample_rate, bits", FORMATS)
def test_the_stream_starts_at_the_first_sample(tmp_path, pulse_sinks, sample_rate, bits):
    samples = noise(sample_rate, sample_rate // 2 + 1, bits, seed=2)
    path = write_audio(tmp_path / "noise.flac", samples, sample_rate, f"PCM_{bits}")
    pulse_sinks.tap_file(sample_rate).unlink(missing_ok=True)
    result = galaxia_play(path, "--device", f"ALSA/tap{sample_rate}")
    assert result.returncode == 0, result.stderr
    tapped = np.fromfile(pulse_sinks.tap_file(sample_rate), "<i4").reshape(-1, 2)
    assert np.array_equal(tapped[: len(samples)], samples)
    assert not tapped[len(samples) :].any()


@pytest.mark.parametrize("sample_rate", [rate for rate in RATES if rate not in dict(FORMATS)])
def test_every_other_rate_arrives_at_its_own_pace(tmp_path, pulse_sinks, sample_rate):
    samples = noise(sample_rate, sample_rate // 2 + 7)
    path = write_audio(tmp_path / "noise.wav", samples, sample_rate)
    with capture(pulse_sinks, sample_rate) as recorder:
        result = galaxia_play(path, "--device", f"ALSA/test{sample_rate}")
    assert result.returncode == 0, result.stderr
    assert align(recorder.frames, samples) is not None, describe_difference(
        recorder.frames, samples
    )


@pytest.mark.parametrize("bits", [16, 24, 32])
@pytest.mark.parametrize("sample_rate", RATES)
def test_alone_with_a_device_every_rate_and_depth_is_exact_from_frame_0(
    tmp_path, pulse_sinks, sample_rate, bits
):
    """The file tap stands in for hardware: it starts at the first sample and converts nothing."""
    samples = noise(sample_rate, sample_rate // 4 + 1, bits, seed=3)
    path = write_audio(tmp_path / "noise.wav", samples, sample_rate, f"PCM_{bits}")
    pulse_sinks.tap_file(sample_rate).unlink(missing_ok=True)
    result = galaxia_play(path, "--exclusive", "--device", f"ALSA/tap{sample_rate}")
    assert result.returncode == 0, result.stderr
    tapped = np.fromfile(pulse_sinks.tap_file(sample_rate), "<i4").reshape(-1, 2)
    assert np.array_equal(tapped[: len(samples)], samples)
    assert not tapped[len(samples) :].any()


@pytest.mark.parametrize(
    "sample_rate, bits",
    [(8_000, 16), (11_025, 16), (16_000, 24), (32_000, 32), (705_600, 24), (768_000, 32)],
)
def test_rates_no_sound_server_has_are_exact_on_an_unpaced_tap(
    tmp_path, pulse_sinks, sample_rate, bits
):
    """It swallows a minute in a moment: the sound is shorter than what the ring begins with."""
    samples = noise(sample_rate, sample_rate // 8, bits, seed=4)
    path = write_audio(tmp_path / "noise.wav", samples, sample_rate, f"PCM_{bits}")
    result = galaxia_play(path, "--device", "ALSA/fast", "--json")
    events = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    opened_at = next(event["sample_rate"] for event in events if event["event"] == "output")
    if opened_at != sample_rate:  # refused, and converted instead
        pulse_sinks.fast_file.unlink()
        pytest.skip(f"this ALSA opens nothing at {sample_rate} Hz")
    tapped = np.fromfile(pulse_sinks.fast_file, "<i4", count=4 * sample_rate).reshape(-1, 2)
    pulse_sinks.fast_file.unlink()
    start = align(tapped, samples)
    assert start is not None, describe_difference(tapped, samples)
    assert not tapped[:start].any()
    assert not tapped[start + len(samples) :].any()


def test_two_files_arrive_as_one(tmp_path, pulse_sinks):
    samples = noise(192_000, 200_003)
    first = write_audio(tmp_path / "1.flac", samples[:77_777], 192_000)
    second = write_audio(tmp_path / "2.flac", samples[77_777:], 192_000)
    with capture(pulse_sinks, 192_000) as recorder:
        result = galaxia_play(first, second, "--device", "ALSA/test192000", "--json")
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert [event["path"] for event in events if event["event"] == "started"] == [
        str(first),
        str(second),
    ]
    assert align(recorder.frames, samples) is not None


def test_a_device_that_is_not_there_is_named(tmp_path, pulse_sinks):
    path = write_audio(tmp_path / "noise.flac", noise(48_000, 4_800), 48_000)
    result = galaxia_play(path, "--device", "Moon speaker")
    assert result.returncode == 3
    assert result.stderr == "There is no output device called “Moon speaker”.\n"


def test_what_cannot_be_played_is_named_and_the_rest_is_heard(tmp_path, pulse_sinks):
    samples = noise(48_000, 24_000)
    good = write_audio(tmp_path / "good.flac", samples, 48_000)
    bad = tmp_path / "bad.flac"
    bad.write_bytes(b"fLaC but not really")
    with capture(pulse_sinks, 48_000) as recorder:
        result = galaxia_play(bad, tmp_path / "gone.flac", good, "--device", "ALSA/test48000")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"{bad}: no decoder here knows this format.",
        f"{tmp_path / 'gone.flac'}: there is no such file.",
    ]
    assert align(recorder.frames, samples) is not None
