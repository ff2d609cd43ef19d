"""Files that are gone are found again where the listener says, with all that is their own."""

import shutil
import subprocess
import sys
from contextlib import closing, suppress

import numpy as np
import pytest
import soundfile

from player.library.keep.annotations import Play
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


def heard(library, tracks):
    """Rate, play, love and list tracks, as a listener does."""
    library.annotations.rate(tracks, 4.0)
    library.annotations.love(tracks[:1], loved=True)
    for number, key in enumerate(tracks, 1):
        library.annotations.record_play(Play(key, number, 60_000))
    library.places.keep(tracks[0], 1234)
    playlist = library.playlists.create("Mine")
    library.playlists.append(playlist, tracks)
    return playlist


def test_a_renamed_root_that_is_added_anew_is_the_same_music(library, music, tmp_path):
    scan(library, music)
    before = library.tracks.ids("", "title").tolist()
    heard(library, before)
    moved = music.rename(tmp_path / "tunes")
    report = scan(library, moved)
    assert (report.relinked, report.added, report.moved) == (5, 0, ())
    assert library.tracks.ids("", "title").tolist() == before
    rows = library.tracks.rows(before)
    assert {(row.available, row.rating, row.plays) for row in rows} == {(True, 4.0, 1)}
    assert library.roots() == [moved]


def test_a_copy_of_a_disk_that_is_away_is_no_move_until_the_listener_says_so(
    library, music, tmp_path
):
    scan(library, music)
    before = library.tracks.ids("", "title").tolist()
    playlist = heard(library, before)
    shutil.copytree(music, tmp_path / "copy")
    music.rename(tmp_path / "unplugged")
    report = scan(library, tmp_path / "copy")
    assert [(m.old_root, m.folder, m.files) for m in report.moved] == [
        (str(music), str(tmp_path / "copy"), 5)
    ]
    assert len(library.tracks.ids()) == 10, "both are kept: the disk may come back"
    young = sorted(set(library.tracks.ids().tolist()) - set(before))
    library.annotations.record_play(Play(young[0], 9, 60_000))
    assert library.locate(tmp_path / "copy", Watcher(jobs=1)).relinked == 5
    assert library.tracks.ids("", "title").tolist() == before
    rows = library.tracks.rows(before)
    assert {(row.available, row.rating) for row in rows} == {(True, 4.0)}
    assert sum(row.plays or 0 for row in rows) == 6, "what was heard of the copy counts"
    assert [item.track_id for item in library.playlists.items(playlist)] == before
    assert library.places.get(before[0]) == 1234
    assert library.roots() == [tmp_path / "copy"]
    assert scan(library, tmp_path / "copy").unchanged + 5 >= 5
    assert library.tracks.ids("", "title").tolist() == before
    assert library.albums.ids().size == 2


def test_a_move_is_offered_for_what_came_in_just_now_and_not_again(library, music, tmp_path):
    scan(library, music)
    shutil.copytree(music, tmp_path / "copy")
    music.rename(tmp_path / "unplugged")
    assert scan(library, tmp_path / "copy").moved
    make_album(tmp_path / "copy" / "Three", title="Three", artist="C", tracks=["Ff"])
    assert scan(library, tmp_path / "copy").moved == ()


@pytest.mark.slow
@pytest.mark.parametrize("after_s", [0.4, 0.7, 1.0, 1.3])
def test_locating_that_is_killed_leaves_nothing_marked_missing(tmp_path, after_s):
    music, path = tmp_path / "music", tmp_path / "library.db"
    for number in range(12):
        title, tracks = f"Album {number}", [f"{number} {name}" for name in "abcdefgh"]
        make_album(music / title, title=title, artist="A", tracks=tracks)
    with closing(Library.open(path)) as library:
        scan(library, music)
        before = library.tracks.ids("", "title").tolist()
        library.annotations.rate(before, 3.0)
    shutil.copytree(music, tmp_path / "copy")
    music.rename(tmp_path / "old")
    code = (
        "import sys; from pathlib import Path; from player.library.library import Library;"
        "from player.library.scan.watcher import Watcher;"
        "Library.open(Path(sys.argv[1])).locate(Path(sys.argv[2]), Watcher(jobs=1))"
    )
    child = subprocess.Popen([sys.executable, "-c", code, path, tmp_path / "copy"])
    with suppress(subprocess.TimeoutExpired):
        child.wait(after_s)
    child.kill()
    child.wait()
    with closing(Library.open(path)) as library:
        assert len(library.health.missing()) == 0
        library.locate(tmp_path / "copy", Watcher(jobs=1))
        assert library.tracks.ids("", "title").tolist() == before
        assert {(r.available, r.rating) for r in library.tracks.rows(before)} == {(True, 3.0)}
        assert library.roots() == [tmp_path / "copy"]


def test_what_goes_away_and_comes_back_is_told_though_nothing_is_read(library, music, tmp_path):
    scan(library, music)
    heard = []
    library.listen(lambda: heard.append(True))
    assert scan(library, music).read == 0
    assert heard == []
    music.rename(tmp_path / "unplugged")
    scan(library, music)
    assert heard == [True], "its tracks are to be greyed"
    (tmp_path / "unplugged").rename(music)
    scan(library, music)
    assert heard == [True, True]
    (music / "One" / "01.flac").unlink()
    scan(library, music)
    assert heard == [True, True, True]
