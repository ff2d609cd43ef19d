"""Exclusive and Strict on real devices: every sample, or a sentence."""

import subprocess
import sys

import numpy as np
import pytest

from player.engine import messages as m
from player.engine.client import EngineClient
from tests.audio.test_engine_process import Listening
from tests.support.engine_bench import noise, write_audio

pytestmark = [pytest.mark.audio, pytest.mark.slow]


@pytest.fixture
def engine(tmp_path, pulse_sinks):
    client, heard = EngineClient(tmp_path / "engine.log"), Listening()
    client.start(heard)
    yield client, heard
    client.close()


def test_strict_does_not_play_through_a_mixer(engine, tmp_path):
    client, heard = engine
    path = write_audio(tmp_path / "n.flac", noise(96_000, 9_600), 96_000)
    client.send(m.SetOutput(m.OutputChoice("ALSA/test96000", m.Policy.STRICT)))
    client.send(m.Load((m.PlayItem(1, str(path)),)))
    failed = heard.wait_for(m.OutputFailed)
    assert failed.code == "device.strict"
    assert failed.details["reason"] == "other programs play through it too"


def test_a_rate_that_does_not_open_is_explained_in_strict(engine, tmp_path):
    client, heard = engine
    path = write_audio(tmp_path / "n.wav", noise(705_600, 70_560), 705_600)
    client.send(m.SetOutput(m.OutputChoice("ALSA/tap192000", m.Policy.STRICT)))
    client.send(m.Load((m.PlayItem(1, str(path)),)))
    failed = heard.wait_for(m.OutputFailed)
    assert failed.code == "device.strict"
    assert failed.details["sample_rate"] == 705_600


def test_an_exclusive_player_has_no_fades_on_the_command_line(tmp_path, pulse_sinks):
    samples = noise(96_000, 48_000)
    path = write_audio(tmp_path / "n.flac", samples, 96_000)
    command = [sys.executable, "-m", "player", "play", str(path), "--exclusive"]
    command += ["--device", "ALSA/tap96000", "--latency", "200"]
    subprocess.run(command, check=True, timeout=60, capture_output=True)
    tapped = np.fromfile(pulse_sinks.tap_file(96_000), "<i4").reshape(-1, 2)
    assert np.array_equal(tapped[: len(samples)], samples)
