"""Bringing one song in: ranges in the order a reader wants them, resumed, verified."""

import hashlib
import os
import re
import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

import httpx2 as httpx

from player.blocks import BLOCK_BYTES, FILE_BYTES_MAX, Arrival, BlockMap, map_path
from player.errors import PlayerError
from player.service.http import UnreachableError, origin_of, streamed
from player.service.songs.asking import song_place
from player.service.songs.pace import Meter
from player.service.songs.tiers import AS_IS, Tier
from player.service.subsonic import RefusedError, Subsonic

_AHEAD = 16  # blocks a reader may be ahead of the line before the line follows it
_TRIES = 5
ENDLESS_BYTES_MAX = 1 << 30
"""No song that is made while it is sent is longer than this."""

_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/=]+):")


class ChangedError(Exception):
    """The server's file is another one than the one we have parts of."""


class Fetch:
    """One song on its way. Belongs to one thread of the network process.

    Args:
        server: Open; used by this thread only.
        remote_id: The song there.
        path: Where it goes; its map was made by the cache.
        is_wanted: Asked between blocks; False leaves the rest for another time.
        tier: How the song is to come.
        measured: Told what the line carried, kbit/s, after each transfer.
    """

    def __init__(
        self,
        server: Subsonic,
        remote_id: str,
        path: Path,
        is_wanted: Callable[[], bool],
        tier: Tier = AS_IS,
        measured: Callable[[float], object] = lambda _kbps: None,
    ) -> None:
        self._server = server
        self._remote_id = remote_id
        self._path = path
        self._is_wanted = is_wanted
        self._tier, self._measured = tier, measured
        self._place: tuple[str, dict[str, str]] | None = None
        self._etag_file = map_path(path).with_suffix(".etag")
        self._digest: bytes | None = None

    def run(self) -> bool:
        """Bring in what is missing; returns whether the song is whole now.

        Raises:
            UnreachableError: The line is down; what came is kept.
            PlayerError: source.* when the server refuses.
        """
        blocks = BlockMap(self._path)
        try:
            with self._path.open("r+b", buffering=0) as file:
                return self._fill(blocks, file)
        finally:
            blocks.close()

    def _fill(self, blocks: BlockMap, file: FileIO) -> bool:
        failures = 0
        while (start := self._next(blocks)) is not None and self._is_wanted():
            before = blocks.present
            try:
                self._stream(blocks, file, start)
            except ChangedError:
                blocks.clear()
                self._etag_file.unlink(missing_ok=True)
            except UnreachableError:
                failures = 0 if blocks.present > before else failures + 1
                if failures >= _TRIES:
                    raise
        if start is None and blocks.size:
            return self._finish(blocks)
        return False

    def _next(self, blocks: BlockMap) -> int | None:
        """Return the block to fetch next: the one that is waited for, else the first missing."""
        if not blocks.size:
            return 0
        return blocks.first_missing(blocks.wanted or 0)

    def _stream(self, blocks: BlockMap, file: FileIO, start: int) -> None:
        offset = start * BLOCK_BYTES
        headers = {"Range": f"bytes={offset}-", "Accept-Encoding": "identity"}
        if etag := self._etag():
            headers["If-Range"] = etag
        endpoint, values = self._asked()
        request = self._server.media_request(endpoint, values, headers)
        with streamed(self._server.client, request) as response:
            try:
                place = self._placed(response, blocks, offset)
            except RefusedError:
                if self._is_last_wish(endpoint, values):
                    raise
                return
            meter = Meter()
            if blocks.size:
                self._keep(response, blocks, file, place, meter)
            else:
                self._keep_endless(response, blocks, file, meter)
            if (kbps := meter.kbps) is not None:
                self._measured(kbps)

    def _asked(self) -> tuple[str, dict[str, str]]:
        """Return what brings the song; found out once."""
        if self._place is None:
            self._place = song_place(self._server, self._remote_id, self._tier)
        return self._place

    def _is_last_wish(self, endpoint: str, values: dict[str, str]) -> bool:
        """Whether the file as it is was refused; else that is what is asked for next."""
        whole = song_place(self._server, self._remote_id, AS_IS)
        is_last = (endpoint, values) == whole
        self._place = whole
        return is_last

    def _placed(self, response: httpx.Response, blocks: BlockMap, offset: int) -> int:
        """Return the byte the body starts at; takes note of size, edition and digest."""
        if response.status_code not in {200, 206}:
            raise UnreachableError(self._server.url, f"HTTP {response.status_code}")
        if "json" in response.headers.get("Content-Type", ""):
            self._server.refuse(response.read())
        place, size = 0, int(response.headers.get("Content-Length", 0))
        if response.status_code == 206:
            found = _RANGE.match(response.headers.get("Content-Range", ""))
            place, size = (int(found[1]), int(found[3])) if found else (offset, blocks.size)
        if found := _DIGEST.search(response.headers.get("Repr-Digest", "")):
            self._digest = b64decode(found[1])
        etag = response.headers.get("ETag", "")
        if blocks.present and (self._etag() not in {"", etag} or size != blocks.size):
            raise ChangedError
        if etag:
            self._etag_file.write_text(etag, "utf-8")
        if size and size != blocks.size:
            self._make_room(size)
            os.truncate(self._path, size)
            blocks.size = size
        return place

    def _make_room(self, size: int) -> None:
        """A server may claim any length; the map and the disk have an end."""
        if size > FILE_BYTES_MAX:
            raise PlayerError("source.too_much", url=origin_of(self._server.url))
        free = shutil.disk_usage(self._path.parent).free
        if free < size:
            short_mb = (size - free) >> 20
            raise PlayerError("remote.full", path=self._path.name, needed_mb=short_mb)

    def _keep_endless(
        self, response: httpx.Response, blocks: BlockMap, file: FileIO, meter: Meter
    ) -> None:
        """Write a body whose length nobody knows: it can be read when it has come to its end."""
        place = 0
        for part in response.iter_raw():
            meter.add(len(part))
            place += len(part)
            if place > ENDLESS_BYTES_MAX:
                raise PlayerError("source.too_much", url=origin_of(self._server.url))
            file.seek(place - len(part))
            file.write(part)
            if not self._is_wanted():
                return
        blocks.size = place
        for block in range(blocks.count):
            blocks.add(block)

    def _keep(
        self, response: httpx.Response, blocks: BlockMap, file: FileIO, place: int, meter: Meter
    ) -> None:
        """Write the body block by block, mark what is whole, and go where the reader goes."""
        for offset, part in _by_block(response.iter_raw(), place):
            meter.add(len(part))
            if offset + len(part) > blocks.size:
                raise PlayerError("source.too_much", url=origin_of(self._server.url))
            file.seek(offset)
            file.write(part)
            end = offset + len(part)
            if offset % BLOCK_BYTES == 0 and (len(part) == BLOCK_BYTES or end == blocks.size):
                blocks.add(offset // BLOCK_BYTES)
            here = end // BLOCK_BYTES
            if not self._is_wanted() or self._is_elsewhere(blocks, here):
                return

    def _is_elsewhere(self, blocks: BlockMap, here: int) -> bool:
        """Whether a reader waits where this line will not come soon, or what follows is here."""
        wanted = blocks.wanted
        if wanted is not None and not blocks.has(wanted):
            return not here <= wanted <= here + _AHEAD
        return here < blocks.count and blocks.has(here)

    def _finish(self, blocks: BlockMap) -> bool:
        if self._digest is not None and not self._is_as_promised():
            blocks.clear()
            return False
        blocks.state = Arrival.WHOLE
        return True

    def _is_as_promised(self) -> bool:
        with self._path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest() == self._digest

    def _etag(self) -> str:
        with suppress(OSError):
            return self._etag_file.read_text("utf-8")
        return ""


def _by_block(parts: Iterator[bytes], place: int) -> Iterator[tuple[int, bytes]]:
    """Cut a body at the borders of blocks; yields each piece with its offset in the file."""
    held = bytearray()
    for part in parts:
        held += part
        while len(held) >= (size := BLOCK_BYTES - place % BLOCK_BYTES):
            yield place, bytes(held[:size])
            del held[:size]
            place += size
    if held:
        yield place, bytes(held)
