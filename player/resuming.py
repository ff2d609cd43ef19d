"""Long listening goes on where it was left: audiobooks, podcasts, mixes of most of an hour."""

from collections.abc import Callable
from pathlib import Path

from player.errors import PlayerError
from player.library.keep.places import Places
from player.model import Track

LONG_MS, SPOKEN_MS = 45 * 60_000, 5 * 60_000
"""From here on a track is long; one that is spoken much sooner."""

ENDS_MS = 30_000
"""This near to an end a track was heard, and this near to its start not begun."""

STEP_MS = 15_000
"""How far a place moves before it is written again: each writing may travel to a server."""

_SPOKEN = frozenset({"audiobook", "audio book", "hörbuch", "podcast", "speech", "spoken word"})


def is_long(track: Track) -> bool:
    """Whether a track is one to go on with; a movement is music, however long."""
    if track.work or track.duration_ms is None:
        return False
    genres = {genre.strip().casefold() for genre in track.genre.split(",")}
    spoken = bool(genres & _SPOKEN) or Path(track.path).suffix.lower() == ".m4b"
    return track.duration_ms >= (SPOKEN_MS if spoken else LONG_MS)


class Resuming:
    """Keeps the places of long tracks, and gives the place of any that has one.

    Args:
        places: Where they are kept.
        wanted: Asked whether the listener wants tracks to go on.
    """

    def __init__(self, places: Places, wanted: Callable[[], bool]) -> None:
        self._places, self._wanted = places, wanted
        self._kept = (0, 0)  # track and ms

    def place_of(self, track: Track) -> int:
        """Return where a track goes on, in ms; 0 for its beginning. Any thread."""
        if track.track_id is None or not self._wanted():
            return 0
        try:
            place_ms = self._places.get(track.track_id)
        except PlayerError:  # a library that cannot be read holds up no music
            return 0
        heard = track.duration_ms is not None and place_ms > track.duration_ms - ENDS_MS
        return 0 if heard else place_ms

    def keep(self, track: Track, position_ms: int, *, playing: bool) -> None:
        """Take in where a track is; on one thread, every few seconds and whenever it pauses.

        Raises:
            PlayerError: library.write_failed.
        """
        if track.track_id is None or track.duration_ms is None or not is_long(track):
            return
        if position_ms < ENDS_MS:
            return  # just begun, or not begun again
        place_ms = 0 if position_ms > track.duration_ms - ENDS_MS else position_ms
        same_track, kept_ms = self._kept[0] == track.track_id, self._kept[1]
        if same_track and abs(kept_ms - place_ms) < (STEP_MS if playing else 1):
            return
        self._places.keep(track.track_id, place_ms)
        self._kept = (track.track_id, place_ms)
