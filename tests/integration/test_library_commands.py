import json
from contextlib import closing
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from player.cli import info, inspect, library, playlist, scan, search
from player.errors import PlayerError
from player.library.keep.annotations import Play
from player.library.keep.backups import back_up_when_due, backups, superfluous
from player.library.library import Library
from player.queue import Queue, decode_queue, encode_queue
from tests.support.library_factory import make_album

app = typer.Typer()
for area in (scan, search, library, playlist, inspect, info):
    area.register(app)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GALAXIA_HOME", str(tmp_path / "home"))
    make_album(
        tmp_path / "music" / "One", title="Night", artist="Ane Brun", tracks=["Corner", "Bean"]
    )
    return tmp_path


def run(*words, code=0):
    result = CliRunner().invoke(app, [str(word) for word in words])
    if isinstance(result.exception, PlayerError):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.stdout


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def test_scan_prints_an_object_a_track_and_one_a_problem(home):
    (home / "music" / "bad.mp3").write_bytes(b"no music")
    first, second, bad = objects(run("scan", home / "music", "--json", "--jobs", 1, code=1))
    assert first["schema"] == 1
    assert first["path"] == str(home / "music" / "One" / "01.flac")
    assert (first["title"], first["artist"], first["album"]) == ("Corner", "Ane Brun", "Night")
    assert (first["artists"], first["year"], first["track"]) == (["Ane Brun"], 2001, 1)
    assert abs(first["duration"] - 0.5) < 0.01
    assert second["title"] == "Bean"
    assert bad["unreadable"] == str(home / "music" / "bad.mp3")


def test_search_finds_what_was_scanned(home):
    run("scan", home / "music")
    (found,) = objects(run("search", "cornér", "--json"))
    assert found["title"] == "Corner"
    assert "Corner" in run("search", "night")
    assert run("search", "zzzz") == "Nothing found.\n"
    assert run("search", "nihgt", "bean") == "Nothing found; did you mean “night bean”?\n"


def test_stats_check_export_and_copies(home):
    run("scan", home / "music")
    assert objects(run("library", "stats", "--json"))[0]["tracks"] == 2
    assert "sound" in run("library", "check")
    assert [line["title"] for line in objects(run("library", "export"))] == ["Corner", "Bean"]
    copy = run("library", "backup").strip()
    (home / "home" / "data" / "library.db").write_bytes(b"damaged")
    with pytest.raises(PlayerError):
        run("library", "check")
    run("library", "restore", copy)
    assert objects(run("library", "stats", "--json"))[0]["tracks"] == 2


def test_what_listening_found_out_is_shown_with_the_file(home):
    run("scan", home / "music")
    assert "2 tracks have figures" in run("library", "analyse")
    (shown,) = objects(run("info", home / "music" / "One" / "01.flac", "--json"))
    assert shown["analysis"]["loudness_lufs"] < -10
    assert len(objects(run("search", "loudness<0", "--json"))) == 2


def test_health_lists_what_to_tidy_up(home):
    (home / "music" / "bad.mp3").write_bytes(b"no music")
    run("scan", home / "music", code=1)
    (facts,) = objects(run("library", "health", "--json"))
    assert [Path(bad["path"]).name for bad in facts["unreadable"]] == ["bad.mp3"]
    assert (facts["tags"]["cover"], facts["missing"], facts["alike"]) == (2, [], [])
    told = run("library", "health").splitlines()
    place = told.index("unreadable           1")
    assert told[place + 1].strip().startswith(str(home / "music" / "bad.mp3"))


def test_only_a_library_is_restored(home):
    run("scan", home / "music")
    with pytest.raises(PlayerError, match="no backup"):
        run("library", "restore", home / "music" / "One" / "01.flac")


def test_a_playlist_goes_in_and_out_with_its_missing_entries(home):
    run("scan", home / "music")
    known = str(home / "music" / "One" / "02.flac")
    source = home / "mine.m3u8"
    source.write_text(f"#EXTM3U\n#EXTINF:1,Gone\n/gone.flac\n{known}\nhttp://127.0.0.1:9/x\n")
    assert "3 entries, 2 not in the library" in run("playlist", "import", source)
    assert "mine (3)" in run("playlist", "list")
    run("playlist", "export", "mine", home / "out.xspf")
    (shown,) = objects(run("inspect", "playlist", home / "out.xspf", "--json"))
    assert shown["entries"] == ["/gone.flac", known, "http://127.0.0.1:9/x"]
    with pytest.raises(PlayerError, match="no playlist"):
        run("playlist", "export", "other", home / "out.m3u8")


def test_a_bare_list_of_files_leaves_with_what_the_library_knows_of_them(home):
    run("scan", home / "music")
    known = home / "music" / "One" / "02.flac"
    (home / "bare.m3u8").write_text(f"{known}\n/gone.flac\n")
    run("playlist", "import", home / "bare.m3u8")
    run("playlist", "export", "bare", home / "out.m3u8")
    lines = (home / "out.m3u8").read_text("utf-8").splitlines()
    assert lines[1].endswith(",Ane Brun - Bean")
    assert not lines[1].startswith("#EXTINF:-1")
    assert lines[3:] == ["#EXTINF:-1,", "/gone.flac"]


