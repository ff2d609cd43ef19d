"""A sheet or a playlist that is opened like a file plays what it names."""

import threading

import numpy as np
import pytest
from mutagen.flac import FLAC

from player.engine.local import LocalEngine
from player.errors import PlayerError
from player.library.playlists.files import READERS
from player.model import Emphasis, Track
from player.opening import LIST_SUFFIXES, Opener, described, tracks_in
from player.playback import Playback
from tests.support.engine_bench import write_audio
from tests.support.fast_output import FastOutput
from tests.support.listener import Listener

RATE = 44_100
SHEET = """PERFORMER "Somebody"
TITLE "Album"
FILE "image.wav" WAVE
  TRACK 01 AUDIO
    TITLE "One"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Two"
    FLAGS PRE
    INDEX 01 00:00:30
FILE "last.wav" WAVE
  TRACK 03 AUDIO
    TITLE "Three"
    INDEX 01 00:00:00
"""


@pytest.fixture
def disc(tmp_path):
    """A second in an image that was made FLAC since, half a second beside it, and a sheet."""
    write_audio(tmp_path / "image.flac", np.zeros((RATE, 2)), RATE)
    write_audio(tmp_path / "last.wav", np.zeros((RATE // 2, 2)), RATE)
    (tmp_path / "disc.cue").write_text(SHEET)
    return tmp_path / "disc.cue"


def test_a_sheet_is_its_tracks(disc):
    one, two, three = tracks_in([str(disc)])
    assert [track.title for track in (one, two, three)] == ["One", "Two", "Three"]
    assert (one.start_frame, one.end_frame) == (0, 17_640)
    assert (two.start_frame, two.end_frame, two.emphasis) == (17_640, None, Emphasis.CUE_SHEET)
    assert (one.album, one.artist, one.duration_ms) == ("Album", "Somebody", 400)
    assert (three.path, three.start_frame) == (str(disc.parent / "last.wav"), 0)
    assert [described(track) for track in (one, two, three)] == [one, two, three]


def test_a_file_in_the_queue_of_an_earlier_start_has_its_title_again(disc):
    file = FLAC(disc.with_name("image.flac"))
    file["title"] = "Harbour"
    file.save()
    opener, told = Opener(), threading.Event()
    opener.told = told.set
    waiting = Track(path=str(disc.with_name("image.flac")))
    try:
        opener.known(waiting)  # whoever asks first may be answered by the name of the file
        assert told.wait(30)
        assert opener.known(waiting).name == "Harbour"
    finally:
        opener.close()


def test_a_playlist_is_its_files_and_the_tracks_of_sheets_in_it(disc):
    playlist = disc.with_name("all.m3u8")
    playlist.write_text("last.wav\nhttp://example.org/stream\ndisc.cue\ngone.flac\n")
    found = tracks_in([str(playlist)])
    assert [track.name for track in found] == ["last", "One", "Two", "Three", "gone"]


def test_a_sheet_without_its_sound_says_so_in_its_turn(disc):
    (disc.parent / "image.flac").unlink()
    assert [track.name for track in tracks_in([str(disc)])] == ["image", "Three"]


def test_a_list_that_cannot_be_read_says_why(tmp_path):
    (tmp_path / "empty.cue").write_text("REM nothing\n")
    with pytest.raises(PlayerError, match="names no track"):
        tracks_in([str(tmp_path / "empty.cue")])


def test_every_kind_of_playlist_may_be_opened():
    assert {*READERS, ".cue"} == LIST_SUFFIXES


def test_it_plays_from_the_sheets_first_track_to_its_last(disc):
    engine, opener = LocalEngine(FastOutput()), Opener()
    playback = Playback(engine, opener, lambda track_id: Track(path=f"track {track_id}"))
    listener = Listener(playback)
    try:
        playback.open([str(disc)])
        listener.until_stopped()
        assert listener.names_played() == ["One", "Two", "Three"]
        assert not listener.notices()
    finally:
        opener.close()
        engine.close()
        playback.close()
