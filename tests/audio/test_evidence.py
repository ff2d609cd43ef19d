"""What the commands say about devices, path and figures, against real sinks."""

import json
import subprocess
import sys

import pytest

from tests.support.engine_bench import noise, write_audio

pytestmark = [pytest.mark.audio, pytest.mark.slow]


def galaxia(*words):
    command = [sys.executable, "-m", "player", *map(str, words)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    return done, [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


@pytest.mark.usefixtures("pulse_sinks")
def test_play_tells_the_path_and_its_verdict(tmp_path):
    path = write_audio(tmp_path / "noise.flac", noise(96_000, 48_000), 96_000)
    _, events = galaxia("play", path, "--device", "ALSA/test96000", "--json")
    told = [event for event in events if event["event"] == "path"]
    assert told[0]["verdict"] == "clean-shared"
    kinds = [node["kind"] for node in told[0]["nodes"]]
    assert kinds == ["source", "decoder", "volume", "quantiser", "api", "device"]
    source, device = told[0]["nodes"][0]["facts"], told[0]["nodes"][-1]["facts"]
    assert (source["codec"], source["bit_depth"], source["sample_rate"]) == ("FLAC", 24, 96_000)
    assert (device["name"], device["device_id"]) == ("test96000", "ALSA/test96000")


@pytest.mark.usefixtures("pulse_sinks")
def test_play_tells_what_the_sound_server_does_behind_us(tmp_path):
    """The command hears from the server what the window hears: this sink runs at another rate."""
    path = write_audio(tmp_path / "noise.flac", noise(96_000, 4 * 96_000, 16) >> 2, 96_000)
    _, events = galaxia("play", path, "--device", "ALSA/test48000", "--json")
    last = [event for event in events if event["event"] == "path"][-1]
    device = last["nodes"][-1]
    assert (device["facts"]["sample_rate"], device["facts"]["bit_depth"]) == (48_000, 32)
    assert device["effect"] in {"converts", "damages"}  # a busy machine has gaps besides


@pytest.mark.usefixtures("pulse_sinks")
def test_devices_say_what_they_take_and_who_shares_them():
    done, devices = galaxia("devices", "--json")
    assert done.returncode == 0
    by_id = {device["id"]: device for device in devices}
    sink, tap = by_id["ALSA/test192000"], by_id["ALSA/tap192000"]
    assert {44_100, 96_000, 192_000, 384_000} <= set(sink["rates"])
    assert sink["depths"] == [16, 24, 32]
    assert (sink["sharing"], tap["sharing"]) == ("shared", "unknown")
    assert sum(device["default"] for device in devices) == 1


@pytest.mark.usefixtures("pulse_sinks")
def test_doctor_plays_and_prints_the_figures():
    _, (figures,) = galaxia(
        "doctor", "--audio", "--json", "--device", "ALSA/test48000", "--latency", 200
    )
    assert figures["device"] == "test48000"
    assert figures["callbacks"] > 50
    assert figures["underruns"] == figures["device_underruns"] + figures["starved_events"]
    assert sum(entry["count"] for entry in figures["intervals"]) == figures["callbacks"] - 1
    assert figures["longest_interval_ms"] > 0  # how long is a benchmark's question
