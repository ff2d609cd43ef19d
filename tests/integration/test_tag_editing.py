"""Tags are changed in every kind of file, safely or not at all, and can be taken back."""

import errno
import os
import shutil

import pytest

from player.errors import PlayerError
from player.library.edit import safe_write
from player.library.edit.journal import EditState
from player.library.edit.safe_write import part_beside, write_safely
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.library.tags import read_tags
from player.library.tags.sound import sound_hash
from player.library.tags.writing import write_values
from tests.support.library_factory import make_album, make_file

KINDS = ["flac", "mp3", "m4a", "alac.m4a", "ogg", "opus", "wav", "aiff", "wv", "wma"]
EDIT = {
    "title": ("夜航",),
    "artist": ("Ane Brun", "苏芸"),
    "album": ("Änglar",),
    "albumartist": ("V/A",),
    "tracknumber": ("4/12",),
    "discnumber": ("2",),
    "date": ("1999",),
    "genre": ("Folk", "Rock"),
    "composer": ("Bach",),
    "comment": ("words",),
    "lyrics": ("la\nla",),
    "work": ("Suite",),
    "movementname": ("Prélude",),
    "compilation": ("1",),
    "fmps_rating": ("0.8",),
}


@pytest.fixture
def library(tmp_path):
    make_album(tmp_path / "music" / "One", title="One", artist="A", tracks=["Aa", "Bb", "Cc"])
    opened = Library.open(tmp_path / "library.db")
    opened.scan([tmp_path / "music"], Watcher(jobs=1))
    yield opened
    opened.close()


