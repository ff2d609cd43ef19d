"""Lyrics in a track's own tags: SYLT with times, or any text field that may hold LRC."""

import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import mutagen
from mutagen.id3 import ID3

from player.lyrics.model import MAX_LINES, Line, Lyrics, Word, joined, tidy

_KEYS = (
    "syncedlyrics",
    "lyrics",
    "unsyncedlyrics",
    "unsynced lyrics",
    "\xa9lyr",
    "wm/lyrics",
)
_MILLISECONDS = 2
_LYRICS_TYPES = {0, 1, 2}
_ERRORS = (
    mutagen.MutagenError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What mutagen lets through for damaged files, besides its own error."""


def embedded_lyrics(track: Path, parse: Callable[[str], Lyrics]) -> Lyrics | None:
    """Return the lyrics in a track's tags, timed ones first; None when there are none.

    Each text goes through `parse`, since many tags hold LRC.
    """
    try:
        opened = mutagen.File(track)
        tags = getattr(opened, "tags", None)
        found = [*_synced(tags), *(parse(text) for text in _texts(tags))]
    except _ERRORS:
        return None
    timed = (lyrics for lyrics in found if lyrics.synced and lyrics.lines)
    return next(timed, found[0] if found else None)


def _synced(tags: Any) -> Iterator[Lyrics]:
    if not _is_id3(tags):
        return
    for frame in tags.getall("SYLT"):
        if frame.format == _MILLISECONDS and frame.type in _LYRICS_TYPES:
            yield Lyrics(tidy(sylt_lines(frame.text)), source="sylt")


def sylt_lines(entries: list[tuple[str, int]]) -> Iterator[Line]:
    """Yield the lines of SYLT entries: a newline in front starts a line, the rest are words."""
    if not any("\n" in text or "\r" in text for text, _ in entries):
        yield from (Line(time_ms, text.strip()) for text, time_ms in entries[:MAX_LINES])
        return
    words: list[Word] = []
    for text, time_ms in entries[: MAX_LINES * 10]:
        starts_line = text[:1] in {"\n", "\r"}
        if starts_line and words:
            yield _line(words)
            words = []
        words.append(Word(time_ms, text.strip("\r\n")))
        if not starts_line and text[-1:] in {"\n", "\r"}:
            yield _line(words)
            words = []
    if words:
        yield _line(words)


def _line(words: list[Word]) -> Line:
    spoken = tuple(word for word in words if word.text.strip())
    return Line(words[0].start_ms, joined(spoken), words=spoken if len(spoken) > 1 else ())


def _texts(tags: Any) -> Iterator[str]:
    if tags is None:
        return
    if _is_id3(tags):
        yield from (frame.text for frame in tags.getall("USLT") if frame.text)
        yield from (str(frame) for frame in tags.getall("TXXX") if frame.desc.lower() in _KEYS)
        return
    fields = {str(key).lower(): values for key, values in dict(tags).items()}
    for key in _KEYS:
        values = fields.get(key, ())
        for value in values if isinstance(values, list | tuple) else [values]:
            if text := str(value).strip():
                yield text


def _is_id3(tags: Any) -> bool:
    return isinstance(tags, ID3)
