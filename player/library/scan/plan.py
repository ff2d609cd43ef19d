"""What a scan has to do: the walk held against what the library knows."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from player.library.scan.records import Task
from player.library.scan.walk import Found, FoundFolder, album_group, stamp_with, walk

READABLE, UNREADABLE, MISSING = 0, 1, 2


class Planned(NamedTuple):
    """A file to read, with where it goes; a tuple, as `Found` is."""

    folder_id: int
    found: Found
    sidecars: int
    is_new: bool


@dataclass(slots=True)
class Plan:
    """Everything one walk found out; nothing is written yet.

    Attributes:
        files: By file id, also ids given to files the library does not know yet.
        covers: Folder id, cover id and cover path of folders whose cover changed.
        returned: Ids of missing files that are back as they were.
        gone: Ids of files that are no longer there.
        refused: File id, folder id, name and reason of pipes, sockets, broken links.
        barred: Paths of folders that could not be looked into, with the reason.
    """

    root_id: int
    files: dict[int, Planned] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)
    new_folders: list[tuple[int, int, bytes]] = field(default_factory=list)
    covers: list[tuple[int, bytes | None, bytes]] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    refused: list[tuple[int, int, bytes, str]] = field(default_factory=list)
    barred: list[tuple[bytes, str]] = field(default_factory=list)
    unchanged: int = 0


KnownFile = tuple[int, int, int, int, int, int]
"""Id, size, mtime_ns, ctime_ns, sidecars, state."""


class Planner:
    """Walks one root, or a folder inside it, against one reading connection."""

    def __init__(self, connection: sqlite3.Connection, root_id: int) -> None:
        self._connection = connection
        self._plan = Plan(root_id)
        rows = connection.execute("SELECT path, id, artwork_id FROM folder")
        self._folders: dict[bytes, tuple[int, bytes | None]] = {
            bytes(path): (key, art) for path, key, art in rows
        }
        self._file_ids = count(self._next_id("file"))
        self._folder_ids = count(self._next_id("folder"))
        self._visited: set[int] = set()

    def _next_id(self, table: str) -> int:
        query = f"SELECT coalesce(max(id), 0) FROM {table}"  # noqa: S608  our tables
        return int(self._connection.execute(query).fetchone()[0]) + 1

    def plan(self, top: bytes, ends: Callable[[], bool]) -> Plan:
        """Walk everything under `top` and return what there is to do.

        `ends` is asked before each folder and may block. A walk that was ended knows nothing about
        what it did not see: nothing counts as gone.
        """
        for folder in walk(top):
            if ends():
                return self._plan
            self._compare(folder)
        self._find_gone(top)
        return self._plan

    def _compare(self, folder: FoundFolder) -> None:
        folder_id = self._folder_id(folder)
        self._visited.add(folder_id)
        known = self._known(folder_id)
        sheets = folder.sidecars
        changed: list[tuple[int, Found]] = []
        for found in folder.sounds:
            file = known.pop(found.name, None)
            sidecars = stamp_with(sheets, folder.lyrics_of(found.name)) if folder.lyrics else sheets
            if file is not None and _is_same(file, found, sidecars):
                self._plan.unchanged += 1
                if file[5] == MISSING:
                    self._plan.returned.append(file[0])
                continue
            key = next(self._file_ids) if file is None else file[0]
            self._plan.files[key] = Planned(folder_id, found, sidecars, file is None)
            changed.append((key, found))
        if changed:
            extras = _Extras(folder)
            self._plan.tasks += [extras.task(key, found) for key, found in changed]
        self._refuse(folder, folder_id, known)
        if not any(name == b"" for name, _ in folder.refused):
            self._plan.gone += [file[0] for file in known.values() if file[5] != MISSING]

    def _refuse(self, folder: FoundFolder, folder_id: int, known: dict[bytes, KnownFile]) -> None:
        for name, reason in folder.refused:
            if name:
                file = known.pop(name, None)
                key = next(self._file_ids) if file is None else file[0]
                self._plan.refused.append((key, folder_id, name, reason))
            else:
                self._plan.barred.append((folder.path, reason))

    def _folder_id(self, folder: FoundFolder) -> int:
        key, artwork = self._folders.get(folder.path, (0, None))
        if not key:
            key = next(self._folder_ids)
            self._plan.new_folders.append((key, self._plan.root_id, folder.path))
        cover_id = folder.cover_id
        if cover_id != artwork:
            path = folder.cover[0] if folder.cover else b""
            self._plan.covers.append((key, cover_id, path))
        return key

    def _known(self, folder_id: int) -> dict[bytes, KnownFile]:
        rows = self._connection.execute(
            "SELECT name, id, size, mtime_ns, ctime_ns, sidecars, state FROM file"
            " WHERE folder_id = ?",
            (folder_id,),
        )
        return {bytes(row[0]): row[1:] for row in rows}

    def _find_gone(self, top: bytes) -> None:
        """Folders that were not walked have lost their files, unless they could not be entered."""
        inside = top.rstrip(os.sep.encode()) + os.sep.encode()
        barred = tuple(path + os.sep.encode() for path, _ in self._plan.barred)
        for path, (key, _) in self._folders.items():
            here = path == top or path.startswith(inside)
            if here and key not in self._visited and not path.startswith(barred or b"\0"):
                files = self._known(key).values()
                self._plan.gone += [file[0] for file in files if file[5] != MISSING]


def _is_same(file: KnownFile, found: Found, sidecars: int) -> bool:
    return file[1:5] == (found.size, found.mtime_ns, found.ctime_ns, sidecars)


class _Extras:
    """What all tasks of one folder share."""

    def __init__(self, folder: FoundFolder) -> None:
        separator = os.sep.encode()
        self._prefix = folder.path.rstrip(separator) + separator
        self._group = album_group(folder.path)
        self._sheets = tuple(self._prefix + sheet.name for sheet in folder.sheets)
        self._folder = folder
        sounds = folder.sounds if folder.sheets else ()
        self._neighbours = tuple(_text(found.name) for found in sounds)

    def task(self, key: int, found: Found) -> Task:
        lyrics = self._folder.lyrics_of(found.name)
        return Task(
            key,
            self._prefix,
            found.name,
            self._group,
            self._sheets,
            self._neighbours,
            b"" if lyrics is None else lyrics.name,
        )


def _text(name: bytes) -> str:
    return os.fsdecode(name).encode("utf-8", "replace").decode("utf-8")
