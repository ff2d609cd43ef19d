"""The rows of the home page, each card with the reason why it is there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from player.library.lists.history import Heard, Neglected

DAY_MS = 86_400_000
REDISCOVER_DAYS = 180
GUESS_DAYS = 30
UNHEARD_DAYS = 14
FINISHED_MS = 90_000
"""A play of less was a look, not a listening."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a card is there: a kind the window has words for, and what they are about.

    Attributes:
        kind: "added", "neglected", "never", "on-this-day" or "artist".
        number: Days, years or plays.
        name: Whom it is about.
    """

    kind: str
    number: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One card."""

    album_id: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One row: its name is "new", "guess", "rediscover" or "on-this-day"."""

    name: str
    cards: tuple[Suggestion, ...]


def rediscover(albums: Sequence[Neglected], now_ms: int) -> HomeRow:
    """Return loved albums that nobody heard for half a year."""
    cards = []
    for album in albums:
        if album.last_played_ms is None:
            cards.append(Suggestion(album.album_id, Reason("never")))
        else:
            days = (now_ms - album.last_played_ms) // DAY_MS
            cards.append(Suggestion(album.album_id, Reason("neglected", days)))
    return HomeRow("rediscover", tuple(cards))


def on_this_day(plays: Sequence[Heard], now_ms: int, zone: tzinfo | None = None) -> HomeRow:
    """Return albums heard on this day of the year in years before, the most played first."""
    today = _local(now_ms, zone)
    years: dict[int, Counter[int]] = {}
    for play in plays:
        day = _local(play.started_ms, zone)
        same = (day.month, day.day) == (today.month, today.day)
        if same and day.year < today.year and play.album_id is not None:
            years.setdefault(play.album_id, Counter())[day.year] += 1
    order = sorted(years, key=lambda album: (-years[album].total(), -max(years[album]), album))
    cards = (Suggestion(album, Reason("on-this-day", max(years[album]))) for album in order)
    return HomeRow("on-this-day", tuple(cards))


def favourite_artists(plays: Sequence[Heard], most: int = 12) -> list[tuple[str, int]]:
    """Return who was listened to most, with the number of tracks that were heard through."""
    counts = Counter(p.artist for p in plays if p.artist and p.heard_ms >= FINISHED_MS)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]


def guess(artists: Sequence[tuple[str, int]], unheard: Sequence[tuple[int, str]]) -> HomeRow:
    """Return albums by artists that are listened to now, one of each in turn.

    Args:
        artists: From `favourite_artists`.
        unheard: Albums that were not heard of late, with their artist.
    """
    waiting: dict[str, list[int]] = {}
    for album, artist in unheard:
        waiting.setdefault(artist, []).append(album)
    cards, seen = [], set()
    for turn in range(max(map(len, waiting.values()), default=0)):
        for artist, plays in artists:
            albums = waiting.get(artist, [])
            if turn < len(albums) and albums[turn] not in seen:
                seen.add(albums[turn])
                cards.append(Suggestion(albums[turn], Reason("artist", plays, artist)))
    return HomeRow("guess", tuple(cards))


def recently_added(albums: Sequence[tuple[int, int]], now_ms: int) -> HomeRow:
    """Return what came in last: albums with the moment they were added."""
    cards = (
        Suggestion(album, Reason("added", max(now_ms - added_ms, 0) // DAY_MS))
        for album, added_ms in albums
    )
    return HomeRow("new", tuple(cards))


def _local(moment_ms: int, zone: tzinfo | None) -> datetime:
    return datetime.fromtimestamp(moment_ms / 1000, tz=UTC).astimezone(zone)
