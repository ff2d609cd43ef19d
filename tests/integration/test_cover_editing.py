"""Covers are changed in every kind of file, safely or not at all, and can be taken back."""

import errno
import os
import shutil
import subprocess
from pathlib import Path

import mutagen
import pytest
from mutagen.flac import FLAC
from mutagen.id3 import ID3

from player.errors import PlayerError
from player.library.covers import load_cover
from player.library.edit import safe_write
from player.library.edit.cover_facts import read_covers
from player.library.edit.cover_place import CoverPlace
from player.library.edit.journal import EditState
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.library.tags import read_cover, read_tags
from player.library.tags.cover_writing import read_pictures, write_pictures
from player.library.tags.pictures import Picture, front_picture
from player.library.tags.sound import sound_hash
from player.library.tags.writing import write_values
from tests.support.library_factory import make_album, make_file
from tests.support.pictures import paint, png

INSIDE, BESIDE = CoverPlace.INSIDE, CoverPlace.BESIDE
KINDS = ["flac", "mp3", "m4a", "alac.m4a", "ogg", "opus", "wav", "aiff", "wv", "wma"]
TYPED = ["flac", "mp3", "ogg", "opus", "wav", "aiff", "wma"]


OLD, NEW, BACK, LEAFLET = (png(shade) for shade in (10, 200, 90, 120))


@pytest.fixture
def music(tmp_path):
    return make_album(tmp_path / "music" / "One", title="One", artist="A", tracks=["Aa", "Bb"])


@pytest.fixture
def library(tmp_path, music):
    opened = Library.open(tmp_path / "library.db")
    opened.scan([music.parent], Watcher(jobs=1))
    yield opened
    opened.close()


