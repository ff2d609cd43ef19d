"""Disks that are full, folders that go away, files that change under the scan's hands."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from player.errors import PlayerError
from player.library.db.database import is_sound
from player.library.library import Library
from player.library.scan import scanner
from player.library.scan.watcher import Watcher
from tests.support.library_factory import make_album

ROOT = Path(__file__).parents[2]
GALAXIA = [sys.executable, "-m", "ui"]


@pytest.fixture
def music(tmp_path):
    folder = tmp_path / "music"
    make_album(folder / "One", title="One", artist="A", tracks=["Aa", "Bb", "Cc"])
    make_album(folder / "Two", title="Two", artist="B", tracks=["Dd", "Ee"])
    return folder


@pytest.fixture
def library(tmp_path):
    with closing(Library.open(tmp_path / "home" / "library.db")) as opened:
        yield opened


def scan(library, folder, **more):
    return library.scan([folder], Watcher(jobs=1, **more))


def titles(library):
    return [row.title for row in library.tracks.iterate(library.tracks.ids("", "title"))]


def command(*words, **more):
    line = [*GALAXIA, *map(str, words)]
    return subprocess.run(line, check=False, cwd=ROOT, capture_output=True, text=True, **more)


def no_more_than(size):
    """The next process may write no file longer than this: the nearest thing to a full disk."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_is_one_sentence_and_the_library_stays_whole(tmp_path, music):
    path = tmp_path / "home" / "library.db"
    with closing(Library.open(path)) as library:
        scan(library, music)
    many = tmp_path / "music" / "Many"
    many.mkdir()
    for number in range(400):
        shutil.copyfile(music / "One" / "01.flac", many / f"{number}.flac")
    limit = 100_000  # of the log; the library itself is larger already
    ran = command("scan", music, "--db", path, "--jobs", 1, preexec_fn=no_more_than(limit))
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "cannot be written" in ran.stderr
    assert is_sound(path) == []
    with closing(Library.open(path)) as library:
        assert {"Aa", "Bb", "Cc", "Dd", "Ee"} <= set(titles(library))
        assert scan(library, music).unreadable == ()
        assert len(titles(library)) == 405


def test_a_library_nobody_may_write_is_one_sentence(tmp_path, music, library, monkeypatch):
    scan(library, music)
    library.database._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(PlayerError, match="cannot be written") as caught:
        library.annotations.love([1], loved=True)
    assert caught.value.code == "library.read_only"
    library.database._connection.execute("PRAGMA query_only = OFF")
    assert len(titles(library)) == 5


def test_a_page_of_rubbish_is_found_and_told(tmp_path, music):
    path = tmp_path / "home" / "library.db"
    with closing(Library.open(path)) as library:
        scan(library, music)
        library.database._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[4096 * 8 : 4096 * 20] = os.urandom(4096 * 12)
    path.write_bytes(content)
    ran = command("library", "check", "--db", path)
    assert (ran.returncode, ran.stderr.count("Traceback")) == (1, 0)
    assert str(path) in ran.stderr


def test_a_library_that_is_broken_at_its_first_page_says_that_a_copy_can_be_restored(library):
    library.scan([])
    file = library.database.path
    library.close()
    raw = bytearray(file.read_bytes())
    raw[100:4096] = bytes(3996)
    file.write_bytes(raw)
    with pytest.raises(PlayerError, match=r"is damaged .*; a backup can be restored"):
        Library.open(file)


def test_a_library_on_a_disc_that_cannot_be_written_says_so(tmp_path, monkeypatch):
    (tmp_path / "library.db").mkdir()  # SQLite's own words are the same
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PlayerError, match=r"cannot be opened \(its folder cannot be written\)"):
        Library.open(tmp_path / "library.db")


@pytest.fixture
def sealed(library, music):
    """The library's file, lying where SQLite can put no log beside it."""
    scan(library, music)
    library.playlists.create("Kept", track_ids=library.tracks.ids()[:2])
    path = library.database.path
    library.close()
    path.with_name(f"{path.name}-wal").mkdir()
    return path


def test_a_library_that_cannot_be_written_is_read_and_refuses_changes(sealed):
    with closing(Library.open(sealed)) as library:
        assert library.read_only
        assert titles(library) == ["Aa", "Bb", "Cc", "Dd", "Ee"]
        assert len(library.tracks.ids("Cc", "relevance")) == 1
        kept = library.playlists.find("Kept").id
        assert len(library.playlists.items(kept)) == len(library.arranging.places(kept)) == 2
        for change in (
            lambda: library.annotations.love([1], loved=True),
            lambda: library.playlists.rename(kept, "Other"),
            library.playlist_journal.undo,
        ):
            with pytest.raises(PlayerError, match="cannot be written here") as caught:
                change()
            assert caught.value.code == "library.read_only"


