"""One piece of music cut in three, encoded, played back to back: what is heard at the joins."""

import subprocess
from itertools import pairwise

import numpy as np
import pytest

from player.engine import messages as m
from tests.support.engine_bench import noise, write_audio
from tests.support.tools import needs

RATE, FRAMES = 48_000, 60_000
CUTS = (0, 20_011, 41_003, FRAMES)
ENCODERS = {
    "mp3": ("libmp3lame", "-b:a", "320k"),
    "ogg": ("libvorbis", "-q:a", "9"),
    "opus": ("libopus", "-b:a", "256k"),
    "m4a": ("aac", "-b:a", "320k"),
}
_SILENT_START = {"m4a": 448}  # frames ffmpeg's AAC encoder begins every file with


def chord():
    """Quiet tones below 1 kHz: a codec keeps them, and a gap or a step stands out."""
    time_s = np.arange(FRAMES) / RATE
    sound = sum(np.sin(2 * np.pi * freq_hz * time_s) for freq_hz in (220.0, 331.0, 587.0))
    return np.repeat((sound * 2**28)[:, np.newaxis], 2, axis=1).astype(np.int32)


def cut(tmp_path, samples, kind, options=()):
    """Write the three parts; return their paths."""
    paths = []
    for number, (start, end) in enumerate(pairwise(CUTS)):
        wav = write_audio(tmp_path / f"part {number}.wav", samples[start:end], RATE, "PCM_24")
        path = tmp_path / f"{number}.{kind}"
        command = ["ffmpeg", "-v", "error", "-y", "-i", wav, *options, path]
        subprocess.run(command, check=True, capture_output=True)
        paths.append(path)
    return paths


@needs("ffmpeg")
@pytest.mark.parametrize("kind", ["flac", "wav"])
def test_lossless_parts_are_the_whole_again(bench, tmp_path, kind):
    samples = noise(RATE, FRAMES, 24)
    options = ("-c:a", "flac", "-sample_fmt", "s32") if kind == "flac" else ("-c:a", "pcm_s24le")
    bench.load(*cut(tmp_path, samples, kind, options))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[:FRAMES], samples)
    assert not heard[FRAMES:].any()


@needs("ffmpeg")
@pytest.mark.parametrize("kind", sorted(ENCODERS))
def test_lossy_parts_are_joined_without_a_gap(bench, tmp_path, kind):
    """At a join only the codec's own error is left: nowhere silence, nowhere a frame too many."""
    if kind == "m4a":
        pytest.importorskip("av", reason="PyAV is not installed")
    samples = chord()
    codec, *options = ENCODERS[kind]
    bench.load(*cut(tmp_path, samples, kind, ("-c:a", codec, *options)))
    (heard,) = bench.play_to_the_end()
    silent = _SILENT_START.get(kind, 0)
    assert len(np.flatnonzero(heard.any(axis=1))) >= FRAMES - 8 - 3 * silent
    error = (heard[:FRAMES].astype(float) - samples) / 2**31
    inside = np.sqrt(np.mean(error[5_000:15_000] ** 2))
    assert inside < 0.01
    for join in CUTS[1:3]:
        apart = np.abs(error[join + 2_560 : join + 8_000]).max()
        assert apart < 0.02, "after the join every frame is in its place"
        near = np.abs(heard[join - 480 : join + 480].astype(float)).max(axis=1) / 2**31
        quiet = np.convolve(near < 0.004, np.ones(120 + silent), "valid").max()
        assert quiet < 120 + silent, "2.5 ms of silence at a join"


@needs("ffmpeg")
def test_a_lossless_join_is_exact_alone_with_the_device_too(bench, tmp_path):
    samples = noise(RATE, FRAMES, 24, seed=5)
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.STRICT)))
    bench.load(*cut(tmp_path, samples, "wav", ("-c:a", "pcm_s24le")))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[:FRAMES], samples)
