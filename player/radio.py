"""Mixes of the day and a station that goes on by itself, of what is in the library."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from threading import Lock
from time import time

from msgspec import Struct, field

from player.documents import DocumentFormat
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
from player.insight.scenes import Scene, StationPlan, around_this_hour, suiting
from player.library.library import Library
from player.library.lists.history import Candidate
from player.playback import Playback
from player.queue import Queue

AHEAD = 5
"""A station goes on when no more than this many tracks are left."""

BATCH = 20
_POOL = 4_000


class Today(Struct, frozen=True):
    """What is made for a day: mixes, and what a station is made around; both empty before plays."""

    mixes: tuple[Mix, ...]
    around: tuple[Taste, ...]


class Station(Struct, frozen=True):
    """A station that plays: what, and how its queue is called."""

    plan: StationPlan = field(default_factory=StationPlan)
    context: str = ""


STATION = DocumentFormat(Station, schema=1, steps={})
"""The document a station goes on from; a step from 1 to 2 joins `steps` with its test file."""


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
        self._station: Station | None = None
        self._filling, self._deciding = Lock(), Lock()

    @property
    def station(self) -> Station | None:
        """The station that plays, as far as is known."""
        return self._station

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

    def play_station(self, plan: StationPlan, context: str) -> bool:
        """Play a station; `go_on` keeps it going as long as the queue is called `context`.

        Returns:
            Whether anything suits.
        """
        tracks = self._next(plan, Queue())
        if tracks:
            self._playback.play_tracks(tracks, 0, context)
            # not before: `runs_out` would take the old queue for its end
            self.take_up(Station(plan, context))
            self.go_on()
        return bool(tracks)

    def take_up(self, running: Station | None) -> None:
        """Keep a station going that an earlier session began."""
        with self._deciding:
            self._station = running

    def runs_out(self, queue: Queue) -> bool:
        """Whether the station plays, and has few tracks left; another queue ends it."""
        running = self._station
        if running is None or queue.locked:
            return False
        if queue.context != running.context:
            with self._deciding:
                if queue is self._playback.queue and running is self._station:
                    self._station = None
            return False
        return len(queue.entries) - queue.position - 1 <= AHEAD

    def go_on(self) -> None:
        """Put more behind the last track, where `runs_out` still says so."""
        with self._filling:  # two that find it short at once would both fill it
            queue, running = self._playback.queue, self._station
            if running is not None and self.runs_out(queue):
                self._playback.extend(self._next(running.plan, queue))

    def drop(self, track_id: int) -> None:
        """Play a track no more on the station: it leaves the queue, and is skipped if it plays."""
        queue = self._playback.queue
        if self._station is None or queue.locked or queue.context != self._station.context:
            return
        ahead = queue.entries[queue.position + 1 :]
        gone = [entry.entry_id for entry in ahead if entry.item == track_id]
        if gone:
            self._playback.remove(gone)
        self.go_on()
        if queue.current is not None and queue.current.item == track_id:
            self._playback.next()

    def _next(self, plan: StationPlan, queue: Queue) -> tuple[int, ...]:
        now_ms, history = self._now_ms(), self._library.history
        heard = history.heard(now_ms - TASTE_DAYS * DAY_MS, now_ms + 1)
        if plan.mode is StationMode.SCENE and plan.scene is Scene.HOUR:
            heard = around_this_hour(heard, now_ms, self._zone)
        around = tastes(heard)
        fitting = suiting(self._pool(plan, around, queue), plan, around)
        seed = f"{self._day(now_ms)}/{queue.next_id}/{plan.mode}"
        there = {entry.item for entry in queue.entries if isinstance(entry.item, int)}
        tracks = station(fitting, around, plan.mode, seed, BATCH, there)
        return tracks or station(fitting, around, plan.mode, seed, BATCH)

    def _pool(self, plan: StationPlan, around: list[Taste], queue: Queue) -> list[Candidate]:
        """What there is near the listener's taste; of a scene, what there is at all."""
        genres, artists = _names(around)
        if plan.mode is StationMode.SCENE and plan.scene is not Scene.HOUR:
            artists, genres = [], [plan.genre] if plan.scene is Scene.GENRE else []
        return self._library.history.candidates(genres, artists, queue.next_id * 104_729, _POOL)

    def _day(self, moment_ms: int) -> str:
        local = datetime.fromtimestamp(moment_ms / 1000, tz=UTC).astimezone(self._zone)
        return f"{local:%Y%m%d}"


def _names(around: tuple[Taste, ...] | list[Taste]) -> tuple[list[str], list[str]]:
    genres = [taste.genre for taste in around if taste.genre]
    return genres, [artist for taste in around for artist in taste.artists]
