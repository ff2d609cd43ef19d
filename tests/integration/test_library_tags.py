import os
import shutil
import subprocess
import zlib

import pytest
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, ID3, TIT2, TPE1

from player.errors import PlayerError
from player.library.tags import read_cover, read_tags, read_track
from tests.support.library_factory import make_file, make_flac, sound

JPEG = b"\xff\xd8\xff\xe0" + bytes(200)
TAGS = {"title": "夜航", "artist": "Ane Brun", "album": "Été", "date": "2004", "tracknumber": "3"}


@pytest.mark.parametrize(
    "kind, codec, lossless, depth",
    [
        ("flac", "FLAC", True, 16),
        ("mp3", "MP3", False, None),
        ("opus", "Opus", False, None),
        ("ogg", "Vorbis", False, None),
        ("m4a", "AAC", False, None),
        ("alac.m4a", "ALAC", True, 16),
        ("ac3.m4a", "AC-3", False, None),
        ("opus.mp4", "Opus", False, None),
        ("wma", "WMA", False, None),
        ("wv", "WavPack", True, 16),
    ],
)
def test_tags_and_format_are_read_from_files_other_programs_made(
    tmp_path, kind, codec, lossless, depth
):
    easy = {
        "wma": {
            "Title": "夜航",
            "Author": "Ane Brun",
            "WM/AlbumTitle": "Été",
            "WM/Year": "2004",
            "WM/TrackNumber": "3",
        },
        "wv": {"Title": "夜航", "Artist": "Ane Brun", "Album": "Été", "Year": "2004", "Track": "3"},
    }
    track = read_track(make_file(tmp_path / f"song.{kind}", easy.get(kind, TAGS), kind=kind))
    assert (track.title, track.artist, track.album) == ("夜航", "Ane Brun", "Été")
    assert (track.year, track.track_number) == (2004, 3)
    assert track.format.codec == codec
    assert track.format.lossless is lossless
    assert track.format.bit_depth == depth
    assert track.format.sample_rate == (48_000 if codec == "Opus" else 44_100)
    assert abs(track.duration_ms - 500) < 120


def test_the_content_not_the_name_says_what_a_file_is(tmp_path):
    lying = tmp_path / "really-flac.mp3"
    lying.write_bytes(sound("flac"))
    assert read_track(lying).format.codec == "FLAC"


def test_an_id3_tag_without_sound_behind_it_still_names_the_track(tmp_path):
    path = tmp_path / "silent.mp3"
    tag = ID3()
    tag.add(TIT2(3, ["Only a tag"]))
    tag.save(path)
    assert read_track(path).title == "Only a tag"


def test_text_chunks_of_wav_files_are_read(tmp_path):
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")
    path = make_file(tmp_path / "a.wav")
    out = tmp_path / "b.wav"
    words = ["-metadata", "title=Chunk", "-metadata", "artist=Info"]
    subprocess.run(["ffmpeg", "-v", "error", "-i", path, *words, out], check=True)
    track = read_track(out)
    assert (track.title, track.artist) == ("Chunk", "Info")
    assert track.format.label == "16/44.1"


def test_a_tag_bomb_is_stepped_around_at_once(tmp_path):
    packed = zlib.compress(bytes(2 << 20), 9)

    def synchsafe(n):
        return bytes([n >> 21 & 127, n >> 14 & 127, n >> 7 & 127, n & 127])

    body = synchsafe(2 << 20) + packed
    frame = b"TXXX" + synchsafe(len(body)) + b"\0\x09" + body
    path = tmp_path / "bomb.mp3"
    path.write_bytes(b"ID3\x04\0\0" + synchsafe(len(frame)) + frame + sound("mp3"))
    assert read_track(path).name == "bomb"


@pytest.mark.parametrize(
    "content, code",
    [
        (None, "file.missing"),
        (b"", "file.empty"),
        (b"hello\n" * 100, "file.not_audio"),
        (bytes(4096), "file.not_audio"),
        (b"fLaC" + bytes(40), "file.not_audio"),
    ],
)
def test_a_file_without_music_says_why(tmp_path, content, code):
    path = tmp_path / "x.flac"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PlayerError) as caught:
        read_track(path)
    assert caught.value.code == code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_named_like_music_is_refused_without_waiting(tmp_path):
    path = tmp_path / "pipe.flac"
    os.mkfifo(path)
    with pytest.raises(PlayerError, match="not a regular file"):
        read_track(path)


@pytest.mark.parametrize("kind", ["flac", "mp3", "m4a", "opus", "ogg", "wav", "aiff"])
def test_the_content_id_survives_new_tags_and_a_new_name(tmp_path, kind):
    before = read_tags(make_file(tmp_path / f"a.{kind}"))
    tags = {} if kind in {"wav", "aiff"} else {"title": "x" * 300, "artist": "y" * 70_000}
    after = read_tags(make_file(tmp_path / f"b.{kind}", tags))
    other = read_tags(make_file(tmp_path / f"c.{kind}", freq_hz=880.0))
    assert before.content_id == after.content_id
    assert before.content_id != other.content_id


def test_the_embedded_front_cover_is_found(tmp_path):
    path = make_flac(tmp_path / "a.flac")
    file = FLAC(path)
    for kind, data in ((4, JPEG + b"back"), (3, JPEG + b"front")):
        picture = Picture()
        picture.type, picture.data = kind, data
        file.add_picture(picture)
    file.save()
    assert read_cover(path) == JPEG + b"front"


def test_the_cover_beside_the_file_serves_when_there_is_none_inside(tmp_path):
    path = make_file(tmp_path / "a.mp3", {"title": "x"})
    assert read_cover(path) is None
    (tmp_path / "Folder.JPG").write_bytes(JPEG)
    assert read_cover(path) == JPEG
    (tmp_path / "cover.png").write_bytes(b"\x89PNG" + bytes(9))
    assert read_cover(path) == b"\x89PNG" + bytes(9)


@pytest.mark.parametrize("data", [b"", b"http://127.0.0.1:9/x.png", b"<svg><script/></svg>"])
def test_links_and_drawings_are_no_covers(tmp_path, data):
    path = make_file(tmp_path / "a.mp3", {"title": "x"})
    tag = ID3(path)
    tag.add(APIC(3, "-->", 3, "", data))
    tag.save()
    assert read_cover(path) is None


def test_a_legacy_encoding_is_repaired_and_the_original_kept(tmp_path):
    path = make_file(tmp_path / "a.mp3")
    tag = ID3()
    tag.add(TPE1(0, ["周杰伦".encode("gbk").decode("latin-1")]))
    tag.add(TIT2(0, ["七里香".encode("gbk").decode("latin-1")]))
    tag.save(path)
    tags = read_tags(path)
    assert (tags.title, tags.artist_credit) == ("七里香", "周杰伦")
    assert tags.original["title"] == "七里香".encode("gbk").decode("latin-1")
