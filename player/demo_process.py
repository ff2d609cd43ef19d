"""The demo album, made by a process of its own: synthesis and encoder stay out of the window."""

import subprocess
import sys
import threading
from pathlib import Path

import msgspec

from player.events import Notice
from player.playback import Playback
from player.queue import Queue


class _Step(msgspec.Struct):
    """One line of `python -m player.demo`."""

    path: str | None = None


class DemoAlbum:
    """Makes the album on demand; the first track plays while the others are being made.

    Args:
        playback: Plays it.
        folder: Where it is kept; made again when it has been deleted.
    """

    def __init__(self, playback: Playback, folder: Path) -> None:
        self._playback = playback
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None

    def play(self) -> None:
        """Make and play the album; while it is being made, asking again changes nothing."""
        if self._thread and self._thread.is_alive():
            return
        self._thread = threading.Thread(target=self._make, name="demo album", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give up making it; what is there stays whole."""
        if self._process:
            self._process.kill()
        if self._thread:
            self._thread.join()

    def _make(self) -> None:
        command = [sys.executable, "-m", "player.demo", str(self._folder)]
        with subprocess.Popen(  # noqa: S603  our own interpreter and module
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            self._process = process
            self._play_as_it_comes(process)
            _, complaint = process.communicate()
        if process.returncode > 0:
            reason = complaint.decode(errors="replace").strip().splitlines()[-1:]
            self._playback.notice(Notice("demo.failed", {"reason": " ".join(reason)}))

    def _play_as_it_comes(self, process: subprocess.Popen[bytes]) -> None:
        if process.stdout is None:
            return
        made: list[str] = []
        for line in process.stdout:
            path = msgspec.json.decode(line, type=_Step).path
            if path is None:
                continue
            if not made:
                self._playback.open([path])
            elif _holds_only(self._playback.queue, made):
                self._playback.enqueue([path])
            made.append(path)


def _holds_only(queue: Queue, paths: list[str]) -> bool:
    """Whether the listener has left the queue to the album."""
    return all(not isinstance(e.item, int) and e.item.path in paths for e in queue.entries)
