"""Mixes of the day and a station that goes on by itself, of what is in the library."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from threading import Lock
from time import time

from player.insight.home import DAY_MS
from player.insight.mixes import (
    TASTE_DAYS,
    Mix,
    StationMode,
    Taste,
    day_mix,
    midnight_ms,
    station,
    tastes,
)
from player.library.library import Library
from player.playback import Playback
from player.queue import Queue

AHEAD = 5
"""A station goes on when no more than this many tracks are left."""

BATCH = 20
_POOL = 4_000


@dataclass(frozen=True, slots=True)
class Today:
    """What is made for a day: mixes, and what a station is made around; both empty before plays."""

    mixes: tuple[Mix, ...]
    around: tuple[Taste, ...]


class Radio:
    """Makes mixes and keeps a station going; every method may be called from any thread.

    Args:
        now_ms: The time, ms since 1970.
        zone: Whose midnight ends a day; None is this machine's.
    """

    def __init__(
        self,
        library: Library,
        playback: Playback,
        now_ms: Callable[[], int] = lambda: int(time() * 1000),
        zone: tzinfo | None = None,
    ) -> None:
        self._library = library
        self._playback = playback
        self._now_ms = now_ms
        self._zone = zone
        self._station: tuple[StationMode, str] | None = None
        self._filling = Lock()

    def today(self) -> Today:
        """Return the day's mixes; reads the journal and the library."""
        now_ms = self._now_ms()
        start_ms, history = midnight_ms(now_ms, self._zone), self._library.history
        around = tuple(tastes(history.heard(start_ms - TASTE_DAYS * DAY_MS, start_ms)))
        if not around:
            return Today((), ())
        played = Counter(play.track_id for play in history.heard(start_ms, now_ms + 1))
        day = self._day(start_ms)
        candidates = history.candidates(*_names(around), int(day), _POOL)
        mixes = (
            day_mix(number, taste, candidates, day, played)
            for number, taste in enumerate(around, 1)
        )
        return Today(tuple(mix for mix in mixes if mix.tracks), around)

    def play_station(self, mode: StationMode, context: str) -> None:
        """Play a station; `go_on` keeps it going as long as the queue is called `context`."""
        tracks = self._next(mode, Queue())
        if tracks:
            self._playback.play_tracks(tracks, 0, context)
        self._station = (mode, context)  # before, `runs_out` would take the old queue for its end
        self.go_on()

    def runs_out(self, queue: Queue) -> bool:
        """Whether the station plays, and has few tracks left; another queue ends it."""
        if self._station is None or queue.locked:
            return False
        if queue.context != self._station[1]:
            self._station = None
            return False
        return len(queue.entries) - queue.position - 1 <= AHEAD

    def go_on(self) -> None:
        """Put more behind the last track, where `runs_out` still says so."""
        with self._filling:  # two that find it short at once would both fill it
            queue, running = self._playback.queue, self._station
            if running is not None and self.runs_out(queue):
                self._playback.extend(self._next(running[0], queue))

    def _next(self, mode: StationMode, queue: Queue) -> tuple[int, ...]:
        now_ms, history = self._now_ms(), self._library.history
        around = tastes(history.heard(now_ms - TASTE_DAYS * DAY_MS, now_ms + 1))
        seed = f"{self._day(now_ms)}/{queue.next_id}/{mode}"
        candidates = history.candidates(*_names(around), queue.next_id * 104_729, _POOL)
        there = {entry.item for entry in queue.entries if isinstance(entry.item, int)}
        tracks = station(candidates, around, mode, seed, BATCH, there)
        return tracks or station(candidates, around, mode, seed, BATCH)

    def _day(self, moment_ms: int) -> str:
        local = datetime.fromtimestamp(moment_ms / 1000, tz=UTC).astimezone(self._zone)
        return f"{local:%Y%m%d}"


def _names(around: tuple[Taste, ...] | list[Taste]) -> tuple[list[str], list[str]]:
    genres = [taste.genre for taste in around if taste.genre]
    return genres, [artist for taste in around for artist in taste.artists]
