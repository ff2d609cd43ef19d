"""`galaxia render` and `galaxia measure` as the shell sees them."""

import json

import numpy as np
import pytest
import soundfile
import typer

from player.cli import app as program
from player.cli import measure, render
from player.cli.report import ExitCode
from player.errors import PlayerError
from player.library.tags import read_tags
from tests.support import recordings
from tests.support.signals import tone


@pytest.fixture
def galaxia(capsys, tmp_path, monkeypatch):
    """Run a command in this process and folder: its exit code, its lines, its complaints."""
    monkeypatch.chdir(tmp_path)
    app = typer.Typer(pretty_exceptions_enable=False)
    for area in (render, measure):
        area.register(app)

    def run(*words):
        code = _code_of(app, [str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out.splitlines(), [line for line in told.err.splitlines() if line.strip()]

    return run


def _code_of(app, words):
    try:
        app(words, standalone_mode=True)
    except PlayerError as error:
        program.complain(error)
        return ExitCode.SOME_FAILED
    except SystemExit as stop:
        return stop.code or 0
    return 0


@pytest.fixture
def song(tmp_path):
    return recordings.write(tmp_path / "song.flac", recordings.music(48_000, 1.0), 48_000)


def test_a_copy_holds_every_sample_and_the_clips_are_told(galaxia, song, tmp_path):
    code, lines, complaints = galaxia("render", song, tmp_path / "out.wav")
    assert (code, complaints) == (0, [])
    assert np.array_equal(recordings.read(song)[0], recordings.read(tmp_path / "out.wav")[0])
    assert "48000 frames" in lines[0]
    assert lines[1] == "Clipped samples: 0 in the source, 0 in the output."


@pytest.mark.parametrize("bits, subtype", [("16", "PCM_16"), ("24", "PCM_24"), ("f32", "FLOAT")])
def test_a_preset_a_rate_and_a_depth(galaxia, song, tmp_path, bits, subtype):
    out = tmp_path / "out.wav"
    options = ("--preset", "Warm", "--rate", "96000", "--bits", bits, "--block", "1000")
    code, _, _ = galaxia("render", song, out, *options)
    info = soundfile.info(out)
    assert code == 0
    assert (info.samplerate, info.frames, info.subtype) == (96_000, 96_000, subtype)


def test_a_playlist_becomes_one_file(galaxia, song, tmp_path):
    (tmp_path / "list.m3u8").write_text("song.flac\nsong.flac\n")
    code, _, _ = galaxia("render", "--queue", tmp_path / "list.m3u8", tmp_path / "out.flac")
    whole = np.tile(recordings.read(song)[0], (2, 1))
    assert code == 0
    assert np.array_equal(recordings.read(tmp_path / "out.flac")[0], whole)


def test_lines_of_a_preset_that_are_not_played_are_named(galaxia, song, tmp_path):
    preset = tmp_path / "eq.txt"
    preset.write_text("Filter 1: ON PK Fc 105 Hz Gain 6.4 dB Q 0.70\nWhat: is this\n")
    code, _, complaints = galaxia("render", song, tmp_path / "out.flac", "--preset", preset)
    assert code == 0
    assert len(complaints) == 1
    assert "line 2" in complaints[0]


@pytest.mark.parametrize(
    "words, code, complaint",
    [
        (["song.flac"], 2, "galaxia render IN OUT"),
        (["song.flac", "out.mp3"], 2, ".wav and .flac"),
        (["song.flac", "out.flac", "--bits", "32"], 2, "16 or 24 bits"),
        (["song.flac", "song.flac"], 2, "onto itself"),
        (["gone.flac", "out.flac"], 1, "there is no such file"),
        (["song.flac", "out.flac", "--preset", "Wrm"], 1, "did you mean “Warm”"),
    ],
)
def test_what_goes_wrong_is_one_sentence(galaxia, song, tmp_path, words, code, complaint):
    got, _, complaints = galaxia("render", *words)
    assert got == code
    assert len(complaints) == 1
    assert complaint in complaints[0]
    assert [path.name for path in tmp_path.iterdir()] == ["song.flac"]


FIGURES = {
    "integrated", "momentary_max", "shortterm_max", "range",
    "true_peak", "sample_peak", "dynamic_range", "hires",
}  # fmt: skip


def test_measure_tells_each_file_and_then_the_album(galaxia, song, tmp_path):
    quiet = recordings.write(tmp_path / "quiet.wav", 0.1 * tone(1000.0, 48_000, 4.0).T, 48_000)
    code, lines, _ = galaxia("measure", song, quiet, "--json")
    first, second, album = (json.loads(line) for line in lines)
    assert code == 0
    assert (first["path"], second["path"]) == (str(song), str(quiet))
    assert first.keys() >= FIGURES
    assert second["integrated"] == pytest.approx(-20.0, abs=0.1)
    assert second["true_peak"] == pytest.approx(-20.0, abs=0.2)
    assert first["hires"]["verdict"]
    assert album["album"]["true_peak"] == first["true_peak"]
    assert album["album"]["tracks"] == 2


def test_one_file_has_no_album_and_silence_is_null(galaxia, tmp_path):
    silent = recordings.write(tmp_path / "silent.wav", np.zeros((48_000, 2)), 48_000)
    _, lines, _ = galaxia("measure", silent, "--json")
    assert len(lines) == 1
    assert json.loads(lines[0])["integrated"] is None


def test_one_bad_file_among_good_ones_is_told_and_the_rest_is_measured(galaxia, song, tmp_path):
    code, lines, complaints = galaxia("measure", tmp_path / "gone.wav", song, "--json")
    bad, good, album = (json.loads(line) for line in lines)
    assert code == 1
    assert complaints == [bad["sentence"]]
    assert bad["error"] == "file.missing"
    assert good["integrated"] < 0
    assert album["album"]["tracks"] == 1


def test_the_reference_reads_the_same(galaxia, song):
    _, lines, _ = galaxia("measure", song, "--json", "--reference")
    told = json.loads(lines[0])
    assert told["reference"]["integrated"] == pytest.approx(told["integrated"], abs=0.02)


def test_tags_are_written_only_when_asked_for(galaxia, song, tmp_path):
    before = song.read_bytes()
    galaxia("measure", song)
    assert song.read_bytes() == before
    code, lines, _ = galaxia("measure", song, song, "--json", "--write-tags")
    assert code == 0
    assert json.loads(lines[-1])["tags"]["REPLAYGAIN_ALBUM_GAIN"].endswith(" dB")
    assert read_tags(song).gain.track_db == pytest.approx(
        -18 - json.loads(lines[0])["integrated"], abs=0.01
    )


def test_an_incomplete_album_gets_no_album_gain(galaxia, song, tmp_path):
    code, _, complaints = galaxia("measure", song, tmp_path / "gone.wav", "--write-tags")
    gain = read_tags(song).gain
    assert code == 1
    assert gain.track_db is not None
    assert gain.album_db is None
    assert "album tags are left" in complaints[-1]
