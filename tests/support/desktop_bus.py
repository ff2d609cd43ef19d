"""A private session bus, and the real program on it, with or without a screen."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from mutagen.flac import FLAC, Picture

COVER = Path(__file__).parents[2] / "resources" / "demo" / "quiet.png"
PROGRAMS = ("dbus-daemon", "playerctl", "Xvfb")
_PATIENCE_S = 60.0
_TICK_S = 0.05


def missing_programs(*wanted: str) -> list[str]:
    return [name for name in wanted or PROGRAMS if not shutil.which(name)]


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


@contextmanager
def private_display(*screens: str) -> Iterator[str]:
    """A screen of one's own that nobody sees; yields its name."""
    words = ["Xvfb", "-displayfd", "1", "-noreset", "-nolisten", "tcp", *screens]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield ":" + server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


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


def start_words(*words: object) -> list[str]:
    return [sys.executable, "-m", "ui", *map(str, words)]


@contextmanager
def running(bus: str, home: Path, *words: object, display: str = "") -> Iterator[Program]:
    """The real program; without a display it is offscreen."""
    environ = os.environ | {
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "GALAXIA_HOME": str(home),
        "QT_QPA_PLATFORM": "xcb" if display else "offscreen",
        "DISPLAY": display,
        "PULSE_SERVER": "unix:/nonexistent",
    }
    environ.pop("WAYLAND_DISPLAY", None)
    process = subprocess.Popen(start_words(*words), env=environ)
    try:
        yield Program(process, environ)
    finally:
        process.terminate()
        process.wait(20)


def silent_files(folder: Path, titles: Sequence[str], artist: str = "Orion Quartet") -> list[Path]:
    """Two minutes of silence for every title, with tags and a cover."""
    files = []
    for number, title in enumerate(titles, 1):
        file = folder / f"{number}.flac"
        soundfile.write(file, np.zeros((120 * 8000, 2), np.int16), 8000, subtype="PCM_16")
        tags = FLAC(file)
        tags.update({"title": title, "artist": artist, "album": "Parallax"})
        picture = Picture()
        picture.data, picture.type, picture.mime = COVER.read_bytes(), 3, "image/png"
        tags.add_picture(picture)
        tags.save()
        files.append(file)
    return files
