"""Recognising a moved file by its sound, so that its plays and playlists follow."""

import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Iterable

from player.library.scan.plan import MISSING, READABLE
from player.library.scan.records import FileRecord
from player.library.scan.roots import SOURCE_VOLUME
from player.library.scan.walk import Found

_FILES = (
    "SELECT f.id, f.ctime_ns, f.content_id, f.size, f.mtime_ns, f.name, t.title, t.track_number"
    " FROM file f LEFT JOIN track t ON t.file_id = f.id AND t.slice <= 1"
    " JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id"
    " WHERE f.content_id IS NOT NULL AND f.state = ?"
)
_OF_ROOTS_AWAY = " AND NOT r.online AND r.volume <> ?"


class Relinker:
    """Missing files by what may be recognised in a new one; the surest sign is tried first.

    A file of a root that is away is not missing, its drive may come back; but when the very same
    file, not a copy of it, is found elsewhere, its folder was renamed or its drive mounted there.

    Args:
        connection: A scan's.
        claim_away: The listener says that what is away is here: any sign counts for it.
    """

    def __init__(self, connection: sqlite3.Connection, *, claim_away: bool = False) -> None:
        self._by_sign: dict[Hashable, list[int]] = defaultdict(list)
        self._left: set[int] = set()
        for key, ctime_ns, *stamp in connection.execute(_FILES, (MISSING,)):
            self._wait_for(key, (_same_file(ctime_ns, *stamp[:4]), *_signs(*stamp)))
        away = (READABLE, SOURCE_VOLUME)
        for key, ctime_ns, *stamp in connection.execute(_FILES + _OF_ROOTS_AWAY, away):
            more = _signs(*stamp) if claim_away else ()
            self._wait_for(key, (_same_file(ctime_ns, *stamp[:4]), *more))

    def _wait_for(self, key: int, signs: Iterable[Hashable]) -> None:
        self._left.add(key)
        for sign in signs:
            self._by_sign[sign].append(key)

    def match(self, record: FileRecord, found: Found) -> int | None:
        """Return the id of the missing file that this one is, each at most once."""
        if not self._left or not record.tracks:
            return None
        title, number = record.tracks[0].columns[4], record.tracks[0].columns[3]
        stamp = (record.content_id, found.size, found.mtime_ns, found.name)
        for sign in (_same_file(found.ctime_ns, *stamp), *_signs(*stamp, title, number)):
            waiting = [key for key in self._by_sign.get(sign, ()) if key in self._left]
            if waiting and (len(waiting) == 1 or len(sign) > 2):
                self._left.discard(waiting[0])
                return waiting[0]
        return None


def _same_file(
    ctime_ns: int, content: bytes, size: int, mtime_ns: int, name: bytes
) -> tuple[Hashable, ...]:
    """No copy has the time of its original's last change: nobody can set that one."""
    return (content, size, mtime_ns, name, ctime_ns)


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
