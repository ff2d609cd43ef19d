"""`galaxia inspect lyrics`: one object a file, one sentence when there is nothing."""

from pathlib import Path

import msgspec
import pytest
import typer
from typer.testing import CliRunner

from player.cli.inspect_lyrics import register
from player.errors import PlayerError

DATA = Path(__file__).parents[3] / "data" / "lyrics"


@pytest.fixture
def inspect():
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    return lambda *words: CliRunner().invoke(app, ["lyrics", *map(str, words)])


def test_json_has_times_words_and_companions(inspect):
    result = inspect(DATA / "words.ttml", "--json")
    document = msgspec.json.decode(result.stdout)
    assert document["schema"] == 1
    assert document["lines"][0] == {
        "t": 1_000,
        "text": "Down the river",
        "words": [[1_000, "Down"], [1_400, "the"], [1_600, "ri"], [2_000, "ver"]],
        "end": 4_000,
        "translation": "Den Fluss hinab",
        "agent": "v1",
    }


def test_the_offset_is_applied(inspect):
    document = msgspec.json.decode(inspect(DATA / "offset.lrc", "--json").stdout)
    assert [line["t"] for line in document["lines"]] == [0, 500, 1_500]


def test_lines_without_times_have_null(inspect):
    document = msgspec.json.decode(inspect(DATA / "words.txt", "--json").stdout)
    assert document["lines"][0] == {"t": None, "text": "Down the river"}


def test_without_json_it_is_readable(inspect):
    assert "0:01.000  Down the river" in inspect(DATA / "plain.lrc").stdout


def test_a_track_without_lyrics_is_one_sentence(inspect, tmp_path):
    track = tmp_path / "song.flac"
    track.write_bytes(b"nothing")
    result = inspect(track)
    assert isinstance(result.exception, PlayerError)
    assert "no lyrics" in result.exception.sentence
