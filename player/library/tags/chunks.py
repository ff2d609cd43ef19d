"""Text chunks that mutagen does not read: RIFF INFO lists and AIFF NAME, AUTH, ANNO."""

from collections.abc import Iterator
from typing import BinaryIO

from player.library.tags.model import Values
from player.text.encoding import decode_unlabelled

_INFO = {
    b"INAM": "title",
    b"IART": "artist",
    b"IPRD": "album",
    b"ICRD": "date",
    b"IGNR": "genre",
    b"ICMT": "comment",
    b"ITRK": "tracknumber",
    b"IPRT": "tracknumber",
    b"IMUS": "composer",
}
_AIFF = {b"NAME": "title", b"AUTH": "artist", b"ANNO": "comment"}
_MOST_CHUNKS = 1000
_MOST_BYTES = 1 << 16


def values_of_chunks(file: BinaryIO, head: bytes) -> Values:
    """Return what text chunks say; names that no INFO list knows are left out."""
    if head[:4] in {b"RIFF", b"RF64"}:
        return _named(_info_items(file), _INFO)
    return _named(_chunks(file, 12, "big"), _AIFF)


def _named(items: Iterator[tuple[bytes, bytes]], names: dict[bytes, str]) -> Values:
    found = [(names[kind], body.rstrip(b"\0 ")) for kind, body in items if kind in names]
    texts = decode_unlabelled([body for _, body in found])
    return {name: [text] for (name, _), text in zip(found, texts, strict=True) if text}


def _info_items(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    for kind, body in _chunks(file, 12, "little"):
        if kind == b"LIST" and body[:4] == b"INFO":
            yield from _items(body)


def _items(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 4
    while at + 8 <= len(body):
        length = int.from_bytes(body[at + 4 : at + 8], "little")
        yield body[at : at + 4], body[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)


def _chunks(file: BinaryIO, at: int, order: str) -> Iterator[tuple[bytes, bytes]]:
    """Walk top-level chunks, reading the bodies of short ones only."""
    end = file.seek(0, 2)
    for _ in range(_MOST_CHUNKS):
        if at + 8 > end:
            return
        file.seek(at)
        header = file.read(8)
        length = int.from_bytes(header[4:], "little" if order == "little" else "big")
        yield header[:4], file.read(min(length, _MOST_BYTES)) if header[:4] != b"data" else b""
        at += 8 + length + (length & 1)
