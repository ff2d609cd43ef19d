import subprocess

import pytest

from tests.support import desktop_bus

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
