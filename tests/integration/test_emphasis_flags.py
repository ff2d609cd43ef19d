"""Where a disc says that it was cut with emphasis: sheets beside and inside, and tags."""

import sqlite3
from contextlib import closing
from importlib.resources import files

import numpy as np
import pytest
from mutagen.flac import FLAC
from mutagen.id3 import ID3, TXXX
from mutagen.mp4 import MP4

from player.library.db import migrations
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.library.tags import read_track
from player.model import Emphasis, Track
from player.opening import described
from tests.support.engine_bench import write_audio
from tests.support.library_factory import sound

RATE = 44_100
SHEET = """FILE "{name}" WAVE
  TRACK 01 AUDIO
    TITLE "Plain"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Bright"
    FLAGS DCP PRE
    INDEX 01 00:01:00
"""
ONE = 'FILE "{name}" WAVE\n  TRACK 01 AUDIO\n    FLAGS PRE\n    INDEX 01 00:00:00\n'


def disc(folder, name="disc.flac", seconds=2):
    folder.mkdir(exist_ok=True)
    return write_audio(folder / name, np.zeros((seconds * RATE, 2), np.int32), RATE, "PCM_16")


def scanned(tmp_path, folder):
    library = Library.open(tmp_path / "home" / "library.db")
    try:
        library.scan([folder], Watcher(jobs=1))
        found = library.tracks.tracks(library.tracks.ids("", "title"))
        return {track.title: track.emphasis for track in found}
    finally:
        library.close()


def test_a_sheet_beside_the_disc_says_it_of_its_tracks(tmp_path):
    folder = disc(tmp_path / "cd").parent
    (folder / "disc.cue").write_text(SHEET.format(name="disc.flac"))
    expected = {"Bright": Emphasis.CUE_SHEET, "Plain": Emphasis.NONE}
    assert scanned(tmp_path, folder) == expected


def test_a_sheet_inside_the_disc_says_it_of_its_tracks(tmp_path):
    path = disc(tmp_path / "cd")
    file = FLAC(path)
    file["cuesheet"] = SHEET.format(name="disc.flac")
    file.save()
    expected = {"Bright": Emphasis.CUE_SHEET, "Plain": Emphasis.NONE}
    assert scanned(tmp_path, path.parent) == expected


def test_a_sheet_of_one_file_a_track_says_it_of_that_file(tmp_path):
    folder = disc(tmp_path / "cd", "01.flac").parent
    disc(folder, "02.flac")
    (folder / "disc.cue").write_text(ONE.format(name="01.wav"))
    assert scanned(tmp_path, folder) == {"01": Emphasis.CUE_SHEET, "02": Emphasis.NONE}


@pytest.mark.parametrize("name", ["PRE_EMPHASIS", "PREEMPHASIS", "Pre-Emphasis"])
@pytest.mark.parametrize(
    "value, said", [("1", Emphasis.TAG), ("Yes", Emphasis.TAG), ("0", Emphasis.NONE)]
)
def test_a_tag_says_it(tmp_path, name, value, said):
    path = disc(tmp_path)
    file = FLAC(path)
    file[name] = value
    file.save()
    assert read_track(path).emphasis is said


def test_id3_and_mp4_say_it_too(tmp_path):
    (tmp_path / "a.mp3").write_bytes(sound("mp3"))
    tag = ID3()
    tag.add(TXXX(encoding=3, desc="PRE_EMPHASIS", text=["1"]))
    tag.save(tmp_path / "a.mp3")
    (tmp_path / "a.m4a").write_bytes(sound("m4a"))
    file = MP4(tmp_path / "a.m4a")
    file["----:com.apple.iTunes:PREEMPHASIS"] = [b"yes"]
    file.save()
    assert [read_track(tmp_path / name).emphasis for name in ("a.mp3", "a.m4a")] == ["tag", "tag"]


