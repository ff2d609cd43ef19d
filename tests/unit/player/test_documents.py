"""Documents: what is written is read again, old ones climb, wrong ones say where."""

from contextlib import suppress
from dataclasses import dataclass, field

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.documents import DocumentError, DocumentFormat, decode, encode, load, save
from player.errors import PlayerError


@dataclass(frozen=True, slots=True)
class Knob:
    gain_db: float = 0.0

    def __post_init__(self):
        if abs(self.gain_db) > 24:
            raise ValueError(f"gain {self.gain_db} dB is outside -24..24 dB")


@dataclass(frozen=True, slots=True)
class Desk:
    name: str = ""
    knobs: tuple[Knob, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)


def name_the_desk(document):
    return document | {"name": document.pop("title", "")}


def knobs_become_objects(document):
    return document | {"knobs": [{"gain_db": gain_db} for gain_db in document["knobs"]]}


DESK = DocumentFormat(Desk, 3, {1: name_the_desk, 2: knobs_become_objects})


def test_a_saved_value_comes_back(tmp_path):
    desk = Desk("Left", (Knob(3.5), Knob()), {"a": "b"})
    save(DESK, tmp_path / "deep" / "desk.json", desk)
    assert load(DESK, tmp_path / "deep" / "desk.json") == desk


def test_the_schema_stands_first_in_the_file():
    assert encode(DESK, Desk("x")).startswith(b'{\n  "schema": 3,')


def test_an_old_document_climbs_every_step():
    assert decode(DESK, b'{"schema": 1, "title": "Old", "knobs": [6]}') == Desk("Old", (Knob(6.0),))


def test_saving_over_an_old_document_keeps_it_beside(tmp_path):
    path = tmp_path / "desk.json"
    old = b'{"schema": 2, "name": "Old", "knobs": [6]}'
    path.write_bytes(old)
    save(DESK, path, load(DESK, path))
    assert (tmp_path / "desk.json.v2.bak").read_bytes() == old
    assert load(DESK, path) == Desk("Old", (Knob(6.0),))


def test_saving_over_a_broken_document_keeps_it_beside(tmp_path):
    path = tmp_path / "desk.json"
    path.write_bytes(b"{half")
    save(DESK, path, Desk())
    assert (tmp_path / "desk.json.broken.bak").read_bytes() == b"{half"


def test_a_newer_document_is_refused_and_stays_as_it_is(tmp_path):
    path = tmp_path / "desk.json"
    newer = b'{"schema": 4, "name": "New"}'
    path.write_bytes(newer)
    with pytest.raises(DocumentError, match="newer Galaxia"):
        load(DESK, path)
    with pytest.raises(DocumentError, match="newer Galaxia"):
        save(DESK, path, Desk())
    assert [path.name for path in tmp_path.iterdir()] == ["desk.json"]
    assert path.read_bytes() == newer


@pytest.mark.parametrize(
    "content, place, problem",
    [
        (b'{"schema": 3, "nome": "x"}', "$.nome", "did you mean “name”?"),
        (b'{"schema": 3, "knobs": [{"gain_db": 99}]}', "$.knobs[0]", "outside -24..24 dB"),
        (b'{"schema": 3, "knobs": [{"q": 1}]}', "$.knobs[0].q", "unknown key"),
        (b'{"schema": 3, "knobs": [{"gain_db": "loud"}]}', "$.knobs[0].gain_db", "Expected"),
        (b'{"schema": "3"}', "$.schema", "whole number"),
        (b'{"schema": true}', "$.schema", "whole number"),
        (b"{}", "$.schema", "whole number"),
        (b"[]", "$", "one JSON object"),
        (b"", "$", "not a JSON document"),
        (b"[" * 100_000, "$", "not a JSON document"),
        (b'{"schema": 1, "knobs": 7}', "$", "cannot be brought from schema 2 to 3"),
    ],
)
def test_a_wrong_document_says_where_and_what(content, place, problem):
    with pytest.raises(DocumentError) as caught:
        decode(DESK, content)
    assert caught.value.place == place
    assert problem in caught.value.problem
    assert "\n" not in caught.value.sentence


def test_a_format_with_a_missing_step_cannot_exist():
    with pytest.raises(ValueError, match="do not lead"):
        DocumentFormat(Desk, 3, {2: knobs_become_objects})


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(PlayerError, match="there is no such file"):
        load(DESK, tmp_path / "none.json")


def test_a_file_that_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path):
    (tmp_path / "desk.json").mkdir()
    with pytest.raises(PlayerError, match="cannot be written"):
        save(DESK, tmp_path / "desk.json", Desk())
    assert [path.name for path in tmp_path.iterdir()] == ["desk.json"]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_raise_anything_but_a_document_error(content):
    with suppress(DocumentError):
        decode(DESK, content)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["name", "knobs", "labels", "gain_db"]), inner)
        ),
        max_leaves=8,
    ),
    st.integers(1, 3),
)
def test_no_json_raises_anything_but_a_document_error(body, schema):
    fields = body if isinstance(body, dict) else {"knobs": body}
    with suppress(DocumentError):
        decode(DESK, msgspec.json.encode(fields | {"schema": schema}))
