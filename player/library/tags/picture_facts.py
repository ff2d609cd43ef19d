"""What a JPEG or PNG says of itself in its header; nothing is decoded."""

import struct

from msgspec import Struct

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_EARLY_END, _SCAN = 0xD9, 0xDA


class PictureFacts(Struct, frozen=True):
    """Kind and size; an empty MIME type for what is neither JPEG nor PNG, 0 for what is not said.

    Attributes:
        depth: Bits of a pixel.
    """

    mime: str = ""
    width_px: int = 0
    height_px: int = 0
    depth: int = 0


def picture_facts(data: bytes) -> PictureFacts:
    """Read the header of a picture."""
    if data.startswith(_PNG):
        return _png_facts(data)
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg_facts(data)
    return PictureFacts()


def _png_facts(data: bytes) -> PictureFacts:
    if len(data) < 26 or data[12:16] != b"IHDR":
        return PictureFacts("image/png")
    width, height, bits, kind = struct.unpack_from(">IIBB", data, 16)
    return PictureFacts("image/png", width, height, bits * _PNG_CHANNELS.get(kind, 0))


def _jpeg_facts(data: bytes) -> PictureFacts:
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            bits, height, width, channels = struct.unpack_from(">BHHB", data, at + 4)
            return PictureFacts("image/jpeg", width, height, bits * channels)
        if marker in {_EARLY_END, _SCAN}:
            break
        if marker == 0xFF or marker in _NO_LENGTH:
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return PictureFacts("image/jpeg")
