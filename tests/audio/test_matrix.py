"""Every rate, depth and policy: what the decoder gives is what the sink gets, or the tap writes."""

import json
import subprocess
import sys

import numpy as np
import pytest

from player.engine import messages as m
from player.engine.client import EngineClient
from tests.audio.test_engine_process import Listening
from tests.support.engine_bench import noise, write_audio
from tests.support.pulse import RATES

pytestmark = [pytest.mark.audio, pytest.mark.slow]

UNPACED = (8_000, 11_025, 16_000, 22_050, 32_000, 352_800)
"""PortAudio opens no PCM without hardware above 384 kHz: 705.6 and 768 kHz need a device."""


@pytest.fixture
def engine(tmp_path, pulse_sinks):
    client, heard = EngineClient(tmp_path / "engine.log"), Listening()
    client.start(heard)
    yield client, heard
    client.close()


@pytest.mark.usefixtures("pulse_sinks")
@pytest.mark.parametrize("sample_rate", RATES)
def test_a_shared_sink_gets_every_sample_at_every_depth(sample_rate):
    command = [sys.executable, "-m", "player", "prove", "--json"]
    command += ["--device", f"ALSA/test{sample_rate}", "--rate", str(sample_rate)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    *cells, summary = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(cell["bits"], cell["outcome"]) for cell in cells] == [
        (16, "equal"),
        (24, "equal"),
        (32, "equal"),
    ]
    assert summary["ok"]


@pytest.mark.parametrize("policy", [m.Policy.EXCLUSIVE, m.Policy.STRICT])
def test_a_device_taken_alone_gets_every_sample_at_every_rate_and_depth(
    engine, pulse_sinks, tmp_path, policy
):
    client, heard = engine
    played = 0
    for sample_rate in RATES:
        for bits in (16, 24, 32):
            played += 1
            samples = noise(sample_rate, sample_rate // 8, bits)
            kind = "flac" if bits < 32 else "wav"
            path = tmp_path / f"{played}.{kind}"
            write_audio(path, samples, sample_rate, f"PCM_{bits}")
            client.send(m.SetOutput(m.OutputChoice(f"ALSA/tap{sample_rate}", policy, 200.0)))
            client.send(m.Load((m.PlayItem(played, str(path)),)))
            heard.wait_for(m.Ended, count=played)
            tapped = np.fromfile(pulse_sinks.tap_file(sample_rate), "<i4").reshape(-1, 2)
            assert np.array_equal(tapped[: len(samples)], samples), (sample_rate, bits)
    assert not heard.found(m.OutputFailed)


def test_rates_that_no_sound_server_has_reach_an_unpaced_tap(engine, pulse_sinks, tmp_path):
    client, heard = engine
    client.send(m.SetOutput(m.OutputChoice("ALSA/fast", m.Policy.EXCLUSIVE, 200.0)))
    for number, sample_rate in enumerate(UNPACED, 1):
        samples = noise(sample_rate, sample_rate // 10)
        path = write_audio(tmp_path / f"{number}.wav", samples, sample_rate)
        client.send(m.Load((m.PlayItem(number, str(path)),)))
        heard.wait_for(m.Ended, count=number)
        tapped = np.fromfile(pulse_sinks.fast_file, "<i4").reshape(-1, 2)
        first = int(
            np.flatnonzero(tapped.any(axis=1))[0]
        )  # PortAudio fills its buffer with silence
        assert np.array_equal(tapped[first : first + len(samples)], samples), sample_rate
