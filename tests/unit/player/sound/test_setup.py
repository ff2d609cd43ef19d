"""What the desk keeps: files of every version load, and a file says where it is wrong."""

from pathlib import Path

import pytest

from player.documents import DocumentError
from player.presets.slots import SlotName
from player.sound.setup import Mode, Setup, load_setup, save_setup

DATA = Path(__file__).parents[3] / "data" / "sound"


def test_a_setup_of_the_first_version_loads():
    setup = load_setup(DATA / "sound-v1.json")
    assert setup.mode is Mode.MANUAL
    assert setup.slots.active is SlotName.B
    mine, milky_way = setup.slots.slot(SlotName.A), setup.slots.current
    assert (mine.title, mine.modified, mine.loudness_shift_db) == ("Mine", True, -3.5)
    assert [slot.name for slot in milky_way.chain.slots] == ["galaxy", "reverb"]
    assert not setup.slots.slot(SlotName.C).used


def test_a_setup_is_what_it_was_after_saving(tmp_path):
    setup = load_setup(DATA / "sound-v1.json")
    save_setup(tmp_path / "sound.json", setup)
    assert load_setup(tmp_path / "sound.json") == setup
    save_setup(tmp_path / "sound.json", Setup())
    assert load_setup(tmp_path / "sound.json") == Setup()


def test_a_wrong_stage_says_where_it_stands(tmp_path):
    text = (DATA / "sound-v1.json").read_text().replace('"gain_db": 6.0', '"gain_db": 60.0')
    (tmp_path / "sound.json").write_text(text)
    with pytest.raises(DocumentError) as raised:
        load_setup(tmp_path / "sound.json")
    assert raised.value.place == "$.slots[0].stages[0].params.bands[0]"
    assert "60" in raised.value.problem
