"""Two commands for a fresh machine: `run` starts the player, `test` runs every check.

Standard library only. Makes `.venv`, installs what is missing, and is out of the way when nothing
is. This file and its neighbours also parse on old Pythons, so that those get a sentence and not a
traceback.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import suite
import system_packages
from console import MISSING, say
from virtual_env import VirtualEnv

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
OPTIONAL_PARTS = ["codecs", "sofa"]
SERVER_PARTS = ["server", "postgres"]


def main(words: list[str]) -> int:
    """Run one command and return its exit code."""
    if tuple(sys.version_info) < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        say(f"Galaxia needs Python 3.11 or newer; this is {found} ({sys.executable}).")
        return MISSING
    options, rest = _parser().parse_known_args(words)
    if options.command == "test":
        return test(rest)
    if rest:
        say(f"There is no option {rest[0]}; see {Path(__file__).name} run --help.")
        return 2
    return run(options.files, offscreen=options.offscreen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    runner = commands.add_parser("run", help="install what is missing and start the player")
    runner.add_argument("--offscreen", action="store_true", help="start without a display")
    runner.add_argument("files", nargs="*", metavar="FILE", help="files to open and play")
    commands.add_parser("test", help="run every check; further words go to pytest")
    return parser


def run(files: list[str], *, offscreen: bool) -> int:
    """Start the player; on POSIX it takes this process's place and this never returns."""
    if not offscreen and not _has_display():
        say("There is no display (DISPLAY and WAYLAND_DISPLAY are unset); add --offscreen.")
        return MISSING
    env = VirtualEnv(ROOT)
    if not _prepare(env, system_packages.PLAYER, OPTIONAL_PARTS, needed=[]):
        return MISSING
    command = [str(env.script("galaxia")), *(["--offscreen"] if offscreen else []), *files]
    if os.name == "posix":
        os.execve(command[0], command, env.environ())  # noqa: S606  the player we installed
    return subprocess.run(command, env=env.environ(), check=False).returncode


def test(pytest_words: list[str]) -> int:
    """Run lint, types, contracts and tests; return the first code that is not 0."""
    env = VirtualEnv(ROOT)
    packages = (*system_packages.PLAYER, *system_packages.TESTS)
    if not _prepare(env, packages, [*OPTIONAL_PARTS, *SERVER_PARTS], needed=["dev"]):
        return MISSING
    return suite.run(env, pytest_words)


def _prepare(
    env: VirtualEnv, packages: tuple[str, ...], wanted: list[str], needed: list[str]
) -> bool:
    """Bring system packages and `.venv` up to date; False when the program cannot start."""
    system_packages.provide(packages)
    if env.is_ready({*wanted, *needed}):
        return True
    system_packages.provide_venv_module()
    return env.install(wanted, needed)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Interrupted; the next start repairs what is half done.")
        sys.exit(130)