def test_a_library_that_cannot_be_written_is_searched_on_the_command_line(sealed):
    found = command("search", "Cc", "--db", sealed)
    assert (found.returncode, found.stderr) == (0, "")
    assert "Cc" in found.stdout
    refused = command("playlist", "undo", "--db", sealed)
    assert refused.returncode == 1
    assert (refused.stderr.count("\n"), "cannot be written here" in refused.stderr) == (1, True)


def test_an_older_library_that_cannot_be_written_is_one_sentence(sealed):
    with closing(sqlite3.connect(f"{sealed.as_uri()}?immutable=1", uri=True)) as connection:
        newest = connection.execute("PRAGMA user_version").fetchone()[0]
    raw = bytearray(sealed.read_bytes())
    raw[60:64] = (newest - 1).to_bytes(4, "big")  # the file format's place for user_version
    sealed.write_bytes(raw)
    with pytest.raises(PlayerError, match="cannot be written here") as caught:
        Library.open(sealed)
    assert caught.value.code == "library.older"


def test_what_breaks_while_the_library_is_open_is_a_sentence(library, music):
    scan(library, music)
    library.database._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = library.database.path
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    with pytest.raises(PlayerError, match="is damaged"):
        library.tracks.rows(library.tracks.ids())
    path.write_bytes(whole)


def test_a_root_that_goes_away_in_mid_scan_loses_nothing(library, music, tmp_path, monkeypatch):
    scan(library, music)
    for path in music.rglob("*.flac"):
        os.utime(path, (1, 1))
    real = scanner.read_all

    def unplugged(*arguments):
        music.rename(tmp_path / "away")
        yield from real(*arguments)

    monkeypatch.setattr(scanner, "read_all", unplugged)
    assert scan(library, music).offline == (str(music),)
    monkeypatch.setattr(scanner, "read_all", real)
    assert len(titles(library)) == 5
    assert (library.stats().unreadable, library.stats().missing) == (0, 0)
    (tmp_path / "away").rename(music)
    assert scan(library, music).read == 5


def test_files_that_vanish_while_they_are_read_are_listed_with_the_reason(
    library, music, monkeypatch
):
    real = scanner.read_all

    def gone(*arguments):
        (music / "One" / "02.flac").unlink()
        yield from real(*arguments)

    monkeypatch.setattr(scanner, "read_all", gone)
    (bad,) = scan(library, music).unreadable
    assert (Path(bad.path).name, bad.reason) == ("02.flac", "vanished during the scan")
    assert len(titles(library)) == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_is_locked_in_mid_scan_keeps_its_tracks(library, music):
    scan(library, music)
    (music / "One").chmod(0)
    report = scan(library, music)
    (music / "One").chmod(0o700)
    assert [bad.reason for bad in report.unreadable] == ["permission denied"]
    assert (len(titles(library)), library.stats().missing) == (5, 0)


def test_a_folder_that_cannot_be_looked_into_keeps_its_tracks(library, music, monkeypatch):
    scan(library, music)
    real = os.scandir

    def locked(path):
        if os.fsencode(path).endswith(b"One"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", locked)
    report = scan(library, music)
    assert [bad.reason for bad in report.unreadable] == ["permission denied"]
    assert (len(titles(library)), library.stats().missing) == (5, 0)


def test_a_file_that_grows_while_it_is_read_is_read_again_next_time(library, music, monkeypatch):
    path = music / "One" / "01.flac"
    real = scanner.read_all

    def growing(*arguments):
        yield from real(*arguments)
        os.utime(path, (2_000_000_000, 2_000_000_000))

    monkeypatch.setattr(scanner, "read_all", growing)
    scan(library, music)
    monkeypatch.setattr(scanner, "read_all", real)
    assert scan(library, music).read == 1


@pytest.mark.parametrize("words", [("scan", "."), ("search", "x"), ("library", "stats")])
def test_a_newer_library_is_one_sentence_for_every_command(tmp_path, words):
    path = tmp_path / "library.db"
    with closing(Library.open(path)) as library, library.database.transaction() as connection:
        connection.execute("PRAGMA user_version = 999")
    ran = command(*words, "--db", path)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "schema 999" in ran.stderr
