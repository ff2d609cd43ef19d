"""A copy of the bootstrap around a project of one line, on a machine whose apt is a script."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

_BACKEND = """
import zipfile

INFO = "galaxia-0.dist-info"
FILES = {
    "fake_player.py": "import sys\\ndef main(): print('playing', *sys.argv[1:])\\n",
    f"{INFO}/METADATA": "Metadata-Version: 2.1\\nName: galaxia\\nVersion: 0\\n"
    "Provides-Extra: codecs\\nProvides-Extra: sofa\\nProvides-Extra: server\\n"
    "Provides-Extra: postgres\\nProvides-Extra: dev\\n",
    f"{INFO}/WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\n"
    "Tag: py3-none-any\\n",
    f"{INFO}/entry_points.txt": "[console_scripts]\\ngalaxia = fake_player:main\\n",
    f"{INFO}/RECORD": "",
}

def build_editable(directory, config_settings=None, metadata_directory=None):
    name = "galaxia-0-py3-none-any.whl"
    with zipfile.ZipFile(f"{directory}/{name}", "w") as wheel:
        for path, text in FILES.items():
            wheel.writestr(path, text)
    return name
"""
_PROJECT = """
[build-system]
requires = []
build-backend = "build_backend"
backend-path = ["packaging"]
[project]
name = "galaxia"
version = "0"
optional-dependencies = {codecs = [], sofa = [], server = [], postgres = [], dev = []}
"""
_DPKG_QUERY = """#!/bin/sh
shift 3
for package in "$@"; do
    grep -qx "$package" "$MACHINE/absent" || printf '%s installed\\n' "$package"
done
"""
_APT_GET = """#!/bin/sh
shift 2
echo "$*" >> "$MACHINE/apt.log"
case "$1" in
    install) [ -e "$MACHINE/stale" ] && exit 100; : > "$MACHINE/absent" ;;
    update) rm -f "$MACHINE/stale" ;;
esac
"""
_START = """
import importlib.util, os, runpy, sys
os.geteuid = lambda: {user}
if {bare}:
    sys.base_prefix = "/usr"
    importlib.util.find_spec = lambda name: None
sys.path.insert(0, "packaging")
sys.argv[0] = "packaging/bootstrap.py"
runpy.run_path("packaging/bootstrap.py", run_name="__main__")
"""


class Machine:
    """One machine: its packages, its settings, and the project that was cloned onto it."""

    def __init__(self, home: Path) -> None:
        self.root = home / "galaxia"
        self._tools = home / "bin"
        self.environ = {**os.environ, "MACHINE": str(home)}
        self.environ["PATH"] = f"{self._tools}{os.pathsep}{os.environ['PATH']}"
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            self.environ.pop(name, None)
        self._home = home
        self._lay_out()

    def _lay_out(self) -> None:
        shutil.copytree(REPOSITORY / "packaging", self.root / "packaging")
        (self.root / "packaging" / "build_backend.py").write_text(_BACKEND)
        (self.root / "pyproject.toml").write_text(_PROJECT)
        engine = self.root / "player" / "engine"
        engine.mkdir(parents=True)
        for name in ("_ring.c", "_ring.h"):
            (engine / name).write_text("/* sound */\n")
        self._tools.mkdir()
        for name, text in (("dpkg-query", _DPKG_QUERY), ("apt-get", _APT_GET)):
            (self._tools / name).write_text(text)
            (self._tools / name).chmod(0o755)
        self.lack()

    def lack(self, *packages: str, stale: bool = False) -> None:
        """Take packages away; with `stale`, apt's lists are too old. Nothing was asked yet."""
        (self._home / "apt.log").write_text("")
        (self._home / "absent").write_text("".join(f"{package}\n" for package in packages))
        if stale:
            (self._home / "stale").touch()

    @property
    def apt_calls(self) -> list[str]:
        """What apt-get was asked for, in order."""
        return (self._home / "apt.log").read_text().splitlines()

    def bootstrap(
        self, *words: str, root: bool = True, bare: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Run the bootstrap as root or as an ordinary listener.

        With `bare`, Python is Debian's own without `ensurepip`.
        """
        program = _START.format(user=0 if root else 1000, bare=bare)
        return subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=self.root,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
