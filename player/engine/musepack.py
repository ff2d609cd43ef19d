"""Musepack of stream version 8, to the frame: what FFmpeg leaves to its caller is done here.

FFmpeg counts packets, each of many frames, hands the synthesis filter's delay out as sound, and
looks places up in a table it numbers wrongly: a seek to 0:03 was heard at 1:27. Reading packets
without decoding them costs next to nothing, so a seek walks there from the start.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from player.engine.av_source import AvSource

SYNTHESIS_DELAY_FRAMES = 481
_HEAD_BYTES = 1 << 10
_MOST_HEADERS = 8


class StreamHeader(NamedTuple):
    """Frames before the first that is to sound, and how many are."""

    first: int
    frames: int


class MusepackSource(AvSource):
    """One open file of version 8."""

    def __init__(self, path: str, av: Any, container: Any, header: StreamHeader) -> None:
        self._first = header.first
        super().__init__(path, av, container)
        self._end = header.frames

    def _placed(self, first_frame: int) -> Iterator[tuple[int, Any]]:
        """Decode from the packet before the one that has the frame: the filter remembers it."""
        packet_frames = float(self._stream.time_base * self.format.sample_rate)
        wanted = max(0, int((first_frame + self._first) / packet_frames) - 1)
        for number, packet in enumerate(self._container.demux(self._stream)):
            if number < wanted or packet.size == 0:
                continue
            start = round(number * packet_frames) - self._first
            for frame in packet.decode():
                yield start, frame
                start += frame.samples

    def _rewind(self, frame: int, early_s: float) -> None:
        del frame, early_s  # reading from the start is what makes the count right
        self._container.seek(0, stream=self._stream)


def stream_header(source: str | BinaryIO) -> StreamHeader | None:
    """Return what a file of version 8 says of its length; None for any other.

    Args:
        source: A path, or a file that is open: its place stays.
    """
    if isinstance(source, str):
        with Path(source).open("rb") as opened:
            return _header_in(opened.read(_HEAD_BYTES))
    place = source.tell()
    source.seek(0)
    head = source.read(_HEAD_BYTES)
    source.seek(place)
    return _header_in(head)


def _header_in(head: bytes) -> StreamHeader | None:
    if head[:4] != b"MPCK":
        return None
    at = 4
    try:
        for _ in range(_MOST_HEADERS):
            size, body = _number(head, at + 2)
            if head[at : at + 2] == b"SH":
                frames, after = _number(head, body + 5)  # behind a checksum and the version
                silence, _ = _number(head, after)
                return StreamHeader(SYNTHESIS_DELAY_FRAMES + silence, max(0, frames - silence))
            at += size
    except IndexError:
        pass
    return None


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, the highest first, and the place behind it."""
    value = 0
    while True:
        value = value << 7 | data[at] & 0x7F
        at += 1
        if data[at - 1] < 0x80:
            return value, at
