"""The whole program without its face: what is kept between two starts, and what may be missing."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from player.chores import LibraryChores
from player.engine.local import LocalEngine
from player.library.location import library_path
from player.model import PlayState
from player.session import Session
from tests.support.engine_bench import write_audio
from tests.support.fast_output import FastOutput
from tests.support.listener import Listener

RATE = 48_000
ROOT = Path(__file__).parents[3]


@pytest.fixture
def start():
    """Start sessions, one after the other; the last one still open is closed."""
    running = []

    def make(*, hurries=True):
        for session in running:
            session.close()
        running[:] = [Session(LocalEngine(FastOutput(hurries=hurries)))]
        listener = Listener(running[0].playback)
        running[0].start()
        return running[0], listener

    yield make
    for session in running:
        session.close()


@pytest.fixture
def album(tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    for number in range(1, 4):
        samples = np.full((RATE * 120, 2), 0.1)
        write_audio(folder / f"{number}.wav", samples, RATE, "PCM_16")
    return folder


def test_the_queue_and_the_place_in_it_survive_a_restart(start, album):
    session, listener = start(hurries=False)
    session.playback.open([str(album)])
    listener.until(lambda: listener.names_played() == ["1"])
    session.playback.seek(5_000)
    listener.until(lambda: session.playback.position_ms() > 5_000)
    session.playback.pause()
    ring = session._engine.memory.ring
    listener.until(lambda: not ring.wants_play and not ring.running)  # its fade has been heard
    position_ms = session.playback.position_ms()
    session, listener = start(hurries=False)
    listener.until(lambda: listener.state() is PlayState.PAUSED)
    playback = session.playback
    assert [entry.item.name for entry in playback.queue.entries] == ["1", "2", "3"]
    assert playback.state.track.name == "1"
    assert playback.position_ms() == pytest.approx(position_ms, abs=5)
    playback.play()
    listener.until(lambda: playback.position_ms() > position_ms + 500)


@pytest.mark.slow
def test_a_session_that_is_killed_comes_back_paused_within_five_seconds(start, album):
    command = [sys.executable, "-m", "tests.support.playing_session", *sorted(album.iterdir())]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    for line in child.stdout:
        name, position_ms = line.split()
        if int(position_ms) > 37_000:
            break
    child.kill()
    child.communicate()
    session, listener = start()
    listener.until(lambda: listener.state() is PlayState.PAUSED)
    playback = session.playback
    assert playback.state.track.name == name == "2"
    assert int(position_ms) - 6_000 <= playback.position_ms() <= int(position_ms) + 500
    assert [entry.item.name for entry in playback.queue.entries] == ["1", "2", "1", "3"]
    assert playback.queue.locked


def test_a_first_start_has_an_empty_queue_and_says_nothing(start):
    session, listener = start()
    assert session.playback.queue.entries == ()
    assert listener.notices() == []


def test_a_library_that_cannot_be_read_is_named_and_files_still_play(start, album):
    library_path().parent.mkdir(parents=True)
    library_path().write_bytes(b"this was a library once" * 1_000)
    session, listener = start()
    assert session.library is None
    (code,) = listener.notices()
    assert code.startswith("library.")
    session.playback.open([str(album / "2.wav")])
    listener.until(lambda: session.playback.position_ms() > 500)
    assert library_path().read_bytes().startswith(b"this was a library")


def test_tracks_of_the_library_play_by_their_number(start, album):
    session, listener = start()
    session.library.scan([album])
    ids = [int(track_id) for track_id in session.library.tracks.ids()]
    session.playback.play_tracks(ids)
    listener.until(lambda: session.playback.position_ms() > 500)
    assert session.playback.state.track.track_id == ids[0]


def test_a_track_that_was_purged_is_passed_over(start, album):
    session, listener = start()
    session.library.scan([album])
    known = int(session.library.tracks.ids()[0])
    session.playback.play_tracks([999_999, known])
    listener.until(lambda: session.playback.position_ms() > 500)
    assert session.playback.state.track.track_id == known
    assert listener.notices() == ["file.missing"]


def test_what_is_copied_into_a_watched_folder_appears(start, album):
    session, listener = start()
    session.library.scan([album])
    assert session.library.stats().tracks == 3
    listener.until(lambda: session._chores._watched == [album])
    write_audio(album / "4.wav", np.full((RATE, 2), 0.1), RATE, "PCM_16")
    listener.until(lambda: session.library.stats().tracks == 4, timeout_s=60.0)
    assert listener.notices() == []


def test_the_library_is_copied_once_a_day(start):
    session, listener = start()
    folder = library_path().parent / "backups"
    listener.until(lambda: folder.is_dir() and len(list(folder.glob("*.db"))) == 1)
    session, listener = start()
    listener.until(lambda: not session._chores._look_again.is_set())
    assert len(list(folder.glob("*.db"))) == 1


def test_who_does_not_go_on_starts_with_an_empty_queue_and_can_put_the_last_one_back(start, album):
    session, listener = start()
    session.playback.open([str(album)])
    listener.until(lambda: len(session.playback.queue.entries) == 3)
    settings = session.settings.settings
    fresh = replace(settings.playback, resume_at_start=False)
    session.settings.change(replace(settings, playback=fresh))
    session, _ = start()
    assert session.playback.queue.entries == ()
    (last,) = session.playback.queue_history.queues
    assert [entry.item.name for entry in last.entries] == ["1", "2", "3"]


def test_a_library_that_breaks_is_said_once_and_its_queue_plays_on(start, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        write_audio(folder / f"{number:02}.wav", np.full((RATE // 2, 2), 0.1), RATE, "PCM_16")
    session, listener = start()
    session.library.scan([folder])
    ids = session.library.tracks.ids("", "path").tolist()
    session.playback.play_tracks(ids)
    listener.until(lambda: ids[-1] in session._book._kept)
    break_library(session)
    session.library.announce()  # who hears of changes asks the library, and is not thrown by it
    listener.until(lambda: session.playback.state.track.track_id == ids[-1])
    listener.until_stopped(60.0)
    assert len(listener.names_played()) == 12
    said = listener.notices()
    assert set(said) == {"library.damaged"}
    assert len(said) < 8, "who keeps queue, plays and place each says it once, not with each track"


def test_tracks_that_a_broken_library_cannot_tell_of_stop_the_music_without_a_word_each(
    start, album
):
    session, listener = start()
    session.library.scan([album])
    ids = session.library.tracks.ids().tolist()
    break_library(session)
    session.playback.play_tracks([*ids, *range(10_000, 10_500)])
    listener.until(lambda: "library.damaged" in listener.notices())
    listener.until(lambda: session.playback._programme.current_item is None)
    assert "file.missing" not in listener.notices()


def is_checkpointed(path):
    """Everything is in the file itself; not while somebody reads what is in its log."""
    with closing(sqlite3.connect(path, timeout=0.0)) as connection:
        return connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def break_library(session):
    """What is left of the file after its first page is nothing."""
    path = session.library.database.path
    Listener(session.playback).until(lambda: is_checkpointed(path))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))


def test_folders_are_watched_only_while_the_listener_wants_it(start, album):
    session, listener = start()
    session.library.scan([album])
    listener.until(lambda: session._chores._watched == [album])
    wish(session, watch=False)
    listener.until(lambda: session._chores._watched == [])
    write_audio(album / "4.wav", np.full((RATE, 2), 0.1), RATE, "PCM_16")
    wish(session, watch=True)
    listener.until(lambda: session._chores._watched == [album])
    write_audio(album / "5.wav", np.full((RATE, 2), 0.1), RATE, "PCM_16")
    listener.until(lambda: session.library.stats().tracks == 5, timeout_s=60.0)


@pytest.mark.parametrize("wanted", [True, False])
def test_what_came_while_the_program_was_closed_is_found_if_the_listener_wants_it(
    start, album, monkeypatch, wanted
):
    session, _ = start()
    session.library.scan([album])
    wish(session, watch=False, scan_at_start=wanted)
    write_audio(album / "4.wav", np.full((RATE, 2), 0.1), RATE, "PCM_16")
    monkeypatch.setattr(LibraryChores.__init__, "__defaults__", (0.0,))
    session, listener = start()
    if wanted:
        listener.until(lambda: session.library.stats().tracks == 4, timeout_s=60.0)
    else:
        assert not session._chores._later.is_alive()
        assert session.library.stats().tracks == 3


def wish(session, **changes):
    """Choose something about the library in the settings."""
    settings = session.settings.settings
    wanted = replace(settings.library, **changes)
    session.settings.change(replace(settings, library=wanted))
