from pathlib import Path

import pytest

from player.errors import PlayerError
from player.library.cue import (
    CueTrack,
    decode_sheet,
    find_file,
    frames_of,
    parse_cue,
    read_cue,
    sample_bounds,
)

GOOD = """PERFORMER "Ane Brun"
TITLE "It All Starts with One"
REM DATE 2011
REM GENRE Pop
FILE "image.flac" WAVE
  TRACK 01 AUDIO
    TITLE "These Days"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Words"
    PERFORMER "Ane Brun; José"
    INDEX 00 03:59:70
    INDEX 01 04:01:10
"""
SHAPE = [("These Days", 0), ("Words", (4 * 60 + 1) * 75 + 10)]


def shape(text):
    return [(track.title, track.start) for track in parse_cue(text).tracks]


def test_a_good_sheet_is_read_whole():
    sheet = parse_cue(GOOD)
    assert (sheet.title, sheet.performer) == ("It All Starts with One", "Ane Brun")
    assert (sheet.date, sheet.genre) == ("2011", "Pop")
    assert shape(GOOD) == SHAPE
    assert [track.file for track in sheet.tracks] == ["image.flac", "image.flac"]


BROKEN = {
    "windows line ends": GOOD.replace("\n", "\r\n"),
    "old Mac line ends": GOOD.replace("\n", "\r"),
    "a byte order mark": "\ufeff" + GOOD,
    "no indent": "\n".join(line.strip() for line in GOOD.splitlines()),
    "tabs": GOOD.replace("  ", "\t"),
    "lower case": GOOD.replace("TRACK", "track").replace("INDEX", "index").replace("FILE", "file"),
    "no quotes": GOOD.replace('"', ""),
    "one quote missing": GOOD.replace('"Words"', '"Words'),
    "no file type": GOOD.replace(" WAVE", ""),
    "an unknown file type": GOOD.replace("WAVE", "FLAC"),
    "empty lines": GOOD.replace("\n", "\n\n"),
    "remarks everywhere": GOOD.replace("\n", "\nREM x\n"),
    "a remark without a word": GOOD + "REM\n",
    "unknown commands": GOOD.replace("  TRACK", "  FROB 1\n  TRACK"),
    "a catalogue number": "CATALOG 0000000000000\n" + GOOD,
    "a CD-TEXT file": "CDTEXTFILE x.cdt\n" + GOOD,
    "flags and pregaps": GOOD.replace(
        "    INDEX 01", "    FLAGS DCP\n    PREGAP 00:02:00\n    INDEX 01"
    ),
    "one-digit indexes": GOOD.replace("INDEX 01", "INDEX 1"),
    "a dot before the frames": GOOD.replace("04:01:10", "04:01.10"),
    "one-digit minutes": GOOD.replace("00:00:00", "0:00:00"),
    "a later index": GOOD + "    INDEX 02 04:30:00\n",
    "a data track": GOOD + "  TRACK 03 MODE1/2352\n",
    "a track without an index": GOOD + "  TRACK 03 AUDIO\n    TITLE x\n",
    "a time that is none": GOOD + "  TRACK 03 AUDIO\n    INDEX 01 99999999999:99:99\n",
    "seconds over 59": GOOD + "  TRACK 03 AUDIO\n    INDEX 01 05:75:00\n",
    "frames over 74": GOOD + "  TRACK 03 AUDIO\n    INDEX 01 05:00:99\n",
    "a track that begins too early": GOOD + "  TRACK 03 AUDIO\n    INDEX 01 00:00:01\n",
    "garbage at the end": GOOD + "\0\x1a\x1a<html>",
    "trailing blanks": GOOD.replace("\n", "   \n"),
    "track numbers that are none": GOOD.replace("TRACK 01", "TRACK AA").replace(
        "TRACK 02", "TRACK"
    ),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_sheet_still_gives_its_tracks(text):
    assert shape(text) == SHAPE


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_a_sheet_in_any_encoding_is_read(encoding):
    text = GOOD.replace("Ane Brun", "周杰伦").replace("Words", "园游会").replace("José", "费玉清")
    assert parse_cue(decode_sheet(text.encode(encoding))).tracks[1].title == "园游会"


def test_gaps_appended_to_the_file_before_count_from_the_files_own_start():
    text = """FILE "01.wav" WAVE
  TRACK 01 AUDIO
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    INDEX 00 03:00:00
FILE "02.wav" WAVE
    INDEX 01 00:00:00
"""
    assert [(t.file, t.start) for t in parse_cue(text).tracks] == [("01.wav", 0), ("02.wav", 0)]


def test_a_sheet_without_tracks_and_one_without_end_are_refused():
    with pytest.raises(PlayerError, match="no track"):
        read_cue(Path("x.cue"), b"hello")
    with pytest.raises(PlayerError, match="1 MB"):
        read_cue(Path("x.cue"), b"x" * (2 << 20))


def test_fifty_thousand_tracks_are_no_disc():
    text = 'FILE "a" WAVE\n' + " TRACK 1 AUDIO\n  INDEX 01 00:00:00\n" * 50_000
    assert len(parse_cue(text).tracks) <= 999


@pytest.mark.parametrize("time, frames", [("00:02:00", 150), ("80:00:74", 360_074), ("x", None)])
def test_times_are_counted_in_cd_frames(time, frames):
    assert frames_of(time) == frames


@pytest.mark.parametrize(
    "written, found",
    [
        ("image.flac", "image.flac"),
        ("IMAGE.FLAC", "image.flac"),
        ("image.wav", "image.flac"),
        ("C:\\rips\\image.wav", "image.flac"),
        ("../../../etc/image.wav", "image.flac"),
        ("other.wav", None),
    ],
)
def test_a_file_line_finds_its_neighbour(written, found):
    assert find_file(written, ["image.flac", "x.mp3"]) == found


def test_a_sheets_own_name_stands_for_a_file_that_was_renamed():
    assert find_file("CDImage.ape", ["Album.flac"], "Album") == "Album.flac"


@pytest.mark.parametrize("sample_rate", [44_100, 48_000, 96_000, 192_000])
def test_bounds_are_exact_and_leave_no_gap(sample_rate):
    tracks = [CueTrack(n, "f", start=start) for n, start in enumerate((0, 37, 4501))]
    bounds = sample_bounds(tracks, sample_rate)
    assert [end for *_, end in bounds] == [*[start for _, start, _ in bounds][1:], None]
    assert bounds[1][1] * 75 == 37 * sample_rate
    assert sample_bounds([], sample_rate) == []
