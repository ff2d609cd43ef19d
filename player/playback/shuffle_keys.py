"""What a shuffle asks about one item: the library has answered for its tracks all at once."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from player.model import ShuffleMode, ShuffleTraits, Track
from player.queue import QueueItem


@dataclass(frozen=True, slots=True)
class ShuffleKeys:
    """Answers from the library's columns; a file that was opened directly speaks for itself."""

    known: ShuffleTraits
    mode: ShuffleMode
    resolve: Callable[[QueueItem], Track]

    def artist_of(self, item: QueueItem) -> Hashable:
        """Whom to keep apart."""
        if isinstance(item, int) and (found := self.known.artists.get(item)) is not None:
            return found
        return self.resolve(item).artist

    def group_of(self, item: QueueItem) -> Hashable:
        """The album or work that stays whole; None for what stands alone."""
        if isinstance(item, int) and item in self.known.artists:
            return self.known.groups.get(item)
        track = self.resolve(item)
        if self.mode is ShuffleMode.ALBUMS:
            return (track.album, track.album_artist) if track.album else None
        return (track.work, track.album, track.artist) if track.work else None

    def weight_of(self, item: QueueItem) -> float:
        """How much likelier than others it comes early."""
        return self.known.weights.get(item, 1.0) if isinstance(item, int) else 1.0
