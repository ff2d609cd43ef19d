import gzip
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from mutagen.flac import FLAC

from player.errors import PlayerError
from player.library.db.database import Database, is_sound
from player.library.db.migrations import steps
from player.library.library import Library
from player.library.scan import pool, worker
from player.library.scan.watcher import Watcher
from tests.support.library_factory import make_album, make_file, make_flac, sound

ROOT = Path(__file__).parents[2]


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "home" / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def music(tmp_path):
    folder = tmp_path / "music"
    make_album(folder / "One", title="One", artist="Ane Brun", tracks=["Aa", "Bb", "Cc"])
    make_album(folder / "Two", title="夜航", artist="苏芸", tracks=["角落", "红豆"], ending="mp3")
    return folder


def scan(library, *folders, **watcher):
    return library.scan(folders, Watcher(jobs=1, **watcher))


def titles(library, query=""):
    return [row.title for row in library.tracks.iterate(library.tracks.ids(query, "title"))]


def test_what_is_on_disk_is_in_the_library(library, music):
    report = scan(library, music)
    assert (report.read, report.unreadable) == (5, ())
    stats = library.stats()
    assert (stats.tracks, stats.albums, stats.artists) == (5, 2, 2)
    assert titles(library) == ["Aa", "Bb", "Cc", "红豆", "角落"]


def test_an_unchanged_library_is_not_read_again(library, music):
    scan(library, music)
    again = scan(library, music)
    assert (again.read, again.unchanged) == (0, 5)


def test_changed_tags_arrive_and_the_track_keeps_its_id(library, music):
    scan(library, music)
    before = library.tracks.ids("Bb")
    file = FLAC(music / "One" / "02.flac")
    file["title"] = "Changed"
    file.save()
    report = scan(library, music)
    assert report.read == 1
    assert list(library.tracks.ids("Changed")) == list(before)
    assert len(library.tracks.ids("Bb")) == 0


def test_a_deleted_file_stays_known_as_missing_and_comes_back(library, music, tmp_path):
    scan(library, music)
    kept = tmp_path / "kept.flac"
    shutil.move(music / "One" / "01.flac", kept)
    assert scan(library, music).missing == 1
    row = library.tracks.rows(library.tracks.ids("Aa"))[0]
    assert not row.available
    shutil.move(kept, music / "One" / "01.flac")
    scan(library, music)
    assert library.tracks.rows([row.id])[0].available


def test_renaming_the_whole_tree_relinks_every_track(library, music):
    scan(library, music)
    before = {row.title: row.id for row in library.tracks.iterate(library.tracks.ids())}
    for number, path in enumerate(sorted(music.rglob("*.*"))):
        path.rename(path.with_name(f"renamed {number}{path.suffix}"))
    (music / "One").rename(music / "Elsewhere")
    report = scan(library, music)
    assert report.relinked == 5
    after = {row.title: row.id for row in library.tracks.iterate(library.tracks.ids())}
    assert after == before
    assert all(row.available for row in library.tracks.rows(list(after.values())))


def test_a_drive_that_is_away_loses_nothing(library, music, tmp_path):
    scan(library, music)
    music.rename(tmp_path / "away")
    assert scan(library, music).offline == (str(music),)
    assert library.stats().missing == 0
    assert not any(row.available for row in library.tracks.iterate(library.tracks.ids()))
    music.mkdir()
    assert scan(library, music).offline == (str(music),), "an empty mount point is no empty library"
    music.rmdir()
    (tmp_path / "away").rename(music)
    assert scan(library, music).unchanged == 5
    assert all(row.available for row in library.tracks.iterate(library.tracks.ids()))


def test_unreadable_files_are_listed_with_a_reason_and_stop_nothing(library, music):
    (music / "empty.mp3").touch()
    (music / "text.flac").write_bytes(b"hello\n" * 99)
    (music / "dangling.flac").symlink_to("nowhere.flac")
    os.mkfifo(music / "pipe.ogg")
    (music / "loop").symlink_to(music)
    os.close(os.open(os.fsencode(music) + b"/bad-\xff\xfe.flac", os.O_CREAT))
    report = scan(library, music)
    reasons = {os.fsencode(Path(item.path).name): item.reason for item in report.unreadable}
    assert reasons == {
        b"empty.mp3": "the file is empty",
        b"text.flac": "no sound in it that can be read",
        b"dangling.flac": "no such file or directory",
        b"pipe.ogg": "not a regular file",
        b"bad-\xff\xfe.flac": "the file is empty",
    }
    assert library.stats().tracks == 5
    assert {item.path for item in scan(library, music).unreadable} == {
        item.path for item in report.unreadable
    }


