import os
from pathlib import Path

import pytest

from player.errors import PlayerError
from player.library.playlists.entries import PlaylistEntry
from player.library.playlists.files import read_playlist, write_playlist


def write(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def places(path):
    return [entry.location for entry in read_playlist(path)]


def test_an_extended_m3u8_is_read_with_titles_and_times(tmp_path):
    path = write(
        tmp_path / "a.m3u8",
        "\ufeff#EXTM3U\n#EXTINF:215,Ane Brun - Words\nsub/x.flac\n\n#comment\n/abs/y.mp3\n"
        "http://127.0.0.1:9/live.mp3\n../up.ogg\n",
    )
    assert read_playlist(path) == [
        PlaylistEntry(str(tmp_path / "sub/x.flac"), "Ane Brun - Words", 215_000),
        PlaylistEntry("/abs/y.mp3"),
        PlaylistEntry("http://127.0.0.1:9/live.mp3"),
        PlaylistEntry(str(tmp_path.parent / "up.ogg")),
    ]


def test_a_list_from_windows_finds_its_files(tmp_path):
    path = write(tmp_path / "a.m3u", b"Music\\x.mp3\r\nC:\\Music\\y.mp3\r\n")
    assert places(path) == [str(tmp_path / "Music/x.mp3"), "C:\\Music\\y.mp3"]


def test_a_list_in_a_national_encoding_is_read(tmp_path):
    names = ["周杰伦/七里香.flac", "周杰伦/园游会.flac"]
    path = write(tmp_path / "a.m3u", "\n".join(names).encode("gbk"))
    assert places(path) == [str(tmp_path / name) for name in names]


def test_a_name_that_only_exists_as_bytes_is_taken_as_bytes(tmp_path):
    name = os.fsdecode(b"caf\xe9 \xd6\xdc.flac")
    (tmp_path / name).touch()
    path = write(tmp_path / "a.m3u", os.fsencode(name))
    assert places(path) == [str(tmp_path / name)]


def test_a_pls_is_read_by_its_numbers(tmp_path):
    path = write(
        tmp_path / "a.pls",
        "[playlist]\nFile2=b.mp3\nTitle1=One\nFile1=a.mp3\nLength1=61\nLength2=-1\nVersion=2\n",
    )
    assert read_playlist(path) == [
        PlaylistEntry(str(tmp_path / "a.mp3"), "One", 61_000),
        PlaylistEntry(str(tmp_path / "b.mp3")),
    ]


def test_an_xspf_is_read_with_its_percent_signs(tmp_path):
    path = write(
        tmp_path / "a.xspf",
        '<?xml version="1.0"?><playlist xmlns="http://xspf.org/ns/0/" version="1"><trackList>'
        "<track><location>file:///m/%E5%A4%9C%20x.flac</location><title>T</title>"
        "<creator>C</creator><duration>1500</duration></track>"
        "<track><location>rel%23.mp3</location></track><track/></trackList></playlist>",
    )
    assert read_playlist(path) == [
        PlaylistEntry("/m/夜 x.flac", "C - T", 1500),
        PlaylistEntry(str(tmp_path / "rel#.mp3")),
    ]


def test_a_wpl_and_an_asx_written_by_hand_are_read(tmp_path):
    wpl = write(
        tmp_path / "a.wpl",
        '<?wpl version="1.0"?><smil><body><seq><media src="..\\A & B\\x.mp3"/></seq></body></smil>',
    )
    assert places(wpl) == [str(tmp_path.parent / "A & B/x.mp3")]
    asx = write(
        tmp_path / "a.asx",
        '<ASX version="3.0"><Entry><TITLE>T</title><Ref HREF="http://127.0.0.1:9/a?x=1&y=2"/>'
        '<REF href="second"/></ENTRY></asx>',
    )
    assert read_playlist(asx) == [PlaylistEntry("http://127.0.0.1:9/a?x=1&y=2", "T")]


def test_a_billion_laughs_are_refused(tmp_path):
    path = write(
        tmp_path / "a.xspf",
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><playlist><trackList><track>'
        "<location>&a;</location></track></trackList></playlist>",
    )
    with pytest.raises(PlayerError, match="damaged"):
        read_playlist(path)


@pytest.mark.parametrize("name, data", [("a.xspf", b"<"), ("a.wpl", b"junk"), ("a.asx", b"")])
def test_damaged_lists_are_told_in_a_sentence(tmp_path, name, data):
    with pytest.raises(PlayerError, match="damaged"):
        read_playlist(write(tmp_path / name, data))


def test_a_list_of_unknown_kind_or_one_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(PlayerError, match="none of"):
        read_playlist(tmp_path / "a.doc")
    with pytest.raises(PlayerError, match="no such file"):
        read_playlist(tmp_path / "a.m3u")


ENTRIES = [
    PlaylistEntry("/m/夜 航 & co #1.flac", "Ane Brun - Words", 215_000),
    PlaylistEntry("/m/gbk-\udcd6\udcdc.flac"),
    PlaylistEntry("http://127.0.0.1:9/live.mp3", "Live"),
]


@pytest.mark.parametrize("name", ["a.m3u8", "a.xspf"])
@pytest.mark.parametrize("relative", [False, True])
def test_what_is_written_is_read_back(tmp_path, name, relative):
    write_playlist(tmp_path / name, ENTRIES, relative=relative)
    assert places(tmp_path / name) == [entry.location for entry in ENTRIES]


def test_relative_lists_move_with_their_files(tmp_path):
    home, stick = tmp_path / "home", tmp_path / "stick"
    home.mkdir()
    write_playlist(home / "a.m3u8", [PlaylistEntry(str(home / "x.flac"))], relative=True)
    home.rename(stick)
    assert places(stick / "a.m3u8") == [str(stick / "x.flac")]


def test_a_list_is_written_whole_or_not_at_all(tmp_path):
    with pytest.raises(PlayerError, match="cannot be written"):
        write_playlist(tmp_path / "nowhere" / "a.m3u8", ENTRIES)
    with pytest.raises(PlayerError, match="none of"):
        write_playlist(tmp_path / "a.pls", ENTRIES)
    assert list(Path(tmp_path).iterdir()) == []
