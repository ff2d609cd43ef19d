"""A file that is still arriving: which of its blocks are there, in memory two processes share.

Beside `song.flac` lies `song.flac.blocks`, mapped by the network process, which writes the sound
and then its mark here, and by the engine, which reads. The map outlives both: what was fetched
once is not fetched again. Every field has one writer.
"""

import mmap
import struct
from enum import IntEnum
from pathlib import Path

BLOCK_BYTES = 64 << 10
_MARK = b"GLXBLK01"
_HEADER = struct.Struct("<8s4q")
_SIZE_AT, _STATE_AT, _WANTED_AT, _READERS_AT = 8, 16, 24, 32
_BLOCKS_AT = 4096
_MOST_BLOCKS = 65_536
FILE_BYTES_MAX = _MOST_BLOCKS * BLOCK_BYTES
"""4 GiB: no song is longer."""

_WORD = struct.Struct("<q")


class Arrival(IntEnum):
    """How far a file has come."""

    ARRIVING = 0
    WHOLE = 1
    FAILED = 2


class BlockMap:
    """The map beside one file. Reading and marking are single bytes or aligned words: never torn.

    Args:
        sound: The file the map describes.

    Raises:
        OSError: There is no map, or it cannot be made.
    """

    def __init__(self, sound: Path) -> None:
        with map_path(sound).open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _BLOCKS_AT + _MOST_BLOCKS)
        if self._map[:8] != _MARK:
            self._map.close()
            raise OSError(f"{map_path(sound)} is no map of blocks")

    @property
    def size(self) -> int:
        """Bytes of the whole file; 0 while nobody knows."""
        return self._word(_SIZE_AT)

    @size.setter
    def size(self, size: int) -> None:
        self._set_word(_SIZE_AT, size)

    @property
    def state(self) -> Arrival:
        """How far the file has come; written by the network process."""
        return Arrival(self._word(_STATE_AT))

    @state.setter
    def state(self, state: Arrival) -> None:
        self._set_word(_STATE_AT, state)

    @property
    def wanted(self) -> int | None:
        """The block a reader waits for; written by the engine."""
        return self._word(_WANTED_AT) - 1 if self._word(_WANTED_AT) else None

    @wanted.setter
    def wanted(self, block: int | None) -> None:
        self._set_word(_WANTED_AT, 0 if block is None else block + 1)

    @property
    def count(self) -> int:
        """Blocks of the whole file."""
        return -(-self.size // BLOCK_BYTES)

    def has(self, block: int) -> bool:
        """Whether a block lies in the file."""
        return self._map[_BLOCKS_AT + block] != 0

    def add(self, block: int) -> None:
        """Mark a block that has been written."""
        self._map[_BLOCKS_AT + block] = 1

    def clear(self) -> None:
        """What was fetched is of another edition of the file: none of it counts."""
        self._map[_BLOCKS_AT:] = bytes(_MOST_BLOCKS)
        self.state = Arrival.ARRIVING

    def first_missing(self, start: int = 0) -> int | None:
        """Return the first block from `start` on, then from the beginning, that is not there."""
        marks = self._map[_BLOCKS_AT : _BLOCKS_AT + self.count]
        found = marks.find(0, start)
        found = marks.find(0) if found < 0 else found
        return None if found < 0 else found

    @property
    def present(self) -> int:
        """How many blocks are there."""
        return self.count - self._map[_BLOCKS_AT : _BLOCKS_AT + self.count].count(0)

    def parts(self) -> tuple[tuple[float, float], ...]:
        """Return the runs of blocks that are there, as shares of the file, 0..1, in order."""
        marks, found, end = self._map[_BLOCKS_AT : _BLOCKS_AT + self.count], [], 0
        while (start := marks.find(1, end)) >= 0:
            end = marks.find(0, start)
            end = self.count if end < 0 else end
            found.append((start / self.count, end / self.count))
        return tuple(found)

    def close(self) -> None:
        """Let go of the memory."""
        self._map.close()

    def _word(self, place: int) -> int:
        return int(_WORD.unpack_from(self._map, place)[0])

    def _set_word(self, place: int, value: int) -> None:
        _WORD.pack_into(self._map, place, value)


def map_path(sound: Path) -> Path:
    """Return where a file's map lies."""
    return sound.with_name(f"{sound.name}.blocks")


def create_map(sound: Path, size: int) -> None:
    """Make an empty map, and the file it describes, unless they are there."""
    if map_path(sound).exists():
        return
    sound.parent.mkdir(parents=True, exist_ok=True)
    with sound.open("ab") as file:
        file.truncate(size)
    fresh = map_path(sound).with_suffix(".new")
    header = _HEADER.pack(_MARK, size, Arrival.ARRIVING, 0, 0)
    fresh.write_bytes(header.ljust(_BLOCKS_AT + _MOST_BLOCKS, b"\0"))
    fresh.replace(map_path(sound))


def arrived_parts(sound: Path) -> tuple[tuple[float, float], ...] | None:
    """Return which parts of a file are there, as shares of it; None once all is, or if unknown."""
    try:
        blocks = BlockMap(sound)
    except OSError:
        return None
    try:
        return None if blocks.state is Arrival.WHOLE or not blocks.count else blocks.parts()
    finally:
        blocks.close()


def is_arriving(path: str) -> bool:
    """Whether a file is one that is fetched and not whole yet."""
    sound = Path(path)
    if not map_path(sound).exists():
        return False
    try:
        blocks = BlockMap(sound)
    except OSError:
        return False
    try:
        return blocks.state is not Arrival.WHOLE
    finally:
        blocks.close()
