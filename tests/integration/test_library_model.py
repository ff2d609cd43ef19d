"""What a scan makes of sidecars, works, editions and volumes."""

import threading
from contextlib import closing

import pytest

from player.library.library import Library
from player.library.scan import roots
from player.library.scan.watcher import Watcher
from tests.support.library_factory import make_album, make_file, make_flac


@pytest.fixture
def library(tmp_path):
    with closing(Library.open(tmp_path / "library.db")) as opened:
        yield opened


def scan(library, folder):
    return library.scan([folder], Watcher(jobs=1))


def titles(library, query):
    return [row.title for row in library.tracks.iterate(library.tracks.ids(query, "title"))]


def test_lyrics_beside_a_file_are_found_and_followed(library, tmp_path):
    music = tmp_path / "music"
    make_album(music, title="One", artist="A", tracks=["Aa", "Bb"])
    scan(library, music)
    (music / "01.lrc").write_text("[00:01.00]Das Käuzchen <00:02.00>ruft\n[by:x]", encoding="utf-8")
    (music / "02.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\n夜航西飞\n", encoding="utf-8")
    assert scan(library, music).read == 2
    assert titles(library, "lyrics:kauzchen") == ["Aa"]
    assert titles(library, 'lyrics:"kauzchen ruft"') == ["Aa"]
    assert titles(library, "lyrics:西飞") == ["Bb"]
    assert scan(library, music).unchanged == 2
    (music / "01.lrc").write_text("[00:01.00]other words")
    assert (scan(library, music).read, titles(library, "lyrics:kauzchen")) == (1, [])


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig", "cp1251"])
def test_lyrics_in_old_encodings_are_read(library, tmp_path, encoding):
    words = "спят усталые игрушки" if encoding == "cp1251" else "夜航西飞的人们在唱歌"
    make_file(tmp_path / "music" / "a.flac", {"title": "Aa"})
    (tmp_path / "music" / "a.lrc").write_bytes(f"[00:01.00]{words}\n".encode(encoding))
    scan(library, tmp_path / "music")
    assert titles(library, f'lyrics:"{words[:4]}"') == ["Aa"]


def test_movements_share_their_work_with_and_without_tags(library, tmp_path):
    tagged = [("WORK", "Suite"), ("MOVEMENTNAME", "Gigue"), ("MOVEMENT", "7")]
    make_flac(tmp_path / "music" / "1.flac", [("TITLE", "VII. Gigue"), *tagged])
    for number, name in (("I", "Prélude"), ("II", "Allemande")):
        title = f"Cello Suite No. 1, BWV 1007: {number}. {name}"
        make_file(tmp_path / "music" / f"{number}.flac", {"title": title, "composer": "J. S. Bach"})
    scan(library, tmp_path / "music")
    rows = library.tracks.rows(library.tracks.ids("", "title"))
    assert [(row.work, row.movement) for row in rows] == [
        ("Cello Suite No. 1, BWV 1007", "Prélude"),
        ("Cello Suite No. 1, BWV 1007", "Allemande"),
        ("Suite", "Gigue"),
    ]
    assert len(library.tracks.ids("work:bwv1007")) == 2


def test_a_remaster_is_an_album_of_its_own(library, tmp_path):
    for folder, year in (("Old", 1979), ("New", 2011)):
        make_album(tmp_path / "music" / folder, title="One", artist="A", tracks=["Aa"], year=year)
    scan(library, tmp_path / "music")
    albums = library.albums.rows(library.albums.ids("", "year"))
    assert [(album.title, album.year) for album in albums] == [("One", 1979), ("One", 2011)]


def test_another_stick_at_the_same_place_is_not_taken_for_it(library, tmp_path, monkeypatch):
    music = tmp_path / "stick" / "music"
    make_album(music, title="One", artist="A", tracks=["Aa", "Bb"])
    monkeypatch.setattr(roots, "volume_of", lambda _: "uuid:1234")
    scan(library, music)
    (tmp_path / "stick").rename(tmp_path / "drawer")
    make_album(music, title="Other", artist="B", tracks=["Xx"])
    (music / "01.flac").rename(music / "other.flac")
    monkeypatch.setattr(roots, "volume_of", lambda _: "uuid:9999")
    assert scan(library, music).offline == (str(music),)
    assert (titles(library, ""), library.stats().missing) == (["Aa", "Bb"], 0)


def test_a_library_copied_to_a_new_disk_goes_on(library, tmp_path, monkeypatch):
    make_album(tmp_path / "music", title="One", artist="A", tracks=["Aa"])
    monkeypatch.setattr(roots, "volume_of", lambda _: "uuid:1234")
    scan(library, tmp_path / "music")
    monkeypatch.setattr(roots, "volume_of", lambda _: "uuid:9999")
    assert scan(library, tmp_path / "music").unchanged == 1


def test_one_recording_in_two_formats_is_alike_and_problems_of_tags_are_listed(library, tmp_path):
    music = tmp_path / "music"
    for name in ("a.flac", "a.mp3", "long.flac"):
        tags = {"title": "Song", "artist": "Ane Brun", "album": "X", "date": "2001"}
        make_file(music / name, tags, seconds=4 if name == "long.flac" else 1)
    make_file(music / "bare.flac", freq_hz=700)
    scan(library, music)
    assert library.health.duplicates() == []
    (alike,) = library.health.alike()
    codecs = {row.codec for row in library.tracks.rows(alike)}
    assert codecs == {"FLAC", "MP3"}
    assert titles_of(library, library.health.with_problem("artist")) == ["bare"]
    assert titles_of(library, library.health.with_problem("year")) == ["bare"]
    assert len(library.health.with_problem("track_number")) == 4
    assert library.health.offline() == []
    music.rename(tmp_path / "away")
    scan(library, music)
    assert library.health.offline() == [music]


def titles_of(library, ids):
    return [row.title for row in library.tracks.rows(ids)]


def test_a_disc_that_only_its_folder_numbers_comes_in_its_turn(library, tmp_path):
    box = tmp_path / "music" / "Box"
    make_album(box / "CD1", title="Box", artist="A", tracks=["Aa"], discnumber="1")
    make_album(box / "Disc 02", title="Box", artist="A", tracks=["Bb"])
    make_album(box / "CD3 live", title="Box", artist="A", tracks=["Cc"], discnumber="4")
    scan(library, tmp_path / "music")
    rows = library.tracks.rows(library.tracks.ids("", "album"))
    assert len({row.album_id for row in rows}) == 1
    assert [(row.title, row.disc_number) for row in rows] == [("Aa", 1), ("Bb", 2), ("Cc", 4)]


def test_threads_that_come_and_go_leave_no_connection_behind(library):
    """Each would keep 2 MB of the library for as long as the program runs."""
    for _ in range(20):
        reader = threading.Thread(target=library.stats)
        reader.start()
        reader.join()
    assert len(library._readers._all) <= 2
    assert library.stats().tracks == 0
