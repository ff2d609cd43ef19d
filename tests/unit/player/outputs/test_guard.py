"""The guard on the real playback: what the engine and the sound server say becomes what is done."""

import threading
import time
from dataclasses import replace

import pytest

from player.engine import messages as m
from player.engine.messages import Capabilities, Device
from player.events import Notice
from player.model import PlayState
from player.outputs import Outputs
from player.outputs.guard import DeviceGuard
from player.outputs.server_watch import ServerChange, SinkFormat, sink_format
from player.outputs.sleep import SleepClock
from player.outputs.tardiness import Late, Tardiness
from player.settings.schema import DeviceSettings, OnDeviceLoss
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


class FakeInhibitor:
    """A system that can be kept awake."""

    def __init__(self):
        self.said = []

    def hold(self):
        self.said.append("hold")

    def release(self):
        self.said.append("release")

    def close(self):
        self.said.append("close")


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
        self.watch, self.inhibitor = FakeWatch(), FakeInhibitor()
        self.guard = DeviceGuard(self.outputs, self.playback, self.watch, self.inhibitor)
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


def test_the_system_is_kept_awake_while_music_plays(room):
    room.play()
    room.playback.pause()
    room.watch.tell(ServerChange.DEVICES)  # is heard after it
    room.until(lambda: room.outputs.known.devices)
    assert room.inhibitor.said == ["hold", "release"]


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


@pytest.mark.parametrize(
    "specification, expected",
    [
        ("s32le 2ch 96000Hz", SinkFormat(96_000, 32, 2)),
        ("s16le 2ch 44100Hz", SinkFormat(44_100, 16, 2)),
        ("s24-32le 6ch 192000Hz", SinkFormat(192_000, 24, 6)),
        ("float32le 2ch 48000Hz", SinkFormat(48_000, 24, 2)),
        ("something else", SinkFormat()),
    ],
)
def test_what_a_server_says_of_its_sink_is_read(specification, expected):
    assert sink_format(specification) == expected


def test_a_sink_of_another_rate_is_no_clean_path(room):
    room.play()
    room.watch.tell(SinkFormat(48_000, 16))
    room.until(lambda: room.playback.state.verdict == "converted")
    room.watch.tell(SinkFormat(192_000, 32))
    room.until(lambda: room.playback.state.verdict == "clean-shared")


def test_the_clock_tells_a_sleep_from_a_pause():
    clocks = {"awake": 100.0, "through": 500.0}
    clock = SleepClock(lambda: clocks["awake"], lambda: clocks["through"])
    clocks["awake"], clocks["through"] = 160.0, 560.5
    assert not clock.has_slept()
    clocks["through"] += 3_600
    assert clock.has_slept()
    assert not clock.has_slept()


@pytest.mark.parametrize("kept", [(), ("CLOCK_MONOTONIC",)], ids=["Windows", "macOS"])
def test_a_clock_that_is_set_is_no_sleep_wherever_it_is(monkeypatch, kept):
    for name in {"CLOCK_BOOTTIME", "CLOCK_MONOTONIC"} - {*kept}:
        monkeypatch.delattr(time, name, raising=False)
    clock = SleepClock()
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert not clock.has_slept()


def latencies(room):
    outputs = [c for c in room.session.engine.commands if isinstance(c, m.SetOutput)]
    return [command.choice.latency_ms for command in outputs]


def test_two_underruns_in_a_minute_double_the_buffer_once(room):
    room.play()
    room.session.engine.tell(m.SoundDamaged(1, 0))
    room.session.engine.tell(m.SoundDamaged(2, 0))
    room.until(lambda: "device.latency_raised" in room.said)
    room.session.engine.tell(m.SoundDamaged(4, 0))
    room.watch.tell(ServerChange.MOVED)  # is heard after it
    room.until(lambda: "device.taken_elsewhere" in room.said)
    assert latencies(room) == [100.0]
    assert room.said.count("device.latency_raised") == 1


def test_clipping_is_no_lateness_and_two_minutes_are_no_minute():
    tardiness = Tardiness()
    assert not tardiness.is_too_late(Late(0), 0.0)
    assert not tardiness.is_too_late(Late(1), 1.0)
    assert not tardiness.is_too_late(Late(0), 2.0)
    assert not tardiness.is_too_late(Late(1), 62.0)
    assert tardiness.is_too_late(Late(2), 63.0)


@pytest.mark.parametrize("ready", [m.Ready("Python", "nice -11"), m.Ready("C", "normal")])
def test_without_priority_or_c_ring_the_buffer_is_larger_from_the_start(room, ready):
    room.session.engine.tell(ready)
    room.watch.tell(ServerChange.DEVICES)  # is heard after it
    room.until(lambda: room.outputs.known.devices)
    assert latencies(room) == [100.0]


def test_a_latency_that_was_asked_for_stays(room):
    profile = DeviceSettings(buffer_ms=20.0)
    room.outputs.set_profile(None, profile)
    assert not room.outputs.need_latency(100.0)
    assert latencies(room) == [20.0]
