"""What was copied in a file manager, a terminal or an editor: the files it names."""

import os

import pytest

from player.copied import files_copied
from player.errors import PlayerError


@pytest.fixture
def music(tmp_path, monkeypatch):
    """A home with two songs, a playlist, and a folder with odd names."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for name in ("one.flac", "two three.flac", "list.m3u8", "it's #1.flac"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def test_a_path_is_found_however_it_is_written(music):
    song = music / "two three.flac"
    for line in (
        f"{song}",
        f"  {song}\t",
        f'"{song}"',
        f"'{song}'",
        song.as_uri(),
        f'"{song.as_uri()}"',
        "~/two three.flac",
        '"~/two three.flac"',
    ):
        assert files_copied([line]) == [str(song)], line


@pytest.mark.skipif(os.name == "nt", reason="as a POSIX shell writes names")
def test_names_are_read_as_a_shell_writes_them(music):
    spaced = str(music / "two three.flac").replace(" ", "\\ ")
    assert files_copied([f"{spaced} '{music}/one.flac'"]) == [
        str(music / "two three.flac"),
        str(music / "one.flac"),
    ]


def test_many_lines_are_many_files_and_what_names_none_is_passed_over(music):
    lines = ["x-special/nautilus-clipboard", "copy", (music / "one.flac").as_uri(), "", "#EXTM3U"]
    lines += [str(music / "list.m3u8"), str(music / "gone.flac"), str(music / "one.flac")]
    assert files_copied(lines) == [str(music / "one.flac"), str(music / "list.m3u8")]


def test_quotes_and_signs_in_a_name_are_parts_of_it(music):
    song = str(music / "it's #1.flac")
    assert files_copied([song]) == [song]
    quoted = music / "'in quotes'"
    quoted.mkdir()
    assert files_copied([str(quoted)]) == [str(quoted)]


def test_addresses_are_left_to_who_plays_them(music):
    lines = ["https://example.com/a.mp3"]
    assert files_copied(lines) == lines


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["", "  "],
        ["Shopping: tea, milk"],
        ["one.flac"],
        ["/"],
        ["\0"],
        ["it's late"],
        ["x" * 5_000],
        ["/gone/1.flac", "/gone/2.flac"],
    ],
)
def test_what_names_no_file_is_said_to_be_nothing(music, monkeypatch, lines):
    monkeypatch.chdir(music)
    with pytest.raises(PlayerError) as said:
        files_copied(lines)
    assert said.value.code == "open.copied"


@pytest.mark.parametrize("written", ["{}", '"{}"'])
def test_one_file_that_is_gone_is_named(music, written):
    gone = str(music / "gone.flac")
    with pytest.raises(PlayerError) as said:
        files_copied([written.format(gone)])
    assert str(said.value) == f"{gone}: there is no such file."
