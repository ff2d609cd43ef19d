"""Vorbis and Opus in Ogg straight from their pages: half of the time mutagen takes.

Only a stream that stands alone and in perfect order is read here. Multiplexed streams, pages out of
place and files without an end are None and left to mutagen.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from player.library.tags.comments import read_comments
from player.library.tags.model import Values

_CONTINUED, _FIRST, _LAST = 1, 2, 4
_TAIL_BYTES = 1 << 16
_GROWING = (1 << 18, 1 << 20, 1 << 22, 1 << 24)
_OPUS_RATE = 48_000  # RFC 7845: an Opus stream always decodes at 48 kHz
_page_header = struct.Struct("<4sBBqIIIB").unpack_from
_vorbis_header = struct.Struct("<BI3i").unpack_from
_opus_header = struct.Struct("<BBH").unpack_from


class OggFacts(NamedTuple):
    """What mutagen would call `info`."""

    sample_rate: int
    channels: int
    bitrate: int
    length: float


class OggFile(NamedTuple):
    """Facts and values."""

    info: OggFacts
    values: Values


class _Page(NamedTuple):
    """One page; `body` and `end` are places in the bytes it was found in."""

    flags: int
    granule: int
    serial: int
    lacing: bytes
    body: int
    end: int


def read_ogg(file: BinaryIO, head: bytes, size: int) -> OggFile | None:
    """Return what an orderly Vorbis or Opus file says; None for any other.

    Args:
        file: Its place is not kept.
        head: The first bytes of the file.
        size: Of the whole file.
    """
    first = _page(head, 0)
    if first is None or not first.flags & _FIRST or len(first.lacing) != 1:
        return None
    header = head[first.body : first.end]
    granule = _last_granule(file, size, first.serial)
    comments = _second_packet(file, head, size, first)
    if granule is None or comments is None:
        return None
    packet, end = comments
    if header.startswith(b"\x01vorbis"):
        return _vorbis(header, packet, granule)
    if header.startswith(b"OpusHead"):
        return _opus(header, packet, granule, size - end)
    return None


def _page(data: bytes, at: int) -> _Page | None:
    if len(data) < at + 27:
        return None
    magic, version, flags, granule, serial, _, _, segments = _page_header(data, at)
    body = at + 27 + segments
    lacing = data[at + 27 : body]
    end = body + sum(lacing)
    if magic != b"OggS" or version or end > len(data):
        return None
    return _Page(flags, granule, serial, lacing, body, end)


def _last_granule(file: BinaryIO, size: int, serial: int) -> int | None:
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read(_TAIL_BYTES)
    page = _page(tail, max(0, tail.rfind(b"OggS")))
    if page is None or page.serial != serial or not page.flags & _LAST or page.granule < 0:
        return None
    return page.granule


def _second_packet(
    file: BinaryIO, head: bytes, size: int, first: _Page
) -> tuple[bytes, int] | None:
    """Return the packet behind the first page, and the end of its last page in the file."""
    for data in _growing(file, head, size):
        found = _packet_at(data, first.end, first.serial)
        if found is not None:
            return found
    return None


def _growing(file: BinaryIO, head: bytes, size: int) -> Iterator[bytes]:
    """Yield ever more of the file: covers make comments of megabytes, but seldom."""
    yield head
    for length in _GROWING:
        if len(head) < size:
            file.seek(0)
            head = file.read(length)
            yield head


def _packet_at(data: bytes, at: int, serial: int) -> tuple[bytes, int] | None:
    parts: list[bytes] = []
    while page := _page(data, at):
        if page.serial != serial or bool(page.flags & _CONTINUED) != bool(parts):
            return None
        short = next((n for n, length in enumerate(page.lacing, 1) if length < 255), None)
        length = sum(page.lacing[:short])
        parts.append(data[page.body : page.body + length])
        if short is not None:
            return b"".join(parts), page.end
        at = page.end
    return None


def _vorbis(header: bytes, packet: bytes, granule: int) -> OggFile | None:
    read = read_comments(packet, 7) if packet.startswith(b"\x03vorbis") else None
    if read is None or not packet[read[1] : read[1] + 1] or not packet[read[1]] & 1:
        return None
    if len(header) < 28:
        return None
    channels, rate, *bitrates = _vorbis_header(header, 11)
    if not rate:
        return None
    return OggFile(OggFacts(rate, channels, _nominal(*bitrates), granule / rate), read[0])


def _nominal(most: int, nominal: int, least: int) -> int:
    """Return the nominal bit rate in bit/s, unless the limits beside it give it the lie."""
    most, nominal, least = max(0, most), max(0, nominal), max(0, least)
    if not nominal:
        return (most + least) // 2
    return min(nominal, most) if most and most < nominal else max(nominal, least)


def _opus(header: bytes, packet: bytes, granule: int, sound_bytes: int) -> OggFile | None:
    read = read_comments(packet, 8) if packet.startswith(b"OpusTags") else None
    if read is None or len(header) < 19:
        return None
    version, channels, pre_skip = _opus_header(header, 8)
    length = (granule - pre_skip) / _OPUS_RATE
    if version >> 4 or length <= 0:
        return None
    return OggFile(OggFacts(_OPUS_RATE, channels, round(sound_bytes * 8 / length), length), read[0])
