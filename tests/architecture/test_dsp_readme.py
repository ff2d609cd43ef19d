"""What dsp/README.md promises is there: its pictures, its thirty tests, every kind of stage."""

import re

import pytest

from dsp.params.chain import STAGE_PARAMS
from tests.support.sources import ROOT

TEXT = (ROOT / "dsp" / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| .+? \| (\S+)::(\w+) \|$", TEXT, re.MULTILINE)
DRAWN_AS = {"gain": "limiter"}
"""A plain gain has no picture of its own."""


def test_all_thirty_are_named():
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 31))


@pytest.mark.parametrize("path, name", [row[1:] for row in ROWS])
def test_a_promised_test_exists(path, name):
    assert f"def {name}(" in (ROOT / "tests" / path).read_text(encoding="utf-8")


def test_every_picture_is_shown_and_every_shown_one_is_there():
    shown = set(re.findall(r"\(plots/(\S+?)\.svg\)", TEXT))
    assert shown == {path.stem for path in (ROOT / "dsp" / "plots").glob("*.svg")}


@pytest.mark.parametrize("kind", [params.kind for params in STAGE_PARAMS])
def test_every_kind_of_stage_has_a_picture(kind):
    name = DRAWN_AS.get(kind, kind).replace("_", "-")
    assert (ROOT / "dsp" / "plots" / f"{name}.svg").exists()
