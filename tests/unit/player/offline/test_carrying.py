"""A rendering says what its sources said, as far as that is still true."""

from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, TIT2, TPE1
from mutagen.wave import WAVE

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.level import GainParams
from player.library.tags import read_cover, read_tags
from player.offline.pieces import Piece
from player.offline.plan import RenderSettings
from player.offline.rendering import render
from tests.support import recordings

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
QUIETER = RenderSettings(ChainSpec((StageSlot("gain", GainParams(-3.0)),)))


def tagged_flac(path, *, cover=True, **words):
    recordings.write(path, recordings.integers(2000))
    audio = FLAC(path)
    for name, value in words.items():
        audio[name] = value
    if cover:
        picture = Picture()
        picture.type, picture.mime, picture.data = 3, "image/png", PNG
        audio.add_picture(picture)
    audio.save()
    return path


def test_a_flac_keeps_every_comment_in_order_and_its_cover(tmp_path):
    words = {"TITLE": "Måne", "ARTIST": ["One", "Two"], "MY_OWN": "kept", "DATE": "1999-05-01"}
    source = tagged_flac(tmp_path / "in.flac", **words)
    render([Piece(str(source))], tmp_path / "out.flac", RenderSettings())
    got = FLAC(tmp_path / "out.flac")
    assert got["artist"] == ["One", "Two"]
    assert (got["title"], got["my_own"], got["date"]) == (["Måne"], ["kept"], ["1999-05-01"])
    assert got.pictures[0].data == PNG
    assert got.pictures[0].mime == "image/png"


def test_gain_tags_stay_with_a_copy_and_leave_with_a_chain(tmp_path):
    source = tagged_flac(tmp_path / "in.flac", TITLE="x", REPLAYGAIN_TRACK_GAIN="-3.00 dB")
    render([Piece(str(source))], tmp_path / "copy.flac", RenderSettings())
    render([Piece(str(source))], tmp_path / "quieter.flac", QUIETER)
    assert read_tags(tmp_path / "copy.flac").gain.track_db == -3.0
    assert read_tags(tmp_path / "quieter.flac").gain.track_db is None
    assert read_tags(tmp_path / "quieter.flac").title == "x"


def test_id3_becomes_comments_and_comments_become_id3(tmp_path):
    source = recordings.write(tmp_path / "in.wav", recordings.integers(2000))
    audio = WAVE(source)
    audio.add_tags()
    audio.tags.add(TIT2(3, ["Måne"]))
    audio.tags.add(TPE1(3, ["One"]))
    audio.tags.add(APIC(3, "image/png", 3, "", PNG))
    audio.save()
    render([Piece(str(source))], tmp_path / "out.flac", RenderSettings())
    render([Piece(str(tmp_path / "out.flac"))], tmp_path / "back.wav", RenderSettings())
    for name in ("out.flac", "back.wav"):
        tags = read_tags(tmp_path / name)
        assert (tags.title, tags.artist_credit) == ("Måne", "One")
        assert read_cover(tmp_path / name) == PNG
    assert recordings.read(tmp_path / "back.wav")[0].shape == (2000, 2)


def test_a_queue_says_what_all_its_files_say(tmp_path):
    one = tagged_flac(tmp_path / "1.flac", TITLE="First", ALBUM="Both", TRACKNUMBER="1")
    two = tagged_flac(tmp_path / "2.flac", TITLE="Second", ALBUM="Both", TRACKNUMBER="2")
    render([Piece(str(one)), Piece(str(two))], tmp_path / "out.flac", RenderSettings())
    assert dict(FLAC(tmp_path / "out.flac").tags) == {"album": ["Both"]}


def test_a_file_without_tags_stays_without(tmp_path):
    source = tagged_flac(tmp_path / "in.flac", cover=False)
    render([Piece(str(source))], tmp_path / "out.flac", RenderSettings())
    assert not FLAC(tmp_path / "out.flac").tags
    assert not FLAC(tmp_path / "out.flac").pictures
