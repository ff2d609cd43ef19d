"""The table of a disc inside a FLAC file: metadata block 5, as `flac --cuesheet` writes it."""

import struct
from collections.abc import Iterable
from typing import Any, NamedTuple

_HEAD = struct.Struct(">128sQ259xB")  # catalogue number, lead-in, CD flag and nothing, tracks
_TRACK = struct.Struct(">QB12sB13xB")  # offset, number, ISRC, flags, index points
_POINT = struct.Struct(">QB3x")  # offset from the track's, number
_NOT_AUDIO, _PRE_EMPHASIS = 0x80, 0x40
_LEAD_OUTS = (170, 255)


class IndexedTrack(NamedTuple):
    """One track of sound; `start_frame` is where its INDEX 01 is, in sample frames of the file."""

    number: int
    start_frame: int
    pre_emphasis: bool


def index_of(body: bytes) -> tuple[IndexedTrack, ...]:
    """Return the tracks of a block's bytes; what is cut short has none."""
    try:
        return tuple(_sound(_tracks(body)))
    except struct.error:
        return ()


def index_of_sheet(sheet: Any) -> tuple[IndexedTrack, ...]:
    """Return the tracks of mutagen's `CueSheet`, None where a file has none."""
    return tuple(_sound(_as_read(track) for track in (sheet.tracks if sheet else ())))


class _Track(NamedTuple):
    number: int
    offset: int
    flags: int
    points: list[tuple[int, int]]  # offset and number


def _tracks(body: bytes) -> Iterable[_Track]:
    count = _HEAD.unpack_from(body)[2]
    at = _HEAD.size
    for _ in range(count):
        offset, number, _isrc, flags, points = _TRACK.unpack_from(body, at)
        at += _TRACK.size
        places = [_POINT.unpack_from(body, at + n * _POINT.size) for n in range(points)]
        at += points * _POINT.size
        yield _Track(number, offset, flags, places)


def _as_read(track: Any) -> _Track:
    points = [(index.index_offset, index.index_number) for index in track.indexes]
    flags = _NOT_AUDIO * bool(track.type) | _PRE_EMPHASIS * bool(track.pre_emphasis)
    return _Track(track.track_number, track.start_offset, flags, points)


def _sound(tracks: Iterable[_Track]) -> Iterable[IndexedTrack]:
    for track in tracks:
        if track.number not in _LEAD_OUTS and not track.flags & _NOT_AUDIO:
            into = next((offset for offset, number in track.points if number == 1), 0)
            raised = bool(track.flags & _PRE_EMPHASIS)
            yield IndexedTrack(track.number, track.offset + into, raised)
