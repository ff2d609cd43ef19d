"""The command line as a shell sees it: exit codes, one sentence, JSON lines."""

import json
import subprocess
import sys
from importlib import metadata

import pytest
import typer.main

from player.cli.app import application
from player.cli.names import COMMANDS
from tests.support.engine_bench import noise, write_audio
from ui.__main__ import is_command


def galaxia(*words):
    command = [sys.executable, "-m", "player", *map(str, words)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)


def test_every_command_is_known_by_name():
    assert set(typer.main.get_command(application()).commands) == COMMANDS


def test_the_version_is_the_installed_packages():
    assert galaxia("--version").stdout == f"galaxia {metadata.version('galaxia')}\n"


@pytest.mark.parametrize(
    "words, expected",
    [
        ([], False),
        (["--offscreen"], False),
        (["play", "a.flac"], True),
        (["doctor"], True),
        (["--help"], True),
        (["plya"], True),
        (["a.flac"], False),
        (["music/"], False),
        (["--offscreen", "a.flac"], False),
        (["--minimized"], False),
    ],
)
def test_words_go_to_the_window_or_to_a_command(words, expected):
    assert is_command(words) is expected


def test_a_command_is_one_though_a_file_has_its_name(tmp_path, monkeypatch):
    (tmp_path / "play").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert is_command(["play", "a.flac"])


@pytest.mark.parametrize("command", ["info", "decode"])
def test_a_missing_file_is_one_sentence_and_exit_code_1(tmp_path, command):
    result = galaxia(
        command, tmp_path / "gone.flac", *([tmp_path / "o.wav"] * (command == "decode"))
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"{tmp_path / 'gone.flac'}: there is no such file.\n"


def test_wrong_usage_is_exit_code_2(tmp_path):
    assert galaxia("decode").returncode == 2
    assert galaxia("fly").returncode == 2
    path = write_audio(tmp_path / "t.wav", noise(48_000, 100), 48_000)
    result = galaxia("decode", path)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1


def test_info_is_one_object_with_what_the_file_holds(tmp_path):
    path = write_audio(tmp_path / "t.flac", noise(96_000, 9_600), 96_000)
    facts = json.loads(galaxia("info", path, "--json").stdout)
    assert facts["schema"] == 1
    assert facts["format"]["sample_rate"] == 96_000
    assert (facts["format"]["bit_depth"], facts["format"]["frames"]) == (24, 9_600)
    assert facts["gapless"] == "exact"


def test_doctor_says_which_ring_is_in_use():
    findings = [json.loads(line) for line in galaxia("doctor", "--json").stdout.splitlines()]
    (ring,) = [finding for finding in findings if finding["name"] == "Output ring"]
    assert ring["detail"].split(":")[0] in {"C", "Python"}


def test_decoding_into_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    path = write_audio(tmp_path / "t.wav", noise(48_000, 100), 48_000)
    result = galaxia("decode", path, tmp_path / "nowhere" / "out.wav")
    assert result.returncode == 1
    assert result.stderr.startswith(f"{tmp_path / 'nowhere' / 'out.wav'}: cannot be written")
    assert result.stderr.count("\n") == 1
