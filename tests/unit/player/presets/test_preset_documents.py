"""Presets are saved, found again, and refused with the place of what is wrong."""

from pathlib import Path

import pytest

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.eq import Band, BandKind, EqualizerParams
from player.documents import DocumentError
from player.errors import PlayerError
from player.presets.schema import PRESETS, Preset, decode_preset, encode_preset
from player.presets.store import PresetStore

DATA = Path(__file__).parents[3] / "data" / "presets"
WARM = ChainSpec((StageSlot("eq", EqualizerParams((Band(BandKind.PEAK, 100.0, 3.0),))),))


@pytest.fixture
def store(tmp_path):
    return PresetStore(tmp_path / "own")


def test_a_preset_of_every_schema_still_loads():
    for number in range(1, PRESETS.schema + 1):
        preset = decode_preset((DATA / f"preset-v{number}.json").read_bytes())
        assert len(preset.chain.slots) == 6
        assert decode_preset(encode_preset(preset)) == preset


def test_samples_of_a_named_file_stay_out_of_the_document():
    impulse = ImpulseResponse(44_100, 1, bytes(8 * 44_100))
    slot = StageSlot("room", ConvolverParams("room.wav", impulse=impulse))
    content = encode_preset(Preset("Room", ChainSpec((slot,))))
    assert len(content) < 500
    assert decode_preset(content).chain.slots[0].params == ConvolverParams("room.wav")


def test_samples_without_a_file_are_kept_in_the_document():
    impulse = ImpulseResponse(44_100, 1, bytes(8 * 4))
    preset = Preset("Tap", ChainSpec((StageSlot("tap", ConvolverParams(impulse=impulse)),)))
    assert decode_preset(encode_preset(preset)) == preset


@pytest.mark.parametrize(
    "stage, place, problem",
    [
        ('{"kind": "warp"}', "$.stages[0].kind", "'warp' is not one of"),
        ('{"kind": "equaliser"}', "$.stages[0].kind", "did you mean “equalizer”?"),
        ('{"kind": "gain", "params": {"gain": 3}}', "$.stages[0].params.gain", "“gain_db”"),
        ('{"kind": "gain", "params": {"gain_db": 99}}', "$.stages[0].params", "outside -90..40"),
        ('{"kind": "gain", "parameters": {}}', "$.stages[0].parameters", "unknown key"),
    ],
)
def test_a_wrong_stage_says_where_and_what(stage, place, problem):
    with pytest.raises(DocumentError) as caught:
        decode_preset(f'{{"schema": 1, "name": "x", "stages": [{stage}]}}'.encode())
    assert caught.value.place == place
    assert problem in caught.value.problem


def test_two_stages_of_one_name_are_refused():
    stage = '{"kind": "gain", "name": "a"}'
    with pytest.raises(DocumentError, match="used 2 times"):
        decode_preset(f'{{"schema": 1, "name": "x", "stages": [{stage}, {stage}]}}'.encode())


def test_a_saved_preset_is_found_whatever_its_case(store):
    store.save(Preset("My Warm", WARM))
    assert store.get("my warm").chain == WARM


def test_saving_again_replaces_the_same_file(store):
    first = store.save(Preset("Warm/Bass: 1?", WARM))
    again = store.save(Preset("warm/bass: 1?", ChainSpec()))
    assert first == again
    assert store.get("Warm/Bass: 1?").chain == ChainSpec()


@pytest.mark.parametrize("name", ["CON", "..", "a/b\\c", "…", "x" * 200, "名前", " lead"])
def test_any_name_becomes_a_file_in_the_folder(store, tmp_path, name):
    path = store.save(Preset(name, WARM))
    assert path.parent == tmp_path / "own"
    assert store.get(name).name == name


def test_different_names_with_one_file_name_stay_apart(store):
    store.save(Preset("a/b", WARM))
    store.save(Preset("a?b"))
    assert store.get("a/b").chain == WARM
    assert store.get("a?b").chain == ChainSpec()


def test_an_own_preset_hides_the_built_in_one_until_it_is_deleted(store):
    shipped = store.get("Warm")
    store.save(Preset("Warm"))
    assert store.get("Warm").chain == ChainSpec()
    store.delete("Warm")
    assert store.get("Warm") == shipped
    with pytest.raises(PlayerError, match="built in"):
        store.delete("Warm")


def test_an_unknown_name_suggests_a_close_one(store):
    with pytest.raises(PlayerError, match=r"no preset called “Warn”; did you mean “Warm”\?"):
        store.get("Warn")


def test_an_unusable_file_is_listed_with_its_problem(store, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "bad.json").write_text("{")
    bad = next(item for item in store.presets() if item.name == "bad")
    assert "not a JSON document" in bad.problem
    with pytest.raises(PlayerError, match="no preset that Galaxia can read"):
        store.get("bad")


def test_a_taken_name_gets_a_number(store):
    store.save(Preset("Mine"))
    store.save(Preset("Mine 2"))
    assert store.free_name("Mine") == "Mine 3"
    assert store.free_name("Other") == "Other"


def test_the_built_in_presets_are_usable_and_described():
    for path in Path(__file__).parents[4].joinpath("resources", "presets").glob("*.json"):
        preset = decode_preset(path.read_bytes())
        assert not preset.chain.is_flat
        assert preset.description.endswith(".")
