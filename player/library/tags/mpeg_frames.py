"""MPEG audio as most MP3s have it: four frames in a row behind the tag, no VBR header.

mutagen reads such a header bit by bit and takes a third of a file's time. Everything else - VBR
headers, other layers, bytes between tag and sound - is None and left to it.
"""

import functools
from typing import BinaryIO, NamedTuple

_FRAMES = 4
"""As many as mutagen wants to see before it believes in MPEG audio."""

_LONGEST_FRAME = 1441
_KBPS_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBPS_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = (44_100, 48_000, 32_000)
_DIVISORS = {3: 1, 2: 2, 0: 4}
"""MPEG 1, 2 and 2.5 by the version's bits."""

_LAYER_3, _MONO = 1, 3


class MpegFacts(NamedTuple):
    """What mutagen would call `info`."""

    sample_rate: int
    channels: int
    bitrate: int
    length: float


class _Frame(NamedTuple):
    """One frame header: bit/s, Hz, bytes to the next, and where a Xing header would be."""

    bitrate: int
    sample_rate: int
    channels: int
    length: int
    xing_at: int


def plain_frames(file: BinaryIO, start: int, size: int) -> MpegFacts | None:
    """Return the facts of constant-rate sound; None for any other.

    Args:
        file: Its place is not kept.
        start: Where the sound begins.
        size: Of the whole file.
    """
    file.seek(start)
    data = file.read((_FRAMES + 1) * _LONGEST_FRAME)
    at, first = 0, None
    for _ in range(_FRAMES):
        frame = _frame(data[at : at + 4])
        if frame is None or _has_vbr_header(data, at, frame):
            return None
        first = first or frame
        at += frame.length
    if first is None:
        return None
    length_s = 8 * (size - start) / first.bitrate
    return MpegFacts(first.sample_rate, first.channels, first.bitrate, length_s)


def _has_vbr_header(data: bytes, at: int, frame: _Frame) -> bool:
    xing = data[at + frame.xing_at : at + frame.xing_at + 4]
    return xing in {b"Xing", b"Info"} or data[at + 36 : at + 40] == b"VBRI"


@functools.lru_cache(maxsize=256)
def _frame(header: bytes) -> _Frame | None:
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bitrate, rate = header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or layer != _LAYER_3 or rate == 3 or bitrate in {0, 15}:
        return None
    bit_rate = (_KBPS_1 if version == 3 else _KBPS_2)[bitrate - 1] * 1000
    sample_rate = _RATES[rate] // _DIVISORS[version]
    channels = 1 if header[3] >> 6 == _MONO else 2
    samples = 1152 if version == 3 else 576
    length = samples // 8 * bit_rate // sample_rate + (header[2] >> 1 & 1)
    narrow = channels == 1
    xing_at = (21 if narrow else 36) if version == 3 else (13 if narrow else 21)
    return _Frame(bit_rate, sample_rate, channels, length, xing_at)
