"""A hash of the encoded sound alone: the same before and after every change of tags.

Every byte of sound goes in, read in pieces; where tags move the sound, the places that say where
it is (MP4's chunk offsets) go in relative to it.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from player.errors import PlayerError
from player.library.tags.content import box_of, sound_bounds

_PIECE = 1 << 20
_COMMENT = 1  # the second packet, in every mapping
_HEADERS = ((b"\x01vorbis", 3), (b"OpusHead", 2), (b"Speex   ", 2))
_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})


def sound_hash(path: Path) -> str:
    """Return a hash of all the sound in a file.

    Raises:
        PlayerError: file.unreadable.
    """
    digest = hashlib.blake2b(digest_size=20)
    try:
        with path.open("rb") as file:
            for piece in _sound(file):
                digest.update(piece)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlayerError("file.unreadable", path=str(path), reason=reason) from error
    return digest.hexdigest()


def _sound(file: BinaryIO) -> Iterator[bytes]:
    head = file.read(1 << 12)
    if head[:4] == b"OggS":
        yield from _ogg_pages(file, head)
        return
    start, end = _declared(file, head) or sound_bounds(file, head)
    if head[4:8] == b"ftyp":
        yield from _chunk_offsets(file, start)
    elif head[:4] == b"fLaC":
        start = _behind_flac_blocks(file)
    yield from _pieces(file, start, end)


def _declared(file: BinaryIO, head: bytes) -> tuple[int, int] | None:
    """Return the bounds that DSF, DSDIFF and ASF declare in 64 bits; None for other files."""
    end = file.seek(0, 2)
    if head[:4] == b"DSD ":
        start = 28 + int.from_bytes(head[32:40], "little")
        return start + 12, min(start + _number(file, start + 4, "little"), end)
    if head[:4] == b"\x30\x26\xb2\x75":
        start = int.from_bytes(head[16:24], "little")
        return start + 50, min(start + _number(file, start + 16, "little"), end)
    at = 16
    while head[:4] == b"FRM8" and at + 12 <= end:
        file.seek(at)
        name, length = file.read(4), _number(file, at + 4, "big")
        if name in {b"DSD ", b"DST "}:
            return at + 12, min(at + 12 + length, end)
        at += 12 + length + (length & 1)
    return None


def _number(file: BinaryIO, at: int, order: Literal["little", "big"]) -> int:
    file.seek(at)
    return int.from_bytes(file.read(8), order)


def _pieces(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    left = end - start
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        left -= len(piece)
        yield piece


def _behind_flac_blocks(file: BinaryIO) -> int:
    at, kind = 4, 0
    while not kind & 0x80:
        file.seek(at)
        header = file.read(4)
        if len(header) < 4:
            break
        kind, length = header[0], int.from_bytes(header[1:], "big")
        at += 4 + length
    return at


def _ogg_pages(file: BinaryIO, head: bytes) -> Iterator[bytes]:
    """Yield the header packets but the comment, then granule, lacing and body of each page.

    Page numbers and checksums are left out: a longer comment header shifts them.
    """
    headers, packets = _header_packets(head), [b""]
    file.seek(0)
    while len(header := file.read(27)) == 27 and header[:4] == b"OggS":
        lacing = file.read(header[26])
        body = file.read(sum(lacing))
        if len(packets) <= headers:
            _unlace(packets, lacing, body)
            if len(packets) > headers:
                yield b"".join(packets[:_COMMENT] + packets[_COMMENT + 1 :])
        else:
            yield header[5:14] + lacing + body


def _unlace(packets: list[bytes], lacing: bytes, body: bytes) -> None:
    """Put a page's segments behind the last packet; a short segment ends it."""
    at = 0
    for length in lacing:
        packets[-1] += body[at : at + length]
        at += length
        if length < 255:
            packets.append(b"")


def _header_packets(head: bytes) -> int:
    if b"\x7fFLAC" in head[:64]:
        at = head.index(b"\x7fFLAC")
        return 1 + int.from_bytes(head[at + 7 : at + 9], "big")
    return next((count for magic, count in _HEADERS if magic in head[:64]), 2)


def _chunk_offsets(file: BinaryIO, sound_start: int) -> Iterator[bytes]:
    """Yield where each chunk begins, as seen from the start of the sound."""
    start, end = box_of(file, file.seek(0, 2), b"moov")
    for name, place, length in _boxes(file, start, end):
        width = {b"stco": 4, b"co64": 8}.get(name)
        if width is None:
            continue
        file.seek(place)
        body = file.read(length)[8:]
        for at in range(0, len(body) - width + 1, width):
            offset = int.from_bytes(body[at : at + width], "big")
            yield (offset - sound_start).to_bytes(9, "big", signed=True)


def _boxes(file: BinaryIO, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while at + 8 <= end:
        file.seek(at)
        header = file.read(8)
        length, name = int.from_bytes(header[:4], "big"), header[4:]
        if length < 8:
            return
        if name in _CONTAINERS:
            yield from _boxes(file, at + 8, min(at + length, end))
        else:
            yield name, at + 8, length - 8
        at += length
