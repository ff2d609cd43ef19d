"""Lyrics as LRC, enhanced LRC or TTML text, as the editor saves them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from player.documents import reason_of, write_atomically
from player.errors import PlayerError
from player.lyrics.model import Line, Lyrics, Reading, Word


def write_lyrics(path: Path, lyrics: Lyrics, kind: str) -> PlayerError | None:
    """Write a file of one kind, "lrc", "enhanced" or "ttml"; return what stood in the way."""
    made = {"lrc": to_lrc, "enhanced": to_enhanced_lrc, "ttml": to_ttml}[kind](lyrics)
    try:
        write_atomically(path, made.encode("utf-8", "replace"))
    except OSError as error:
        return PlayerError("file.write_failed", path=path, reason=reason_of(error))
    return None


def to_lrc(lyrics: Lyrics) -> str:
    """Return LRC text; companions follow their line with the same stamp."""
    return _lrc(lyrics, enhanced=False)


def to_enhanced_lrc(lyrics: Lyrics) -> str:
    """Return LRC text with a stamp before each word, in ms: 10 ms steps add up to 10 ms error."""
    return _lrc(lyrics, enhanced=True)


def to_ttml(lyrics: Lyrics) -> str:
    """Return TTML text without indentation, since space between spans is sung."""
    timing = "Word" if lyrics.has_words else "Line"
    ends = [line.end_ms or line.start_ms for line in lyrics.lines]
    head = (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" '
        'xmlns:tts="http://www.w3.org/ns/ttml#styling" '
        'xmlns:itunes="http://itunes.apple.com/lyric-ttml-extensions" '
        f'itunes:timing="{timing}">'
    )
    title = dict(lyrics.metadata).get("ti", "")
    meta = f"<ttm:title>{escape(title)}</ttm:title>" if title else ""
    body = "".join(_paragraph(line) for line in lyrics.lines)
    duration = _clock(max(ends, default=0), 3)
    return (
        f"{head}<head><metadata>{meta}</metadata></head>"
        f'<body dur="{duration}"><div>{body}</div></body></tt>\n'
    )


def _lrc(lyrics: Lyrics, *, enhanced: bool) -> str:
    tags = [f"[{key}:{value}]" for key, value in lyrics.metadata if key != "offset"]
    timed = [text for line in lyrics.lines for text in _lrc_line(line, enhanced=enhanced)]
    plain = [line.text for line in lyrics.lines]
    return "\n".join([*tags, *(timed if lyrics.synced else plain)]) + "\n"


def _lrc_line(line: Line, *, enhanced: bool) -> Iterator[str]:
    decimals = 3 if enhanced else 2
    words = _stamped(line.words, line.end_ms) if enhanced and line.words else ""
    if line.background and words:
        yield f"[bg:{words}]"
        return
    stamp = f"[{_clock(line.start_ms, decimals)}]"
    agent = f"{line.agent}: " if line.agent else ""
    yield stamp + agent + (words or line.text)
    yield from (stamp + agent + text for text in (line.romanisation, line.translation) if text)


def _stamped(words: tuple[Word, ...], line_end_ms: int | None) -> str:
    parts = [f"<{_clock(word.start_ms, 3)}>{word.text}" for word in words]
    end_ms = words[-1].end_ms if words[-1].end_ms is not None else line_end_ms
    return "".join(parts) + (f"<{_clock(end_ms, 3)}>" if end_ms is not None else "")


def _paragraph(line: Line) -> str:
    attributes = f'begin="{_clock(line.start_ms, 3)}"'
    if line.end_ms is not None:
        attributes += f' end="{_clock(line.end_ms, 3)}"'
    if line.agent:
        attributes += f" ttm:agent={quoteattr(line.agent)}"
    words = "".join(_spans(line)) or _above(line.text, 0, line.readings)
    content = words + "".join(_role_span(line))
    if line.background:
        content = f'<span ttm:role="x-bg" {attributes}>{content}</span>'
    return f"<p {attributes}>{content}</p>"


def _spans(line: Line) -> Iterator[str]:
    whole = "".join(word.text for word in line.words)
    at = len(whole.lstrip()) - len(whole)  # the line's text begins with its first letter
    for word in line.words:
        space = " " if word.text.endswith(" ") else ""
        end = f' end="{_clock(word.end_ms, 3)}"' if word.end_ms is not None else ""
        text = _above(word.text.rstrip(), at, line.readings)
        yield f'<span begin="{_clock(word.start_ms, 3)}"{end}>{text}</span>{space}'
        at += len(word.text)


def _above(text: str, at: int, readings: Sequence[Reading]) -> str:
    """Return a text that stands at a place of its line, with the readings of what it holds."""
    parts, done = [], 0
    for reading in readings:
        first = reading.first - at
        if first < done or first + reading.letters > len(text):
            continue
        parts.append(escape(text[done:first]))
        done = first + reading.letters
        base = f'<span tts:ruby="base">{escape(text[first:done])}</span>'
        sound = f'<span tts:ruby="text">{escape(reading.text)}</span>'
        parts.append(f'<span tts:ruby="container">{base}{sound}</span>')
    return "".join(parts) + escape(text[done:])


def _role_span(line: Line) -> Iterator[str]:
    if line.translation:
        yield f'<span ttm:role="x-translation">{escape(line.translation)}</span>'
    if line.romanisation:
        yield f'<span ttm:role="x-roman">{escape(line.romanisation)}</span>'


def _clock(time_ms: int, decimals: int) -> str:
    """Return `mm:ss.xx`; minutes run on beyond an hour, as LRC wants them."""
    units = round(time_ms / 10 ** (3 - decimals))
    seconds, part = divmod(units, 10**decimals)
    return f"{seconds // 60:02d}:{seconds % 60:02d}.{part:0{decimals}d}"
