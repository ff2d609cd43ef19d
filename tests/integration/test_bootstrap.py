import ast
import sys
import time

import pytest

from tests.support.bootstrap_env import REPOSITORY, Machine

SCRIPTS = sorted((REPOSITORY / "packaging").glob("*.py"))
STARTS = ("bootstrap.py", "console.py", "suite.py", "system_packages.py", "virtual_env.py")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="the shims are for Debian"),
]


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.fixture(scope="module")
def fresh_start(tmp_path_factory):
    """A machine on which nothing was installed, and what its first start said."""
    machine = Machine(tmp_path_factory.mktemp("used"))
    return machine, machine.bootstrap("run", "--offscreen", "a.flac")


@pytest.fixture
def used_machine(fresh_start):
    """A machine on which the player has been started before."""
    return fresh_start[0]


@pytest.mark.parametrize("name", STARTS)
def test_an_old_python_can_read_the_files_that_refuse_it(name):
    source = (REPOSITORY / "packaging" / name).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert "from __future__ import annotations" in source


def test_an_old_python_gets_one_sentence(machine):
    start = machine.root / "packaging" / "bootstrap.py"
    text = start.read_text(encoding="utf-8")
    start.write_text(text.replace("OLDEST_PYTHON = (3, 11)", "OLDEST_PYTHON = (99, 0)"))
    done = machine.bootstrap("run", "--offscreen")
    assert done.returncode == 3
    assert done.stderr.startswith("Galaxia needs Python")
    assert len(done.stderr.splitlines()) == 1


def test_without_a_display_it_says_so_and_leaves_the_machine_alone(machine):
    done = machine.bootstrap("run")
    assert done.returncode == 3
    assert "no display" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (machine.root / ".venv").exists()


def test_an_unknown_option_is_wrong_usage(machine):
    done = machine.bootstrap("run", "--loud")
    assert done.returncode == 2
    assert "--loud" in done.stderr


def test_it_starts_on_a_fresh_machine(fresh_start):
    done = fresh_start[1]
    assert done.stdout == "playing --offscreen a.flac\n", done.stderr


def test_it_starts_at_once_the_second_time(used_machine):
    assert used_machine.bootstrap("run", "--offscreen").returncode == 0
    started = time.monotonic()
    done = used_machine.bootstrap("run", "--offscreen", "b.flac")
    assert time.monotonic() - started < 3.0, "an install takes longer, a start much less"
    assert done.stdout == "playing --offscreen b.flac\n"
    assert done.stderr == ""


def test_debians_python_without_its_venv_module_gets_the_line_and_one_sentence(machine):
    done = machine.bootstrap("run", "--offscreen", root=False, bare=True)
    assert done.returncode == 3
    assert f"python3.{sys.version_info.minor}-venv" in done.stderr.splitlines()[-2]
    assert "ensurepip" in done.stderr.splitlines()[-1]


def test_root_installs_debians_venv_module(machine):
    machine.bootstrap("run", "--offscreen", bare=True)
    assert machine.apt_calls[-1].endswith(f" python3.{sys.version_info.minor}-venv")


def test_settings_that_lead_elsewhere_do_not(used_machine, monkeypatch):
    astray = used_machine.root / "astray"
    monkeypatch.setitem(used_machine.environ, "PIP_TARGET", str(astray))
    monkeypatch.setitem(used_machine.environ, "PIP_USER", "1")
    (used_machine.root / "player" / "engine" / "_ring.h").write_text("/* another sound */\n")
    done = used_machine.bootstrap("run", "--offscreen")
    assert "Installing Galaxia" in done.stderr
    assert done.stdout == "playing --offscreen\n", done.stderr
    assert not astray.exists()


def test_an_install_that_was_cut_off_starts_anew(used_machine):
    machine = used_machine
    env = machine.root / ".venv"
    (env / "galaxia-installed").unlink()
    (env / "galaxia-installing").touch()
    (env / "half-done").touch()
    done = machine.bootstrap("run", "--offscreen")
    assert done.stdout == "playing --offscreen\n", done.stderr
    assert not (env / "half-done").exists()


def test_a_changed_ring_is_built_again_in_the_same_environment(used_machine):
    machine = used_machine
    (machine.root / ".venv" / "kept").touch()
    (machine.root / "player" / "engine" / "_ring.c").write_text("/* more sound */\n")
    done = machine.bootstrap("run", "--offscreen")
    assert "Installing Galaxia" in done.stderr
    assert (machine.root / ".venv" / "kept").exists()


def test_root_installs_exactly_what_is_missing(used_machine):
    machine = used_machine
    machine.lack("libportaudio2", "libxcb-cursor0")
    assert machine.bootstrap("run", "--offscreen").returncode == 0
    assert machine.apt_calls[-1].endswith(" libportaudio2 libxcb-cursor0")


def test_lists_too_old_are_refreshed_once(used_machine):
    machine = used_machine
    machine.lack("libegl1", stale=True)
    assert machine.bootstrap("run", "--offscreen").returncode == 0
    verbs = [call.split()[0] for call in machine.apt_calls]
    assert verbs[-3:] == ["install", "update", "install"]


def test_a_listener_reads_the_line_to_type_and_the_player_starts(used_machine):
    machine = used_machine
    machine.lack("libportaudio2", "libgl1")
    done = machine.bootstrap("run", "--offscreen", root=False)
    line = "sudo apt-get install -y --no-install-recommends libportaudio2 libgl1"
    assert line in done.stderr
    assert done.stdout == "playing --offscreen\n"
    assert machine.apt_calls == []
