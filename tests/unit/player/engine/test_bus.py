"""A card is claimed before it is opened, and the system stays awake, on a private bus."""

import asyncio
import os
import shutil
import subprocess
import threading
from contextlib import contextmanager

import pytest

from player.engine import messages as m
from player.engine.alsa import holder_of
from player.engine.awake import KeepsAwake, LogindInhibitor
from player.engine.reserve import Reservation
from player.errors import PlayerError
from player.model import PlayState

aio = pytest.importorskip("dbus_fast.aio")
dbus = pytest.importorskip("dbus_fast")

CARD = "USB DAC: Audio (hw:3,0)"
NAME = "org.freedesktop.ReserveDevice1.Audio3"


@pytest.fixture
def bus_address(tmp_path, monkeypatch):
    if not shutil.which("dbus-daemon"):
        pytest.skip("dbus-daemon is not installed")
    address = f"unix:path={tmp_path}/bus"
    config = tmp_path / "bus.conf"
    config.write_text(
        f"<busconfig><type>session</type><listen>{address}</listen>"
        "<policy context='default'><allow send_destination='*'/><allow own='*'/>"
        "<allow eavesdrop='true'/></policy></busconfig>"
    )
    process = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline()
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, address)
    yield address
    process.terminate()
    process.wait()
    process.stdout.close()


@contextmanager
def on_the_bus(address, name, answer):
    """Somebody else who owns a name and answers calls."""
    ready, loop = threading.Event(), asyncio.new_event_loop()

    async def serve():
        bus = await aio.MessageBus(bus_address=address, negotiate_unix_fd=True).connect()
        bus.add_message_handler(lambda message: answer(bus, message))
        await bus.request_name(name, dbus.NameFlag.ALLOW_REPLACEMENT)
        ready.set()
        return bus

    def run():
        bus = loop.run_until_complete(serve())
        loop.run_forever()
        bus.disconnect()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(5.0)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


def owner(*, lets_go):
    def answer(_bus, message):
        if message.member == "RequestRelease":
            return dbus.Message.new_method_return(message, "b", [lets_go])
        if message.member == "Get":
            return dbus.Message.new_method_return(message, "v", [dbus.Variant("s", "mpd")])
        return None

    return answer


@pytest.fixture
def reservation():
    made = Reservation()
    yield made
    made.close()


@pytest.mark.usefixtures("bus_address")
def test_a_free_card_is_ours_and_a_second_player_hears_who_has_it(reservation):
    reservation.take(CARD)
    second = Reservation()
    with pytest.raises(PlayerError, match="in use by Galaxia"):
        second.take(CARD)
    second.close()


@pytest.mark.usefixtures("bus_address")
def test_a_card_that_was_given_back_can_be_had_by_others(reservation):
    reservation.take(CARD)
    reservation.release()
    reservation.take("Other (hw:4,0)")  # answered after the release
    second = Reservation()
    second.take(CARD)
    second.close()


def test_an_owner_that_lets_go_is_followed(bus_address, reservation):
    with on_the_bus(bus_address, NAME, owner(lets_go=True)):
        reservation.take(CARD)


def test_an_owner_that_keeps_it_is_named(bus_address, reservation):
    keeps = on_the_bus(bus_address, NAME, owner(lets_go=False))
    with keeps, pytest.raises(PlayerError) as refused:
        reservation.take(CARD)
    assert refused.value.sentence == f"{CARD} is in use by mpd."


def test_without_a_bus_the_card_is_simply_opened(reservation, monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    reservation.take(CARD)


def test_a_sound_server_needs_no_claim(reservation, monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    reservation.take("pulse")
    assert reservation._bus._thread is None


def test_the_kernel_knows_who_holds_a_card(tmp_path):
    status = tmp_path / "asound/card3/pcm0p/sub0/status"
    status.parent.mkdir(parents=True)
    status.write_text("state: RUNNING\nowner_pid   : 77\n")
    (tmp_path / "77").mkdir()
    (tmp_path / "77/comm").write_text("mpv\n")
    assert holder_of(CARD, tmp_path) == "mpv"
    assert holder_of("pulse", tmp_path) is None
    assert holder_of("Other (hw:9,0)", tmp_path) is None


class FakeInhibitor:
    def __init__(self):
        self.said = []

    def hold(self):
        self.said.append("hold")

    def release(self):
        self.said.append("release")

    def close(self):
        self.said.append("close")


def test_the_system_is_kept_awake_exactly_while_music_plays():
    inhibitor, heard = FakeInhibitor(), []
    keeps = KeepsAwake(heard.append, inhibitor)
    states = (PlayState.PLAYING, PlayState.PLAYING, PlayState.PAUSED, PlayState.STOPPED)
    for state in states:
        keeps(m.StateChanged(state, 1))
    assert inhibitor.said == ["hold", "release"]
    assert [event.state for event in heard] == list(states)


def test_login1_is_asked_and_let_go(bus_address):
    reading, writing = os.pipe()
    asked = threading.Event()

    def answer(_bus, message):
        if message.member != "Inhibit":
            return None
        assert message.body[0] == "idle"
        asked.set()
        return dbus.Message.new_method_return(message, "h", [0], [writing])

    inhibitor = LogindInhibitor()
    with on_the_bus(bus_address, "org.freedesktop.login1", answer):
        inhibitor.hold()
        assert asked.wait(5.0)
        inhibitor._bus.ask(_nothing)  # its answer is in
        inhibitor.release()
        inhibitor._bus.ask(_nothing)
        assert inhibitor._held is None
        inhibitor.close()
    for end in (reading, writing):
        os.close(end)


def test_an_answer_that_comes_when_the_music_has_ended_keeps_nothing_awake(bus_address):
    reading, writing = os.pipe()
    asked, ended = threading.Event(), threading.Event()

    def answer(_bus, message):
        if message.member != "Inhibit":
            return None
        asked.set()
        ended.wait(5.0)
        return dbus.Message.new_method_return(message, "h", [0], [writing])

    inhibitor = LogindInhibitor()
    with on_the_bus(bus_address, "org.freedesktop.login1", answer):
        inhibitor.hold()
        assert asked.wait(5.0)
        inhibitor.release()
        inhibitor._bus.ask(_nothing)
        ended.set()
        inhibitor._bus.ask(_something)  # answers come in order: the first one is here
        os.close(writing)
        assert os.read(reading, 1) == b""  # nobody holds the other end any more
        inhibitor.close()
    os.close(reading)


async def _something(bus):
    name, path = "org.freedesktop.login1", "/org/freedesktop/login1"
    await bus.call(dbus.Message(destination=name, path=path, interface=name, member="Other"))


async def _nothing(_bus):
    return None


def test_where_nobody_can_be_asked_nothing_happens(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    inhibitor = LogindInhibitor()
    inhibitor.hold()
    inhibitor.release()
    inhibitor.close()