def test_a_name_that_is_not_utf_8_plays(library, tmp_path):
    folder = tmp_path / "odd"
    folder.mkdir()
    name = os.fsencode(folder) + b"/gbk-\xd6\xdc.flac"
    Path(os.fsdecode(name)).write_bytes(sound("flac"))
    scan(library, folder)
    track = library.tracks.tracks(library.tracks.ids())[0]
    assert os.fsencode(track.path) == name


def test_a_reader_that_stands_still_is_replaced(library, tmp_path, monkeypatch):
    music = tmp_path / "music"
    make_album(music, title="One", artist="A", tracks=["Aa", "Bb"])
    make_flac(music / "slow.flac", [(f"f{n}", "v") for n in range(400_000)])
    monkeypatch.setattr(worker, "FILE_SECONDS_MAX", 0.05)
    report = scan(library, music)
    reasons = {Path(item.path).name: item.reason for item in report.unreadable}
    assert reasons == {"slow.flac": "took longer than 3 s to read"}
    assert library.stats().tracks == 2


def test_when_no_reader_starts_no_file_is_blamed(library, music, monkeypatch):
    monkeypatch.setattr(worker, "START_SECONDS_MAX", -1.0)
    monkeypatch.setattr(pool, "_LOOK_S", 0.0)  # before a quick one can answer
    monkeypatch.setattr(worker.Worker, "has_started", property(lambda _worker: False))
    with pytest.raises(PlayerError, match="do not start"):
        scan(library, music)
    monkeypatch.undo()
    assert scan(library, music).read == 5


@pytest.mark.parametrize(
    "first, second", [("nina simone", "Nina Simone"), ("Nina Simone", "nina simone")]
)
def test_an_artist_has_one_spelling_whichever_file_is_read_first(library, tmp_path, first, second):
    for folder, artist in (("1", first), ("2", second)):
        music = tmp_path / folder
        make_album(music, title=folder, artist=artist, tracks=["Sinnerman"])
        scan(library, music)
    ids = library.artists.ids()
    assert [row.name for row in library.artists.rows(ids)] == ["Nina Simone"]


def test_listeners_hear_of_each_batch(library, music):
    heard = []
    stop = library.listen(lambda: heard.append(library.stats().tracks))
    scan(library, music)
    stop()
    scan(library, music)
    assert heard == [5]


def test_a_folder_that_is_not_there_is_refused(library, tmp_path):
    with pytest.raises(PlayerError, match="no such folder"):
        scan(library, tmp_path / "nowhere")


def test_discs_in_folders_are_one_album(library, tmp_path):
    for disc in ("1", "2"):
        folder = tmp_path / "m" / "Box" / f"CD{disc}"
        make_album(folder, title="Box", artist="A", tracks=["x", "y"], discnumber=disc)
    scan(library, tmp_path / "m")
    (album,) = library.albums.rows(library.albums.ids())
    assert (album.track_count, album.disc_count) == (4, 2)


def test_two_editions_in_two_folders_stay_apart(library, tmp_path):
    for edition in ("1987", "2011 remaster"):
        make_album(tmp_path / "m" / edition, title="Album", artist="A", tracks=["x"])
    scan(library, tmp_path / "m")
    assert library.stats().albums == 2


def test_a_compilation_without_an_album_artist_is_by_various_artists(library, tmp_path):
    for number, artist in enumerate(("A", "B"), 1):
        make_file(
            tmp_path / "m" / f"{number}.flac",
            {"title": "t", "artist": artist, "album": "Hits", "tracknumber": str(number)},
        )
    scan(library, tmp_path / "m")
    (album,) = library.albums.rows(library.albums.ids())
    assert (album.artist, album.compilation) == ("Various Artists", True)


def test_a_changed_cover_beside_the_files_is_noticed(library, music):
    scan(library, music)
    assert library.albums.rows(library.albums.ids("Aa"))[0].cover is None
    (music / "One" / "cover.jpg").write_bytes(b"\xff\xd8\xff" + bytes(99))
    scan(library, music)
    first = library.albums.rows(library.albums.ids("Aa"))[0].cover
    assert first.path == str(music / "One" / "cover.jpg")
    (music / "One" / "cover.jpg").write_bytes(b"\xff\xd8\xff" + bytes(500))
    scan(library, music)
    assert library.albums.rows(library.albums.ids("Aa"))[0].cover.key != first.key


