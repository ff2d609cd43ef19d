"""Have two files made comparable: aligned to the sample, equally loud.

The work is done by `python -m player.offline.comparing`; nothing here decodes.
"""

import subprocess
import sys
from pathlib import Path

import msgspec

from player.errors import PlayerError
from player.pair import Complaint, Pair


class Pairing:
    """One pair at a time; `make` blocks and belongs on a thread that may wait.

    Args:
        folder: Where the files are put; whoever owns it clears it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def make(self, first: str, second: str) -> Pair | PlayerError:
        """Return a comparable pair, or why there is none."""
        self._folder.mkdir(parents=True, exist_ok=True)
        words = [sys.executable, "-m", "player.offline.comparing", first, second]
        with subprocess.Popen(  # noqa: S603  our own interpreter and module
            [*words, str(self._folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            self._process = process
            output, _ = process.communicate()
        self._process = None
        try:
            if process.returncode == 0:
                return msgspec.json.decode(output, type=Pair)
            told = msgspec.json.decode(output, type=Complaint)
        except msgspec.MsgspecError:
            return PlayerError("compare.failed", reason="its process ended")
        return PlayerError(told.code, **told.details)

    def close(self) -> None:
        """Give up what is under way."""
        if self._process:
            self._process.kill()
