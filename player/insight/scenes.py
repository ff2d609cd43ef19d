"""What suits a moment, told from what is known of the tracks: figures, genres, the time of day.

Nothing here guesses a mood: a scene is the third of the library that was measured quietest, or
what the journal says was heard at this hour, and its sentence says just that.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from enum import StrEnum

import numpy as np
from msgspec import Struct

from player.insight.mixes import StationMode, Taste
from player.library.lists.history import Candidate, Heard

LEAST_MEASURED = 20
"""Thirds of fewer tracks than this say nothing."""

HOUR_REACH_MIN = 90
_DAY_MIN = 24 * 60


class Scene(StrEnum):
    """What a station may be narrowed to."""

    QUIET = "quiet"
    EVEN = "even"
    LOUD = "loud"
    WIDE = "wide"
    HOUR = "hour"
    GENRE = "genre"


MEASURED = frozenset({Scene.QUIET, Scene.EVEN, Scene.LOUD, Scene.WIDE})
"""Scenes that need figures of the tracks."""


class StationPlan(Struct, frozen=True):
    """What a station plays.

    Attributes:
        scene: Matters in the mode `SCENE` alone.
        genre: Of the scene `GENRE`.
    """

    mode: StationMode = StationMode.ALL
    scene: Scene = Scene.HOUR
    genre: str = ""

    @property
    def needs_figures(self) -> bool:
        """Whether only tracks that were listened to in the background can be chosen."""
        return self.mode is StationMode.SCENE and self.scene in MEASURED


def suiting(
    candidates: Sequence[Candidate], plan: StationPlan, around: Sequence[Taste]
) -> list[Candidate]:
    """Return the candidates that suit; none where too few were measured to tell.

    Args:
        candidates: What there is.
        plan: What is wanted.
        around: For the scene `HOUR`, what is heard at this time of day.
    """
    if plan.mode is not StationMode.SCENE:
        return list(candidates)
    if plan.scene is Scene.HOUR:
        artists = {artist for taste in around for artist in taste.artists}
        genres = {taste.genre for taste in around if taste.genre}
        return [c for c in candidates if c.artist in artists or c.genre in genres]
    if plan.scene is Scene.GENRE:
        return [candidate for candidate in candidates if candidate.genre == plan.genre]
    figure = _loudness if plan.scene in {Scene.QUIET, Scene.LOUD} else _range
    return _third(candidates, figure, upper=plan.scene in {Scene.LOUD, Scene.WIDE})


def around_this_hour(
    plays: Sequence[Heard], now_ms: int, zone: tzinfo | None = None
) -> list[Heard]:
    """Return the plays that began within an hour and a half of this time of day."""
    now_min = _minute_of_day(now_ms, zone)

    def is_near(play: Heard) -> bool:
        apart = abs(_minute_of_day(play.started_ms, zone) - now_min)
        return min(apart, _DAY_MIN - apart) <= HOUR_REACH_MIN

    return [play for play in plays if is_near(play)]


def _third(
    candidates: Sequence[Candidate], figure: Callable[[Candidate], float | None], *, upper: bool
) -> list[Candidate]:
    measured = [(value, c) for c in candidates if (value := figure(c)) is not None]
    if len(measured) < LEAST_MEASURED:
        return []
    limit = float(np.quantile([value for value, _ in measured], 2 / 3 if upper else 1 / 3))
    return [c for value, c in measured if (value >= limit if upper else value <= limit)]


def _loudness(candidate: Candidate) -> float | None:
    return candidate.loudness_lufs


def _range(candidate: Candidate) -> float | None:
    return candidate.range_lu


def _minute_of_day(moment_ms: int, zone: tzinfo | None) -> int:
    local = datetime.fromtimestamp(moment_ms / 1000, tz=UTC).astimezone(zone)
    return local.hour * 60 + local.minute
