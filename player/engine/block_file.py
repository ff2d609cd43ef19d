"""Reading a file while it arrives: a missing block is waited for, on the decoding thread only."""

import io
from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

from player.blocks import BLOCK_BYTES, Arrival, BlockMap
from player.errors import PlayerError

_LOOK_S = 0.005
_PATIENCE_S = 20.0


class BlockFile(io.RawIOBase):
    """A seekable file for decoders that call back from C: it never raises, it ends early.

    Args:
        path: The file; its map lies beside it.
        is_wanted: Asked while waiting; False gives up at once, as when the listener skipped.

    Attributes:
        trouble: Why it ended early.
    """

    def __init__(self, path: str, is_wanted: Callable[[], bool]) -> None:
        self._path = path
        self._blocks = BlockMap(Path(path))
        self._file = Path(path).open("rb", buffering=0)  # noqa: SIM115  closed by `close`
        self._is_wanted = is_wanted
        self._position = 0
        self._pause = Event()
        self.trouble: PlayerError | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Return the position in bytes."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go elsewhere; the size is waited for where it is needed."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position}
        start = base[whence] if whence in base else self._size()
        self._position = max(0, start + offset)
        return self._position

    def readinto(self, buffer: Any, /) -> int:
        """Fill as much as the block at the position holds; 0 at the end, or when it is given up."""
        wanted = min(len(buffer), self._size() - self._position)
        block, offset = divmod(self._position, BLOCK_BYTES)
        if wanted <= 0 or not self._wait_for(block):
            return 0
        count = min(wanted, BLOCK_BYTES - offset)
        self._file.seek(self._position)
        read = self._file.readinto(memoryview(buffer)[:count])
        self._position += read
        return read

    def close(self) -> None:
        """Let go of both files."""
        if not self.closed:
            self._blocks.wanted = None
            self._file.close()
            self._blocks.close()
        super().close()

    def _size(self) -> int:
        self._until(lambda: self._blocks.size > 0)
        return self._blocks.size

    def _wait_for(self, block: int) -> bool:
        if self._blocks.has(block):
            return True
        self._blocks.wanted = block
        return self._until(lambda: self._blocks.has(block))

    def _until(self, is_there: Callable[[], bool]) -> bool:
        """Wait as long as something arrives: a slow line is no dead line."""
        deadline, present = monotonic() + _PATIENCE_S, -1
        while not is_there():
            now, there = monotonic(), self._blocks.present
            if there != present:
                deadline, present = now + _PATIENCE_S, there
            if self._blocks.state is Arrival.FAILED or now > deadline:
                self.trouble = PlayerError("remote.stalled", path=Path(self._path).name)
                return False
            if not self._is_wanted():
                self.trouble = PlayerError("remote.given_up", path=Path(self._path).name)
                return False
            self._pause.wait(_LOOK_S)
        return True
