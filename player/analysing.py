"""Listening to the whole library in the background, album by album, while nobody needs the machine.

One process of idle priority does the work; this side hands it albums and keeps what it finds.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec

from player.analysis.answers import AlbumAnalysed, Analysed, Answer, Job, Order, Pause, Resume
from player.errors import PlayerError
from player.library.keep.analyses import Analysis, Work
from player.library.library import Library

CALM_S = 20.0
"""How long nothing must have happened to the library: a scan comes first."""

_answers = msgspec.json.Decoder(Answer)


@dataclass(frozen=True, slots=True)
class AnalysisState:
    """How far the work is; `path` is empty while nothing is being listened to."""

    done: int = 0
    waiting: int = 0
    paused: bool = False
    path: str = ""


class BackgroundAnalysis:
    """A thread that feeds the process; pausable and endable at any moment, in mid-file.

    Args:
        library: Whose tracks are listened to.
        calm_s: How long the library must have been left alone before work begins.
    """

    def __init__(self, library: Library, *, calm_s: float = CALM_S) -> None:
        self._library, self._calm_s = library, calm_s
        self._state = AnalysisState()
        self._listeners: list[Callable[[AnalysisState], None]] = []
        self._disturbed = threading.Event()
        self._closing = False
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stop_listening: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)

    @property
    def state(self) -> AnalysisState:
        """How far the work is."""
        return self._state

    def listen(self, listener: Callable[[AnalysisState], None]) -> Callable[[], None]:
        """Have each new state told, on the thread of the work or of whoever pauses it.

        Returns:
            How to hear nothing more.
        """
        self._listeners = [*self._listeners, listener]
        return lambda: self._forget(listener)

    def start(self) -> None:
        """Begin once the library is calm."""
        self._stop_listening = self._library.listen(self._disturbed.set)
        self._thread.start()

    def pause(self) -> None:
        """Hold at once, in the middle of a file."""
        self._send(Pause())
        self._tell(replace(self._state, paused=True))

    def resume(self) -> None:
        """Go on where it was held."""
        self._send(Resume())
        self._tell(replace(self._state, paused=False))

    def close(self) -> None:
        """Leave the rest for another day; the album under way is begun anew then."""
        self._stop_listening()
        self._closing = True
        self._disturbed.set()
        with self._lock:
            if self._process:
                self._process.kill()
        if self._thread.is_alive():
            self._thread.join()

    def _forget(self, listener: Callable[[AnalysisState], None]) -> None:
        self._listeners = [known for known in self._listeners if known != listener]

    def _run(self) -> None:
        while not self._closing:
            if self._disturbed.wait(self._calm_s):
                self._disturbed.clear()
                continue
            try:
                self.work()
            except PlayerError:
                return  # the file of the library cannot be written: others say so
            self._disturbed.wait()

    def work(self) -> None:
        """Listen to everything nobody has listened to; blocks, ends early when closed.

        Raises:
            PlayerError: library.write_failed.
        """
        after, album = self._library.analyses.next_album()
        while album and not self._closing:
            tracks = tuple(map(_ordered, album))
            done, waiting = self._library.analyses.counts()
            self._tell(replace(self._state, done=done, waiting=waiting, path=album[0].path))
            self._hand_over(Job(tracks))
            after, album = self._library.analyses.next_album(after)
        done, waiting = self._library.analyses.counts()
        self._tell(replace(self._state, done=done, waiting=waiting, path=""))
        self._end_process()

    def _hand_over(self, job: Job) -> None:
        """Send one album and keep what comes back, until the album is complete."""
        process = self._running()
        if process is None or process.stdout is None:
            return
        self._send(job)
        for line in process.stdout:
            answer = _answers.decode(line)
            match answer:
                case Analysed(track_id, figures, overview):
                    self._library.analyses.store(track_id, figures, overview)
                case AlbumAnalysed(track_ids, loudness_lufs, true_peak_dbtp):
                    self._library.analyses.store_album(track_ids, loudness_lufs, true_peak_dbtp)
                    return
                case _:
                    continue
        self._give_up(job)

    def _give_up(self, job: Job) -> None:
        """The process died: what it was at is not tried again until the sound is another one."""
        self._end_process()
        if self._closing:
            return
        for track_id, *_ in job.tracks:
            if self._library.analyses.of(track_id) is None:
                self._library.analyses.store(track_id, Analysis(problem="file.unreadable"))
                return

    def _running(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._process is None and not self._closing:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "player.analysis.worker"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            process = self._process
        if self._state.paused:
            self._send(Pause())
        return process

    def _send(self, order: Order) -> None:
        with self._lock:
            if self._process is None or self._process.stdin is None:
                return
            try:
                self._process.stdin.write(msgspec.json.encode(order) + b"\n")
                self._process.stdin.flush()
            except (BrokenPipeError, OSError):
                return  # it died; the reader notices

    def _end_process(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()

    def _tell(self, state: AnalysisState) -> None:
        self._state = state
        for listener in self._listeners:
            listener(state)


def _ordered(work: Work) -> tuple[int, bytes, int, int | None, bool]:
    return work.track_id, os.fsencode(work.path), work.start_frame, work.end_frame, work.emphasis
