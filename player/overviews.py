"""Ask for the outline of what plays; a process of its own draws it up while the music goes on."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import msgspec

Levels = tuple[float, ...]
_KEPT = 64


class Overviews:
    """One process at a time, for the track asked for last; outlines are kept while the window is.

    Args:
        told: Called on a thread of this object's with a path and its levels.
    """

    def __init__(self, told: Callable[[str, Levels], None]) -> None:
        self._told = told
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="overview")
        self._known: dict[str, Levels] = {}
        self._wanted = ""
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, path: str) -> None:
        """Have `told` called, at once when the outline is known."""
        self._wanted = path
        self._worker.submit(self._answer, path)

    def close(self) -> None:
        """Give up what is under way."""
        self._wanted = ""
        if self._process:
            self._process.kill()
        self._worker.shutdown(cancel_futures=True)

    def _answer(self, path: str) -> None:
        if path != self._wanted:
            return  # skipped in the meantime
        if path not in self._known:
            self._known[path] = self._draw(path)
            while len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        if path == self._wanted:
            self._told(path, self._known[path])

    def _draw(self, path: str) -> Levels:
        command = [sys.executable, "-m", "player.analysis.overview", path]
        with subprocess.Popen(  # noqa: S603  our own interpreter and module
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            self._process = process
            answer, _ = process.communicate()
        return msgspec.json.decode(answer, type=Levels) if process.returncode == 0 else ()