def test_a_file_that_is_opened_directly_is_known_by_the_sheet_beside_it(tmp_path):
    path = disc(tmp_path / "cd", "01.flac")
    plain = disc(tmp_path / "cd", "02.flac")
    (path.parent / "disc.cue").write_text(ONE.format(name="01.flac"))
    assert described(Track(path=str(path))).emphasis is Emphasis.CUE_SHEET
    assert described(Track(path=str(plain))).emphasis is Emphasis.NONE


def test_a_library_of_before_learns_it_at_the_next_scan(tmp_path):
    """The scan reads again what a sheet has to do with, and only that."""
    folder = disc(tmp_path / "cd").parent
    (folder / "disc.cue").write_text(SHEET.format(name="disc.flac"))
    disc(folder / "other", "alone.flac")
    home = tmp_path / "home" / "library.db"
    with closing(Library.open(home)) as library:
        library.scan([folder], Watcher(jobs=1))
    step = files(migrations).joinpath("0008_emphasis.sql").read_text("utf-8")
    with closing(sqlite3.connect(home)) as connection:
        connection.executescript("DROP TRIGGER emphasis_is_heard")
        connection.executescript(f"ALTER TABLE track DROP COLUMN emphasis; {step}")
    with closing(Library.open(home)) as library:
        report = library.scan([folder], Watcher(jobs=1))
        assert (report.read, report.unchanged) == (1, 1)
        (bright,) = library.tracks.tracks(library.tracks.ids("bright", "title"))
        assert bright.emphasis is Emphasis.CUE_SHEET


def with_block(path, *raised, rate=RATE):
    """Give a FLAC file a CUESHEET block: a track a second, a data track and the lead-out."""
    tracks = [(number, (number - 1) * rate, 0x40 * on) for number, on in enumerate(raised, 1)]
    tracks += [(9, 8 * rate, 0x80), (170, 9 * rate, 0)]
    body = bytes(128) + (88_200).to_bytes(8, "big") + b"\x80" + bytes(258) + bytes([len(tracks)])
    for number, offset, flags in tracks:
        body += offset.to_bytes(8, "big") + bytes([number]) + bytes(12) + bytes([flags])
        body += bytes(13) + b"\1" + bytes(8) + b"\1" + bytes(3)
    data = path.read_bytes()  # STREAMINFO is first and takes 42 bytes with "fLaC"
    block = bytes([5]) + len(body).to_bytes(3, "big") + body
    path.write_bytes(data[:42] + block + data[42:])
    return path


@pytest.mark.parametrize("orderly", [True, False])
def test_flacs_own_block_says_it_of_the_whole_disc(tmp_path, orderly):
    """The short way of reading and mutagen, which reads what has an ID3 tag in front, agree."""
    paths = [with_block(disc(tmp_path, f"{on}.flac"), True, on) for on in (True, False)]
    if not orderly:
        for path in paths:
            path.write_bytes(b"ID3\4\0\0\0\0\0\x0a" + bytes(10) + path.read_bytes())
    said = [described(Track(path=str(path))) for path in paths]
    assert [track.emphasis for track in said] == [Emphasis.CUE_SHEET, Emphasis.NONE]
    assert [chapter.start_ms for chapter in said[0].chapters] == [0, 1_000]


def test_flacs_own_block_says_it_of_tracks_a_sheet_cuts(tmp_path):
    path = disc(tmp_path / "cd")
    (path.parent / "disc.cue").write_text(SHEET.format(name="disc.flac").replace("DCP PRE", "DCP"))
    with_block(path, True, False)
    expected = {"Plain": Emphasis.CUE_SHEET, "Bright": Emphasis.NONE}
    assert scanned(tmp_path, path.parent) == expected


def test_a_block_that_is_cut_short_says_nothing(tmp_path):
    path = disc(tmp_path)
    data, body = path.read_bytes(), bytes(395) + b"\x63"
    block = bytes([5]) + len(body).to_bytes(3, "big") + body
    path.write_bytes(data[:42] + block + data[42:])
    assert described(Track(path=str(path))).emphasis is Emphasis.NONE