def test_a_cue_sheet_makes_tracks_with_exact_bounds(library, tmp_path):
    folder = tmp_path / "m"
    make_flac(folder / "image.flac", seconds=2.0)
    (folder / "image.cue").write_bytes(
        textwrap.dedent("""
        PERFORMER "周杰伦"
        TITLE "七里香"
        FILE "image.wav" WAVE
          TRACK 01 AUDIO
            TITLE "我的地盘"
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            TITLE "园游会"
            INDEX 00 00:00:30
            INDEX 01 00:00:37
        """).encode("gbk")
    )
    scan(library, folder)
    first, second = library.tracks.tracks(library.tracks.ids("", "album"))
    assert (first.title, first.artist, first.album) == ("我的地盘", "周杰伦", "七里香")
    assert (first.start_frame, first.end_frame) == (0, 37 * 588)
    assert (second.start_frame, second.end_frame) == (37 * 588, None)
    assert second.duration_ms == 2000 - 37 * 588 * 1000 // 44_100
    (folder / "image.cue").write_text("")
    scan(library, folder)
    assert library.stats().tracks == 1


def test_ratings_in_tags_arrive(library, tmp_path):
    make_flac(tmp_path / "m" / "a.flac", [("FMPS_RATING", "0.8"), ("TITLE", "x")])
    scan(library, tmp_path / "m")
    assert library.tracks.rows(library.tracks.ids())[0].rating == 4.0


def test_a_root_around_a_root_takes_it_in(library, music):
    scan(library, music / "One")
    assert scan(library, music).read == 2
    assert library.stats().tracks == 5


KILLED = """
import sys
from pathlib import Path
from player.library.db.migrations import steps
from player.library.library import Library
from player.library.scan import scanner
if __name__ == "__main__":
    scanner.COMMIT_FILES = 1
    library = Library.open(Path(sys.argv[1]))
    print("open", flush=True)
    library.scan([Path(sys.argv[2])], scanner.Watcher(jobs=1))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_killed_at_any_moment_the_library_opens_and_the_scan_goes_on(tmp_path):
    music, db = tmp_path / "music", tmp_path / "library.db"
    for n in range(8):
        make_album(music / str(n), title=f"A{n}", artist="X", tracks=["a", "b", "c", "d"])
    script = tmp_path / "scan.py"
    script.write_text(KILLED)
    moments = random.Random(5)
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, script, db, music],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            process.stdout.readline()
            try:
                process.wait(moments.uniform(0.0, 0.9))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        assert is_sound(db) == []
    library = Library.open(db)
    report = scan(library, music)
    assert report.missing == 0
    assert library.stats().tracks == 32
    assert len(library.tracks.ids("a")) == 32
    library.close()


def test_what_is_bad_missing_or_there_twice_is_listed(library, music):
    shutil.copy(music / "One" / "01.flac", music / "One" / "copy.flac")
    (music / "bad.mp3").write_bytes(b"no music")
    scan(library, music)
    (music / "One" / "03.flac").unlink()
    scan(library, music)
    assert [bad.path for bad in library.health.unreadable()] == [str(music / "bad.mp3")]
    (gone,) = library.tracks.rows(library.health.missing())
    assert gone.title == "Cc"
    (twice,) = library.health.duplicates()
    assert [row.title for row in library.tracks.rows(twice)] == ["Aa", "Aa"]


SAVED = sorted((ROOT / "tests/data/library").glob("schema-*.gz"), key=lambda p: (len(p.name), p))


@pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.name)
def test_a_library_of_every_schema_ever_written_opens(saved, tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(gzip.decompress(saved.read_bytes()))
    library = Library.open(path)
    assert titles(library) == ["Aa", "红豆"]
    assert [row.title for row in library.tracks.iterate(library.tracks.ids("hongdou"))] == ["红豆"]
    assert library.tracks.rows(library.tracks.ids("aa"))[0].rating == 4.0
    assert [row.name for row in library.playlists.rows()] == ["Mine"]
    library.close()
    assert is_sound(path) == []


def test_every_schema_has_a_saved_library():
    assert [path.name for path in SAVED] == [f"schema-{n}.db.gz" for n in steps()]


def test_a_newer_library_is_refused_untouched(tmp_path):
    path = tmp_path / "library.db"
    database = Database(path)
    with database.transaction() as connection:
        connection.execute("PRAGMA user_version = 999")
    database.close()
    before = path.read_bytes()
    with pytest.raises(PlayerError, match="schema 999"):
        Library.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 99, b"SQLite format 3\0" + b"x" * 9]
)
def test_a_file_that_is_no_library_is_told_in_a_sentence(tmp_path, content):
    path = tmp_path / "library.db"
    path.write_bytes(content)
    with pytest.raises(PlayerError):
        Library.open(path)
    assert path.read_bytes() == content


def test_a_transaction_that_raises_leaves_nothing_behind(tmp_path):
    database = Database(tmp_path / "library.db")
    with pytest.raises(KeyError), database.transaction() as connection:
        connection.execute("INSERT INTO genre VALUES (1, 'x', 'x')")
        raise KeyError
    with database.transaction() as connection:
        assert connection.execute("SELECT count(*) FROM genre").fetchone() == (0,)
    database.close()
