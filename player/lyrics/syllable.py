"""QRC, YRC and KRC text: lines as `[start,duration]`, every syllable with its own time."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any

import msgspec

from player.lyrics.companion import merge_companions
from player.lyrics.krc_language import MAX_LANGUAGE, explained
from player.lyrics.lrc import offset_of
from player.lyrics.model import MAX_LINES, MAX_TEXT, MAX_WORDS, Line, Lyrics, Word, joined, tidy

_LINE = re.compile(r"\s*\[(\d{1,9}),(\d{1,9})\](.*)$")
_TAG = re.compile(r"\s*\[([A-Za-z]\w{0,30}):(.*)\]\s*$")
_QRC_STAMP = re.compile(r"\((\d{1,9}),(\d{1,9})\)")
_YRC_STAMP = re.compile(r"\((\d{1,9}),(\d{1,9}),-?\d{1,9}\)")
_KRC_STAMP = re.compile(r"<(\d{1,9}),(\d{1,9}),-?\d{1,9}>")
_QRC_CONTENT = re.compile(r'LyricContent\s*=\s*"([^"]*)"')


def syllable_format_of(text: str) -> str | None:
    """Return "qrc", "yrc" or "krc" when the text is one of them."""
    if _QRC_CONTENT.search(text):
        return "qrc"
    bodies = (match[3] for line in text.splitlines() if (match := _LINE.match(line)))
    body = next(bodies, None)
    if body is None:
        return None
    if _YRC_STAMP.match(body):
        return "yrc"
    return "krc" if _KRC_STAMP.match(body) else "qrc"


def parse_syllables(text: str, source: str) -> Lyrics:
    """Return the lyrics of QRC, YRC or KRC text (already unpacked, as players export it)."""
    wrapped = _QRC_CONTENT.search(text)
    raw_lines = (unescape(wrapped[1]) if wrapped else text).splitlines()
    metadata: list[tuple[str, str]] = []
    lines: list[Line] = []
    for raw in raw_lines[: MAX_LINES * 2]:
        if timed := _LINE.match(raw):
            lines.extend(_lines(timed, source))
        elif tag := _TAG.match(raw):
            room = MAX_LANGUAGE if tag[1].lower() == "language" else MAX_TEXT
            metadata.append((tag[1].lower(), tag[2].strip()[:room]))
        elif raw.lstrip().startswith('{"t":'):
            lines.extend(_credit(raw))
    shift_ms = -offset_of(metadata)
    lines = explained(lines, dict(metadata).get("language", "")) if source == "krc" else lines
    said = tuple(pair for pair in metadata if pair[0] != "language")
    return Lyrics(tidy(merge_companions(lines), shift_ms), source=source, metadata=said)


def _lines(timed: re.Match[str], source: str) -> Iterator[Line]:
    start_ms, duration_ms = int(timed[1]), int(timed[2])
    words = tuple(islice(_words(timed[3], source, start_ms), MAX_WORDS))
    text = joined(words) or " ".join(timed[3].split())
    yield Line(start_ms, text, start_ms + duration_ms, words)


def _words(body: str, source: str, line_start_ms: int) -> Iterator[Word]:
    """Yield the syllables: QRC stamps follow their text, the others stand before it."""
    if source == "qrc":
        position = 0
        for match in _QRC_STAMP.finditer(body):
            yield _word(match, 0, body[position : match.start()])
            position = match.end()
        return
    stamp, base_ms = (_YRC_STAMP, 0) if source == "yrc" else (_KRC_STAMP, line_start_ms)
    matches = list(islice(stamp.finditer(body), MAX_WORDS + 1))
    ends = [match.start() for match in matches[1:]] + [len(body)]
    for match, end in zip(matches, ends, strict=True):
        yield _word(match, base_ms, body[match.end() : end])


def _word(match: re.Match[str], base_ms: int, text: str) -> Word:
    start_ms = base_ms + int(match[1])
    return Word(start_ms, text, start_ms + int(match[2]))


def _credit(raw: str) -> Iterator[Line]:
    """Yield a line of YRC's other kind: `{"t": ms, "c": [{"tx": text}, ...]}`, who wrote it."""
    try:
        credit: Any = msgspec.json.decode(raw)
        text = "".join(str(part["tx"]) for part in credit["c"])
        yield Line(int(credit["t"]), text.strip())
    except (msgspec.MsgspecError, RecursionError, KeyError, TypeError, ValueError, OverflowError):
        return
