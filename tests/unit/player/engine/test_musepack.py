"""Musepack of version 8, to the frame, against the sound its encoder was given.

`sweep.mpc` is from `mpcenc --quality 2`: eight seconds and 123 frames, 200 to 1500 Hz.
"""

from contextlib import closing

import numpy as np
import pytest

from player.engine.file_facts import facts_of
from player.engine.musepack import SYNTHESIS_DELAY_FRAMES, stream_header
from player.engine.source import open_source
from tests.support.sources import ROOT

pytest.importorskip("av", reason="PyAV is not installed")

RATE = 44_100
FRAMES = 8 * RATE + 123
SWEEP = ROOT / "tests" / "data" / "sound" / "sweep.mpc"
CLOSE = 0.01
"""Of full scale: a place that is off by two frames is further away than this."""


@pytest.fixture
def encoded():
    time_s = np.arange(FRAMES) / RATE
    return 0.25 * np.sin(2 * np.pi * (200 * time_s + 1_300 / 16 * time_s**2))


def heard(source, frames):
    return source.read(frames)[:, 0] * 2.0**-31


def test_it_begins_and_ends_where_the_sound_does(encoded):
    with closing(open_source(str(SWEEP))) as source:
        assert (source.frames, source.format.codec) == (FRAMES, "Musepack")
        whole = heard(source, 2 * FRAMES)
        assert facts_of(str(SWEEP), source, de_emphasised=False).inexact_frames == 0
    assert len(whole) == FRAMES
    inner = slice(100, -100)  # a codec smears where a sound breaks off
    assert np.abs(whole[inner] - encoded[inner]).max() < CLOSE


@pytest.mark.parametrize("frame", [0, 1, 60_000, 73_728, 73_727 - 481, 150_001, 300_000, 352_000])
def test_a_seek_is_heard_where_it_was_asked_for(encoded, frame):
    with closing(open_source(str(SWEEP))) as source:
        source.read(200_000)
        source.seek(frame)
        sound = heard(source, 900)
    begin = 100 if frame < 100 else 0
    assert len(sound) == min(900, FRAMES - frame)
    expected = encoded[frame : frame + len(sound)]
    assert np.abs(sound[begin:800] - expected[begin:800]).max() < CLOSE


def test_silence_that_was_cut_off_at_the_start_is_not_heard(tmp_path):
    head = b"MPCKSH\x0f" + bytes(4) + b"\x08" + b"\x82\x00" + b"\x81\x00" + b"\x08\x00"
    path = tmp_path / "cut.mpc"
    path.write_bytes(head + bytes(64))
    assert stream_header(str(path)) == (SYNTHESIS_DELAY_FRAMES + 128, 256 - 128)


@pytest.mark.parametrize("data", [b"", b"MPCK", b"MPCKSH", b"MPCK" + b"\xff" * 60, b"MP+\7" * 9])
def test_what_has_no_header_of_version_8_is_left_to_ffmpeg(tmp_path, data):
    path = tmp_path / "odd.mpc"
    path.write_bytes(data)
    assert stream_header(str(path)) is None
