"""Files that are gone are found again where the listener says, with all that is their own."""

from contextlib import closing

import numpy as np
import pytest
import soundfile

from player.library.library import Library
from player.library.scan.watcher import Watcher
from tests.support.library_factory import make_album


@pytest.fixture
def library(tmp_path):
    with closing(Library.open(tmp_path / "library.db")) as opened:
        yield opened


@pytest.fixture
def music(tmp_path):
    folder = tmp_path / "music"
    make_album(folder / "One", title="One", artist="A", tracks=["Aa", "Bb", "Cc"])
    make_album(folder / "Two", title="Two", artist="B", tracks=["Dd", "Ee"])
    return folder


def scan(library, folder):
    return library.scan([folder], Watcher(jobs=1))


def test_a_root_that_was_renamed_is_found_again_where_the_listener_says(library, music, tmp_path):
    scan(library, music)
    library.annotations.rate(library.tracks.ids().tolist(), 5.0)
    before = library.tracks.ids("", "title").tolist()
    moved = music.rename(tmp_path / "tunes")
    report = library.locate(moved, Watcher(jobs=1))
    assert report.relinked == len(before)
    assert library.tracks.ids("", "title").tolist() == before
    assert {(row.available, row.rating) for row in library.tracks.rows(before)} == {(True, 5.0)}
    assert library.roots() == [moved]


def test_what_is_not_found_in_a_folder_stays_what_it_was(library, music, tmp_path):
    scan(library, music)
    before = library.tracks.ids("", "title").tolist()
    music.rename(tmp_path / "tunes")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    noise = np.random.default_rng(7).uniform(-0.5, 0.5, 4000)
    soundfile.write(elsewhere / "other.flac", noise, 8000)
    assert library.locate(elsewhere, Watcher(jobs=1)).relinked == 0
    assert len(library.health.missing()) == 0, "it is away, and nothing offers to remove it"
    (tmp_path / "tunes").rename(music)
    scan(library, music)
    assert {row.available for row in library.tracks.rows(before)} == {True}


def test_a_folder_that_was_empty_and_is_away_stays_one_of_the_library(library, music, tmp_path):
    empty = tmp_path / "not yet"
    empty.mkdir()
    scan(library, music)
    scan(library, empty)
    empty.rmdir()
    moved = music.rename(tmp_path / "tunes")
    library.locate(moved, Watcher(jobs=1))
    assert set(library.roots()) == {empty, moved}
