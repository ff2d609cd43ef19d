"""Where decoded frames belong, to the sample, whatever a container's time stamps make of it.

Matroska stamps whole milliseconds, and FFmpeg's stamps of FLAC in Ogg are several blocks late
after a seek. FLAC numbers its own blocks; codecs of equal blocks are counted.
"""

from collections.abc import Callable
from typing import Any

StartOf = Callable[[Any, Any], int | None]
"""Takes a packet and the first frame decoded from it; returns that frame's first sample frame."""

_NUMBER_AT = 4  # behind FLAC's sync code, sizes and channels
_VARIABLE = 0x01


def clock_of(stream: Any) -> StartOf:
    """Return what tells the places of a stream's frames, from its first on."""
    context = stream.codec_context
    header = bytes(context.extradata or b"")
    if context.name == "flac" and len(header) >= 4:
        block_frames = int.from_bytes(header[2:4], "big")
        return lambda packet, _frame: flac_start(bytes(packet), block_frames)
    equal = context.name != "vorbis"
    return _counted(stream) if equal and is_coarse(stream) else _stamped(stream)


def is_coarse(stream: Any) -> bool:
    """Whether time stamps cannot tell one sample from the next."""
    return bool(stream.time_base * stream.codec_context.sample_rate > 2)


def flac_start(packet: bytes, block_frames: int) -> int | None:
    """Return the place a FLAC block gives itself; None for what is no block.

    Args:
        packet: The block, from its sync code on.
        block_frames: Length of every block but the last, where the stream has equal ones.
    """
    if len(packet) <= _NUMBER_AT or packet[0] != 0xFF or packet[1] & 0xF8 != 0xF8:
        return None
    number = _coded_number(packet[_NUMBER_AT : _NUMBER_AT + 7])
    if number is None or packet[1] & _VARIABLE:
        return number
    return number * block_frames


def _coded_number(data: bytes) -> int | None:
    """UTF-8's scheme, as far as 36 bits."""
    first = data[0]
    length = 8 - (~first & 0xFF).bit_length()  # as many ones stand in front
    if length == 0:
        return first
    if length == 1 or len(data) < length:
        return None
    value = first & (0x7F >> length)
    for byte in data[1:length]:
        value = value << 6 | byte & 0x3F
    return value


def _counted(stream: Any) -> StartOf:
    """Stamps are too coarse to place a frame, and fine enough to number it."""
    rate, base = stream.codec_context.sample_rate, stream.time_base
    opus = stream.codec_context.name == "opus"
    delay = int(stream.codec_context.delay) if opus else 0

    def start_of(packet: Any, frame: Any) -> int | None:
        if frame.pts is None:
            return None
        whole = round((packet.duration or 0) * base * rate) if opus else frame.samples
        whole = whole or frame.samples
        number = round((frame.pts * base * rate + delay) / whole)
        # FFmpeg cuts what is no sound off the front of the very first one
        return int((number + 1) * whole - delay - frame.samples)

    return start_of


def _stamped(stream: Any) -> StartOf:
    rate, first = stream.codec_context.sample_rate, stream.start_time or 0

    def start_of(_packet: Any, frame: Any) -> int | None:
        if frame.pts is None:
            return None
        start: int = round((frame.pts - first) * frame.time_base * rate)
        return start

    return start_of
