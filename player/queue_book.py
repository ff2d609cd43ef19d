"""What the library said of queued tracks: a library that breaks does not stop the music."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from player.errors import PlayerError
from player.library.lists.tracks import TrackLists
from player.model import Track, unknown_track
from player.queue import Queue

_KEPT = 1_000
_AHEAD = 256


class QueueBook:
    """Asks the library first; knows by heart what is to play in the next hours. Any thread.

    Args:
        lists: The library's; None without one.
        complain: Told what is wrong, once until the library answers again.
    """

    def __init__(self, lists: TrackLists | None, complain: Callable[[PlayerError], None]) -> None:
        self._lists, self._complain = lists, complain
        self._kept: OrderedDict[int, Track] = OrderedDict()
        self._broken = False

    @property
    def is_broken(self) -> bool:
        """Whether the library did not answer when it was asked last."""
        return self._broken

    def track(self, track_id: int) -> Track:
        """Return a track; one that is not there any more is a nameless file that is not there."""
        try:
            found = self._read([track_id])
        except PlayerError as error:
            was_broken, self._broken = self._broken, True
            if not was_broken:
                self._complain(error)
            return self._kept.get(track_id) or unknown_track(track_id)
        self._broken = False
        return found[0] if found else unknown_track(track_id)

    def read_ahead(self, queue: Queue) -> None:
        """Learn by heart what plays and comes next; for a thread that may wait for the disk."""
        upcoming = (*([queue.current] if queue.current else []), *queue.upcoming(_AHEAD))
        near = [entry.item for entry in upcoming[: _AHEAD // 2] if isinstance(entry.item, int)]
        if all(item in self._kept for item in near):
            return
        every = [entry.item for entry in upcoming if isinstance(entry.item, int)]
        try:
            found = self._read(every)
        except PlayerError:
            return  # whoever asks for one of them says so
        kept = OrderedDict(self._kept)
        for track in found:
            if track.track_id is not None:
                kept[track.track_id] = track
                kept.move_to_end(track.track_id)
        while len(kept) > _KEPT:
            kept.popitem(last=False)
        self._kept = kept

    def _read(self, track_ids: Sequence[int]) -> list[Track]:
        return self._lists.tracks(track_ids) if self._lists else []
