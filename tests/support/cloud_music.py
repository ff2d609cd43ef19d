"""The music of the server's tests: three albums, a CUE sheet, lyrics, a cover, 24/192."""

import shutil
import subprocess

import pytest

from tests.support.library_factory import make_album, make_file

SONGS = 9
COVER = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63f8cfc0f01f00050001ff56c7720d0000000049454e44ae426082"
)
LYRICS = "[00:00.10]<00:00.10>海 <00:00.25>über <00:00.40>all\n[00:00.30]second line\n"


def make_music(folder):
    """Write it; needs flac, and ffmpeg for the file of 24 bits at 192 kHz."""
    make_album(
        folder / "Night",
        title="Night",
        artist="Ane Brun",
        tracks=["Corner", "Bean", "Über"],
        genre="Folk",
    )
    (folder / "Night" / "cover.png").write_bytes(COVER)
    (folder / "Night" / "01.lrc").write_text(LYRICS, "utf-8")
    make_album(
        folder / "Rain",
        title="夜雨",
        artist="夜航",
        tracks=["开始", "结束"],
        genre="Pop",
        year=2020,
    )
    _hires(folder / "Hires" / "deep.flac")
    _sheet(folder / "Sheet")
    make_file(folder / "odd.mp3", {"title": "Lossy & <odd>", "artist": "Nobody"}, seconds=1.0)


def _hires(path):
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")
    path.parent.mkdir(parents=True)
    tone = "sine=frequency=997:sample_rate=192000:duration=2,volume=0.5"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", tone, "-ac", "2"]
    command += ["-c:a", "flac", "-sample_fmt", "s32", "-bits_per_raw_sample", "24"]
    command += ["-metadata", "title=Deep", "-metadata", "artist=Diver", "-metadata", "album=Sea"]
    subprocess.run([*command, str(path)], check=True)


def _sheet(folder):
    make_file(folder / "whole.flac", {"album": "Sheet", "artist": "Cutter"}, seconds=2.0)
    (folder / "whole.cue").write_text(
        'PERFORMER "Cutter"\nTITLE "Sheet"\nFILE "whole.flac" WAVE\n'
        'TRACK 01 AUDIO\nTITLE "First half"\nINDEX 01 00:00:00\n'
        'TRACK 02 AUDIO\nTITLE "Second half"\nINDEX 01 00:01:00\n'
    )
