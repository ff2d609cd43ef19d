"""LRC and its enhanced form: stamped lines, `<mm:ss.xx>` before words, tags, an offset."""

import re
from collections.abc import Iterator

from player.lyrics.companion import merge_companions
from player.lyrics.model import MAX_LINES, MAX_TEXT, MAX_WORDS, Line, Lyrics, Word, joined, tidy

MAX_OFFSET_MS = 600_000
MAX_REPEATS = 50
MAX_TOTAL_WORDS = 50_000
MAX_RAW_LINE = 64_000

_TIME = r"(\d{1,4}):(\d{1,2})(?:[.:,](\d{1,9})(?:\.(\d{1,9}))?)?"
_STAMP = re.compile(r"\[" + _TIME + r"\]|<" + _TIME + r">")
_LEAD = re.compile(r"\s*\[" + _TIME + r"\]")
_TAG = re.compile(r"\s*\[([A-Za-z#][\w# ]{0,30}):(.*)\]\s*$")
_AGENT = re.compile(r"\s*(v\d{1,4}):\s*")
_BACKGROUND = re.compile(r"\s*\[bg:(.*)\]\s*$")


def looks_like_lrc(text: str) -> bool:
    """Return whether any line starts with a time stamp."""
    return any(_LEAD.match(line) for line in text.splitlines()[:MAX_LINES])


def parse_lrc(text: str) -> Lyrics:
    """Return the lyrics of LRC text; what bears no time and is no tag is not sung.

    `[offset:+500]` makes every line come 500 ms sooner, wherever it stands.
    """
    lines: list[Line] = []
    metadata: list[tuple[str, str]] = []
    budget = MAX_LINES + MAX_TOTAL_WORDS
    for raw in text.splitlines():
        if background := _BACKGROUND.match(raw):
            lines.extend(_background(background[1], lines))
        elif tag := _TAG.match(raw):
            metadata.append((tag[1].strip().lower(), tag[2].strip()[:MAX_TEXT]))
        else:
            timed = list(_timed(raw[:MAX_RAW_LINE]))
            lines.extend(timed)
            budget -= sum(1 + len(line.words) for line in timed)
        if budget < 0 or len(lines) > MAX_LINES or len(metadata) > MAX_LINES:
            break
    shift_ms = -offset_of(metadata)
    return Lyrics(tidy(merge_companions(lines), shift_ms), source="lrc", metadata=tuple(metadata))


def offset_of(metadata: list[tuple[str, str]]) -> int:
    """Return the offset among the tags in ms; 0 when there is none or it makes no sense."""
    value = dict(metadata).get("offset", "0")
    found = re.fullmatch(r"([+-]?\d{1,9})\s?(?:ms)?", value, re.IGNORECASE)
    if found is None:
        return 0
    offset_ms = int(found[1])
    return offset_ms if abs(offset_ms) <= MAX_OFFSET_MS else 0


def split_words(text: str, start_ms: int, stamp: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a line with their times; text before the first stamp has `start_ms`."""
    position, time_ms = 0, start_ms
    for match in stamp.finditer(text):
        yield time_ms, text[position : match.start()]
        position, time_ms = match.end(), _time_ms(match)
    yield time_ms, text[position:]


def words_from(pieces: list[tuple[int, str]]) -> tuple[tuple[Word, ...], int | None]:
    """Return words with the space after them, and when the last ends if a last stamp says so."""
    words: list[Word] = []
    end_ms: int | None = None
    for (time_ms, text), (_, follower) in zip(pieces, [*pieces[1:], (0, "")], strict=True):
        if not text.strip():
            end_ms = time_ms if words else None
            continue
        spaced = text[-1].isspace() or follower[:1].isspace() or not follower
        words.append(Word(time_ms, " ".join(text.split()) + (" " if spaced else "")))
        end_ms = None
    if words:
        last = words[-1]
        words[-1] = Word(last.start_ms, last.text.rstrip(), end_ms)
    return tuple(words[:MAX_WORDS]), end_ms


def _timed(raw: str) -> Iterator[Line]:
    """Yield one line for each stamp in front; stamps inside the text time its words."""
    starts: list[int] = []
    position = 0
    while match := _LEAD.match(raw, position):
        starts.append(_time_ms(match))
        position = match.end()
    agent = _AGENT.match(raw, position) if starts else None
    body = raw[agent.end() if agent else position :]
    for start_ms in starts[:MAX_REPEATS]:
        yield _line(body, start_ms, starts[0], agent[1] if agent else "")


def _line(body: str, start_ms: int, first_ms: int, agent: str) -> Line:
    """Build a line; a repeated one moves its words along with its start."""
    if not _STAMP.search(body):
        return Line(start_ms, " ".join(body.split()), agent=agent)
    moved = start_ms - first_ms
    pieces = [(time_ms + moved, text) for time_ms, text in split_words(body, first_ms, _STAMP)]
    words, end_ms = words_from(pieces)
    return Line(start_ms, joined(words), end_ms, words, agent=agent)


def _background(body: str, sung: list[Line]) -> Iterator[Line]:
    """Yield a background line; it starts with its own first word."""
    start_ms = sung[-1].start_ms if sung else 0
    words, end_ms = words_from(list(split_words(body, start_ms, _STAMP)))
    if words:
        agent = sung[-1].agent if sung else ""
        yield Line(words[0].start_ms, joined(words), end_ms, words, agent=agent, background=True)


def _time_ms(match: re.Match[str]) -> int:
    """Return the time of a stamp: `mm:ss`, `mm:ss.xxx`, `mm:ss:xx` or `hh:mm:ss.xxx`."""
    first, second, third, fourth = _quads(match)
    if fourth is not None:
        whole_s = int(first) * 3600 + int(second) * 60 + int(third or 0)
        return whole_s * 1000 + fraction_ms(fourth)
    return (int(first) * 60 + int(second)) * 1000 + fraction_ms(third or "")


def _quads(match: re.Match[str]) -> tuple[str, str, str | None, str | None]:
    groups = match.groups()
    quad = groups[:4] if groups[0] is not None else groups[4:8]
    return quad[0], quad[1], quad[2], quad[3]


def fraction_ms(digits: str) -> int:
    """Return decimals of a second in whole ms: "5" is 500, "05" 50, "0123" 12."""
    return round(int(digits) * 1000 / 10 ** len(digits)) if digits else 0
