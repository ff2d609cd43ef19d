"""The eight galaxy presets: each loads, and does to music what its table says."""

from itertools import combinations
from pathlib import Path

import pytest

from player.presets.heads import HeadStore
from player.presets.schema import decode_preset
from tests.support.preset_figures import figures

FOLDER = Path(__file__).parents[3] / "resources" / "presets" / "galaxy"
FILES = sorted(FOLDER.glob("*.json"))

pytestmark = pytest.mark.timeout(600)  # eight presets are measured by the first test


def published():
    rows = [line.strip("| ").split("|") for line in (FOLDER / "README.md").read_text().splitlines()]
    table = [[cell.strip() for cell in row] for row in rows if len(row) == 5][2:]
    return {name: tuple(float(cell) for cell in cells) for name, *cells in table}


@pytest.fixture(scope="module")
def measured():
    heads = HeadStore(FOLDER / "none")
    presets = [decode_preset(file.read_bytes()) for file in FILES]
    return {preset.name: figures(heads.load_into(preset.chain)) for preset in presets}


def test_there_are_eight():
    assert set(published()) == {
        "Milky Way",
        "Concert hall",
        "Studio monitors",
        "Nebula",
        "Orbit",
        "Cathedral",
        "Intimate",
        "Headphone speakers",
    }


def test_each_does_what_its_table_says(measured):
    assert set(measured) == set(published())
    for name, (shift_lu, iacc, colour_db, room_db) in published().items():
        assert measured[name].shift_lu == pytest.approx(shift_lu, abs=0.1)
        assert measured[name].iacc == pytest.approx(iacc, abs=0.03)
        assert measured[name].colour_db == pytest.approx(colour_db, abs=0.2)
        assert measured[name].room_db == pytest.approx(room_db, abs=1.0)


def test_none_makes_music_louder_or_softer_by_more_than_a_quarter(measured):
    assert all(abs(figure.shift_lu) <= 0.25 for figure in measured.values())


def test_no_two_are_one(measured):
    for one, other in combinations(measured.values(), 2):
        assert abs(one.room_db - other.room_db) > 2 or abs(one.iacc - other.iacc) > 0.08