def all_files(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pictures(path):
    return {(p.kind, p.data) for p in read_pictures(path)}


def details(path):
    return {(p.mark, p.description, p.mime) for p in read_pictures(path)}


def cover_of(library, place=0):
    row = library.albums.rows(library.albums.ids())[place]
    return None if row.cover is None else load_cover(row.cover)


@pytest.mark.parametrize("kind", KINDS)
def test_a_cover_is_written_into_every_kind_of_file_and_the_sound_stays(tmp_path, kind):
    path = make_file(tmp_path / f"a.{kind.rpartition('.')[2]}", kind=kind)
    write_values(path, {"title": ("T",)})
    before, new = sound_hash(path), front_picture(NEW)
    safe_write.write_safely(path, tmp_path / "part", lambda part: write_pictures(part, (), [new]))
    assert (read_cover(path), sound_hash(path)) == (NEW, before)
    assert read_tags(path).picture_id == new.mark[1]
    gone = [new.mark]
    safe_write.write_safely(path, tmp_path / "part", lambda part: write_pictures(part, gone, ()))
    assert (read_cover(path), sound_hash(path)) == (None, before)
    assert read_tags(path).title == "T"


@pytest.mark.parametrize("kind", TYPED)
def test_back_and_booklet_stay_when_the_front_is_replaced_removed_and_put_back(
    tmp_path, library, kind
):
    path = tmp_path / "music" / "One" / f"09.{kind}"
    write_values(make_file(path), {"title": ("T",)})
    paint(path, (4, "", BACK), (3, "front", OLD), (5, "booklet", LEAFLET))
    others, before = {(4, BACK), (5, LEAFLET)}, details(path)
    library.scan([path.parent], Watcher(jobs=1))
    ids = library.tracks.at(str(path))
    assert library.editor.put_cover(ids, NEW, INSIDE).failed == ()
    assert pictures(path) == {*others, (3, NEW)}
    assert read_cover(path) == NEW
    library.editor.undo()
    assert details(path) == before
    library.editor.take_cover(ids)
    assert pictures(path) == others
    library.editor.undo()
    assert details(path) == before


@pytest.mark.parametrize("kind, second", [("m4a", 3), ("wv", 4)])
def test_what_else_an_mp4_and_an_ape_tag_hold_stays(tmp_path, kind, second):
    path = paint(make_file(tmp_path / f"a.{kind}"), (3, "", OLD), (second, "", BACK))
    write_pictures(path, [front_picture(OLD).mark], [front_picture(NEW)])
    file = mutagen.File(path)
    if kind == "m4a":
        assert [bytes(cover) for cover in file["covr"]] == [NEW, BACK]
    else:
        assert bytes(file["Cover Art (Back)"].value).endswith(BACK)
    assert read_cover(path) == NEW


def test_two_pictures_without_a_description_do_not_take_each_others_place(tmp_path):
    path = paint(make_file(tmp_path / "a.mp3"), (4, "", BACK))
    write_pictures(path, (), [front_picture(NEW)])
    assert pictures(path) == {(4, BACK), (3, NEW)}


def test_an_old_id3_tag_keeps_its_version(tmp_path):
    path = make_file(tmp_path / "a.mp3", {"title": "夜"})
    ID3(path).save(path, v2_version=3)
    write_pictures(path, (), [Picture(3, "image/png", "正面", NEW)])
    assert ID3(path, translate=False).version == (2, 3, 0)
    assert read_cover(path) == NEW


def test_a_picture_of_no_type_is_the_cover_and_goes_with_it(library, music):
    (path, _) = sorted(music.iterdir())
    paint(path, (0, "", OLD))
    library.editor.put_cover(library.tracks.at(str(path)), NEW, INSIDE)
    assert pictures(path) == {(3, NEW)}
    library.editor.undo()
    assert pictures(path) == {(0, OLD)}


def test_the_library_shows_a_new_cover_at_once_and_the_old_one_again(library, music):
    ids = library.tracks.ids()
    report = library.editor.put_cover(ids, NEW, INSIDE)
    assert (len(report.written), report.failed) == (2, ())
    assert cover_of(library) == NEW
    library.editor.put_cover(ids, OLD, INSIDE)
    assert cover_of(library) == OLD
    library.editor.undo()
    assert cover_of(library) == NEW
    library.editor.undo(report.batch)
    assert cover_of(library) is None
    library.editor.redo(report.batch)
    assert cover_of(library) == NEW
    assert library.editor.put_cover(ids, NEW, INSIDE).written == ()


def test_a_cover_beside_the_files_is_put_and_taken_back_byte_for_byte(library, music):
    (music / "cover.jpg").write_bytes(b"\xff\xd8\xff old")
    for path in music.glob("*.flac"):
        paint(path, (3, "", OLD))
    library.scan([music], Watcher(jobs=1))
    before = {name: data for name, data in all_files(music).items() if name == "cover.jpg"}
    report = library.editor.put_cover(library.tracks.ids(), NEW, BESIDE)
    assert report.failed == ()
    assert (music / "cover.png").read_bytes() == NEW
    assert not (music / "cover.jpg").exists(), "it would be shown before the new one"
    assert [pictures(path) for path in music.glob("*.flac")] == [set(), set()]
    assert cover_of(library) == NEW
    library.editor.undo()
    assert not (music / "cover.png").exists()
    assert all_files(music)["cover.jpg"] == before["cover.jpg"]
    assert cover_of(library) == OLD


def test_removing_takes_the_cover_of_the_whole_album_but_not_of_other_files(library, music):
    (music / "folder.png").write_bytes(OLD)
    first, second = sorted(music.glob("*.flac"))
    paint(first, (3, "", NEW))
    library.scan([music], Watcher(jobs=1))
    library.editor.take_cover(library.tracks.at(str(first)))
    assert (pictures(first), (music / "folder.png").exists()) == (set(), True)
    library.editor.undo()
    library.editor.take_cover(library.tracks.ids())
    assert (pictures(first), pictures(second)) == (set(), set())
    assert not (music / "folder.png").exists()
    assert cover_of(library) is None
    library.editor.undo()
    assert (music / "folder.png").read_bytes() == OLD


def test_another_album_with_the_same_picture_keeps_showing_it(library, music, tmp_path):
    other = make_album(tmp_path / "music" / "Two", title="Two", artist="A", tracks=["Cc"])
    for path in (*music.glob("*.flac"), *other.glob("*.flac")):
        paint(path, (3, "", OLD))
    for folder in (other, music):
        library.scan([folder], Watcher(jobs=1))
    ids = [key for key in library.tracks.ids() if library.tracks.rows([key])[0].album == "One"]
    library.editor.put_cover(ids, NEW, INSIDE)
    shown = {row.title: load_cover(row.cover) for row in library.albums.rows(library.albums.ids())}
    assert shown == {"One": NEW, "Two": OLD}


def test_the_cover_of_the_playing_file_waits_and_undo_ends_the_waiting(library, music):
    ids = library.tracks.ids("", "title")
    playing = library.tracks.tracks([ids[0]])[0].path
    library.is_playing = lambda path: path == playing
    report = library.editor.put_cover(ids, NEW, INSIDE)
    assert report.waiting == (playing,)
    assert read_cover(playing) is None
    library.editor.undo(report.batch)
    library.is_playing = lambda _: False
    assert library.editor.flush().written == ()
    assert [pictures(path) for path in music.glob("*.flac")] == [set(), set()]
    library.editor.redo(report.batch)
    assert read_cover(playing) == NEW


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a..", b"\x89PNG\r\n\x1a\nxx", b"\xff\xd8\xff\xd9", b"<svg/>"]
)
def test_what_is_no_picture_is_refused_and_nothing_written(library, music, data):
    before = all_files(music)
    with pytest.raises(PlayerError, match="no picture that can be a cover"):
        library.editor.put_cover(library.tracks.ids(), data, INSIDE)
    assert all_files(music) == before