def all_files(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def titles(library):
    return [row.title for row in library.tracks.iterate(library.tracks.ids("", "title"))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_written_into_every_kind_of_file_and_the_sound_stays(tmp_path, kind):
    path = make_file(tmp_path / f"a.{kind.rpartition('.')[2]}", kind=kind)
    before = sound_hash(path)
    write_safely(path, part_beside(path), lambda part: write_values(part, EDIT))
    tags = read_tags(path)
    assert (tags.title, tags.album, tags.album_artist_credit) == ("夜航", "Änglar", "V/A")
    assert (tags.artists, tags.genres) == (("Ane Brun", "苏芸"), ("Folk", "Rock"))
    assert (tags.track_number, tags.track_total, tags.disc_number, tags.year) == (4, 12, 2, 1999)
    assert (tags.comment, tags.lyrics, tags.rating) == ("words", "la\nla", 4.0)
    assert (tags.work, tags.movement, tags.compilation) == ("Suite", "Prélude", True)
    assert tags.credits == (("composer", "Bach"),)
    assert sound_hash(path) == before
    write_safely(path, part_beside(path), lambda part: write_values(part, dict.fromkeys(EDIT, ())))
    assert (read_tags(path).title, read_tags(path).genres, sound_hash(path)) == ("", (), before)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", ["flac", "mp3", "m4a", "ogg", "opus", "wav", "aiff", "wv"])
def test_the_hash_notices_one_changed_byte_of_sound(tmp_path, kind):
    path = make_file(tmp_path / f"a.{kind}", kind=kind)
    before, content = sound_hash(path), bytearray(path.read_bytes())
    content[len(content) * 2 // 3] ^= 1
    path.write_bytes(content)
    assert sound_hash(path) != before


def test_a_preview_shows_each_change_and_writes_nothing(library, tmp_path):
    before = all_files(tmp_path / "music")
    changes, refused = library.editor.preview(
        library.tracks.ids(), {"album": ("Two",), "title": ("Aa",)}
    )
    assert refused == []
    assert [(c.field, c.before, c.after) for c in changes if c.path.endswith("02.flac")] == [
        ("album", ("One",), ("Two",)),
        ("title", ("Bb",), ("Aa",)),
    ]
    assert len(changes) == 5
    assert all_files(tmp_path / "music") == before


def test_a_batch_arrives_in_the_library_and_is_taken_back(library):
    ids = library.tracks.ids()
    report = library.editor.apply(ids, {"album": ("Two",), "genre": ("Folk", "Jazz")})
    assert (len(report.written), report.failed) == (3, ())
    assert {row.album for row in library.tracks.rows(ids)} == {"Two"}
    assert len(library.tracks.ids("genre:jazz")) == 3
    assert len(library.editor.undo().written) == 3
    assert {row.album for row in library.tracks.rows(ids)} == {"One"}
    assert len(library.tracks.ids("genre:jazz")) == 0
    assert library.editor.undo().written == ()


def test_a_new_number_keeps_its_total(library):
    (first, *_) = library.tracks.ids("", "title")
    library.editor.apply([first], {"tracknumber": ("1/9",)})
    library.editor.apply([first], {"tracknumber": ("3",)})
    path = library.tracks.tracks([first])[0].path
    assert (read_tags(path).track_number, read_tags(path).track_total) == (3, 9)


def test_the_playing_file_waits_until_it_is_silent(library):
    ids = library.tracks.ids("", "title")
    playing = library.tracks.tracks([ids[1]])[0].path
    library.is_playing = lambda path: path == playing
    report = library.editor.apply(ids, {"title": ("New",)})
    assert report.waiting == (playing,)
    assert titles(library) == ["Bb", "New", "New"]
    library.is_playing = lambda _: False
    assert library.editor.flush().written == (playing,)
    assert titles(library) == ["New", "New", "New"]


def test_a_tag_that_cannot_be_read_is_left_alone(library, tmp_path):
    path = tmp_path / "music" / "One" / "01.flac"
    content = bytearray(path.read_bytes())
    content[8:42] = bytes(34)
    path.write_bytes(content)
    report = library.editor.apply(library.tracks.ids(), {"title": ("New",)})
    assert [error.code for error in report.failed] == ["tags.unreadable"]
    assert len(report.written) == 2
    assert path.read_bytes() == content


def test_a_field_nobody_writes_is_refused_before_anything_happens(library):
    with pytest.raises(PlayerError, match="colour"):
        library.editor.apply(library.tracks.ids(), {"colour": ("red",)})


FAULTS = {
    "the copy fails": (shutil, "copy2"),
    "the disk does not answer": (os, "fsync"),
    "the last step fails": (os, "replace"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_the_file_is_the_old_one(library, tmp_path, monkeypatch, fault):
    before = all_files(tmp_path / "music")

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*FAULTS[fault], fail)
    report = library.editor.apply(library.tracks.ids()[:1], {"title": ("New",)})
    assert [error.code for error in report.failed] == ["file.write_failed"]
    assert "No space" in report.failed[0].sentence
    assert all_files(tmp_path / "music") == before


def test_a_writer_that_damages_the_sound_is_caught(tmp_path):
    path = make_file(tmp_path / "a.flac")
    before = path.read_bytes()

    def damage(part):
        part.write_bytes(before[:-9] + bytes(9))

    with pytest.raises(PlayerError, match="sound would have changed"):
        write_safely(path, part_beside(path), damage)
    assert all_files(tmp_path) == {"a.flac": before}


def test_a_file_that_changes_meanwhile_is_not_overwritten(tmp_path):
    path = make_file(tmp_path / "a.flac")

    def interrupted(part):
        write_values(part, {"title": ("Ours",)})
        write_values(path, {"title": ("Theirs",)})

    with pytest.raises(PlayerError, match="another program"):
        write_safely(path, part_beside(path), interrupted)
    assert read_tags(path).title == "Theirs"


@pytest.mark.parametrize("step", ["copy", "replaced"])
def test_an_edit_that_was_cut_off_is_told_apart_after_the_crash(library, monkeypatch, step):
    (first, *_) = library.tracks.ids("", "title")
    path = library.tracks.tracks([first])[0].path
    real = os.replace

    class PowerCut(BaseException):
        pass

    def cut(part, place):
        if step == "replaced":
            real(part, place)
        raise PowerCut

    monkeypatch.setattr(safe_write.os, "replace", cut)
    with pytest.raises(PowerCut):
        library.editor.apply([first], {"title": ("New",)})
    monkeypatch.setattr(safe_write.os, "replace", real)
    library.editor.recover()
    done = EditState.WRITTEN if step == "replaced" else EditState.WAITING
    assert [entry.path.name for entry in library.editor._journal.entries(done)] == ["01.flac"]
    library.editor.flush()
    assert read_tags(path).title == "New"


def test_a_link_stays_a_link_and_permissions_stay(library, tmp_path):
    real = make_file(tmp_path / "elsewhere" / "x.flac", {"title": "Old"})
    real.chmod(0o640)
    link = tmp_path / "music" / "One" / "09.flac"
    link.symlink_to(real)
    library.scan([tmp_path / "music"], Watcher(jobs=1))
    library.editor.apply(library.tracks.ids("old"), {"title": ("New",)})
    assert link.is_symlink()
    assert (read_tags(real).title, real.stat().st_mode & 0o777) == ("New", 0o640)
    assert library.roots() == [tmp_path / "music"]


def test_a_slice_of_a_sheet_is_refused_with_the_reason(library, tmp_path):
    make_file(tmp_path / "music" / "Two" / "all.flac", seconds=4)
    (tmp_path / "music" / "Two" / "all.cue").write_text(
        'FILE "all.flac" WAVE\nTRACK 01 AUDIO\nTITLE "X1"\nINDEX 01 00:00:00\n'
        'TRACK 02 AUDIO\nTITLE "X2"\nINDEX 01 00:02:00\n'
    )
    library.scan([tmp_path / "music"], Watcher(jobs=1))
    report = library.editor.apply(library.tracks.ids("x2"), {"title": ("New",)})
    assert [error.code for error in report.failed] == ["tags.slice"]
