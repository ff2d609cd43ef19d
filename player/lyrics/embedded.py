"""Lyrics in a track's own tags: SYLT with times, or any text field that may hold LRC."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import mutagen
from mutagen.id3 import ID3, SYLT, USLT

from player.lyrics.model import MAX_LINES, Line, Lyrics, Word, joined, tidy

_KEYS = (
    "syncedlyrics",
    "lyrics",
    "unsyncedlyrics",
    "unsynced lyrics",
    "\xa9lyr",
    "WM/Lyrics",
)
_open_id3: Callable[..., Any] = ID3
_FRAMES = {"SYLT": SYLT, "USLT": USLT}
_FRAME = re.compile(rb"(SYLT|USLT).{4}(..)", re.DOTALL)
_PACKED = 0x88
"""The flag of a compressed frame: 0x80 in ID3v2.3, 0x08 in v2.4."""

_ID3_INSIDE = (b"RIFF", b"FORM", b"DSD ", b"FRM8")
"""Containers whose tags are ID3 deep inside, where packed frames cannot be told in advance."""

_TAG_BYTES = 1 << 25
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
        tags = _tags_of(track)
        found = [*_synced(tags), *(parse(text) for text in _texts(tags))]
    except _ERRORS:
        return None
    timed = (lyrics for lyrics in found if lyrics.synced and lyrics.lines)
    return next(timed, found[0] if found else None)


def _tags_of(track: Path) -> Any:
    """Return the tags of a regular file; of ID3 only the two frames that hold lyrics.

    Other ID3 frames may unpack to gigabytes, and so may a packed lyrics frame: it is refused.
    """
    if not track.is_file():
        return None
    with track.open("rb") as file:
        head = file.read(_TAG_BYTES)
    if head.startswith(b"ID3"):
        packed = any(flags[1] & _PACKED for _, flags in _FRAME.findall(head))
        return None if packed else _open_id3(track, known_frames=_FRAMES)
    if head.startswith(_ID3_INSIDE):
        return None
    return getattr(mutagen.File(track), "tags", None)


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
        return
    for key in _KEYS:
        values = _field(tags, key)
        for value in values if isinstance(values, list | tuple) else [values]:
            if text := str(value).strip():
                yield text


def _field(tags: Any, key: str) -> Any:
    """Return a field, or nothing; Vorbis comments refuse to look for names they cannot hold."""
    try:
        return tags.get(key) or ()
    except ValueError:
        return ()


def _is_id3(tags: Any) -> bool:
    return isinstance(tags, ID3)
