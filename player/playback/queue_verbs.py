"""What the listener does to the queue: every change by hand can be taken back."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from secrets import randbelow

from player.model import PlayState, ShuffleMode
from player.playback.hearing import PlaybackHearing
from player.playback.shuffle_keys import ShuffleKeys
from player.queue import Queue, QueueItem
from player.queue.tail import extended

SEEDS = 1_000_000
"""So many seeds are drawn from: six digits can be read out and typed in again."""


class QueueVerbs(PlaybackHearing):
    """Verbs of the queue; any thread. A locked queue refuses them with `queue.locked`."""

    def play_tracks(
        self,
        items: Sequence[QueueItem],
        start: int = 0,
        context: str = "",
        *,
        mixed: bool = False,
    ) -> None:
        """Make these the queue and play from the `start`-th on, or shuffled from anywhere."""
        with self._editing(anew=True):
            self._failures = 0
            self._queue = self._queue.replace(items, start, context)
            if mixed or self._state.shuffle:
                self._queue = self._shuffled(self._queue, anew=mixed)
            self._load(play=True)

    def _set_tracks(self, items: Sequence[QueueItem]) -> None:
        with self._editing(anew=True):
            self._queue = self._queue.replace(items)
            self._load(play=False)

    def add_tracks(self, items: Sequence[QueueItem], *, next_up: bool = False) -> None:
        """Add by hand: on top of what was added before, or at its end. Plays nothing by itself."""
        with self._editing():
            add = self._queue.add_next if next_up else self._queue.add_last
            self._queue = add(items)

    def insert_tracks(self, items: Sequence[QueueItem], before: int | None) -> None:
        """Add by hand in front of this entry, or at the end of the queue."""
        with self._editing():
            self._queue = self._queue.add_before(items, before)

    def extend(self, items: Sequence[QueueItem]) -> None:
        """Go on after the last entry with more of the same context; no step to be taken back.

        Raises:
            PlayerError: queue.locked.
        """
        with self._changing():
            self._queue = extended(self._queue, items)

    def play_entry(self, entry_id: int) -> None:
        """Play this entry of the queue."""
        with self._changing():
            self._failures = 0
            self._queue = self._queue.with_current(entry_id)
            self._load(play=True)

    def remove(self, entry_ids: Collection[int]) -> None:
        """Take entries out; if the current one goes, what follows it takes its place."""
        with self._editing():
            before = self._queue.current
            self._queue = self._queue.remove(entry_ids)
            if self._queue.current == before:
                return
            if self._queue.current is None:
                self._halt()
            else:
                self._load(play=self._state.state is PlayState.PLAYING)

    def move(self, entry_ids: Collection[int], before: int | None = None) -> None:
        """Bring entries before another one, or to the end."""
        with self._editing():
            self._queue = self._queue.move(entry_ids, before)

    def clear(self) -> None:
        """Forget all but what plays."""
        with self._editing():
            self._queue = self._queue.cleared()

    def restore(self, queue: Queue, position_ms: int = 0) -> None:
        """Put back an earlier queue (undo, history, the last session); a new current one waits."""
        with self._changing():
            same = queue.current == self._queue.current
            self._queue = queue
            if not same and queue.current is not None:
                self._load(play=False, position_ms=position_ms)

    def set_shuffle(
        self,
        shuffle: bool,  # noqa: FBT001  a setter
        mode: ShuffleMode | None = None,
        seed: int | None = None,
    ) -> None:
        """Shuffle what follows the current entry, or return to the natural order.

        The new order is made before the lock is taken, so that nobody waits for a long queue; one
        that has become another meanwhile is made again.

        Args:
            shuffle: Whether to.
            mode: What stays whole, or comes early; None leaves the choice as it is.
            seed: Gives the order it gave before; None draws one.
        """

        def ordered(present: Queue) -> Queue:
            queue = present if mode is None else present.with_shuffle_mode(mode)
            return self._shuffled(queue, seed) if shuffle else queue.unshuffled()

        before = self._queue
        after = ordered(before)
        with self._editing():
            self._queue = after if self._queue is before else ordered(self._queue)

    def undo_queue(self) -> None:
        """Take the last change back; what plays goes on if it is still there."""
        with self._changing():
            self._history, queue = self._history.undo(self._queue)[::-1]
            self._stand(queue)

    def redo_queue(self) -> None:
        """Make the change again that was taken back last."""
        with self._changing():
            self._history, queue = self._history.redo(self._queue)[::-1]
            self._stand(queue)

    def recall(self, queue: Queue) -> None:
        """Put back one of the last queues, paused where it was; this one joins them."""
        with self._editing(anew=True):
            self._stand(queue)

    def remember_queues(self, queues: Sequence[Queue]) -> None:
        """Take over the last queues of an earlier session, oldest first."""
        with self._lock:
            self._history = replace(self._history, queues=tuple(queues))

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Guard the queue against changes, or let them in again."""
        with self._changing():
            self._queue = self._queue.with_lock(locked=locked)

    def _stand(self, queue: Queue) -> None:
        """Take over a queue; a current entry that was not playing waits."""
        before = self._queue.current
        self._queue = queue
        if queue.current is None:
            self._halt()
        elif before is None or queue.current.entry_id != before.entry_id:
            self._load(play=False)

    def _shuffled(self, queue: Queue, seed: int | None = None, *, anew: bool = False) -> Queue:
        """No two tracks of one artist together, no work or album torn apart."""
        ids = [entry.item for entry in queue.entries if isinstance(entry.item, int)]
        mode = queue.shuffle_mode
        keys = ShuffleKeys(self.traits_of(ids, mode), mode, self.resolve)
        return queue.shuffled(
            randbelow(SEEDS) if seed is None else seed,
            artist_of=keys.artist_of,
            group_of=keys.group_of,
            weight_of=keys.weight_of if mode is ShuffleMode.FAVOURITES else None,
            anew=anew,
        )