def test_a_picture_no_flac_block_can_hold_is_refused_and_the_largest_is_not(library, music):
    before, ids = all_files(music), library.tracks.ids()
    with pytest.raises(PlayerError, match="at most 15 MB"):
        library.editor.put_cover(ids, png(1, filling=bytes(15 << 20)), INSIDE)
    assert all_files(music) == before
    largest = png(1, filling=bytes((15 << 20) - 200))
    assert library.editor.put_cover(ids, largest, INSIDE).failed == ()
    assert read_cover(next(music.glob("*.flac"))) == largest


FAULTS = {
    "the copy fails": (shutil, "copy2"),
    "the disk does not answer": (os, "fsync"),
    "the last step fails": (os, "replace"),
}


@pytest.mark.parametrize(
    "fault, place",
    [*((fault, INSIDE) for fault in FAULTS), *((fault, BESIDE) for fault in list(FAULTS)[1:])],
)
def test_whatever_fails_the_files_are_the_old_ones(library, music, monkeypatch, fault, place):
    (music / "cover.png").write_bytes(OLD)
    before = all_files(music)

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*FAULTS[fault], fail)
    try:
        failed = library.editor.put_cover(library.tracks.ids()[:1], NEW, place).failed
    except PlayerError as error:  # nothing could be kept for taking it back
        failed = (error,)
    assert [error.code for error in failed] == ["file.write_failed"]
    assert "No space" in failed[0].sentence
    assert all_files(music) == before


