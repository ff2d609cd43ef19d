"""Lyrics are found beside the track and in its tags, and the timed ones win."""

import os
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from mutagen.flac import FLAC
from mutagen.id3 import ID3, SYLT, USLT, Encoding
from mutagen.mp4 import MP4

from player.errors import PlayerError
from player.lyrics.reading import find_lyrics, read_lyrics_file, sidecars

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")


def tone(path):
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=0.1", str(path)]
    subprocess.run(command, check=True)
    return path


@pytest.fixture
def mp3(tmp_path):
    path = tmp_path / "song.mp3"
    ID3().save(path)
    path.write_bytes(path.read_bytes() + (b"\xff\xfb\x90\x00" + bytes(413)) * 10)
    return path


def test_the_most_exact_file_beside_a_track_is_used(tmp_path):
    track = tmp_path / "song.flac"
    track.write_bytes(b"")
    (tmp_path / "song.lrc").write_text("[00:01.00]from lrc")
    (tmp_path / "song.txt").write_text("plain")
    (tmp_path / "Lyrics").mkdir()
    (tmp_path / "Lyrics" / "song.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nfrom srt\n")
    assert [path.suffix for path in sidecars(track)] == [".lrc", ".srt", ".txt"]
    assert find_lyrics(track).text == "from lrc"


def test_a_broken_file_beside_a_track_gives_way_to_the_next(tmp_path):
    track = tmp_path / "song.flac"
    (tmp_path / "song.ttml").write_text("<tt><p>half")
    (tmp_path / "song.flac.lrc").write_text("[00:01.00]whole")
    assert find_lyrics(track).text == "whole"


def test_timed_lyrics_in_the_tags_win_over_plain_ones_beside(mp3):
    mp3.with_suffix(".txt").write_text("plain")
    tags = ID3(mp3)
    tags.add(USLT(encoding=Encoding.UTF8, lang="eng", desc="", text="[00:02.00]timed"))
    tags.save()
    assert find_lyrics(mp3).lines[0].start_ms == 2_000


def test_sylt_words_become_lines(mp3):
    entries = [("Down", 1_000), (" the river", 1_400), ("\ngoes", 3_000), (" the boat", 3_300)]
    tags = ID3(mp3)
    tags.add(SYLT(encoding=Encoding.UTF16, lang="eng", format=2, type=1, desc="", text=entries))
    tags.add(USLT(encoding=Encoding.UTF8, lang="eng", desc="", text="plain"))
    tags.save()
    lyrics = find_lyrics(mp3)
    assert [(line.start_ms, line.text) for line in lyrics.lines] == [
        (1_000, "Down the river"),
        (3_000, "goes the boat"),
    ]
    assert lyrics.lines[1].words[1].start_ms == 3_300


def test_sylt_lines_without_newlines_are_lines(mp3):
    tags = ID3(mp3)
    entries = [("one", 1_000), ("two", 2_000)]
    tags.add(SYLT(encoding=Encoding.UTF8, lang="eng", format=2, type=1, desc="", text=entries))
    tags.save()
    assert [line.text for line in find_lyrics(mp3).lines] == ["one", "two"]


@needs_ffmpeg
def test_flac_and_mp4_tags_are_read(tmp_path):
    flac, m4a = FLAC(tone(tmp_path / "a.flac")), MP4(tone(tmp_path / "b.m4a"))
    flac["LYRICS"] = "[00:01.00]in flac"
    m4a["\xa9lyr"] = ["[00:01.00]in mp4"]
    flac.save()
    m4a.save()
    assert find_lyrics(tmp_path / "a.flac").text == "in flac"
    assert find_lyrics(tmp_path / "b.m4a").text == "in mp4"


def test_a_track_without_lyrics_has_none(mp3, tmp_path):
    assert find_lyrics(mp3) is None
    assert find_lyrics(tmp_path / "missing.flac") is None


def test_a_missing_or_broken_lyrics_file_is_one_sentence(tmp_path):
    with pytest.raises(PlayerError, match="there is no such file"):
        read_lyrics_file(tmp_path / "none.lrc")
    broken = tmp_path / "broken.ttml"
    broken.write_text("<tt><p>")
    with pytest.raises(PlayerError, match="the lyrics cannot be read") as caught:
        read_lyrics_file(broken)
    assert "\n" not in caught.value.sentence


def test_a_file_far_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "huge.lrc"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(PlayerError, match="larger than 4 MiB"):
        read_lyrics_file(path)


def test_the_path_of_a_folder_is_one_sentence():
    with pytest.raises(PlayerError, match="cannot be read"):
        read_lyrics_file(Path(__file__).parent)


@pytest.mark.timeout(20)
def test_frames_that_unpack_to_gigabytes_are_never_unpacked(tmp_path):
    packed = zlib.compress(bytes(64 << 20), 9)
    body = struct.pack(">I", 64 << 20) + packed
    for name in (b"USLT", b"TXXX"):
        frame = name + struct.pack(">IH", len(body), 0x0080) + body
        size = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
        track = tmp_path / "bomb.mp3"
        track.write_bytes(b"ID3\x03\0\0" + size + frame)
        assert find_lyrics(track) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.timeout(20)
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.mp3")
    assert find_lyrics(tmp_path / "pipe.mp3") is None
