"""A private session bus, and the real program on it without a screen."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = ("dbus-daemon", "playerctl")
_PATIENCE_S = 60.0
_TICK_S = 0.05


def missing_programs() -> list[str]:
    return [name for name in PROGRAMS if not shutil.which(name)]


@contextmanager
def private_bus() -> Iterator[str]:
    """A bus of one's own; yields its address."""
    words = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(5)
        daemon.stdout.close()


@dataclass(frozen=True)
class Program:
    """The running window, steered with playerctl alone."""

    process: subprocess.Popen
    environ: dict[str, str]

    def ctl(self, *words: str) -> str:
        done = subprocess.run(
            ["playerctl", "-p", "galaxia", *words],
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    def wait_for(self, wanted: str, *words: str) -> str:
        """Ask until the answer is the wanted one, or patience ends; return the last answer."""
        tick, answer = threading.Event(), ""
        for _ in range(int(_PATIENCE_S / _TICK_S)):
            answer = self.ctl(*words)
            if answer == wanted:
                break
            tick.wait(_TICK_S)
        return answer


def start_words(*files: Path) -> list[str]:
    return [sys.executable, "-m", "ui", "--offscreen", *map(str, files)]


@contextmanager
def running(bus: str, home: Path, *files: Path) -> Iterator[Program]:
    environ = os.environ | {
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "GALAXIA_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PULSE_SERVER": "unix:/nonexistent",
    }
    process = subprocess.Popen(start_words(*files), env=environ)
    try:
        yield Program(process, environ)
    finally:
        process.terminate()
        process.wait(20)
