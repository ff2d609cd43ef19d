"""Keep the queue and the position, so that a crash or a power cut loses five seconds at most."""

import threading
from collections.abc import Callable

from player.complaints import Complaints
from player.errors import PlayerError
from player.events import Event, PlaybackChanged, QueueChanged
from player.library.keep.queue_store import POSITION_EVERY_MS, QueueStore
from player.model import PlayState
from player.playback import Playback
from player.queue import Queue, decode_queue, encode_queue
from player.resuming import Resuming

_RESTS_S = 0.5
"""A queue of 6,000 files takes 80 ms to write; whoever skips through it changes it every 10."""


class QueueKeeper:
    """Writes on a thread of its own: the queue on every change, the position while it moves.

    Args:
        store: Where both are kept.
        playback: Whose queue it is.
        resuming: Told where each track is; asked where one begins.
        read_ahead: Told of the queue whenever it may have moved on.
    """

    def __init__(
        self,
        store: QueueStore,
        playback: Playback,
        resuming: Resuming,
        read_ahead: Callable[[Queue], None] = lambda _: None,
    ) -> None:
        self._store, self._playback, self._resuming = store, playback, resuming
        playback.place_of = resuming.place_of
        self._read_ahead = read_ahead
        self._written = playback.queue
        self._written_past: tuple[Queue, ...] = ()
        self._something_new = threading.Event()
        self._closing = threading.Event()
        self._complaints = Complaints(playback)
        self._stop_listening: Callable[[], None] | None = None
        self._thread = threading.Thread(target=self._run, name="keep queue", daemon=True)

    def start(self, *, resume: bool = True) -> None:
        """Put back what was kept last, paused where it was, and keep from now on.

        Not to `resume` leaves the last queue among those that can be put back by hand.
        """
        try:
            self._put_back(resume=resume)
        except PlayerError as error:
            self._complaints.tell(error)
        self._stop_listening = self._playback.listen(self._hear)
        self._thread.start()

    def _put_back(self, *, resume: bool) -> None:
        saved = self._store.load()
        queue = decode_queue(saved.state) if saved.state else Queue()
        past = [decode_queue(state) for state in self._store.load_past()]
        self._written = queue if resume else self._playback.queue
        current = queue.current
        if current is not None and resume:
            same = current.entry_id == saved.entry_id
            self._playback.restore(queue, saved.position_ms if same else 0)
        elif current is not None:
            past.append(queue)
        self._playback.remember_queues(past)
        self._written_past = self._playback.queue_history.queues

    def close(self) -> None:
        """Write what is not written yet and end the thread."""
        if self._stop_listening is None:
            return
        self._stop_listening()
        self._closing.set()
        self._something_new.set()
        self._thread.join()

    def _hear(self, event: Event) -> None:
        if isinstance(event, QueueChanged | PlaybackChanged):
            self._something_new.set()

    def _run(self) -> None:
        last = False
        while not last:
            playing = self._playback.state.state is PlayState.PLAYING
            self._something_new.wait(POSITION_EVERY_MS / 1000 if playing else None)
            self._something_new.clear()
            last = self._closing.is_set()  # asked first: where `close` finds us is what is kept
            self._read_ahead(self._playback.queue)
            try:
                self._write()
                self._complaints.went_well()
            except PlayerError as error:
                self._complaints.tell(error)
            self._closing.wait(_RESTS_S)

    def _write(self) -> None:
        queue = self._playback.queue
        if queue is not self._written:
            self._store.save(encode_queue(queue))
            self._written = queue
        past = self._playback.queue_history.queues
        if past is not self._written_past:
            self._store.save_past([encode_queue(queue) for queue in past])
            self._written_past = past
        if queue.current is not None:
            position_ms, state = self._playback.position_ms(), self._playback.state
            self._store.save_position(queue.current.entry_id, position_ms)
            if state.track is not None and state.entry == queue.current:
                playing = state.state is PlayState.PLAYING
                self._resuming.keep(state.track, position_ms, playing=playing)
