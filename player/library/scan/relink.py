"""Recognising a moved file by its sound, so that its plays and playlists follow."""

import sqlite3
from collections import defaultdict
from collections.abc import Hashable

from player.library.scan.plan import MISSING
from player.library.scan.records import FileRecord
from player.library.scan.walk import Found

_MISSING_FILES = (
    "SELECT f.id, f.content_id, f.size, f.mtime_ns, f.name, t.title, t.track_number"
    " FROM file f LEFT JOIN track t ON t.file_id = f.id AND t.slice <= 1"
    " WHERE f.content_id IS NOT NULL AND f.state = ?"
)


class Relinker:
    """Missing files by what may be recognised in a new one; the surest sign is tried first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._by_sign: dict[Hashable, list[int]] = defaultdict(list)
        self._left: set[int] = set()
        for row in connection.execute(_MISSING_FILES, (MISSING,)):
            self._left.add(row[0])
            for sign in _signs(*row[1:]):
                self._by_sign[sign].append(row[0])

    def match(self, record: FileRecord, found: Found) -> int | None:
        """Return the id of the missing file that this one is, each at most once."""
        if not self._left or not record.tracks:
            return None
        title, number = record.tracks[0].columns[4], record.tracks[0].columns[3]
        stamp = (record.content_id, found.size, found.mtime_ns, found.name, title, number)
        for sign in _signs(*stamp):
            waiting = [key for key in self._by_sign.get(sign, ()) if key in self._left]
            if waiting and (len(waiting) == 1 or len(sign) > 2):
                self._left.discard(waiting[0])
                return waiting[0]
        return None


def _signs(
    content: bytes, size: int, mtime_ns: int, name: bytes, title: Hashable, number: Hashable
) -> tuple[tuple[Hashable, ...], ...]:
    """From "moved as it was" to "sounds the same", which only counts when nothing else does."""
    return (
        (content, size, mtime_ns, name),
        (content, size, mtime_ns, title, number),
        (content, "tags", title, number),
        (content, "sound"),
    )
