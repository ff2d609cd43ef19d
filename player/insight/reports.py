"""A listening report: how much, what, when, and in what quality."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from player.insight.periods import Period
from player.library.lists.history import Heard

TOP = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of a top list; `key` is the id of a track or an album where there is one."""

    name: str
    detail: str
    plays: int
    heard_ms: int
    key: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a period was like.

    Attributes:
        before_ms: Time heard in the period before; None where there is none.
        new_plays: Plays of tracks that had never been played.
        days: Days with music; `streak` of them in a row at most.
        heat: Minutes by day of the week, Monday first, and hour.
        formats: Time by "hi-res", "lossless" and "lossy".
        exact_ms: Time that reached the device exactly; None where nobody took note.
        devices: Time by device, the most used first.
    """

    period: Period
    heard_ms: int = 0
    before_ms: int | None = None
    plays: int = 0
    new_plays: int = 0
    artists: tuple[Ranked, ...] = ()
    albums: tuple[Ranked, ...] = ()
    tracks: tuple[Ranked, ...] = ()
    genres: tuple[Ranked, ...] = ()
    days: int = 0
    streak: int = 0
    heat: tuple[tuple[float, ...], ...] = field(default_factory=tuple)
    formats: tuple[tuple[str, int], ...] = ()
    devices: tuple[tuple[str, int], ...] = ()
    exact_ms: int | None = None


def report(
    plays: Sequence[Heard],
    period: Period,
    before: Sequence[Heard] | None = None,
    zone: tzinfo | None = None,
) -> Report:
    """Return the report of a period.

    Args:
        plays: Of the period.
        period: What it is.
        before: Plays of the period before; None where there is none.
        zone: The listener's; the system's by default.
    """
    days = {_local(play.started_ms, zone).date() for play in plays}
    return Report(
        period=period,
        heard_ms=sum(play.heard_ms for play in plays),
        before_ms=None if before is None else sum(play.heard_ms for play in before),
        plays=len(plays),
        new_plays=sum(play.first for play in plays),
        artists=_top(plays, lambda p: (p.artist, "", None)),
        albums=_top(plays, lambda p: (p.album, p.artist, p.album_id)),
        tracks=_top(plays, lambda p: (p.title, p.artist, p.track_id)),
        genres=_top(plays, lambda p: (p.genre, "", None)),
        days=len(days),
        streak=longest_streak(days),
        heat=heat_map(plays, zone),
        formats=format_mix(plays),
        devices=_shares(plays, lambda play: play.device),
        exact_ms=exact_time(plays),
    )


def longest_streak(days: set[date]) -> int:
    """Return the most days in a row."""
    longest = 0
    for day in days:
        if day - timedelta(days=1) in days:
            continue
        length = 1
        while day + timedelta(days=length) in days:
            length += 1
        longest = max(longest, length)
    return longest


def heat_map(plays: Sequence[Heard], zone: tzinfo | None = None) -> tuple[tuple[float, ...], ...]:
    """Return minutes heard by weekday and hour; a play counts where it began."""
    minutes = [[0.0] * 24 for _ in range(7)]
    for play in plays:
        began = _local(play.started_ms, zone)
        minutes[began.weekday()][began.hour] += play.heard_ms / 60_000
    return tuple(tuple(hours) for hours in minutes)


def format_mix(plays: Sequence[Heard]) -> tuple[tuple[str, int], ...]:
    """Return the time in hi-res, lossless and lossy files, in this order, in ms."""
    sums = Counter({"hi-res": 0, "lossless": 0, "lossy": 0})
    for play in plays:
        kind = "hi-res" if play.hi_res else "lossless" if play.lossless else "lossy"
        sums[kind] += play.heard_ms
    return tuple(sums.items())


def exact_time(plays: Sequence[Heard]) -> int | None:
    """Return the time that reached the device exactly; None where no play says."""
    known = [play.exact_ms for play in plays if play.exact_ms is not None]
    return sum(known) if known else None


_Key = tuple[str, str, int | None]


def _top(plays: Sequence[Heard], key_of: Callable[[Heard], _Key]) -> tuple[Ranked, ...]:
    """By plays, then by time, then by name; what has no name is left out."""
    counts: Counter[_Key] = Counter()
    heard: Counter[_Key] = Counter()
    details: dict[_Key, str] = {}
    for play in plays:
        name, detail, number = key_of(play)
        if name:
            key = (name, "" if number is not None else detail, number)
            details.setdefault(key, detail)
            counts[key] += 1
            heard[key] += play.heard_ms
    order = sorted(counts, key=lambda key: (-counts[key], -heard[key], key[0]))[:TOP]
    return tuple(Ranked(key[0], details[key], counts[key], heard[key], key[2]) for key in order)


def _shares(plays: Sequence[Heard], name_of: Callable[[Heard], str]) -> tuple[tuple[str, int], ...]:
    sums: Counter[str] = Counter()
    for play in plays:
        if name := name_of(play):
            sums[name] += play.heard_ms
    return tuple(sums.most_common())


def _local(moment_ms: int, zone: tzinfo | None) -> datetime:
    return datetime.fromtimestamp(moment_ms / 1000, tz=UTC).astimezone(zone)
