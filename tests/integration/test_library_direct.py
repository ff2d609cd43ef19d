"""Files read straight from their bytes say exactly what mutagen makes of them."""

import pytest
from mutagen.flac import FLAC, Picture
from mutagen.id3 import (
    APIC,
    COMM,
    ID3,
    POPM,
    TALB,
    TCON,
    TDRC,
    TIT2,
    TPE1,
    TRCK,
    TXXX,
    UFID,
    USLT,
)

from player.library.tags import reading
from player.library.tags.containers import container_of
from tests.support.library_factory import make_file, make_flac

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 9


def both(path):
    """What is read directly, None where it is left to mutagen, and what mutagen says."""
    with path.open("rb") as file:
        head = file.read(reading.HEAD_BYTES)
        kind = container_of(head, file)
        direct = reading._directly(file, head, kind)
        return direct, reading._guessing(str(path), file, head, kind)


def mp3(tmp_path, *frames, version=4, **saving):
    path = make_file(tmp_path / "a.mp3")
    tag = ID3()
    for frame in frames:
        tag.add(frame)
    if version == 3:
        tag.update_to_v23()
    tag.save(path, v2_version=version, **saving)
    return path


TEXTS = [
    TIT2(encoding=3, text=["夜航"]),
    TPE1(encoding=1, text=["Ane Brun", "苏芸"]),
    TALB(encoding=0, text=["Caf\xe9"]),
    TRCK(encoding=0, text=["3/12"]),
    TDRC(encoding=0, text=["2004-02-01"]),
    TCON(encoding=3, text=["Folk", "Rock"]),
    TXXX(encoding=3, desc="ALBUM ARTISTS", text=["A", "B"]),
    TXXX(encoding=1, desc="replaygain_track_gain", text=["-6.2 dB"]),
    COMM(encoding=1, lang="eng", desc="", text=["words"]),
    COMM(encoding=0, lang="eng", desc="iTunNORM", text=["0000"]),
    USLT(encoding=1, lang="eng", desc="x", text="la\nla"),
    UFID(owner="http://musicbrainz.org", data=b"1234"),
    POPM(email="a@b", rating=196, count=7),
    APIC(encoding=1, mime="image/png", type=4, desc="后", data=b"\x89PNGback"),
    APIC(encoding=3, mime="image/png", type=3, desc="front", data=PNG),
]


@pytest.mark.parametrize("version", [3, 4])
def test_a_plain_mp3_says_the_same_both_ways(tmp_path, version):
    direct, guessed = both(mp3(tmp_path, *TEXTS, version=version))
    assert direct == guessed
    assert (direct.title, direct.rating, direct.plays, direct.year) == ("夜航", 4.0, 7, 2004)


def test_a_repaired_encoding_is_repaired_both_ways(tmp_path):
    garbled = "红豆曲".encode("gb18030").decode("latin-1")
    direct, guessed = both(mp3(tmp_path, TIT2(encoding=0, text=[garbled])))
    assert direct == guessed
    assert direct.title == "红豆曲"


@pytest.mark.parametrize(
    "odd",
    [TCON(encoding=3, text=["(17)"]), TIT2(encoding=3, text=["x" * (1 << 20)]),
     TXXX(encoding=3, desc="", text=[])],
    ids=["numbered genre", "a megabyte of title", "nothing at all"],
)  # fmt: skip
def test_odd_tags_are_left_to_mutagen_or_come_out_alike(tmp_path, odd):
    direct, guessed = both(mp3(tmp_path, odd))
    assert direct is None or direct == guessed


def test_an_old_tag_at_the_end_is_read_by_mutagen(tmp_path):
    assert both(mp3(tmp_path, *TEXTS, v1=2))[0] is None


def flac(tmp_path, *pictures):
    fields = [("TITLE", "夜航"), ("artist", "A"), ("ARTIST", "B"), ("DATE", "1999"), ("WORK", "W")]
    path = make_flac(tmp_path / "a.flac", [*fields, ("MOVEMENTNAME", "M"), ("TRACKNUMBER", "2")])
    file = FLAC(path)
    for kind, data in pictures:
        picture = Picture()
        picture.type, picture.data, picture.mime = kind, data, "image/png"
        file.add_picture(picture)
    file.save()
    return path


@pytest.mark.parametrize("size", [9, 9000])
def test_a_flac_says_the_same_both_ways(tmp_path, size):
    direct, guessed = both(flac(tmp_path, (4, b"\x89PNGback"), (3, PNG * size)))
    assert direct == guessed
    assert (direct.artists, direct.picture_id != "") == (("A", "B"), True)


def test_a_cut_flac_is_left_to_mutagen(tmp_path):
    path = flac(tmp_path, (3, PNG))
    path.write_bytes(path.read_bytes()[:120])
    with path.open("rb") as file:
        head = file.read()
        assert reading._directly(file, head, container_of(head, file)) is None
