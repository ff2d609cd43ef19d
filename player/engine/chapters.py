"""Chapters of a file: MP4's tracks and lists, Matroska, ID3's CHAP, CHAPTER comments.

FFmpeg reads them all. Where libsndfile decodes, it is asked only when the head of the file names
chapters at all: it costs 50 ms and 40 MB, and most music has none.
"""

import importlib
import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from player.model import Chapter

MOST_CHAPTERS = 1_000
TITLE_LIMIT = 300
_HEAD_BYTES = 1 << 20
_ID3_BYTES_MAX = 16 << 20
_COMMENT = re.compile(rb"chapter\d\d", re.IGNORECASE)


def chapters_in(container: Any) -> tuple[Chapter, ...]:
    """Return the chapters of an open container of PyAV's, in order."""
    first = container.chapters()[: 2 * MOST_CHAPTERS]
    return in_order(Chapter(round(_start_ms(c)), c["metadata"].get("title", "")) for c in first)


def in_order(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Return chapters as they come, each place once; the only one, at the start, is none."""
    places = {
        max(0, chapter.start_ms): " ".join(chapter.title.split())[:TITLE_LIMIT]
        for chapter in chapters
    }
    found = tuple(Chapter(start, places[start]) for start in sorted(places))[:MOST_CHAPTERS]
    return found if len(found) > 1 or any(chapter.start_ms for chapter in found) else ()


def tagged_chapters(path: str) -> tuple[Chapter, ...]:
    """Return the chapters in the tags of a file that libsndfile decodes."""
    if importlib.util.find_spec("av") is None or not _names_chapters(path):
        return ()
    av = importlib.import_module("av")
    try:
        with av.open(path, metadata_errors="ignore") as container:
            return chapters_in(container)
    except (av.FFmpegError, UnicodeEncodeError):
        return ()


def _start_ms(chapter: Any) -> float:
    return float(chapter["start"] * chapter["time_base"] * 1000)


def _names_chapters(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            head = file.read(10)
            if head[:3] == b"ID3":
                return b"CHAP" in file.read(min(_id3_bytes(head), _ID3_BYTES_MAX))
            return head[:4] in {b"fLaC", b"OggS"} and _has_comment(file)
    except OSError:
        return False


def _has_comment(file: BinaryIO) -> bool:
    return _COMMENT.search(file.read(_HEAD_BYTES)) is not None


def _id3_bytes(head: bytes) -> int:
    """The tag's length: four bytes of seven bits."""
    length = 0
    for byte in head[6:10]:
        length = length << 7 | byte & 0x7F
    return length
