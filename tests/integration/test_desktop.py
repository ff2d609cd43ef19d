import math
import os
import shutil
import subprocess
from urllib.parse import quote

import pytest
from dbus_fast import DBusError, Variant
from dbus_fast.introspection import Node

from tests.support import desktop_bus
from tests.support.desktop_peers import peers, until

pytestmark = pytest.mark.skipif(
    bool(desktop_bus.missing_programs("dbus-daemon", "playerctl")),
    reason="needs dbus-daemon and playerctl",
)


@pytest.fixture(scope="module")
def music(tmp_path_factory):
    """Two minutes of silence, twice, with tags and a cover."""
    folder = tmp_path_factory.mktemp("music")
    return desktop_bus.silent_files(folder, ("Spiral Arm", "夜航"))


@pytest.fixture
def program(music, galaxia_home):
    with desktop_bus.private_bus() as bus, desktop_bus.running(bus, galaxia_home, *music) as made:
        assert made.wait_for("Playing", "status") == "Playing"
        yield made


def test_playerctl_drives_the_real_program(program, music):
    assert program.wait_for("Spiral Arm", "metadata", "title") == "Spiral Arm"
    assert program.ctl("metadata", "artist") == "Orion Quartet"
    assert program.ctl("metadata", "mpris:length") == str(120 * 10**6)
    assert program.ctl("metadata", "xesam:url") == music[0].as_uri()
    assert program.ctl("metadata", "mpris:artUrl").startswith("file:///")
    program.ctl("pause")
    assert program.wait_for("Paused", "status") == "Paused"
    program.ctl("position", "60")
    assert program.wait_for("60.000000", "position") == "60.000000"
    program.ctl("position", "10+")
    assert program.wait_for("70.000000", "position") == "70.000000"
    program.ctl("volume", "0.5")
    assert program.wait_for("0.500000", "volume") == "0.500000"
    program.ctl("loop", "Playlist")
    assert program.wait_for("Playlist", "loop") == "Playlist"
    program.ctl("shuffle", "On")
    assert program.wait_for("On", "shuffle") == "On"
    program.ctl("shuffle", "Off")
    program.ctl("play")
    assert program.wait_for("Playing", "status") == "Playing"
    program.ctl("next")
    assert program.wait_for("夜航", "metadata", "title") == "夜航"


def test_a_second_start_hands_its_files_to_the_first_and_ends(program, music):
    words = desktop_bus.start_words("--offscreen", music[1])
    done = subprocess.run(words, env=program.environ, timeout=60, check=False)
    assert done.returncode == 0
    assert program.wait_for("夜航", "metadata", "title") == "夜航"


def test_the_desktop_can_end_the_program(program):
    subprocess.run(
        [
            *("dbus-send", "--print-reply", "--dest=org.mpris.MediaPlayer2.galaxia"),
            "/org/mpris/MediaPlayer2",
            "org.mpris.MediaPlayer2.Quit",
        ],
        env=program.environ,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    assert program.process.wait(60) == 0


def test_a_log_out_ends_the_program_as_its_window_does(program, galaxia_home):
    program.ctl("pause")
    assert program.wait_for("Paused", "status") == "Paused"
    kept = galaxia_home / "config" / "window.json"
    kept.unlink(missing_ok=True)
    program.process.terminate()
    assert program.process.wait(60) == 0
    assert kept.is_file()  # how the window stood is written when it ends


MPRIS = "org.mpris.MediaPlayer2.galaxia", "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"


@pytest.fixture
def remote(program):
    bus = program.environ["DBUS_SESSION_BUS_ADDRESS"]
    with peers(bus, tray=False, notifications=False) as made:
        yield made


def test_a_remote_control_sees_where_the_queue_ends(program, remote):
    assert until(lambda: remote.fact(*MPRIS, PLAYER, "CanGoNext"))
    program.ctl("next")
    assert until(lambda: not remote.fact(*MPRIS, PLAYER, "CanGoNext"))
    assert remote.fact(*MPRIS, PLAYER, "CanGoPrevious")
    program.ctl("loop", "Playlist")
    assert until(lambda: remote.fact(*MPRIS, PLAYER, "CanGoNext"))


def test_a_volume_that_is_no_number_moves_nothing(program, remote):
    words = *MPRIS, "org.freedesktop.DBus.Properties", "Set", "ssv", PLAYER
    remote.call(*words, "Volume", Variant("d", 0.25))
    assert program.wait_for("0.250000", "volume") == "0.250000"
    remote.call(*words, "Volume", Variant("d", math.nan))
    remote.call(*words, "Rate", Variant("d", 1.5))
    assert until(lambda: remote.fact(*MPRIS, PLAYER, "Rate") == 1.5)
    assert program.ctl("volume") == "0.250000"


def test_addresses_of_folders_and_odd_names_are_opened_and_others_refused(
    program, remote, music, tmp_path
):
    odd = os.fsencode(tmp_path) + b"/\xff #1?.flac"
    shutil.copy(music[0], odd)
    address = "file://localhost" + quote(odd)
    remote.call(*MPRIS, PLAYER, "OpenUri", "s", address)
    plain = address.replace("localhost", "")
    assert program.wait_for(plain, "metadata", "xesam:url") == plain
    remote.call(*MPRIS, PLAYER, "OpenUri", "s", music[0].parent.as_uri())
    assert program.wait_for(music[0].as_uri(), "metadata", "xesam:url") == music[0].as_uri()
    for other in ("http://example.com/a.mp3", "file://other.example/a.flac", "garbage", ""):
        with pytest.raises(DBusError, match="opens files"):
            remote.call(*MPRIS, PLAYER, "OpenUri", "s", other)


def test_the_position_is_said_to_be_asked_for(remote):
    interface = "org.freedesktop.DBus.Introspectable"
    node = Node.parse(remote.call(*MPRIS, interface, "Introspect")[0])
    player = next(each for each in node.interfaces if each.name == PLAYER)
    told = next(each.annotations for each in player.properties if each.name == "Position")
    assert told == {"org.freedesktop.DBus.Property.EmitsChangedSignal": "false"}
