"""What follows from listening: plays go into the journal, edits wait until a file is silent."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import monotonic, time

from player.complaints import Complaints
from player.errors import PlayerError
from player.events import Event, PlaybackChanged, PlaybackState
from player.library.keep.annotations import Play
from player.library.library import Library
from player.model import PlayState
from player.playback import Playback
from player.signal_path import Verdict

ENOUGH_MS = 240_000
"""Half a track, or this much of a long one, is a play; scrobblers count the same way."""

_EXACT = frozenset({Verdict.PROVEN, Verdict.EXACT})


class Listening:
    """Hears what plays; writes on a thread of its own.

    Args:
        library: Keeps the journal.
        playback: Whose music is heard.
        now_s: A clock that only goes forward.

    Attributes:
        writes_ratings: Asked whether ratings go into the files as well.
    """

    def __init__(
        self, library: Library, playback: Playback, now_s: Callable[[], float] = monotonic
    ) -> None:
        self._library, self._playback, self._now_s = library, playback, now_s
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._complaints = Complaints(playback)
        self._closing, self._closed = Lock(), False
        self._state = PlaybackState()
        self._heard_ms, self._since_s, self._began_ms = 0.0, 0.0, 0
        self._exact_ms = 0.0
        self._stop: Callable[[], None] = lambda: None
        self.writes_ratings: Callable[[], bool] = lambda: False
        library.is_playing = self._is_playing
        library.annotations.on_rated = self._rated

    def start(self) -> None:
        """Listen from now on; edits that an earlier session left are finished."""
        self._later(self._finish_edits)
        self._stop = self._playback.listen(self._hear)

    def close(self) -> None:
        """Write what was heard so far and end the thread."""
        self._stop()
        self._stop = lambda: None
        self._count(self._state, ends=True)
        with self._closing:
            self._closed = True
        self._writer.shutdown()

    def _rated(self, track_ids: Sequence[int]) -> None:
        if self.writes_ratings():
            keys = [int(key) for key in track_ids]
            self._later(lambda: self._library.write_ratings(keys))

    def _is_playing(self, path: str) -> bool:
        state = self._playback.state
        playing = state.state is not PlayState.STOPPED and state.track is not None
        return playing and state.track is not None and state.track.path == path

    def _hear(self, event: Event) -> None:
        """Any thread, one at a time."""
        if not isinstance(event, PlaybackChanged):
            return
        before, self._state = self._state, event.state
        is_other = before.entry != event.state.entry or event.state.state is PlayState.STOPPED
        self._count(before, ends=is_other)
        if is_other:
            self._began_ms = int(time() * 1000)
            self._later(self._write_waiting)

    def _count(self, before: PlaybackState, *, ends: bool) -> None:
        """Add the time that has gone by; a track on repeat is a play each time round."""
        now_s = self._now_s()
        if before.state is PlayState.PLAYING and before.format is not None:
            went_by_ms = (now_s - self._since_s) * 1000
            self._heard_ms += went_by_ms
            if before.verdict in _EXACT:
                self._exact_ms += went_by_ms
        self._since_s = now_s
        length_ms = before.duration_ms or 0
        while length_ms and self._heard_ms >= 1.5 * length_ms:
            self._record(before, length_ms)
            self._heard_ms -= length_ms
        if ends:
            if self._heard_ms >= min(length_ms / 2 or ENOUGH_MS, ENOUGH_MS):
                self._record(before, int(self._heard_ms))
            self._heard_ms = self._exact_ms = 0.0

    def _record(self, state: PlaybackState, heard_ms: int) -> None:
        track = state.track
        if track is None or track.track_id is None:
            return
        device = state.output.name if state.output else ""
        began_ms = self._began_ms or int(time() * 1000) - heard_ms
        exact_ms = min(int(self._exact_ms), heard_ms)
        self._exact_ms -= exact_ms
        play = Play(track.track_id, began_ms, heard_ms, device, exact_ms)
        self._later(lambda: self._library.annotations.record_play(play))

    def _finish_edits(self) -> None:
        self._library.editor.recover()
        self._library.editor.flush()

    def _write_waiting(self) -> None:
        self._library.editor.flush()

    def _later(self, write: Callable[[], object]) -> None:
        """Have it done on the writer's thread; what is told while we close is too late."""
        with self._closing:
            if not self._closed:
                self._writer.submit(self._attempt, write)

    def _attempt(self, write: Callable[[], object]) -> None:
        try:
            write()
            self._complaints.went_well()
        except PlayerError as error:
            self._complaints.tell(error)
