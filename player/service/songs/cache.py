"""Sound of servers kept on this disk: streamed, resumed and offline are the same files.

The folder is the truth: `12-5f0c….flac` with its map beside it. Nothing here talks to a server.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from player.blocks import FILE_BYTES_MAX, Arrival, BlockMap, create_map, map_path
from player.errors import PlayerError
from player.service.songs.tiers import AS_IS, Tier

LIMIT_BYTES = 10 << 30
SPARE_BYTES = 2 << 30
_ODD = re.compile(r"[^a-z0-9]")


class Kept(StrEnum):
    """How much of a song lies here."""

    NOTHING = "nothing"
    PART = "part"
    WHOLE = "whole"


class Held(Struct, frozen=True):
    """One file of the cache."""

    path: Path
    source_id: int
    bytes: int
    used_ns: int
    state: Kept


class Cache:
    """Files by source and remote id; any thread, any process.

    Args:
        folder: Made when the first song is wanted.
        limit_bytes: What unpinned files may take together.
        spare_bytes: What stays free on the disk whatever the limit says.
    """

    def __init__(
        self, folder: Path, limit_bytes: int = LIMIT_BYTES, spare_bytes: int = SPARE_BYTES
    ) -> None:
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._spare_bytes = spare_bytes

    def path(self, source_id: int, remote_id: str, suffix: str, tier: Tier = AS_IS) -> Path:
        """Return where a song lies, or would; what is made of it lies apart from the file."""
        mark = remote_id if tier.is_whole else f"{remote_id}\n{tier.name}"
        digest = hashlib.blake2b(mark.encode(), digest_size=16).hexdigest()
        ending = _ODD.sub("", (tier.codec or suffix).lower())[:8] or "bin"
        return self._folder / f"{source_id}-{digest}.{ending}"

    def open(self, path: Path, size: int) -> None:
        """Make room for a song and its map; marks it as used now.

        Raises:
            PlayerError: remote.full when the disk has no room for it.
        """
        if map_path(path).exists():
            os.utime(map_path(path))
            _try_again(path)
            return
        if size > FILE_BYTES_MAX:  # it claims nonsense: what it sends will say how long it is
            size = 0
        self._folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self._folder).free
        if free < size:
            raise PlayerError("remote.full", path=path.name, needed_mb=(size - free) >> 20)
        create_map(path, size)

    def state(self, path: Path) -> Kept:
        """How much of a song lies here."""
        return self._look(path).state if map_path(path).exists() else Kept.NOTHING

    def held(self) -> Iterator[Held]:
        """Yield every file of the cache."""
        for blocks in self._folder.glob("*.blocks"):
            yield self._look(blocks.with_suffix(""))

    def whole(self) -> set[str]:
        """Return the names of all files that are whole; for badges, read once a list."""
        return {held.path.name for held in self.held() if held.state is Kept.WHOLE}

    def drop(self, path: Path) -> None:
        """Forget a song."""
        for file in (path, map_path(path)):
            file.unlink(missing_ok=True)

    def drop_source(self, source_id: int) -> None:
        """Forget all songs of a server."""
        for held in list(self.held()):
            if held.source_id == source_id:
                self.drop(held.path)

    def make_room(self, pinned: Collection[str], busy: Collection[Path] = ()) -> list[Path]:
        """Drop what was used longest ago until the limits hold; returns what went.

        Args:
            pinned: Names that never go.
            busy: Files that are being read or fetched.
        """
        loose = sorted(
            (h for h in self.held() if h.path.name not in pinned and h.path not in busy),
            key=lambda held: held.used_ns,
        )
        total, freed = sum(held.bytes for held in loose), 0
        dropped: list[Path] = []
        for held in loose:
            short = self._spare_bytes - self._free()
            if total - freed <= self._limit_bytes and short <= 0:
                break
            self.drop(held.path)
            freed += held.bytes
            dropped.append(held.path)
        return dropped

    def _free(self) -> int:
        return shutil.disk_usage(self._folder).free if self._folder.exists() else self._spare_bytes

    def _look(self, path: Path) -> Held:
        blocks = BlockMap(path)
        try:
            whole = blocks.state is Arrival.WHOLE
            present = blocks.present
        finally:
            blocks.close()
        stat = map_path(path).stat()
        source = int(path.name.partition("-")[0])
        taken = path.stat().st_blocks * 512 if hasattr(os.stat_result, "st_blocks") else 0
        state = Kept.WHOLE if whole else Kept.PART if present else Kept.NOTHING
        return Held(path, source, taken or path.stat().st_size, stat.st_mtime_ns, state)


def _try_again(path: Path) -> None:
    """A line that was down when it was last asked may be up now."""
    blocks = BlockMap(path)
    try:
        if blocks.state is Arrival.FAILED:
            blocks.state = Arrival.ARRIVING
    finally:
        blocks.close()
