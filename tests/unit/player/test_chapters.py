"""Chapters of what plays: told with the track, gone through by two verbs."""

import numpy as np
import pytest
from mutagen.flac import FLAC

from player.model import Chapter, PlayState, Track
from player.opening import described
from player.playback.chapters import chapter_at, chapters_of
from tests.support.engine_bench import write_audio

RATE = 48_000
BOOK = (Chapter(0, "One"), Chapter(20_000, "Two"), Chapter(40_000, "Three"))
SHEET = """FILE "{name}" WAVE
  TRACK 01 AUDIO
    TITLE "First"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    INDEX 01 00:30:15
"""


@pytest.fixture
def book(tmp_path):
    """A FLAC file of a minute, with three chapters in its comments."""
    path = write_audio(tmp_path / "book.flac", np.zeros((60 * RATE, 2), np.int32), RATE)
    file = FLAC(path)
    for number, chapter in enumerate(BOOK, 1):
        file[f"CHAPTER{number:03}"] = f"00:00:{chapter.start_ms // 1000:02}.000"
        file[f"CHAPTER{number:03}NAME"] = chapter.title
    file.save()
    return Track(path=str(path))


def is_near(playback, place_ms):
    return abs(playback.position_ms() - place_ms) < 100


def test_the_verbs_go_through_the_chapters_and_on_to_the_next_track(
    playback, listener, book, tmp_path, device
):
    device.hurries = False
    plain = write_audio(tmp_path / "song.flac", np.zeros((60 * RATE, 2), np.int32), RATE)
    playback.play_tracks([book, Track(path=str(plain))])
    listener.until(lambda: playback.state.chapters == BOOK)
    playback.pause()
    listener.until(lambda: listener.state() is PlayState.PAUSED)
    for place_ms in (20_000, 40_000):
        playback.next_chapter()
        listener.until(lambda place_ms=place_ms: is_near(playback, place_ms))
    playback.previous_chapter()
    listener.until(lambda: is_near(playback, 20_000))
    playback.seek(26_000)
    listener.until(lambda: is_near(playback, 26_000))
    playback.previous_chapter()
    listener.until(lambda: is_near(playback, 20_000))
    playback.seek(41_000)
    listener.until(lambda: is_near(playback, 41_000))
    playback.next_chapter()
    listener.until(lambda: playback.state.track.name == "song")
    assert playback.state.chapters == ()


def test_without_chapters_the_verbs_are_next_and_the_start(playback, listener, tmp_path, device):
    device.hurries = False
    names = ("a", "b")
    made = [write_audio(tmp_path / f"{n}.wav", np.zeros((9 * RATE, 2)), RATE) for n in names]
    playback.play_tracks([Track(path=str(path)) for path in made])
    listener.until(lambda: listener.names_played() == ["a"])
    playback.pause()
    playback.next_chapter()
    assert playback.state.track.name == "b"
    playback.previous_chapter()
    assert playback.state.track.name == "b"


def test_a_slice_has_the_chapters_inside_it_from_its_own_start():
    part = Track(path="book.m4b", start_frame=30 * RATE, end_frame=50 * RATE)
    assert chapters_of(part, BOOK, RATE, 20_000) == (Chapter(0, "Two"), Chapter(10_000, "Three"))
    short = Track(path="book.m4b", start_frame=0, end_frame=10 * RATE)
    assert chapters_of(short, BOOK, RATE, 10_000) == ()


def test_a_place_is_in_the_chapter_that_began_last():
    places = {-1: None, 0: 0, 19_999: 0, 20_000: 1, 99_999: 2}
    assert {ms: chapter_at(BOOK, ms) for ms in places} == places
    assert chapter_at((), 5) is None


@pytest.mark.parametrize("embedded", [True, False])
def test_an_opened_image_has_the_tracks_of_its_sheet_as_chapters(tmp_path, embedded):
    path = write_audio(tmp_path / "image.flac", np.zeros((60 * RATE, 2), np.int32), RATE)
    if embedded:
        file = FLAC(path)
        file["cuesheet"] = SHEET.format(name="image.flac")
        file.save()
    else:
        (tmp_path / "image.cue").write_text(SHEET.format(name="image.wav"))
    assert described(Track(path=str(path))).chapters == (Chapter(0, "First"), Chapter(30_200))
