"""Content ids: a hash of the sound that survives retagging, renaming and moving.

FLAC carries the MD5 of its samples. Elsewhere the first and last 16 kB of what lies between the
tags are hashed with its length: reading whole files would cost a scan minutes.
"""

import hashlib
from typing import BinaryIO

from player.library.tags.id3 import tag_bytes

_EDGE = 1 << 14


def content_id_of(file: BinaryIO, head: bytes, flac_md5: int = 0) -> str:
    """Return 32 hex digits.

    Args:
        file: Open at any place; its place is not kept.
        head: The first bytes of the file.
        flac_md5: `md5_signature` of STREAMINFO; 0 when it is not filled in.
    """
    if flac_md5:
        return f"{flac_md5:032x}"
    if head[:4] == b"OggS":
        return _digest(*_last_ogg_page(file))
    start, end = sound_bounds(file, head)
    file.seek(start)
    first = file.read(min(_EDGE, end - start))
    file.seek(max(start, end - _EDGE))
    return _digest(
        first, file.read(end - max(start, end - _EDGE)), (end - start).to_bytes(8, "big")
    )


def _digest(*parts: bytes) -> str:
    return hashlib.blake2b(b"".join(parts), digest_size=16).hexdigest()


def sound_bounds(file: BinaryIO, head: bytes) -> tuple[int, int]:
    """Return where the bytes between the tags begin and end; FLAC's blocks count as sound here."""
    end = file.seek(0, 2)
    if head[4:8] == b"ftyp":
        return box_of(file, end, b"mdat")
    if head[:4] in {b"RIFF", b"FORM"}:
        return _chunk(file, end, little=head[:4] == b"RIFF")
    start = min(tag_bytes(head), end)
    return start, max(_before_tail_tags(file, end), start)


def _before_tail_tags(file: BinaryIO, end: int) -> int:
    """Step over ID3v1 and APEv2 at the end, as often as they come."""
    for _ in range(4):
        file.seek(max(0, end - 160))
        tail = file.read(min(160, end))
        if tail[-128:-125] == b"TAG" and len(tail) >= 128:
            end -= 128
        elif tail[-32:-24] == b"APETAGEX":
            has_header = tail[-9] & 0x80  # flags: bit 31 of a little-endian word
            end -= int.from_bytes(tail[-20:-16], "little") + (32 if has_header else 0)
        else:
            break
    return max(end, 0)


def box_of(file: BinaryIO, end: int, wanted: bytes) -> tuple[int, int]:
    """Return the content of an MP4 file's outermost box; the whole file when it has none."""
    at = 0
    while at + 8 <= end:
        file.seek(at)
        header = file.read(16)
        length = int.from_bytes(header[:4], "big")
        if length == 1:
            length = int.from_bytes(header[8:], "big")
        if header[4:8] == wanted:
            return at + 8, min(at + length, end) if length >= 8 else end
        if length < 8:
            break
        at += length
    return 0, end


def _chunk(file: BinaryIO, end: int, *, little: bool) -> tuple[int, int]:
    at = 12
    while at + 8 <= end:
        file.seek(at)
        header = file.read(8)
        length = int.from_bytes(header[4:], "little" if little else "big")
        if header[:4] in {b"data", b"SSND"}:
            return at + 8, min(at + 8 + length, end)
        at += 8 + length + (length & 1)
    return 0, end


def _last_ogg_page(file: BinaryIO) -> tuple[bytes, bytes]:
    """Return granule position and serial, and the payload, of the last page.

    Page numbers and checksums are left out: a longer comment header shifts them.
    """
    end = file.seek(0, 2)
    file.seek(max(0, end - (1 << 16)))
    tail = file.read()
    at = tail.rfind(b"OggS")
    page = tail[max(at, 0) :]
    return page[6:18], page[27 + (page[26] if len(page) > 26 else 0) :]
