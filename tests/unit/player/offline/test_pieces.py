"""What a playlist plays, and the slices a CUE sheet in it stands for."""

import pytest

from player.errors import PlayerError
from player.offline.pieces import Piece, pieces_in
from tests.support import recordings

SHEET = """FILE "album.wav" WAVE
  TRACK 01 AUDIO
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    INDEX 00 00:00:20
    INDEX 01 00:00:30
  TRACK 03 AUDIO
    INDEX 01 00:01:00
"""


@pytest.fixture
def album(tmp_path):
    """A sheet that says .wav beside what is .flac by now."""
    recordings.write(tmp_path / "album.flac", recordings.integers(50_000))
    (tmp_path / "album.cue").write_text(SHEET)
    return tmp_path


def slices(folder):
    path = str(folder / "album.flac")
    return [Piece(path, 0, 17_640), Piece(path, 17_640, 44_100), Piece(path, 44_100, None)]


def test_a_sheet_is_its_tracks_to_the_frame(album):
    assert pieces_in(album / "album.cue") == slices(album)


def test_a_playlist_keeps_its_order_and_opens_the_sheets_in_it(album):
    recordings.write(album / "one.wav", recordings.integers(10))
    (album / "list.m3u8").write_text("#EXTM3U\none.wav\nalbum.cue\none.wav\n")
    one = Piece(str(album / "one.wav"))
    assert pieces_in(album / "list.m3u8") == [one, *slices(album), one]


@pytest.mark.parametrize(
    "name, text, code",
    [
        ("list.m3u8", "#EXTM3U\n", "render.empty_list"),
        ("list.m3u8", "http://radio.example/stream\n", "render.not_a_file"),
        ("list.m3u8", "missing.cue\n", "file.missing"),
        ("list.cue", 'FILE "gone.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n', "file.missing"),
        ("list.txt", "x.wav\n", "playlist.unknown_kind"),
    ],
)
def test_a_list_that_cannot_be_played_says_why(tmp_path, name, text, code):
    (tmp_path / name).write_text(text)
    with pytest.raises(PlayerError) as caught:
        pieces_in(tmp_path / name)
    assert caught.value.code == code
