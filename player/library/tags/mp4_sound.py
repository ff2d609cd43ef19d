"""The sound of an MP4 file as its first audio track declares it: plain AAC and ALAC."""

import struct
from typing import NamedTuple

_ENTRY_BYTES = 28
_MOST_BOXES = 50_000
_AAC, _AUDIO_STREAM, _LOW_COMPLEXITY = 0x40, 5, 2
_NO_SBR = b"\x56\xe5\x00"
_HIGHEST_DOUBLED_HZ = 24_000
"""Below, a file that says nothing of spectral band replication may well have it."""

_RATES = (
    *(96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000),
    *(22_050, 16_000, 12_000, 11_025, 8_000, 7_350),
)
_Place = tuple[int, int]
_box_header = struct.Struct(">I4s").unpack_from


class OddBoxError(Exception):
    """Something only mutagen knows how to read."""


class Mp4Facts(NamedTuple):
    """What mutagen would call `info`."""

    codec: str
    sample_rate: int
    channels: int
    bits_per_sample: int
    bitrate: int
    length: float


def boxes(data: bytes, at: int, end: int) -> list[tuple[bytes, _Place]]:
    """Return name and content of the boxes that fill a place exactly.

    Raises:
        OddBoxError: They do not.
    """
    found: list[tuple[bytes, _Place]] = []
    while at + 8 <= end and len(found) < _MOST_BOXES:
        length, name = _box_header(data, at)
        if length < 8:
            raise OddBoxError
        found.append((name, (at + 8, at + length)))
        at += length
    if at != end:
        raise OddBoxError
    return found


def sound_of(movie: bytes, tracks: list[_Place]) -> Mp4Facts | None:
    """Return what the first audio track says of itself; None when that is not all plain.

    Raises:
        OddBoxError, struct.error: Something does not fit.
    """
    for track in tracks:
        media = _within(movie, track, b"mdia")
        handler, _ = _within(movie, media, b"hdlr")
        if movie[handler + 8 : handler + 12] == b"soun":
            start, end = _within(movie, media, b"minf", b"stbl", b"stsd")
            length = _length_s(movie, _within(movie, media, b"mdhd"))
            return _entry(movie[start:end], length)
    return None


def _within(movie: bytes, place: _Place, *names: bytes) -> _Place:
    for wanted in names:
        found = next((at for name, at in boxes(movie, *place) if name == wanted), None)
        if found is None:
            raise OddBoxError
        place = found
    return place


def _length_s(movie: bytes, place: _Place) -> float:
    at, end = place
    wide = movie[at : at + 1] == b"\1"
    if end - at < (32 if wide else 20) or movie[at] > 1:
        raise OddBoxError
    form, start = (">IQ", at + 20) if wide else (">2I", at + 12)
    unit, length = struct.unpack_from(form, movie, start)
    return length / unit if unit else 0.0


def _entry(table: bytes, length_s: float) -> Mp4Facts | None:
    """Read the first entry of a sample table's descriptions: its codec and how it is set up."""
    if table[:4] != bytes(4) or len(table) < 16 + _ENTRY_BYTES:
        return None
    entry_bytes, codec = _box_header(table, 8)
    body = table[16 : 8 + entry_bytes]
    channels, bit_depth, rate = struct.unpack_from(">16xHH4xI", body)
    inner = boxes(body, _ENTRY_BYTES, len(body))
    if not inner:
        return None
    name, (at, end) = inner[0]
    setup = body[at:end]
    if (codec, name) == (b"alac", b"alac"):
        return _alac(setup, length_s)
    if (codec, name) != (b"mp4a", b"esds"):
        return None
    return _aac(setup, Mp4Facts("mp4a", rate >> 16, channels, bit_depth, 0, length_s))


def _alac(cookie: bytes, length_s: float) -> Mp4Facts | None:
    if cookie[:4] != bytes(4) or len(cookie) < 28:
        return None
    version, bit_depth, channels, bitrate, rate = struct.unpack_from(">4xBB3xB6xII", cookie, 4)
    return None if version else Mp4Facts("alac", rate, channels, bit_depth, bitrate, length_s)


def _aac(descriptor: bytes, entry: Mp4Facts) -> Mp4Facts | None:
    """ISO/IEC 14496-1: an ES descriptor around a decoder's around what is specific to AAC."""
    stream = _described(descriptor[4:], 3)
    if descriptor[:1] != b"\0" or len(stream) < 3 or stream[2] & 0xE0:
        return None
    decoder = _described(stream[3:], 4)
    kind, purpose, bitrate = struct.unpack_from(">BB7xI", decoder)
    if kind != _AAC or purpose >> 2 != _AUDIO_STREAM:
        return None
    setup = _described(decoder[13:], 5)
    shape = _shape(setup, entry)
    return (
        None
        if shape is None
        else entry._replace(sample_rate=shape[0], channels=shape[1], bitrate=bitrate)
    )


def _described(data: bytes, tag: int) -> bytes:
    """Return the content of a descriptor; its length stands in groups of seven bits."""
    if data[:1] != bytes((tag,)):
        raise OddBoxError
    length, at = 0, 1
    for group in data[1:5]:
        length, at = length << 7 | group & 0x7F, at + 1
        if group < 0x80:
            break
    else:
        raise OddBoxError
    if at + length > len(data):
        raise OddBoxError
    return data[at : at + length]


def _shape(setup: bytes, entry: Mp4Facts) -> tuple[int, int] | None:
    """Return rate and channels; plain AAC-LC only, with a word on band replication or without."""
    if len(setup) < 2 or setup[2:] not in {b"", _NO_SBR} or setup[1] & 7:
        return None
    kind, place = setup[0] >> 3, (setup[0] & 7) << 1 | setup[1] >> 7
    layout = setup[1] >> 3 & 15
    if kind != _LOW_COMPLEXITY or place >= len(_RATES) or not 1 <= layout <= 7:
        return None
    rate = _RATES[place]
    said = len(setup) > 2 or rate > _HIGHEST_DOUBLED_HZ
    channels = {1: entry.channels, 7: 8}.get(layout, layout)
    return rate if said else entry.sample_rate, channels