def test_a_playlist_that_came_in_by_mistake_is_taken_back(home):
    (home / "mix.m3u8").write_text("gone.flac\n")
    run("scan", home / "music")
    run("playlist", "import", home / "mix.m3u8")
    assert run("playlist", "undo") == "mix: taken back.\n"
    assert run("playlist", "list") == ""
    assert run("playlist", "redo") == "mix: made again.\n"
    assert run("playlist", "list") == "mix (1)\n"
    assert "nothing" in run("playlist", "redo")


def test_a_playlist_follows_its_tracks_when_they_move(home):
    run("scan", home / "music")
    source = home / "mine.m3u8"
    source.write_text(str(home / "music" / "One" / "01.flac"))
    run("playlist", "import", source)
    (home / "music" / "One").rename(home / "music" / "Moved")
    run("scan", home / "music")
    run("playlist", "export", "mine", home / "out.m3u8")
    assert str(home / "music" / "Moved" / "01.flac") in (home / "out.m3u8").read_text()


def test_inspect_cue_repairs_the_file_name(home):
    sheet = home / "music" / "One" / "a.cue"
    sheet.write_text(
        'PERFORMER "P"\nFILE "01.wav" WAVE\nTRACK 01 AUDIO\nTITLE "T"\nINDEX 01 00:01:02\n'
    )
    (shown,) = objects(run("inspect", "cue", sheet, "--json"))
    assert shown["tracks"] == [
        {"track": 1, "title": "T", "performer": "P", "file": "01.flac", "start": 77}
    ]
    assert "T" in run("inspect", "cue", sheet)
    with pytest.raises(PlayerError, match="no such file"):
        run("inspect", "cue", home / "none.cue")


def test_plays_are_counted_and_never_forgotten(home):
    path = home / "library.db"
    with closing(Library.open(path)) as opened:
        opened.scan([home / "music"])
        key = int(opened.tracks.ids("cornér")[0])
        opened.annotations.record_play(Play(key, 1000, 500, "DAC"))
        opened.annotations.record_play(Play(key, 9000, 500))
    with closing(Library.open(path)) as opened:
        assert opened.tracks.rows([key])[0].plays == 2
        assert opened.annotations.plays() == [Play(key, 9000, 500), Play(key, 1000, 500, "DAC")]
        assert list(opened.tracks.ids("plays>=2")) == [key]


def test_the_queue_and_its_place_are_there_after_a_restart(home):
    path, queue = home / "library.db", Queue().replace([5, 6, 7], start=1)
    with closing(Library.open(path)) as opened:
        assert opened.queue_store.load().state is None
        opened.queue_store.save(encode_queue(queue))
        opened.queue_store.save_position(queue.current.entry_id, 61_000)
    with closing(Library.open(path)) as opened:
        saved = opened.queue_store.load()
    assert decode_queue(saved.state) == queue
    assert (saved.entry_id, saved.position_ms) == (queue.current.entry_id, 61_000)


def test_one_copy_a_day_is_enough(home):
    path = home / "library.db"
    Library.open(path).close()
    assert back_up_when_due(path) is not None
    assert back_up_when_due(path) is None
    assert len(backups(path)) == 1


def test_old_copies_thin_out_to_days_weeks_and_months():
    days = [f"2026{month:02d}{day:02d}" for month in range(1, 13) for day in range(1, 29)]
    copies = [Path(f"library-{day}-000000-000000-auto.db") for day in reversed(days)]
    gone = set(superfluous(copies))
    kept = [copy for copy in copies if copy not in gone]
    assert kept[:7] == copies[:7]
    assert 7 + 3 + 11 <= len(kept) <= 7 + 5 + 12
    by_hand = Path("library-20200101-000000-000000-manual.db")
    assert by_hand not in superfluous([*copies, by_hand])


@pytest.mark.parametrize(
    "words", [["search", "x"], ["library", "stats"], ["library", "export"], ["playlist", "list"]]
)
def test_asking_makes_no_library(tmp_path, words):
    path = tmp_path / "none" / "library.db"
    run(*words, "--db", path, code=3)
    assert not path.parent.exists()


def test_a_folder_given_twice_is_scanned_once(home):
    (home / "music" / "bad.mp3").write_bytes(b"no music")
    folders = [home / "music", home / "music", home / "music" / "One"]
    lines = objects(run("scan", *folders, "--json", code=1))
    assert [line.get("title") for line in lines] == ["Corner", "Bean", None]


def test_a_file_is_no_folder_to_scan(home):
    with pytest.raises(PlayerError, match="this is a file"):
        run("scan", home / "music" / "One" / "01.flac")


def test_a_library_where_none_can_be_is_one_sentence(home):
    with pytest.raises(PlayerError, match="cannot be written"):
        run("scan", home / "music", "--db", home / "music" / "One" / "01.flac" / "library.db")
