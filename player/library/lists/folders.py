"""Folders as they lie on the disk."""

import os

from msgspec import Struct

from player.library.db.readers import Readers
from player.library.lists.tracks import Ids, id_vector

_BELOW = "SELECT path FROM folder WHERE path >= ? AND path < ? ORDER BY path"
_ROOTS = """
SELECT r.path, r.online, s.name FROM root r LEFT JOIN source s ON s.root_id = r.id
ORDER BY s.id IS NOT NULL, s.name, r.path
"""
_TRACKS = """
SELECT t.id FROM folder d JOIN file f ON f.folder_id = d.id JOIN track t ON t.file_id = f.id
WHERE d.path = ?1 OR (d.path >= ?2 AND d.path < ?3)
ORDER BY d.path, t.disc_number, t.track_number, f.name, t.slice
"""


class FolderRow(Struct, frozen=True):
    """One folder of the tree.

    Attributes:
        path: What it is asked for by.
        name: What it is called; a server by the listener's name for it.
        online: False while the drive of its root is away.
        is_server: Whether its path is a name of ours that nobody should read.
    """

    path: str
    name: str
    has_children: bool
    online: bool = True
    is_server: bool = False

    @property
    def place(self) -> str:
        """Where it is, for a person."""
        return self.name if self.is_server else self.path


class FolderLists:
    """The tree, a level at a time; any thread."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def roots(self) -> list[FolderRow]:
        """Return the folders the listener added, then the servers."""
        return [
            self._root(os.fsdecode(bytes(path)), server, online=bool(online))
            for path, online, server in self._readers.connection().execute(_ROOTS).fetchall()
        ]

    def _root(self, path: str, server: str | None, *, online: bool) -> FolderRow:
        if server is not None:
            return FolderRow(path, server, has_children=False, online=online, is_server=True)
        return FolderRow(path, path, bool(self.children(path)), online)

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
