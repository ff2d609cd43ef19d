"""Folders as they lie on the disk."""

import os
from dataclasses import dataclass

from player.library.db.readers import Readers
from player.library.lists.tracks import Ids, id_vector

_BELOW = "SELECT path FROM folder WHERE path >= ? AND path < ? ORDER BY path"
_TRACKS = """
SELECT t.id FROM folder d JOIN file f ON f.folder_id = d.id JOIN track t ON t.file_id = f.id
WHERE d.path = ?1 OR (d.path >= ?2 AND d.path < ?3)
ORDER BY d.path, t.disc_number, t.track_number, f.name, t.slice
"""


@dataclass(frozen=True, slots=True)
class FolderRow:
    """One folder of the tree; `online` is False while the drive of its root is away."""

    path: str
    name: str
    has_children: bool
    online: bool = True


class FolderLists:
    """The tree, a level at a time; any thread."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def roots(self) -> list[FolderRow]:
        """Return the folders the listener added."""
        rows = self._readers.connection().execute("SELECT path, online FROM root ORDER BY path")
        found = [(os.fsdecode(bytes(path)), bool(online)) for path, online in rows]
        return [FolderRow(path, path, bool(self.children(path)), on) for path, on in found]

    def children(self, path: str) -> list[FolderRow]:
        """Return the folders inside a folder that lead to music."""
        start, end = _span(path)
        names: dict[bytes, bool] = {}
        for (found,) in self._readers.connection().execute(_BELOW, (start, end)):
            name, slash, _ = bytes(found)[len(start) :].partition(os.sep.encode())
            names[name] = names.get(name, False) or bool(slash)
        return [
            FolderRow(os.fsdecode(start + name), os.fsdecode(name), deeper)
            for name, deeper in sorted(names.items())
        ]

    def tracks(self, path: str) -> Ids:
        """Return what is in a folder and below it, in the order of the disk."""
        start, end = _span(path)
        values = (os.fsencode(path.rstrip(os.sep)), start, end)
        return id_vector(self._readers.connection().execute(_TRACKS, values))


def _span(path: str) -> tuple[bytes, bytes]:
    """First path below a folder, and the first that is no longer."""
    start = os.fsencode(path).rstrip(os.sep.encode()) + os.sep.encode()
    return start, start[:-1] + bytes([start[-1] + 1])
