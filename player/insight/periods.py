"""Weeks, months and years of a listener, in their own time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

KINDS = ("week", "month", "year", "all")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days.

    Attributes:
        kind: One of `KINDS`.
        start: Its first moment.
        end: The first moment after it.
    """

    kind: str
    start: datetime
    end: datetime

    @property
    def start_ms(self) -> int:
        """The first moment in ms."""
        return int(self.start.timestamp() * 1000)

    @property
    def end_ms(self) -> int:
        """The first moment after it in ms."""
        return int(self.end.timestamp() * 1000)


def period(
    kind: str, back: int, now_ms: int, first_ms: int | None = None, zone: tzinfo | None = None
) -> Period:
    """Return the week, month or year of now, or one before it.

    Args:
        kind: One of `KINDS`.
        back: How many weeks, months or years ago; "all" has no others.
        now_ms: What the clock says.
        first_ms: When the first play was: where "all" begins.
        zone: The listener's; the system's by default.
    """
    today = datetime.fromtimestamp(now_ms / 1000, tz=UTC).astimezone(zone).date()
    match kind:
        case "week":
            first = today - timedelta(days=today.weekday() + 7 * back)
            last = first + timedelta(days=7)
        case "month":
            months = today.year * 12 + today.month - 1 - back
            first = today.replace(year=months // 12, month=months % 12 + 1, day=1)
            months += 1
            last = first.replace(year=months // 12, month=months % 12 + 1)
        case "year":
            first = today.replace(year=today.year - back, month=1, day=1)
            last = first.replace(year=first.year + 1)
        case _:
            began = now_ms if first_ms is None else first_ms
            first = datetime.fromtimestamp(began / 1000, tz=UTC).astimezone(zone).date()
            last = today + timedelta(days=1)
    return Period(kind, _midnight(first, zone), _midnight(last, zone))


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    """The day's own offset: a period may begin before a change of the clocks and end after it."""
    return (
        datetime.combine(day, time()).astimezone(zone)
        if zone is None
        else datetime.combine(day, time(), tzinfo=zone)
    )
