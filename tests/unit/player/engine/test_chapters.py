"""Chapters as files have them, whatever decodes the sound."""

import subprocess

import numpy as np
import pytest
import soundfile
from mutagen.flac import FLAC
from mutagen.id3 import CHAP, ID3, TIT2
from mutagen.oggvorbis import OggVorbis

from player.engine.chapters import MOST_CHAPTERS, TITLE_LIMIT, in_order
from player.engine.source import open_source
from player.model import Chapter
from tests.support.engine_bench import write_audio
from tests.support.tools import needs

RATE = 44_100
BOOK = (Chapter(0, "Opening"), Chapter(2_000, "第二章"), Chapter(4_000, "The end"))


def silence(path, subtype="PCM_16", seconds=6):
    soundfile.write(path, np.zeros((seconds * RATE, 1)), RATE, subtype=subtype)
    return path


def chapters_in(path):
    source = open_source(str(path))
    try:
        return source.chapters
    finally:
        source.close()


@needs("ffmpeg")
@pytest.mark.parametrize("ending, codec", [("m4b", "aac"), ("mka", "flac"), ("opus", "libopus")])
def test_an_audiobook_has_its_chapters(tmp_path, ending, codec):
    words = [";FFMETADATA1"]
    for chapter, end in zip(BOOK, (2_000, 4_000, 6_000), strict=True):
        words += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={chapter.start_ms}", f"END={end}"]
        words += [f"title={chapter.title}"]
    (tmp_path / "words.txt").write_text("\n".join(words), "utf-8")
    wav = silence(tmp_path / "book.wav")
    command = ["ffmpeg", "-v", "error", "-i", wav, "-i", tmp_path / "words.txt", "-map", "0:a"]
    command += ["-map_chapters", "1", "-c:a", codec, tmp_path / f"book.{ending}"]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    assert chapters_in(tmp_path / f"book.{ending}") == BOOK


def test_a_podcast_has_the_chapters_of_its_id3_tag(tmp_path):
    path = silence(tmp_path / "show.mp3", "MPEG_LAYER_III")
    tag = ID3()
    for number, chapter in enumerate(reversed(BOOK)):
        frames = [TIT2(encoding=3, text=[chapter.title])]
        tag.add(
            CHAP(
                element_id=f"chp{number}",
                start_time=chapter.start_ms,
                end_time=chapter.start_ms + 500,
                start_offset=0xFFFFFFFF,
                end_offset=0xFFFFFFFF,
                sub_frames=frames,
            )
        )
    tag.save(path)
    assert chapters_in(path) == BOOK


@pytest.mark.parametrize("opened, subtype", [(FLAC, "PCM_16"), (OggVorbis, "VORBIS")])
def test_comments_name_chapters(tmp_path, opened, subtype):
    path = silence(tmp_path / ("a.flac" if opened is FLAC else "a.ogg"), subtype)
    file = opened(path)
    for number, chapter in enumerate(BOOK, 1):
        seconds = chapter.start_ms / 1000
        file[f"CHAPTER{number:03}"] = f"00:00:{seconds:06.3f}"
        file[f"CHAPTER{number:03}NAME"] = chapter.title
    file.save()
    assert chapters_in(path) == BOOK


def test_ordinary_music_has_no_chapters(tmp_path):
    assert chapters_in(write_audio(tmp_path / "a.wav", np.zeros((900, 2), np.int32), RATE)) == ()
    assert chapters_in(silence(tmp_path / "a.flac")) == ()
    assert chapters_in(silence(tmp_path / "a.mp3", "MPEG_LAYER_III")) == ()


def test_one_chapter_that_is_the_whole_file_is_none():
    assert in_order([Chapter(0, "All of it")]) == ()
    assert in_order([Chapter(7_000, "The hidden track")]) == (Chapter(7_000, "The hidden track"),)


def test_chapters_are_in_order_each_once_and_bounded():
    wild = [Chapter(5, "b"), Chapter(-9, "a\n\tlonger  one"), Chapter(5, "b again")]
    assert in_order(wild) == (Chapter(0, "a longer one"), Chapter(5, "b again"))
    many = in_order(Chapter(place, "x" * 999) for place in range(9_999))
    assert (len(many), len(many[-1].title)) == (MOST_CHAPTERS, TITLE_LIMIT)


def test_a_tag_that_only_claims_to_have_chapters_has_none(tmp_path):
    path = silence(tmp_path / "a.mp3", "MPEG_LAYER_III")
    sound = path.read_bytes()
    body = b"CHAP" + b"\xff\xff\xff\xff" + bytes(64)
    path.write_bytes(b"ID3\4\0\0" + bytes([0, 0, 0, len(body)]) + body + sound)
    assert chapters_in(path) == ()
