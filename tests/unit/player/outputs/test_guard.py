"""The guard on the real playback: what the engine and the sound server say becomes what is done."""

import threading
from dataclasses import replace

import pytest

from player.engine import messages as m
from player.engine.messages import Capabilities, Device
from player.events import Notice
from player.model import PlayState
from player.outputs import Outputs
from player.outputs.guard import DeviceGuard
from player.outputs.server_watch import ServerChange
from player.outputs.sleep import SleepClock
from player.settings.schema import OnDeviceLoss
from tests.support.fake_playback import FakeSession, tracks

DAC = Device(0, "ALSA/DAC", "DAC", "ALSA", 2, 48_000, default=True)
PHONES = Device(1, "ALSA/Phones", "Phones", "ALSA", 2, 48_000, default=False)


class FakeWatch:
    """A sound server that says what a test wants."""

    def listen(self, tell):
        self.tell = tell

    def ensure(self):
        pass

    def close(self):
        pass


class Room:
    """A guarded session with devices that a test plugs in and out."""

    def __init__(self):
        self.devices = [DAC, PHONES]
        self.session = FakeSession()
        self.session.outputs.close()
        self.playback = self.session.playback
        self.outputs = Outputs(
            self.session.settings, self.playback, lambda: self.devices, Capabilities
        )
        self.session.outputs = self.outputs
        self.watch = FakeWatch()
        self.guard = DeviceGuard(self.outputs, self.playback, self.watch)
        self.said = []
        self._grown = threading.Condition()
        self.playback.listen(self._hear)
        self.outputs.listen(self._hear)
        self.guard.start()

    def _hear(self, event):
        with self._grown:
            if isinstance(event, Notice):
                self.said.append(event.code)
            self._grown.notify_all()

    def until(self, condition):
        with self._grown:
            assert self._grown.wait_for(condition, 10.0), (self.said, self.guard.situation)

    def play(self):
        self.playback.play_tracks(tracks(1))
        self.session.engine.tell(
            m.OutputChanged("DAC", "ALSA", 192_000, 2, 50.0, device_id="ALSA/DAC")
        )

    def lose(self):
        self.session.engine.tell(m.OutputFailed("device.lost", {"device": "DAC"}))
        self.session.engine._go(PlayState.PAUSED)

    def close(self):
        self.guard.close()
        self.session.close()


@pytest.fixture
def room():
    made = Room()
    yield made
    made.close()


def test_a_device_that_comes_back_is_announced_and_nothing_plays(room):
    room.play()
    room.devices = [PHONES]
    room.lose()
    room.devices = [DAC, PHONES]
    room.until(lambda: room.said == ["device.lost", "device.back"])
    assert room.playback.state.state is PlayState.PAUSED


def test_with_consent_the_music_goes_on_elsewhere_and_quietly(room):
    chosen = replace(room.outputs.chosen, device="ALSA/DAC", on_device_loss=OnDeviceLoss.MOVE)
    room.session.settings.change(replace(room.session.settings.settings, output=chosen))
    room.playback.set_volume(0.0)
    room.play()
    room.lose()
    room.until(lambda: "device.moved" in room.said)
    room.until(lambda: room.playback.state.state is PlayState.PLAYING)
    assert room.playback.state.volume_db == -20.0
    outputs = [c for c in room.session.engine.commands if isinstance(c, m.SetOutput)]
    assert outputs[-1].choice.device_id is None
    assert room.outputs.chosen.device == "ALSA/DAC"


def test_a_stream_that_the_server_moves_away_is_paused(room):
    room.play()
    room.watch.tell(ServerChange.MOVED)
    room.until(lambda: "device.taken_elsewhere" in room.said)
    assert room.playback.state.state is PlayState.PAUSED


def test_a_change_of_the_devices_is_seen_without_being_asked(room):
    room.devices = [DAC]
    room.watch.tell(ServerChange.DEVICES)
    room.until(lambda: room.outputs.known.devices == (DAC,))


def test_the_clock_tells_a_sleep_from_a_pause():
    clocks = {"awake": 100.0, "through": 500.0}
    clock = SleepClock(lambda: clocks["awake"], lambda: clocks["through"])
    clocks["awake"], clocks["through"] = 160.0, 560.5
    assert not clock.has_slept()
    clocks["through"] += 3_600
    assert clock.has_slept()
    assert not clock.has_slept()
