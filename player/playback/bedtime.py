"""When the music is to fall silent, as one would say it: “sleep in 40 minutes”, “本乐章后停止”."""

import re
from datetime import datetime, timedelta

from msgspec import Struct

from player.events import StopAt

MOST_MINUTES = 24 * 60

_ASKS = re.compile(r"\b(?:sleep|stop|pause|quiet|silence|off|until|till)\b|睡|停|关|静")
_WHAT = (
    (StopAt.ALBUM, re.compile(r"\b(?:album|record|disc)\b|专辑|唱片")),
    (StopAt.WORK, re.compile(r"\b(?:work|symphony|sonata|concerto|opera|suite)\b|作品|全曲|整部")),
    (StopAt.TRACK, re.compile(r"\b(?:track|song|piece|movement)\b|这首|这曲|本曲|乐章|曲子|歌")),
)
_AFTER = re.compile(r"\b(?:after|with|end of)\b|后|放完|播完|完了|结束")
_NUMBER = r"(\d{1,4}(?:\.\d)?|half an|an|a|one|two|three|半|一|两|三)"
_HOURS = re.compile(
    _NUMBER + r"\s*个?(?P<half>半)?\s*(?:h|hours?|小时|钟头)(?![a-z])(?P<more> and a half|半)?"
)
_MINUTES = re.compile(_NUMBER + r"\s*(?:(?<=[\d ])m|mins?|minutes?|分钟?)(?![a-z])")
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})[:\uff1a.](\d{2})(?!\d)\s*(am|pm)?"
    r"|\bat (\d{1,2})(?![\d:\uff1a.])\s*(am|pm)?\b"
    r"|(\d{1,2})\s*点(半)?"
)
_COUNTS = {"half an": 0.5, "半": 0.5, "an": 1, "a": 1, "one": 1, "一": 1, "two": 2, "两": 2}
_COUNTS |= {"three": 3, "三": 3}


class Bedtime(Struct, frozen=True):
    """Either so many minutes from now, or with the end of what plays.

    Attributes:
        at: The time of day that was said, None where minutes were.
    """

    minutes: float | None = None
    stop_at: StopAt | None = None
    at: datetime | None = None


def bedtime_of(text: str, now: datetime) -> Bedtime | None:
    """Return what a text asks for, None where it asks for nothing of this kind.

    Args:
        text: English or Chinese.
        now: By the listener's clock, which a time of day is the next of.
    """
    said = " ".join(text.casefold().split())
    asks, after = bool(_ASKS.search(said)), bool(_AFTER.search(said))
    minutes = _minutes_of(said)
    if minutes is not None:
        return Bedtime(minutes) if asks and 0 < minutes <= MOST_MINUTES else None
    if asks and (at := _moment_of(said, now)) is not None:
        return Bedtime((at - now).total_seconds() / 60, at=at)
    if not after:
        return None
    return next((Bedtime(stop_at=stop) for stop, words in _WHAT if words.search(said)), None)


def _minutes_of(said: str) -> float | None:
    hours, minutes = _HOURS.search(said), _MINUTES.search(said)
    if hours is None and minutes is None:
        return None
    total = 0.0
    if hours is not None:
        halves = bool(hours["half"]) + bool(hours["more"])
        total += 60 * (_count(hours[1]) + 0.5 * min(halves, 1))
    return total + (_count(minutes[1]) if minutes is not None else 0.0)


def _count(word: str) -> float:
    return _COUNTS.get(word) or float(word)


def _moment_of(said: str, now: datetime) -> datetime | None:
    """Return the next time the clock shows what was said."""
    found = _CLOCK.search(said)
    if found is None:
        return None
    hour = int(found[1] or found[4] or found[6])
    minute = 30 if found[7] else int(found[2] or 0)
    half_day = found[3] or found[5]
    if half_day:
        hour = hour % 12 + (12 if half_day == "pm" else 0)
    if hour > 23 or minute > 59:
        return None
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    either_half = hour <= 12 and not half_day  # "at 11", said in the evening, is 23:00
    steps = (0, 12, 24) if either_half else (0, 24)
    later = (at + timedelta(hours=step) for step in steps)
    return next(moment for moment in later if moment > now)
