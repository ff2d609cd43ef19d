"""What works on this machine, and what to install where something does not."""

import ctypes.util
import importlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import soundfile

from player import paths
from player.engine.devices import list_devices
from player.engine.ring import compiled

_QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-image": "libxcb-image0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xinerama": "libxcb-xinerama0",
    "gssapi_krb5": "libgssapi-krb5-2",
    "wayland-cursor": "libwayland-cursor0",
}


class Health(StrEnum):
    """How much a finding matters."""

    GOOD = "ok"
    LIMITED = "limited"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what it is, how it stands, what to do about it."""

    name: str
    health: Health
    detail: str
    remedy: str = ""


def examine() -> Iterator[Finding]:
    """Look at everything; what needs time comes last."""
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _python, _ring, _decoders, _folders, _window_libraries, _portaudio, _devices,
    )  # fmt: skip
    for check in checks:
        yield from check()


def _python() -> Iterator[Finding]:
    yield Finding("Python", Health.GOOD, sys.version.split()[0])


def _ring() -> Iterator[Finding]:
    if compiled():
        yield Finding("Output ring", Health.GOOD, "C: no Python runs in the audio callback")
        return
    yield Finding(
        "Output ring",
        Health.LIMITED,
        "Python: sound needs 100 ms of latency",
        "install a C compiler (apt install gcc python3-dev) and install Galaxia again",
    )


def _decoders() -> Iterator[Finding]:
    yield Finding("libsndfile", Health.GOOD, str(soundfile.__libsndfile_version__))
    if importlib.util.find_spec("av"):
        yield Finding("FFmpeg (PyAV)", Health.GOOD, "AAC, ALAC, APE, WavPack, WMA, DSD and more")
    else:
        yield Finding(
            "FFmpeg (PyAV)",
            Health.LIMITED,
            "no AAC, ALAC, APE, WavPack, WMA, DSD, 32-bit FLAC",
            "pip install galaxia[codecs]",
        )
    tool = shutil.which("ffmpeg")
    yield Finding("ffmpeg command", Health.GOOD, tool or "not installed; only sharing needs it")


def _folders() -> Iterator[Finding]:
    places = (paths.data_dir(), paths.config_dir(), paths.cache_dir(), paths.log_dir())
    for place in places:
        existing = next(p for p in (place, *place.parents) if p.exists())
        if os.access(existing, os.W_OK):
            yield Finding("Folder", Health.GOOD, str(place))
        else:
            yield Finding(
                "Folder", Health.MISSING, f"{place} cannot be written", "check its rights"
            )


def _window_libraries() -> Iterator[Finding]:
    if not sys.platform.startswith("linux"):
        return
    missing = [
        package for name, package in _QT_LIBRARIES.items() if not ctypes.util.find_library(name)
    ]
    if missing:
        remedy = f"apt install {' '.join(missing)}"
        yield Finding("Window", Health.MISSING, f"{len(missing)} libraries are missing", remedy)
    else:
        yield Finding("Window", Health.GOOD, "all libraries that Qt needs are there")


def _portaudio() -> Iterator[Finding]:
    try:
        sounddevice = importlib.import_module("sounddevice")
    except OSError:
        yield Finding(
            "PortAudio", Health.MISSING, "no sound without it", "apt install libportaudio2"
        )
        return
    yield Finding("PortAudio", Health.GOOD, str(sounddevice.get_portaudio_version()[1]))
    alsa_pulse = Path("/usr/share/alsa/alsa.conf.d")
    if sys.platform.startswith("linux") and not list(alsa_pulse.glob("*pulse*")):
        yield Finding(
            "PulseAudio/PipeWire",
            Health.LIMITED,
            "ALSA devices only",
            "apt install libasound2-plugins",
        )


def _devices() -> Iterator[Finding]:
    found = list_devices()
    if not found:
        yield Finding(
            "Output devices", Health.LIMITED, "none; Galaxia plays silently", "start a sound server"
        )
    for device in found:
        mark = " (default)" if device.default else ""
        yield Finding("Output device", Health.GOOD, device.device_id + mark)
