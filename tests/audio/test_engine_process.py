"""The engine is expendable: what happens when its process, or the sound server, is killed."""

import os
import signal
import threading
import time

import numpy as np
import pytest

from player.engine import messages as m
from player.engine.client import EngineClient
from player.engine.devices import list_devices
from tests.support.engine_bench import noise, write_audio
from tests.support.pulse import start as start_server

pytestmark = [pytest.mark.audio, pytest.mark.slow]


class Listening:
    """Collects events and waits for them."""

    def __init__(self):
        self._events = []
        self._grown = threading.Condition()

    def __call__(self, event):
        with self._grown:
            self._events.append(event)
            self._grown.notify_all()

    def found(self, kind):
        return [event for event in self._events if isinstance(event, kind)]

    def wait_for(self, kind, count=1, timeout=60.0):
        with self._grown:
            assert self._grown.wait_for(lambda: len(self.found(kind)) >= count, timeout), (
                self._events
            )
            return self.found(kind)[count - 1]

    def wait_until(self, condition, timeout=60.0):
        deadline = time.monotonic() + timeout
        with self._grown:
            while not condition():
                assert time.monotonic() < deadline, self._events
                self._grown.wait(0.01)


@pytest.fixture
def engine(tmp_path, pulse_sinks):
    client = EngineClient(tmp_path / "engine.log")
    heard = Listening()
    client.start(heard)
    yield client, heard
    client.close()


@pytest.fixture
def long_track(tmp_path):
    samples = noise(192_000, 192_000 * 8)
    return m.PlayItem(1, str(write_audio(tmp_path / "long.flac", samples, 192_000)))


def advance(client, heard, seconds):
    """Wait until the ear has come this far."""

    def there():
        place = client.positions.at_ear()
        return place is not None and place.seconds >= seconds

    heard.wait_until(there)


def test_a_killed_engine_is_back_paused_at_its_position_and_plays_on_request(engine, long_track):
    client, heard = engine
    client.send(m.SetOutput(m.OutputChoice("ALSA/test192000")))
    client.send(m.Load((long_track,)))
    advance(client, heard, 0.5)
    asked_at = time.monotonic()
    before_s = client.positions.at_ear().seconds
    os.kill(client.pid, signal.SIGKILL)
    between_s = time.monotonic() - asked_at  # it played on while this test waited for its turn
    lost = heard.wait_for(m.EngineLost)
    assert before_s <= lost.position_s < before_s + between_s + 0.5
    client.send(m.Play())
    heard.wait_for(m.OutputChanged, count=2)  # how soon is a benchmark's question
    advance(client, heard, lost.position_s + 0.2)


def test_volume_and_device_survive_the_engine(engine, long_track):
    client, heard = engine
    client.send(m.SetGain(0.25))
    client.send(m.SetOutput(m.OutputChoice("ALSA/test192000")))
    client.send(m.Load((long_track,)))
    advance(client, heard, 0.1)
    os.kill(client.pid, signal.SIGKILL)
    heard.wait_for(m.EngineLost)
    client.send(m.Play())
    assert heard.wait_for(m.OutputChanged, count=2).name == "test192000"
    heard.wait_until(lambda: client.memory.ring.gain == pytest.approx(0.25))


def test_an_engine_that_keeps_dying_is_given_up_with_one_sentence(engine, long_track):
    client, heard = engine
    for death in range(1, 4):
        heard.wait_for(m.Ready, count=death)
        os.kill(client.pid, signal.SIGKILL)
        heard.wait_for(m.EngineLost, count=death)
    heard.wait_for(m.Ready, count=4)
    os.kill(client.pid, signal.SIGKILL)
    assert "4 times" in heard.wait_for(m.EngineFailed).reason


def test_a_killed_sound_server_pauses_and_play_goes_on_when_it_is_back(
    tmp_path_factory, monkeypatch, tmp_path, long_track, pulse_sinks
):
    directory = tmp_path_factory.mktemp("s")
    directory.chmod(0o700)
    server = start_server(directory)
    for name, value in server.environ.items():
        monkeypatch.setenv(name, value)
    client, heard = EngineClient(tmp_path / "engine.log"), Listening()
    client.start(heard)
    try:
        client.send(m.SetOutput(m.OutputChoice("ALSA/test192000")))
        client.send(m.Load((long_track,)))
        advance(client, heard, 0.3)
        server.stop()
        assert heard.wait_for(m.OutputFailed).code == "device.lost"
        position_s = client.positions.at_ear().seconds
        server = start_server(directory)
        client.send(m.Play())
        heard.wait_for(m.OutputChanged, count=2)
        advance(client, heard, position_s + 0.2)
    finally:
        client.close()
        server.stop()


def test_a_client_that_closes_leaves_no_process(tmp_path):
    client = EngineClient(tmp_path / "engine.log")
    client.start(Listening())
    pid = client.pid
    client.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_without_any_device_time_goes_on_in_silence(tmp_path, monkeypatch):
    monkeypatch.delenv("ALSA_CONFIG_PATH", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    if list_devices():
        pytest.skip("this machine has a sound card")
    path = write_audio(tmp_path / "t.flac", np.zeros((48_000, 2), np.int32), 48_000)
    client, heard = EngineClient(tmp_path / "engine.log"), Listening()
    client.start(heard)
    try:
        client.send(m.Load((m.PlayItem(1, str(path)),)))
        assert heard.wait_for(m.OutputChanged).silent
        advance(client, heard, 0.4)
        heard.wait_for(m.Ended)
    finally:
        client.close()
