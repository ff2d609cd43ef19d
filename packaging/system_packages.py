"""What Galaxia needs from the system: installed on Debian and Ubuntu, named elsewhere."""

from __future__ import annotations

import ctypes.util
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from console import say

PLAYER = (
    "libportaudio2",
    "libasound2-plugins",  # PortAudio reaches PulseAudio and PipeWire through ALSA's plugin
    # what the Qt wheel links and does not bring; libgssapi is QtNetwork's
    "libegl1",
    "libgl1",
    "libxkbcommon-x11-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libgssapi-krb5-2",
    "libwayland-cursor0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
)
TESTS = (
    # the formats' own encoders, to decode against
    "flac",
    "lame",
    "opus-tools",
    "vorbis-tools",
    "ffmpeg",
    "sox",
    # a sound card, a screen and a desktop bus of our own
    "pulseaudio",
    "pulseaudio-utils",
    "alsa-utils",
    "xvfb",
    "dbus",
    "playerctl",
    "libmysofa1",
    "postgresql",  # the service beside SQLite; run by the tests themselves, on a socket of theirs
    "fonts-inter",
    "fonts-noto-cjk",
    # the C ring
    "gcc",
    "libc6-dev",
)
_LIBRARIES = ("portaudio", "EGL", "GL", "xkbcommon-x11", "xcb-cursor", "fontconfig", "dbus-1")
_INSTALL = ["install", "-y", "--no-install-recommends"]


def provide(packages: tuple[str, ...]) -> None:
    """Install the missing packages as root, or say what to install; never fatal."""
    if not _is_debian():
        _name_missing_libraries()
        return
    missing = _not_installed((*packages, *_python_headers()))
    if missing:
        _install(missing)


def provide_venv_module() -> None:
    """Debian splits `ensurepip` off its Python; without it there is no `.venv`."""
    if not importlib.util.find_spec("ensurepip") and _is_debian() and _is_debians_python():
        _install([f"python3.{sys.version_info.minor}-venv"])


def _is_debians_python() -> bool:
    return sys.base_prefix == "/usr"


def _python_headers() -> list[str]:
    """Where a C compiler is, only Debian's own Python lacks what the ring is built against."""
    if not _is_debians_python() or not shutil.which("cc"):
        return []
    if Path(sysconfig.get_path("include"), "Python.h").is_file():
        return []
    return [f"python3.{sys.version_info.minor}-dev"]


def _is_debian() -> bool:
    return bool(shutil.which("dpkg-query") and shutil.which("apt-get"))


def _not_installed(packages: tuple[str, ...]) -> list[str]:
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\\n", *packages]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    words = [line.split() for line in answer.splitlines()]
    installed = {line[0] for line in words if line[1:] == ["installed"]}
    return [package for package in packages if package not in installed]


def _install(packages: list[str]) -> None:
    if os.geteuid() != 0:
        say(f"Some system packages are missing: {_sudo_line(packages)}")
        return
    say(f"Installing system packages: {' '.join(packages)}")
    if not _has_package_lists():
        _apt(["update"])
    words = [*_INSTALL, *packages]
    # lists may be there and too old to fetch from: refresh and try once more
    if _apt(words) and (_apt(["update"]) or _apt(words)):
        say(f"These could not be installed: {' '.join(_not_installed(tuple(packages)))}")


def _has_package_lists() -> bool:
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))


def _sudo_line(packages: list[str]) -> str:
    return shlex.join(["sudo", "apt-get", *_INSTALL, *packages])


def _apt(words: list[str]) -> int:
    """Run apt without questions; its output is shown only when it fails.

    Another apt may be at work, as on a machine that has just started: wait two minutes for it.
    """
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "-o", "DPkg::Lock::Timeout=120", *words],
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        say(done.stdout)
    return done.returncode


def _name_missing_libraries() -> None:
    """Other Linux systems; the wheels for Windows and macOS bring everything."""
    if not sys.platform.startswith("linux"):
        return
    missing = [name for name in _LIBRARIES if not ctypes.util.find_library(name)]
    if missing:
        say(f"These system libraries are missing: {', '.join('lib' + name for name in missing)}")
