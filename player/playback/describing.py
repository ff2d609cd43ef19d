"""From a queue entry to what the engine is told: where it is, how loud, how it is joined."""

from collections.abc import Callable

from msgspec import Struct

from dsp.replay_gain import GainDecision
from player.engine.messages import PlayItem
from player.loudness import listening_gain, tags_of
from player.model import Track
from player.playback.following import goes_on, same_album
from player.queue import QueueEntry, QueueItem
from player.settings.schema import PlaybackSettings


class Place(Struct, frozen=True):
    """An entry between its neighbours, None where there is none."""

    before: QueueEntry | None
    entry: QueueEntry
    after: QueueEntry | None


class Describer:
    """Knows what the listener wants of loudness and joins.

    Args:
        resolve: Finds the track of a queue item.
        locate: Makes a track one that the engine can open, just before it is told of it.
        place_of: Says where a track goes on, in ms.

    Attributes:
        habits: The listener's settings.
    """

    def __init__(
        self,
        resolve: Callable[[QueueItem], Track],
        locate: Callable[[Track], Track],
        place_of: Callable[[Track], int],
    ) -> None:
        self._resolve, self._locate, self._place_of = resolve, locate, place_of
        self.habits = PlaybackSettings()

    def item(self, number: int, place: Place) -> PlayItem:
        """Return an entry as the engine takes it."""
        track = self._locate(self._resolve(place.entry.item))
        return PlayItem(
            number,
            track.path,
            track.start_frame,
            track.end_frame,
            gain=self.decision(place).gain,
            overlap_ms=self.overlap_ms(place),
            emphasis=bool(track.emphasis),
            begin_s=self._begin_s(track, place),
        )

    def decision(self, place: Place) -> GainDecision:
        """Return the ReplayGain of an entry, with its reason."""
        track = self._resolve(place.entry.item)
        neighbours = (self._track(place.before), self._track(place.after))
        beside = any(same_album(track, neighbour) for neighbour in neighbours)
        return listening_gain(tags_of(track.gain), self.habits.gain_policy, same_album=beside)

    def _begin_s(self, track: Track, place: Place) -> float:
        """Where a track goes on that follows another one; round again it begins at its start."""
        before = self._track(place.before)
        again = before is not None and before.track_id == track.track_id
        return 0.0 if before is None or again else self._place_of(track) / 1000

    def has_emphasis(self, entry: QueueEntry) -> bool:
        """Return whether an entry is to have CD pre-emphasis taken off."""
        return bool(self._resolve(entry.item).emphasis)

    def overlap_ms(self, place: Place) -> int:
        """Return how long an entry is blended with the one before; never what goes on anyway."""
        before, track = self._track(place.before), self._resolve(place.entry.item)
        if before is None or (goes_on(before, track) and not self.habits.crossfade_albums):
            return 0
        return self.habits.crossfade_ms

    def _track(self, entry: QueueEntry | None) -> Track | None:
        return None if entry is None else self._resolve(entry.item)
