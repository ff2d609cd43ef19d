"""Covers as files, for systems that show a picture by its address."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from player.documents import write_atomically
from player.library.covers import cover_stamp

_KEPT = 40


class ArtFiles:
    """Writes a cover beside others into a folder of the cache; belongs to one thread.

    Args:
        folder: Where; made when it is needed.
        read: Reads the picture of a file, None where it has none.
    """

    def __init__(self, folder: Path, read: Callable[[str], bytes | None]) -> None:
        self._folder = folder
        self._read = read
        self._last: tuple[str, tuple[int, ...], str] = ("", (), "")

    def url(self, path: str) -> str:
        """Return the address of a file's cover, as it is now; empty where it has none."""
        stamp = cover_stamp(path)
        if (path, stamp) != self._last[:2]:
            self._last = (path, stamp, self._found(path))
        return self._last[2]

    def _found(self, path: str) -> str:
        picture = self._read(path)
        if not picture:
            return ""
        kind = "png" if picture.startswith(b"\x89PNG") else "jpg"
        name = hashlib.blake2b(picture, digest_size=12).hexdigest()
        target = self._folder / f"{name}.{kind}"
        try:
            if not target.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                self._forget_oldest()
                write_atomically(target, picture)
        except OSError:  # a full or read-only cache costs a picture, nothing else
            return ""
        return target.as_uri()

    def _forget_oldest(self) -> None:
        files = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime)
        for file in files[: max(len(files) - _KEPT, 0)]:
            file.unlink(missing_ok=True)
