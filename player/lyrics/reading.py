"""Lyrics from a text, a file, a file beside the track, or the track's own tags."""

import re
from pathlib import Path

from player.documents import DocumentError, read_bytes
from player.errors import PlayerError
from player.lyrics.embedded import embedded_lyrics
from player.lyrics.encoding import text_of
from player.lyrics.lrc import looks_like_lrc, parse_lrc
from player.lyrics.model import MAX_LINES, MAX_TEXT, Line, Lyrics
from player.lyrics.srt import looks_like_srt, parse_srt
from player.lyrics.syllable import parse_syllables, syllable_format_of
from player.lyrics.ttml import looks_like_ttml, parse_ttml

SUFFIXES = (".ttml", ".yrc", ".qrc", ".krc", ".elrc", ".lrc", ".srt", ".vtt", ".txt")
"""What lies beside a track, the most exact first."""

FOLDERS = ("", "Lyrics", "lyrics")
_ABOUT = re.compile(
    r"\s*\[(?:ti|ar|al|au|by|re|ve|offset|length|lr|id|tool):.*\]\s*$", re.IGNORECASE
)
MAX_FILE_BYTES = 4 * 1024 * 1024


def parse_lyrics(text: str) -> Lyrics:
    """Return the lyrics of a text, its format told by its content; plain text has no times."""
    text = text.removeprefix("\ufeff").replace("\0", "")
    if looks_like_ttml(text):
        return parse_ttml(text)
    if (source := syllable_format_of(text)) is not None:
        return parse_syllables(text, source)
    if looks_like_srt(text):
        return parse_srt(text)
    return parse_lrc(text) if looks_like_lrc(text) else _plain(text)


def read_lyrics_file(path: Path) -> Lyrics:
    """Return the lyrics of a lyrics file; `PlayerError` when it cannot be read or is broken."""
    try:
        return parse_lyrics(text_of(read_bytes(path, MAX_FILE_BYTES)))
    except DocumentError as error:
        raise PlayerError("lyrics.unreadable", path=path, reason=error.problem) from error


def find_lyrics(track: Path, *, prefer_sidecar: bool = True) -> Lyrics | None:
    """Return a track's lyrics from beside it or from its tags; None when there are none.

    Timed lyrics win over plain ones, whichever place is preferred.
    """
    beside, inside = _first_sidecar(track), embedded_lyrics(track, parse_lyrics)
    found = [beside, inside] if prefer_sidecar else [inside, beside]
    present = [lyrics for lyrics in found if lyrics is not None and lyrics.lines]
    return next((lyrics for lyrics in present if lyrics.synced), present[0] if present else None)


def sidecars(track: Path) -> list[Path]:
    """Return the lyrics files that belong to a track, the most exact first."""
    stems = (track.stem, track.name)
    places = [track.parent / folder for folder in FOLDERS]
    names = [stem + suffix for suffix in SUFFIXES for stem in stems]
    return [path for name in names for place in places if _is_file(path := place / name)]


def _first_sidecar(track: Path) -> Lyrics | None:
    for path in sidecars(track):
        try:
            lyrics = read_lyrics_file(path)
        except PlayerError:
            continue
        if lyrics.lines:
            return lyrics
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _plain(text: str) -> Lyrics:
    """Return lyrics without times; what LRC says about itself is not sung."""
    sung = [raw.strip() for raw in text.splitlines()[:MAX_LINES] if not _ABOUT.match(raw)]
    while sung and not sung[0]:
        del sung[0]
    while sung and not sung[-1]:
        del sung[-1]
    return Lyrics(tuple(Line(0, line[:MAX_TEXT]) for line in sung), synced=False)
