"""What the listener does to the queue: every change by hand can be taken back."""

from collections.abc import Collection, Sequence
from secrets import randbits

from player.model import PlayState, ShuffleMode, ShuffleTraits, Track
from player.playback.hearing import PlaybackHearing
from player.queue import Queue, QueueItem


class QueueVerbs(PlaybackHearing):
    """Verbs of the queue; any thread. A locked queue refuses them with `queue.locked`."""

    def play_tracks(self, items: Sequence[QueueItem], start: int = 0, context: str = "") -> None:
        """Make these the queue and play from the `start`-th on."""
        with self._editing(anew=True):
            self._failures = 0
            self._queue = self._queue.replace(items, start, context)
            if self._state.shuffle:
                self._queue = self._shuffled(self._queue)
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

    def set_shuffle(self, shuffle: bool, mode: ShuffleMode | None = None) -> None:  # noqa: FBT001  a setter
        """Shuffle what follows the current entry, or return to the natural order.

        Args:
            shuffle: Whether to.
            mode: What stays whole, or comes early; None leaves the choice as it is.
        """
        with self._editing():
            queue = self._queue if mode is None else self._queue.with_shuffle_mode(mode)
            self._queue = self._shuffled(queue) if shuffle else queue.unshuffled()

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

    def _shuffled(self, queue: Queue) -> Queue:
        """No two tracks of one artist together, no work or album torn apart."""
        ids = [entry.item for entry in queue.entries if isinstance(entry.item, int)]
        known = self.traits_of(ids)

        def traits(item: QueueItem) -> ShuffleTraits:
            found = known.get(item) if isinstance(item, int) else None
            return found or _traits_of(self.resolve(item))

        albums = queue.shuffle_mode is ShuffleMode.ALBUMS
        favourites = queue.shuffle_mode is ShuffleMode.FAVOURITES
        return queue.shuffled(
            randbits(32),
            artist_of=lambda item: traits(item).artist,
            group_of=lambda item: (traits(item).album if albums else traits(item).work) or None,
            weight_of=(lambda item: traits(item).weight) if favourites else None,
        )


def _traits_of(track: Track) -> ShuffleTraits:
    """What a file that was opened directly says of itself."""
    return ShuffleTraits(
        artist=track.artist,
        album=(track.album, track.album_artist) if track.album else (),
        work=(track.work, track.album, track.artist) if track.work else (),
    )
