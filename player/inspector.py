"""Look into one file in a process of its own: the window stays free of decoders and transforms."""

import subprocess
import sys

import msgspec

from player.errors import PlayerError
from player.inspection import Inspection


class Inspector:
    """One file at a time; `inspect` blocks and belongs on a thread that may wait."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def inspect(self, path: str) -> Inspection | PlayerError:
        """Return what a file holds, or why it cannot be looked into."""
        command = [sys.executable, "-m", "player.offline.inspecting", path]
        with subprocess.Popen(  # noqa: S603  our own interpreter and module
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            self._process = process
            answer, _ = process.communicate()
        self._process = None
        if process.returncode == 0:
            return msgspec.json.decode(answer, type=Inspection)
        code, details = _complaint(answer, path)
        return PlayerError(code, **details)

    def close(self) -> None:
        """Give up what is under way."""
        if self._process:
            self._process.kill()


def _complaint(answer: bytes, path: str) -> tuple[str, dict[str, str]]:
    try:
        code, details = msgspec.json.decode(answer, type=tuple[str, dict[str, str]])
    except msgspec.MsgspecError:
        return "file.unreadable", {"path": path, "reason": "its process ended"}
    return code, details
