"""`galaxia preset`: what a listener types, and what the shell sees."""

from pathlib import Path

import msgspec
import pytest
import typer
from defusedxml.ElementTree import parse
from typer.testing import CliRunner

from player.cli.preset import register
from player.errors import PlayerError

DATA = Path(__file__).parents[3] / "data" / "presets"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("GALAXIA_HOME", str(tmp_path / "home"))
    app = typer.Typer()
    register(app)
    return lambda *words: CliRunner().invoke(app, ["preset", *map(str, words)])


def test_an_imported_preset_is_listed_shown_and_exported(run, tmp_path):
    assert (
        "imported (AutoEq ParametricEQ)"
        in run("import", DATA / "HD Example ParametricEQ.txt").stdout
    )
    names = [
        msgspec.json.decode(line)["name"] for line in run("list", "--json").stdout.splitlines()
    ]
    assert "HD Example" in names
    assert "Warm" in names
    shown = msgspec.json.decode(run("show", "hd example", "--json").stdout)
    assert shown["stages"][0]["params"]["preamp_db"] == -6.1
    out = tmp_path / "out.txt"
    run("export", "HD Example", "--format", "autoeq", "--out", out)
    assert "Filter 1: ON LSC Fc 105 Hz Gain 6.4 dB Q 0.7\n" in out.read_text()


def test_importing_twice_keeps_both(run):
    run("import", DATA / "wavelet.txt")
    assert "“wavelet 2”" in run("import", DATA / "wavelet.txt").stdout


def test_check_names_every_line_left_out_and_says_so_to_the_shell(run):
    result = run("check", DATA / "apo" / "config.txt")
    assert result.exit_code == 1
    assert "included.txt, line 4: not understood" in result.stderr
    assert run("check", DATA / "rew.txt").exit_code == 0


def test_check_as_json_has_stages_and_notes(run):
    document = msgspec.json.decode(run("check", DATA / "easyeffects.json", "--json").stdout)
    assert document["schema"] == 1
    assert document["stages"] == ["equalizer", "crossfeed"]
    assert document["notes"][0] == {
        "line": 4,
        "text": "both band4",
        "reason": "band type Resonance is not played",
        "file": "",
    }


def test_show_reads_a_file_as_well(run):
    assert "Room EQ Wizard" in run("show", DATA / "rew.txt").stdout


def test_a_plot_is_a_drawing_of_the_response(run, tmp_path):
    out = tmp_path / "warm.svg"
    assert run("plot", "Warm", "--out", out).exit_code == 0
    root = parse(out).getroot()
    (curve,) = root.iter("{http://www.w3.org/2000/svg}polyline")
    heights = [float(pair.partition(",")[2]) for pair in curve.get("points").split()]
    assert heights[0] < heights[-1] - 10


def test_a_plot_shows_the_room_of_a_galaxy_too(run):
    drawing = run("plot", "Milky Way", "--rate", "44100").stdout
    assert drawing.count("<polyline") == 2
    assert "Milky Way, measured at 44100 Hz" in drawing


def test_a_plot_is_an_svg_and_nothing_else(run, tmp_path):
    assert run("plot", "Warm", "--out", tmp_path / "warm.png").exit_code == 2
    assert not (tmp_path / "warm.png").exists()


@pytest.mark.parametrize(
    "words, sentence",
    [
        (("show", "Warn"), "did you mean “Warm”?"),
        (("import", "nowhere.txt"), "there is no such file"),
        (("export", "Crossfeed", "--format", "apo"), "no words for crossfeed"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, words, sentence):
    result = run(*words)
    assert isinstance(result.exception, PlayerError)
    assert sentence in result.exception.sentence


def test_an_unusable_file_is_reported_and_the_rest_is_listed(run, tmp_path):
    folder = tmp_path / "home" / "data" / "presets"
    folder.mkdir(parents=True)
    (folder / "bad.json").write_text("{")
    result = run("list")
    assert result.exit_code == 1
    assert "bad: " in result.stderr
    assert "Warm" in result.stdout
