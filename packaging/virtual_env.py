"""The project's `.venv`: made, filled, recognised as up to date, and remade when half done."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from console import say

_INPUTS = (
    "pyproject.toml",
    "packaging/build_backend.py",
    "player/engine/_ring.c",
    "player/engine/_ring.h",
)
# settings of the machine that send packages elsewhere than into this environment
_FOREIGN = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_DEPS")


class VirtualEnv:
    """`.venv` under the project's root, for the Python that runs this.

    A stamp, written last, says what was installed from which sources. A mark, written first, tells
    an install that was cut off from one that went well: pip is not atomic, so that one starts anew.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._home = root / ".venv"
        self._stamp = self._home / "galaxia-installed"
        self._mark = self._home / "galaxia-installing"

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        return self.script("python")

    def script(self, name: str) -> Path:
        """Where a console script lies on this system."""
        if os.name == "nt":
            return self._home / "Scripts" / f"{name}.exe"
        return self._home / "bin" / name

    def environ(self) -> dict[str, str]:
        """Our environment without the settings that would lead out of `.venv`."""
        kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
        return {**kept, "PIP_USER": "0"}

    def is_ready(self, extras: set[str]) -> bool:
        """Whether these extras were installed from the sources as they are now."""
        if not (self._stamp.is_file() and self.script("galaxia").is_file()):
            return False
        fingerprint, _, installed = self._stamp.read_text(encoding="utf-8").partition("\n")
        return fingerprint == self._fingerprint() and extras <= set(installed.split())

    def install(self, wanted: list[str], needed: list[str]) -> bool:
        """Install the project, editable; do without `wanted` extras that have no wheel here."""
        if not self._make():
            return False
        self._stamp.unlink(missing_ok=True)
        self._mark.touch()
        say("Installing Galaxia and its libraries into .venv; this takes a minute or two.")
        if not self._pip([*wanted, *needed]):
            say(f"Trying again without the optional part: {', '.join(wanted)}.")
            if not self._pip(needed):
                say("The libraries could not be installed; the lines above say why.")
                return False
        self._mark.unlink()
        self._stamp.write_text(f"{self._fingerprint()}\n{' '.join([*wanted, *needed])}\n", "utf-8")
        self._mention_the_ring()
        return True

    def _make(self) -> bool:
        if self._is_usable():
            return True
        if not importlib.util.find_spec("ensurepip"):
            say(f"{sys.executable} has no ensurepip module, so that .venv cannot be made.")
            return False
        say(f"Making .venv with Python {sys.version.split()[0]}.")
        making = [sys.executable, "-m", "venv", "--clear", str(self._home)]
        return subprocess.run(making, env=self.environ(), check=False).returncode == 0

    def _is_usable(self) -> bool:
        if self._mark.exists() or not self.python.is_file():
            return False
        asking = [str(self.python), "-c", "import pip, sys; print(sys.version)"]
        answer = subprocess.run(asking, env=self.environ(), capture_output=True, check=False)
        return answer.stdout.decode().strip() == sys.version

    def _pip(self, extras: list[str]) -> bool:
        target = f"{self.root}[{','.join(extras)}]" if extras else str(self.root)
        command = [str(self.python), "-m", "pip", "install", "--quiet", "--editable", target]
        done = subprocess.run(
            command, env=self.environ(), stdin=subprocess.DEVNULL, check=False, cwd=self.root
        )
        return done.returncode == 0

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        for name in _INPUTS:
            digest.update((self.root / name).read_bytes())
        compiler = shutil.which("cc") or shutil.which("gcc")
        digest.update(repr((sys.version, str(self.root), compiler)).encode())
        return digest.hexdigest()

    def _mention_the_ring(self) -> None:
        if not any((self.root / "player" / "engine").glob("_ring_api*.[sp][oy]*")):
            say("No C compiler: the sound ring runs in Python, at 100 ms latency or more.")