def test_a_folder_that_may_not_be_written_keeps_its_files(library, music, monkeypatch):
    before = all_files(music)

    def refuse(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(shutil, "copy2", refuse)
    report = library.editor.put_cover(library.tracks.ids(), NEW, INSIDE)
    assert {error.code for error in report.failed} == {"file.write_failed"}
    assert report.written == ()
    assert all_files(music) == before


def test_a_tag_that_cannot_be_read_is_left_alone(library, music):
    path = music / "01.flac"
    content = bytearray(path.read_bytes())
    content[8:42] = bytes(34)
    path.write_bytes(content)
    report = library.editor.put_cover(library.tracks.ids(), NEW, INSIDE)
    assert [error.code for error in report.failed] == ["tags.unreadable"]
    assert (len(report.written), path.read_bytes()) == (1, content)


def test_a_cover_another_program_changed_is_not_taken_back_over_it(library, music):
    path = music / "01.flac"
    ids = library.tracks.at(str(path))
    library.editor.put_cover(ids, NEW, INSIDE)
    file = FLAC(path)
    file.clear_pictures()
    file.save()
    paint(path, (3, "", LEAFLET))
    (error,) = library.editor.undo().failed
    assert error.sentence == f"{path}: left as it was; another program has just changed it."
    assert pictures(path) == {(3, LEAFLET)}


@pytest.mark.parametrize("step", ["copy", "replaced"])
def test_an_edit_that_was_cut_off_is_told_apart_after_the_crash(library, music, monkeypatch, step):
    path, real = music / "01.flac", os.replace
    paint(path, (3, "", OLD))

    class PowerCut(BaseException):
        pass

    def cut(part, place):
        if step == "replaced" or Path(place) != path:
            real(part, place)
        if Path(place) == path:
            raise PowerCut

    monkeypatch.setattr(safe_write.os, "replace", cut)
    with pytest.raises(PowerCut):
        library.editor.put_cover(library.tracks.at(str(path)), NEW, INSIDE)
    monkeypatch.setattr(safe_write.os, "replace", real)
    library.editor.recover()
    done = EditState.WRITTEN if step == "replaced" else EditState.WAITING
    assert [entry.path.name for entry in library.editor._journal.entries(done)] == ["01.flac"]
    library.editor.flush()
    assert pictures(path) == {(3, NEW)}
    library.editor.undo()
    assert pictures(path) == {(3, OLD)}


def test_aac_without_a_container_gets_its_cover_beside_it(library, music, tmp_path):
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")
    wav = make_file(tmp_path / "a.wav")
    out = music / "03.aac"
    subprocess.run(["ffmpeg", "-v", "error", "-i", str(wav), str(out)], check=True)
    library.scan([music], Watcher(jobs=1))
    ids, before = library.tracks.at(str(out)), out.read_bytes()
    report = library.editor.put_cover(ids, NEW, INSIDE)
    assert "put it beside the files" in report.failed[0].sentence
    report = library.editor.put_cover(ids, NEW, BESIDE)
    assert (report.failed, read_cover(out), out.read_bytes()) == ((), NEW, before)


def test_what_covers_there_are_is_said_with_the_commonest_first(library, music, tmp_path):
    make_album(tmp_path / "music" / "Two", title="Two", artist="A", tracks=["Cc", "Dd", "Ee"])
    (tmp_path / "music" / "Two" / "cover.png").write_bytes(OLD)
    paint(min(music.glob("*.flac")), (3, "", NEW), (4, "", BACK))
    library.scan([tmp_path / "music"], Watcher(jobs=1))
    facts = read_covers(library.tracks, library.tracks.ids())
    assert [(c.data, c.files, c.beside) for c in facts.shown] == [(OLD, 3, True), (NEW, 1, False)]
    assert (facts.files, facts.bare, facts.inside, facts.holders) == (5, 1, 1, 5)
    assert (facts.others, facts.refused) == (True, ())


def test_a_new_cover_goes_where_the_old_one_is(library, music):
    ids = library.tracks.ids()
    assert read_covers(library.tracks, ids).place is INSIDE
    library.editor.put_cover(ids, NEW, BESIDE)
    assert read_covers(library.tracks, ids).place is BESIDE
    library.editor.put_cover(ids, OLD, INSIDE)
    assert read_covers(library.tracks, ids).place is INSIDE


def test_what_is_kept_for_taking_back_does_not_grow_for_ever(library, music, tmp_path):
    library.editor._store._most_bytes = 3 << 20
    ids = library.tracks.ids()
    for shade in range(6):
        library.editor.put_cover(ids, png(shade, filling=bytes(1 << 20)), INSIDE)
    kept = sum(path.stat().st_size for path in (tmp_path / "library-pictures").iterdir())
    assert kept < 4 << 20
    library.editor.undo()
    assert read_cover(music / "01.flac") == png(4, filling=bytes(1 << 20))
