"""Mixes of the day and a station of one's own: from the journal and the library, nothing else.

A mix is the same all day: each track draws a number from the day, the mix and its own id, the
lightest weights draw late, and only what was heard before midnight counts. So a mix can be
explained, and a track that is added to the library meanwhile moves no other.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from hashlib import blake2b

from player.insight.home import FINISHED_MS
from player.library.lists.history import Candidate, Heard

MIXES = 3
MIX_TRACKS = 30
TASTE_DAYS = 60
_ARTISTS_NAMED = 2
_PER_ARTIST = 4
_NEW_EVERY = 3
"""Every third track of a mix is one that was never played."""


class StationMode(StrEnum):
    """What a station plays: anything near, what is known, what was never heard, what suits."""

    ALL = "all"
    FAMILIAR = "familiar"
    DISCOVER = "discover"
    SCENE = "scene"


@dataclass(frozen=True, slots=True)
class Taste:
    """What was listened to lately: a genre, and whom of it most; the reason of a mix."""

    genre: str
    artists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mix:
    """One mix of the day, with why.

    Attributes:
        number: From 1.
        tracks: Ids, in the order they play.
    """

    number: int
    taste: Taste
    tracks: tuple[int, ...]


def midnight_ms(now_ms: int, zone: tzinfo | None = None) -> int:
    """Return when the listener's day began, in ms since 1970."""
    local = datetime.fromtimestamp(now_ms / 1000, tz=UTC).astimezone(zone)
    return round(local.replace(hour=0, minute=0, second=0, microsecond=0).timestamp() * 1000)


def tastes(plays: Iterable[Heard], most: int = MIXES) -> list[Taste]:
    """Return the genres that were heard through most often, each with its artists."""
    genres: Counter[str] = Counter()
    artists: dict[str, Counter[str]] = {}
    for play in plays:
        if play.heard_ms >= FINISHED_MS and play.artist:
            genres[play.genre] += 1
            artists.setdefault(play.genre, Counter())[play.artist] += 1
    return [Taste(genre, _first(artists[genre], _ARTISTS_NAMED)) for genre in _first(genres, most)]


def day_mix(
    number: int,
    taste: Taste,
    candidates: Sequence[Candidate],
    day: str,
    played_today: Mapping[int, int],
) -> Mix:
    """Return one mix: two tracks that are known, then one that is not, and no artist twice in turn.

    Args:
        number: From 1.
        taste: What it is made around.
        candidates: What there is.
        day: The date, which the draw depends on.
        played_today: Plays since midnight by track: they change nothing before tomorrow.
    """
    near = [c for c in candidates if c.artist in taste.artists or _same_genre(c, taste)]
    before = {c.track_id: max(c.plays - played_today.get(c.track_id, 0), 0) for c in near}
    order = _drawn(near, f"{day}/{number}", lambda c: 1.0 + min(before[c.track_id], 9))
    known = [c for c in order if before[c.track_id] > 0]
    fresh = [c for c in order if before[c.track_id] <= 0]
    chosen = _spread(_capped(_woven(known, fresh), MIX_TRACKS))
    return Mix(number, taste, tuple(c.track_id for c in chosen))


def station(
    candidates: Sequence[Candidate],
    around: Sequence[Taste],
    mode: StationMode,
    seed: str,
    most: int,
    without: Collection[int] = (),
) -> tuple[int, ...]:
    """Return what a station plays next: liked artists come early, and nobody twice in turn.

    Args:
        candidates: What there is.
        around: What the listener likes now.
        mode: What may come.
        seed: Another one gives other tracks.
        most: How many tracks.
        without: Ids that stand in the queue already.
    """
    liked = {artist for taste in around for artist in taste.artists}
    allowed = [c for c in candidates if c.track_id not in without and _allowed(c, mode)]

    def weight(candidate: Candidate) -> float:
        known = 2.0 if candidate.loved or candidate.stars >= 4 else 1.0
        return known * (3.0 if candidate.artist in liked else 1.0)

    chosen = _spread(_capped(_drawn(allowed, seed, weight), most))
    return tuple(c.track_id for c in chosen)


def _allowed(candidate: Candidate, mode: StationMode) -> bool:
    match mode:
        case StationMode.ALL:
            return True
        case StationMode.FAMILIAR:
            return candidate.plays > 0 or candidate.loved
        case StationMode.DISCOVER:
            return candidate.plays == 0
        case StationMode.SCENE:
            return True  # whoever asks has chosen the candidates


def _same_genre(candidate: Candidate, taste: Taste) -> bool:
    return bool(taste.genre) and candidate.genre == taste.genre


def _first(counts: Counter[str], most: int) -> tuple[str, ...]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(name for name, _ in ranked[:most])


def _drawn(
    candidates: Iterable[Candidate], seed: str, weight: Callable[[Candidate], float]
) -> list[Candidate]:
    """Order by a weighted draw without putting back (Efraimidis and Spirakis: key -ln(u)/w)."""

    def key(candidate: Candidate) -> tuple[float, int]:
        digest = blake2b(f"{seed}/{candidate.track_id}".encode(), digest_size=8).digest()
        u = (int.from_bytes(digest) + 1) / 2.0**64
        return -math.log(u) / weight(candidate), candidate.track_id

    return sorted(candidates, key=key)


def _woven(known: Sequence[Candidate], fresh: Sequence[Candidate]) -> list[Candidate]:
    """Two known, one new; when one kind is used up, the other goes on."""
    known_left, fresh_left = list(known[::-1]), list(fresh[::-1])
    woven: list[Candidate] = []
    while known_left or fresh_left:
        new = len(woven) % _NEW_EVERY == _NEW_EVERY - 1
        first, second = (fresh_left, known_left) if new else (known_left, fresh_left)
        woven.append((first or second).pop())
    return woven


def _capped(order: Iterable[Candidate], most: int) -> list[Candidate]:
    """Take from the front, of nobody more than a few, unless there is nobody else."""
    taken: list[Candidate] = []
    over: list[Candidate] = []
    counts: Counter[str] = Counter()
    for candidate in order:
        if len(taken) == most:
            break
        counts[candidate.artist] += 1
        (taken if counts[candidate.artist] <= _PER_ARTIST else over).append(candidate)
    return taken + over[: most - len(taken)]


def _spread(order: Sequence[Candidate]) -> list[Candidate]:
    """Bring the next of another artist forward where two of one would follow each other."""
    left, spread = list(order), list[Candidate]()
    while left:
        last = spread[-1].artist if spread else None
        at = next((i for i, candidate in enumerate(left) if candidate.artist != last), 0)
        spread.append(left.pop(at))
    return spread
