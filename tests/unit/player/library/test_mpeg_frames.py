"""Constant-rate MPEG sound read in one go says what mutagen says of it, or nothing."""

import io
import itertools

import pytest
from mutagen.mp3 import MPEGFrame, MPEGInfo

from player.library.tags.mpeg_frames import plain_frames

MPEG_1, MPEG_2, MPEG_25 = 3, 2, 0
LAYER_3 = 1
STEREO, MONO = 0, 3


def frame(version=MPEG_1, bitrate=9, rate=0, padding=0, mode=STEREO, layer=LAYER_3):
    """One silent frame, as long as mutagen takes it to be."""
    second = 0xE1 | version << 3 | layer << 1
    header = bytes([0xFF, second, bitrate << 4 | rate << 2 | padding << 1, mode << 6])
    file = io.BytesIO(header + bytes(5000))
    MPEGFrame(file)
    return header + bytes(file.tell() - 4)


def both(data, start=0):
    """What is read in one go, and what mutagen makes of the same bytes."""
    file = io.BytesIO(data)
    info = MPEGInfo(file, start)
    return plain_frames(file, start, len(data)), (
        info.sample_rate,
        info.channels,
        info.bitrate,
        info.length,
    )


@pytest.mark.parametrize("version", [MPEG_1, MPEG_2, MPEG_25])
@pytest.mark.parametrize("mode", [STEREO, 1, MONO])
def test_every_header_says_what_mutagen_says(version, mode):
    for bitrate, rate, padding in itertools.product(range(1, 15), range(3), range(2)):
        plain, info = both(b"tag!" + frame(version, bitrate, rate, padding, mode) * 5, start=4)
        assert plain == info


def test_frames_of_changing_size_are_followed():
    mixed = frame(bitrate=1) + frame(bitrate=14) + frame(padding=1) + frame() * 3
    plain, info = both(mixed)
    assert plain == info


@pytest.mark.parametrize("version", [MPEG_1, MPEG_2])
@pytest.mark.parametrize("mode", [STEREO, MONO])
@pytest.mark.parametrize("mark", [b"Xing", b"Info", b"VBRI"])
def test_a_vbr_header_is_left_to_mutagen(version, mode, mark):
    first = bytearray(frame(version, mode=mode))
    side = {(MPEG_1, STEREO): 36, (MPEG_2, MONO): 13}.get((version, mode), 21)
    at = 36 if mark == b"VBRI" else side
    first[at : at + 26] = mark + bytes([0, 1]) + bytes(20)
    assert plain_frames(io.BytesIO(bytes(first) + frame(version, mode=mode) * 5), 0, 9999) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" + frame() * 5,
        frame() * 2 + b"\0" + frame() * 5,
        frame() * 3,
        frame(layer=2) * 5,
        b"ID3\x03\0\0\0\0\0\x01\0" + frame() * 5,
        b"\xff\xfb\xf0\0" + bytes(5000),
        b"\xff\xfb\x0c\0" + bytes(5000),
    ],
)
def test_what_is_not_four_plain_frames_in_a_row_is_left_to_mutagen(data):
    assert plain_frames(io.BytesIO(data), 0, len(data)) is None
