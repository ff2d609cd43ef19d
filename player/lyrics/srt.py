"""SubRip and WebVTT: blocks of a time line and the text below it."""

import re
from collections.abc import Iterator

from player.lyrics.lrc import fraction_ms
from player.lyrics.model import MAX_LINES, Line, Lyrics, tidy

_COLON = "[:\uff1a]"
_CLOCK = rf"(?:(\d{{1,4}}){_COLON})?(\d{{1,2}}){_COLON}(\d{{1,2}})(?:[.,:\uff0c](\d{{1,9}}))?"
_TIMES = re.compile(r"\s*" + _CLOCK + r"\s{0,9}-{1,3}>\s{0,9}" + _CLOCK)
_MARKUP = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,200}\}")


def looks_like_srt(text: str) -> bool:
    """Return whether any line holds two times and an arrow."""
    return any(_TIMES.match(line) for line in text.splitlines()[:MAX_LINES])


def parse_srt(text: str) -> Lyrics:
    """Return the lyrics of SRT or WebVTT text; a second text line is the translation."""
    return Lyrics(tidy(_blocks(text.splitlines())), source="srt")


def _blocks(raw_lines: list[str]) -> Iterator[Line]:
    times: re.Match[str] | None = None
    body: list[str] = []
    for raw in [*raw_lines, ""]:
        found = _TIMES.match(raw)
        if times and (found or not raw.strip()):
            yield _line(times, body if not found else _without_index(body))
            times = None
        if found:
            times, body = found, []
        else:
            body.append(raw)


def _without_index(body: list[str]) -> list[str]:
    """Drop the number of the next block where no empty line came before it."""
    return body[:-1] if body and body[-1].strip().isdecimal() else body


def _line(times: re.Match[str], body: list[str]) -> Line:
    groups = times.groups()
    texts = [" ".join(_MARKUP.sub("", raw).split()) for raw in body]
    shown = [text for text in texts if text]
    start_ms, end_ms = _clock_ms(groups[:4]), _clock_ms(groups[4:])
    text = shown[0] if shown else ""
    return Line(start_ms, text, max(start_ms, end_ms), translation=" ".join(shown[1:]))


def _clock_ms(groups: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, decimals = groups
    whole_s = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole_s * 1000 + fraction_ms(decimals or "")
