"""Files read straight from their bytes say exactly what mutagen makes of them."""

import base64

import mutagen
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
from mutagen.mp4 import MP4, MP4Cover

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
    [TCON(encoding=3, text=["(17)"]), TCON(encoding=3, text=["RX", "流行"]),
     TIT2(encoding=3, text=["x" * (1 << 20)]), TXXX(encoding=3, desc="", text=[])],
    ids=["numbered genre", "short genres", "a megabyte of title", "nothing at all"],
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


MP4_TEXTS = {
    "\xa9nam": ["夜航"],
    "\xa9ART": ["Ane Brun", "苏芸"],
    "aART": ["Ane Brun"],
    "\xa9alb": ["Café"],
    "\xa9day": ["2004-02-01"],
    "\xa9gen": ["Folk"],
    "\xa9wrk": ["Suite"],
    "\xa9mvn": ["Prelude"],
    "\xa9mvi": [3],
    "cpil": True,
    "tmpo": [120],
    "trkn": [(3, 12)],
    "disk": [(1, 2)],
    "covr": [MP4Cover(PNG, MP4Cover.FORMAT_PNG), MP4Cover(b"\xff\xd8\xffback")],
    "----:com.apple.iTunes:replaygain_track_gain": [b"-6.2 dB"],
    "----:com.apple.iTunes:ARTISTS": [b"Ane Brun", "苏芸".encode()],
    "----:org.other:thing": [b"\xff\xfe"],
}


def mp4(tmp_path, kind, texts=MP4_TEXTS):
    path = make_file(tmp_path / "a.m4a", kind=kind)
    file = MP4(path)
    file.tags.update(texts)
    file.save()
    return path


@pytest.mark.parametrize("kind", ["m4a", "alac.m4a"])
def test_an_mp4_says_the_same_both_ways(tmp_path, kind):
    direct, guessed = both(mp4(tmp_path, kind))
    assert direct == guessed
    assert (direct.title, direct.artists, direct.year) == ("夜航", ("Ane Brun", "苏芸"), 2004)
    assert (direct.track_number, direct.movement_number, direct.compilation) == (3, 3, True)
    assert direct.picture_id


def test_an_mp4_with_a_long_cover_or_no_tag_says_the_same_both_ways(tmp_path):
    direct, guessed = both(mp4(tmp_path, "m4a", {"covr": [MP4Cover(PNG * 9000)]}))
    assert direct == guessed
    assert direct.picture_id
    direct, guessed = both(make_file(tmp_path / "b.m4a"))
    assert direct == guessed


@pytest.mark.parametrize("odd", [(b"gnre", b"\0\x12"), (b"\xa9nam", b"\xff\xff")])
def test_an_odd_mp4_is_left_to_mutagen(tmp_path, odd):
    name, body = odd
    path = mp4(tmp_path, "m4a", {"\xa9cmt": ["x" * (len(body) or 1)]})
    item = b"data" + bytes((0, 0, 0, 1, 0, 0, 0, 0))
    raw = path.read_bytes()
    assert raw.count(item + b"x" * len(body)) == 1
    changed = raw.replace(item + b"x" * len(body), item + body).replace(b"\xa9cmt", name)
    path.write_bytes(changed)
    assert both(path)[0] is None


def test_the_movie_box_may_be_cut_anywhere(tmp_path):
    raw = mp4(tmp_path, "m4a").read_bytes()
    cut = tmp_path / "cut.m4a"
    for end in range(raw.index(b"moov"), len(raw), 97):
        cut.write_bytes(raw[:end])
        with cut.open("rb") as file:
            assert reading._directly(file, raw[:end], container_of(raw, file)) is None


def test_an_mp4_whose_sound_is_described_in_too_few_bytes_is_left_to_mutagen(tmp_path):
    raw = bytearray(mp4(tmp_path, "m4a").read_bytes())
    at = raw.index(b"esds") + 9  # behind a version, flags and the descriptor's tag
    while raw[at] & 0x80:
        at += 1
    short = tmp_path / "short.m4a"
    for length in range(3):
        raw[at] = length
        short.write_bytes(raw)
        with short.open("rb") as file:
            head = file.read(reading.HEAD_BYTES)
            assert reading._directly(file, head, container_of(head, file)) is None


def ogg(tmp_path, kind, cover_bytes=0):
    path = make_file(tmp_path / f"a.{kind}")
    file = mutagen.File(path)
    file.tags["TITLE"] = ["夜航"]
    file.tags["artist"] = ["Ane Brun", "苏芸"]
    file.tags["R128_TRACK_GAIN"] = ["-512"]
    picture = Picture()
    picture.type, picture.data, picture.mime = 3, PNG + bytes(cover_bytes), "image/png"
    file.tags["metadata_block_picture"] = [base64.b64encode(picture.write()).decode()]
    file.save()
    return path


@pytest.mark.parametrize("cover_bytes", [0, 60_000, 2_000_000])
@pytest.mark.parametrize("kind", ["ogg", "opus"])
def test_an_ogg_says_the_same_both_ways(tmp_path, kind, cover_bytes):
    direct, guessed = both(ogg(tmp_path, kind, cover_bytes))
    assert direct == guessed
    assert (direct.title, direct.artists, direct.picture_id != "") == (
        "夜航",
        ("Ane Brun", "苏芸"),
        True,
    )


@pytest.mark.parametrize("kind", ["ogg", "opus"])
def test_an_ogg_without_an_end_or_beside_another_is_left_to_mutagen(tmp_path, kind):
    path = ogg(tmp_path, kind)
    raw = path.read_bytes()
    other = bytearray(raw[raw.rindex(b"OggS") :])
    other[14] ^= 1  # the serial number
    for changed in (raw[:-9], raw + bytes(other), raw[:900]):
        path.write_bytes(changed)
        with path.open("rb") as file:
            head = file.read(reading.HEAD_BYTES)
            assert reading._directly(file, head, container_of(head, file)) is None


def test_a_field_that_looks_like_another_containers_cover_costs_no_track(tmp_path):
    path = ogg(tmp_path, "ogg")
    file = mutagen.File(path)
    file.tags["covr"] = ["not a picture"]
    file.save()
    direct, guessed = both(path)
    assert direct == guessed
