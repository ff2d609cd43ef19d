import subprocess
import sys

import numpy as np
import pytest

from tests.support import pulse

pytestmark = [pytest.mark.audio, pytest.mark.slow]

_PLAYER = """
import sys, numpy as np, sounddevice as sd
frames = np.fromfile(sys.argv[1], "<i4").reshape(-1, 2)
with sd.OutputStream(
    device=sys.argv[2], samplerate=int(sys.argv[3]), channels=2, dtype="int32", dither_off=True
) as stream:
    stream.write(frames)
    stream.write(np.zeros((int(stream.latency * stream.samplerate * 2), 2), "i4"))
"""


@pytest.fixture
def noise(tmp_path):
    """A third of a second in all 24-bit codes; last frame loud, so that a lost one is seen."""
    frames = np.random.default_rng(1).integers(-(2**23), 2**23, (64_000, 2), dtype=np.int32) << 8
    frames.tofile(tmp_path / "noise.raw")
    return frames


def play(tmp_path, device, sample_rate):
    command = [sys.executable, "-c", _PLAYER, str(tmp_path / "noise.raw"), device, str(sample_rate)]
    subprocess.run(command, check=True, capture_output=True, timeout=30)


@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
def test_a_sink_is_heard_back_sample_by_sample(pulse_sinks, noise, tmp_path, sample_rate):
    with pulse.capture(pulse_sinks, sample_rate) as recorder:
        play(tmp_path, f"test{sample_rate}", sample_rate)
    heard = recorder.frames
    start = pulse.align(heard, noise)
    assert start is not None, pulse.describe_difference(heard, noise)
    assert start >= sample_rate // 2, "the recorder was there before the sound"


def test_a_tap_starts_at_the_first_sample(pulse_sinks, noise, tmp_path):
    play(tmp_path, "tap96000", 96_000)
    tapped = np.fromfile(pulse_sinks.tap_file(96_000), "<i4").reshape(-1, 2)
    assert np.array_equal(tapped[: len(noise)], noise)


def test_a_lost_frame_is_named(noise):
    heard = np.concatenate([np.zeros((500, 2), np.int32), noise[:1000], noise[1001:]])
    assert pulse.align(heard, noise) is None
    assert "only 1000 of 64000 are equal" in pulse.describe_difference(heard, noise)


def test_a_sound_that_begins_in_silence_is_placed_at_its_first_frame(noise):
    whole = np.concatenate([np.zeros((300, 2), np.int32), noise])
    heard = np.concatenate([np.zeros((500, 2), np.int32), whole, np.zeros((9, 2), np.int32)])
    assert pulse.align(heard, whole) == 500
