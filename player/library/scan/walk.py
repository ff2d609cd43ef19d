"""Walking a root with stat only: no file is opened, no pipe waited on, no loop walked twice."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from player.deferred import deferred

with deferred():
    from player.library.tags import covers

SOUND_ENDINGS = frozenset(
    b".flac .mp3 .m4a .m4b .mp4 .aac .alac .ogg .oga .opus .spx .wav .wave .w64 .rf64 .aif "
    b".aiff .aifc .caf .ape .wv .tta .mpc .mp+ .wma .asf .dsf .dff .ac3 .dts".split()
)
_LYRICS_ENDINGS = (b".lrc", b".ttml", b".srt")
_PICTURE_ENDINGS = frozenset(b".jpg .jpeg .png .webp .gif .bmp".split())
_DISC_FOLDER = re.compile(rb"^(?:cd|dis[ck]|disque|vol(?:ume)?)[ ._-]*\d{1,2}\b", re.IGNORECASE)


class Found(NamedTuple):
    """A file with what stat says; a tuple, because a walk makes one for every file there is."""

    name: bytes
    size: int
    mtime_ns: int
    ctime_ns: int


@dataclass(slots=True)
class FoundFolder:
    """One folder's sounds, sheets and pictures.

    Attributes:
        refused: Name and reason of what is no regular file; an empty name is the folder itself.
        lyrics: By the name of a sound without its ending.
        cover: Path and stamp of the picture that stands for its album.
    """

    path: bytes
    sounds: list[Found] = field(default_factory=list)
    sheets: list[Found] = field(default_factory=list)
    pictures: list[Found] = field(default_factory=list)
    lyrics: dict[bytes, Found] = field(default_factory=dict)
    refused: list[tuple[bytes, str]] = field(default_factory=list)

    cover: tuple[bytes, Found] | None = None

    @property
    def cover_id(self) -> bytes | None:
        """The picture's place and stamp, hashed: reading it would cost a scan its speed."""
        if self.cover is None:
            return None
        path, found = self.cover
        stamp = f"{found.size} {found.mtime_ns}".encode()
        return hashlib.blake2b(path + b"\0" + stamp, digest_size=16).digest()

    @property
    def sidecars(self) -> int:
        """A number that changes when a CUE sheet beside the files does; 0 for none."""
        stamps = tuple((sheet.name, sheet.size, sheet.mtime_ns) for sheet in self.sheets)
        return _number_of(stamps) if stamps else 0

    def lyrics_of(self, sound: bytes) -> Found | None:
        """Return the lyrics that lie beside a sound, under its own name."""
        return self.lyrics.get(sound.rpartition(b".")[0]) if self.lyrics else None


def stamp_with(sidecars: int, lyrics: Found | None) -> int:
    """Return the folder's number, changed by what lies beside this one file."""
    if lyrics is None:
        return sidecars
    return sidecars ^ _number_of((lyrics.name, lyrics.size, lyrics.mtime_ns))


def _number_of(stamps: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(stamps).encode(), digest_size=7).digest(), "big")


def album_group(path: bytes) -> str:
    """Return a folder with its disc folders folded in: "Album/CD1" and "Album/CD2" are one."""
    parent, _, last = path.rpartition(os.sep.encode())
    group = parent if _DISC_FOLDER.match(last) else path
    return os.fsdecode(group).encode("utf-8", "replace").decode("utf-8")


def walk(root: bytes) -> Iterator[FoundFolder]:
    """Yield each folder under a root that holds sounds, or something refused.

    Links are followed; a folder reached twice is visited once, told by device and inode.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    pictures: dict[bytes, list[Found]] = {}
    while waiting:
        path = waiting.pop()
        folder, inner = _look_into(path, seen)
        waiting += reversed(inner)
        if folder is None:
            continue
        if any(_DISC_FOLDER.match(name.rpartition(os.sep.encode())[2]) for name in inner):
            pictures[path] = folder.pictures
        if folder.sounds or folder.refused:
            _choose_cover(folder, pictures)
            yield folder


def _choose_cover(folder: FoundFolder, above: dict[bytes, list[Found]]) -> None:
    """Take the folder's own cover, or for "CD1" the one beside it."""
    parent, _, last = folder.path.rpartition(os.sep.encode())
    inherited = above.get(parent, []) if _DISC_FOLDER.match(last) else []
    for place, pictures in ((folder.path, folder.pictures), (parent, inherited)):
        named = {os.fsdecode(picture.name): picture for picture in pictures}
        name = covers.side_cover_name(named)
        if name is not None:
            folder.cover = (place + os.sep.encode() + os.fsencode(name), named[name])
            return


def _look_into(path: bytes, seen: set[tuple[int, int]]) -> tuple[FoundFolder | None, list[bytes]]:
    folder = FoundFolder(path)
    inner: list[bytes] = []
    try:
        status = os.stat(path)  # noqa: PTH116  bytes: the name may not be UTF-8
        mark = (status.st_dev, status.st_ino)
        if mark in seen and status.st_ino:
            return None, []
        seen.add(mark)
        with os.scandir(path) as entries:
            for entry in entries:
                _sort_in(entry, folder, inner)
    except OSError as error:
        folder.refused.append((b"", (error.strerror or str(error)).lower()))
    return folder, sorted(inner)


def _sort_in(entry: os.DirEntry[bytes], folder: FoundFolder, inner: list[bytes]) -> None:
    name = entry.name
    if name.startswith(b"."):
        return
    ending = b"." + name.rpartition(b".")[2].lower()
    try:
        if ending in SOUND_ENDINGS:
            _take_sound(entry, folder, inner)
        elif entry.is_dir():
            inner.append(entry.path)
        elif ending == b".cue":
            folder.sheets.append(_found(name, entry.stat()))
        elif ending in _LYRICS_ENDINGS:
            folder.lyrics.setdefault(name[: -len(ending)], _found(name, entry.stat()))
        elif ending in _PICTURE_ENDINGS:
            folder.pictures.append(_found(name, entry.stat()))
    except OSError as error:
        if ending in SOUND_ENDINGS:
            folder.refused.append((name, (error.strerror or str(error)).lower()))


def _take_sound(entry: os.DirEntry[bytes], folder: FoundFolder, inner: list[bytes]) -> None:
    """One stat a file: asking first whether it is a folder would be another call."""
    status = entry.stat()
    if stat.S_ISREG(status.st_mode):
        folder.sounds.append(_found(entry.name, status))
    elif stat.S_ISDIR(status.st_mode):
        inner.append(entry.path)
    else:
        folder.refused.append((entry.name, "not a regular file"))


def _found(name: bytes, status: os.stat_result) -> Found:
    return Found(name, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
