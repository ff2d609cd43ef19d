"""A real sound server that is killed, comes back, and whose sink goes away under the music."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from player.model import PlayState
from player.session import Session
from player.settings.schema import DeviceSettings, VolumePolicy
from player.signal_path import Fact, NodeKind
from tests.support.engine_bench import noise, write_audio
from tests.support.listener import Listener, verdict_but_for_gaps
from tests.support.pulse import start as start_server

pytestmark = [pytest.mark.audio, pytest.mark.slow]


@pytest.fixture
def server(tmp_path_factory, monkeypatch, pulse_sinks):
    """A server of the test's own, which it may kill."""
    directory = tmp_path_factory.mktemp("s")
    made = [start_server(directory)]
    for name, value in made[0].environ.items():
        monkeypatch.setenv(name, value)
    yield made
    made[-1].stop()


@pytest.fixture
def session(server):
    made = Session()
    made.start()
    yield made
    made.close()


@pytest.fixture(scope="module")
def long_file(tmp_path_factory):
    """Longer than any test waits, be the machine ever so slow."""
    path = tmp_path_factory.mktemp("long") / "long.flac"
    return write_audio(path, noise(96_000, 96_000 * 90), 96_000)


@pytest.fixture
def listener(session, long_file):
    """Somebody who hears a minute and a half of noise on the sink of 96 kHz."""
    heard = Listener(session.playback)
    session.outputs.choose("ALSA/test96000")
    session.playback.open([str(long_file)])
    heard.until(lambda: session.playback.position_ms() > 300)
    return heard


def pactl(*words):
    done = subprocess.run(["pactl", *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_killed_server_pauses_and_its_return_is_announced(session, listener, server):
    playback = session.playback
    server[0].stop()
    listener.until(lambda: "device.lost" in listener.notices())
    listener.until(lambda: playback.state.state is PlayState.PAUSED)
    position_ms = playback.position_ms()
    server.append(start_server(server[0].directory))
    listener.until(lambda: "device.back" in listener.notices())
    assert playback.state.state is PlayState.PAUSED
    playback.play()
    listener.until(lambda: playback.position_ms() > position_ms + 200)
    assert playback.state.output.name == "test96000"


def test_a_sink_that_goes_away_does_not_take_the_music_elsewhere(session, listener):
    module = next(
        line.split("\t")[0]
        for line in pactl("list", "short", "modules").splitlines()
        if "sink_name=s96000" in line
    )
    pactl("unload-module", module)
    listener.until(lambda: "device.taken_elsewhere" in listener.notices())
    assert session.playback.state.state is PlayState.PAUSED


def test_a_device_that_was_plugged_in_later_can_be_chosen(session, listener, server):
    config = Path(server[0].environ["ALSA_CONFIG_PATH"])
    config.write_text(config.read_text() + '\npcm.late { type pulse device "s48000" }\n')
    session.outputs.refresh()
    listener.until(lambda: any(d.name == "late" for d in session.outputs.known.devices))
    session.outputs.choose("ALSA/late")
    listener.until(lambda: session.playback.state.output.name == "late")
    listener.until(lambda: session.playback.state.volume_db == -20.0)
    here_ms = session.playback.position_ms()
    listener.until(lambda: session.playback.position_ms() > here_ms + 200)


def test_a_frozen_server_costs_some_seconds_and_one_sentence(session, listener, server):
    playback = session.playback
    os.kill(server[0].pid, signal.SIGSTOP)
    try:
        frozen_at = time.monotonic()
        before_ms = playback.position_ms()
        listener.until(lambda: "engine.lost" in listener.notices())
        assert time.monotonic() - frozen_at < 15.0  # 3.3 s where nobody else works
        assert playback.state.state is PlayState.PAUSED
        assert before_ms - 100 <= playback.position_ms() < before_ms + 1_000
    finally:
        os.kill(server[0].pid, signal.SIGCONT)
    assert listener.notices() == ["engine.lost"]
    here_ms = playback.position_ms()
    playback.play()
    listener.until(lambda: playback.position_ms() > here_ms + 200)


def test_a_pause_into_a_frozen_server_does_not_hang_the_player(session, listener, server):
    playback = session.playback
    os.kill(server[0].pid, signal.SIGSTOP)
    try:
        session.outputs.choose("ALSA/test48000")  # closes the stream: the close hangs
        listener.until(lambda: "engine.lost" in listener.notices())
        assert playback.state.state is PlayState.PAUSED
    finally:
        os.kill(server[0].pid, signal.SIGCONT)
    playback.play()
    listener.until(lambda: playback.state.output.name == "test48000")


def _device_rate(playback):
    """What the server says of the sink; None while nobody knows."""
    devices = playback.state.path.of(NodeKind.DEVICE)
    return next((device.fact(Fact.SAMPLE_RATE) for device in devices), None)


def test_a_server_that_resamples_is_told_from_one_that_does_not(session, listener):
    playback = session.playback
    playback.set_volume(0.0)
    listener.until(lambda: verdict_but_for_gaps(playback.state.path) == "clean-shared")
    session.outputs.choose("ALSA/test48000")  # a sink of 48 kHz for a file of 96
    playback.set_volume(0.0)
    listener.until(lambda: _device_rate(playback) == 48_000)
    listener.until(lambda: verdict_but_for_gaps(playback.state.path) == "converted")


def test_the_sinks_own_volume_follows_the_slider_and_samples_are_left_alone(session, listener):
    playback, outputs = session.playback, session.outputs
    mixer = DeviceSettings(volume_db=-25.0, volume_policy=VolumePolicy.MIXER)
    outputs.set_profile("ALSA/test48000", mixer)
    outputs.choose("ALSA/test48000")
    listener.until(lambda: playback.state.volume_by_device)
    listener.until(lambda: "-25.00 dB" in pactl("get-sink-volume", "s48000"))
    playback.set_volume(-31.0)
    listener.until(lambda: "-31.00 dB" in pactl("get-sink-volume", "s48000"))
    outputs.choose("ALSA/test96000")
    listener.until(lambda: playback.state.output.name == "test96000")
    listener.until(lambda: not playback.state.volume_by_device)
