"""Other people's programs that cannot live beside ours: each in a folder of its own.

`python -m tests.support.more_peers FOLDER` fetches them from their registries; tests find them
where GALAXIA_PEERS points, and say what is missing where it does not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "GALAXIA_PEERS"
_MANEKI = "maneki==0.29.0"
_JELLYTOAST = "jellytoast==0.2.4"
_MITMPROXY = "mitmproxy>=11"
_SCHEMATHESIS = "schemathesis>=4.32"
_SUBSONIC_API = "subsonic-api@3.3.1"


def place(*parts: str) -> Path | None:
    """Where something of theirs is; None when it is not there."""
    found = Path(os.environ.get(VARIABLE) or os.devnull).joinpath(*parts)
    return found if found.exists() else None


def why_not(name: str) -> str:
    """What a test says that is skipped for want of one of them."""
    return f"{name} is not there: {VARIABLE} names a folder of tests.support.more_peers"


def fetch(folder: Path) -> None:
    """Fetch what this machine can run, and say what it cannot."""
    folder.mkdir(parents=True, exist_ok=True)
    _own_python(folder / "mitmproxy", sys.executable, _MITMPROXY)
    _own_python(folder / "schemathesis", sys.executable, _SCHEMATHESIS)
    if newer := shutil.which("python3.13"):
        _own_python(folder / "maneki", newer, _MANEKI)
    else:
        sys.stdout.write("maneki needs Python 3.13\n")
    target = ["--no-deps", "--target", str(folder / "jellytoast")]
    _run(sys.executable, "-m", "pip", "install", "-q", *target, _JELLYTOAST)
    if npm := shutil.which("npm"):
        _run(npm, "install", "--silent", "--prefix", str(folder / "npm"), _SUBSONIC_API)
    else:
        sys.stdout.write("subsonic-api needs npm\n")


def _own_python(folder: Path, python: str, package: str) -> None:
    _run(python, "-m", "venv", str(folder))
    _run(str(folder / "bin" / "python"), "-m", "pip", "install", "-q", package)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
