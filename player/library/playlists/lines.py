"""Playlists made of lines: M3U, M3U8 and PLS."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from player.library.playlists.entries import PlaylistEntry, located
from player.text.encoding import decode_unlabelled

_EXTINF = re.compile(r"#EXTINF:\s*(-?\d+(?:\.\d+)?)[^,]*,?(.*)", re.IGNORECASE)
_PLS = re.compile(r"(File|Title|Length)(\d{1,7})\s*=(.*)", re.IGNORECASE)


def _decoded(raw: bytes) -> list[tuple[str, bytes]]:
    """Decode lines that may be UTF-8, UTF-16 or in one of the national encodings.

    Where one line is UTF-8 all are, and a name that is not keeps its bytes.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [(line.strip(), b"") for line in raw.decode("utf-16", "replace").splitlines()]
    lines = [line.strip() for line in raw.removeprefix(b"\xef\xbb\xbf").splitlines()]
    if any(_is_utf8(line) for line in lines if not line.isascii()):
        return [(os.fsdecode(line), line) for line in lines]
    return list(zip(decode_unlabelled(lines), lines, strict=True))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def read_m3u(raw: bytes, folder: Path) -> Iterator[PlaylistEntry]:
    """Yield the entries of an M3U or M3U8, extended or not."""
    title, duration_ms = "", None
    for line, as_bytes in _decoded(raw):
        info = _EXTINF.match(line)
        if info:
            title, duration_ms = info[2].strip(), _ms(info[1])
        elif line and not line.startswith("#"):
            yield PlaylistEntry(located(line, folder, as_bytes), title, duration_ms)
            title, duration_ms = "", None


def _ms(seconds: str) -> int | None:
    value = float(seconds)
    return round(value * 1000) if 0 < value < 1e7 else None


def read_pls(raw: bytes, folder: Path) -> Iterator[PlaylistEntry]:
    """Yield the entries of a PLS by their numbers, whatever order they stand in."""
    found: dict[int, dict[str, str]] = {}
    for line, _ in _decoded(raw):
        match = _PLS.match(line)
        if match:
            found.setdefault(int(match[2]), {})[match[1].lower()] = match[3].strip()
    for _, fields in sorted(found.items()):
        if fields.get("file"):
            length = fields.get("length", "")
            duration_ms = _ms(length) if length.isdigit() else None
            place = located(fields["file"], folder)
            yield PlaylistEntry(place, fields.get("title", ""), duration_ms)


def m3u_lines(entries: Iterable[PlaylistEntry]) -> Iterator[str]:
    """Yield the lines of an extended M3U8; a line break in a title becomes a space."""
    yield "#EXTM3U"
    for entry in entries:
        seconds = -1 if entry.duration_ms is None else round(entry.duration_ms / 1000)
        yield f"#EXTINF:{seconds},{' '.join(entry.title.split())}"
        yield entry.location
