"""WM/Picture, the pictures of an ASF file: type, length, two UTF-16 texts, the picture."""

import struct

ASF_PICTURE = "WM/Picture"
_head = struct.Struct("<BI")
_END = b"\0\0"


def asf_picture(block: bytes) -> tuple[int, str, str, bytes] | None:
    """Return type, MIME type, description and bytes; None for what is no such block."""
    if len(block) < _head.size:
        return None
    kind, length = _head.unpack_from(block)
    mime, at = _text(block, _head.size)
    description, at = _text(block, at)
    data = block[at:]
    return (kind, mime, description, data) if at and len(data) == length else None


def asf_block(kind: int, mime: str, description: str, data: bytes) -> bytes:
    """Return the block of a picture."""
    texts = b"".join(text.encode("utf-16-le") + _END for text in (mime, description))
    return _head.pack(kind & 0xFF, len(data)) + texts + data


def _text(block: bytes, start: int) -> tuple[str, int]:
    """Return a text and where what follows it begins; 0 when it does not end."""
    for at in range(start, len(block) - 1, 2) if start else ():
        if block[at : at + 2] == _END:
            return block[start:at].decode("utf-16-le", "replace"), at + 2
    return "", 0
