"""Presets by name or file, with the heads and impulse responses they name."""

import json

import numpy as np
import pytest

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams
from dsp.params.spatial import GalaxyParams
from player.engine.impulse import read_impulse, with_impulses
from player.errors import PlayerError
from player.presets.loading import load_preset, own_heads, own_presets
from tests.support import recordings


def loaded(wanted):
    return load_preset(str(wanted), own_presets(), own_heads())


def convolver_document(folder, source):
    stage = {"kind": "convolver", "params": {"source": source}}
    path = folder / "room.json"
    path.write_text(json.dumps({"schema": 1, "name": "Room", "stages": [stage]}))
    return path


@pytest.mark.parametrize("channels", [1, 2, 4])
@pytest.mark.parametrize("name, subtype", [("ir.wav", "FLOAT"), ("ir.flac", "PCM_24")])
def test_an_impulse_response_carries_the_samples_of_its_file(tmp_path, channels, name, subtype):
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, (300, channels))
    path = recordings.write(tmp_path / name, samples, 48_000, subtype)
    impulse = read_impulse(str(path))
    got = np.frombuffer(impulse.samples).reshape(channels, -1)
    assert (impulse.sample_rate, impulse.channels, impulse.frames) == (48_000, channels, 300)
    assert got == pytest.approx(samples.T, abs=2.0**-23)


@pytest.mark.parametrize(
    "samples",
    [
        np.full((100, 3), 0.1),
        np.zeros((100, 2)),
        np.array([[0.5], [np.nan]]),
        np.full((31 * 8000, 1), 0.1),
    ],
    ids=["three channels", "silence", "no number", "longer than 30 s"],
)
def test_what_is_no_impulse_response_is_refused_in_one_sentence(tmp_path, samples):
    path = recordings.write(tmp_path / "ir.wav", samples, 8000, "FLOAT")
    with pytest.raises(PlayerError) as caught:
        read_impulse(str(path))
    assert caught.value.code == "impulse.unusable"
    assert "\n" not in caught.value.sentence


def test_a_chain_gets_its_impulse_and_the_rest_stays(tmp_path):
    path = recordings.write(tmp_path / "ir.wav", np.full((10, 1), 0.1), subtype="FLOAT")
    chain = ChainSpec((StageSlot("room", ConvolverParams(str(path))),))
    complete = with_impulses(chain)
    assert not complete.is_flat
    assert with_impulses(complete) == complete
    assert with_impulses(ChainSpec()) == ChainSpec()


def test_a_missing_impulse_response_is_named(tmp_path):
    chain = ChainSpec((StageSlot("room", ConvolverParams(str(tmp_path / "gone.wav"))),))
    with pytest.raises(PlayerError, match=r"gone\.wav: there is no such file"):
        with_impulses(chain)


def test_an_impulse_response_is_looked_for_beside_the_preset_that_names_it(tmp_path):
    recordings.write(tmp_path / "ir.wav", np.full((10, 1), 0.1), subtype="FLOAT")
    preset = loaded(convolver_document(tmp_path, "ir.wav"))
    assert with_impulses(preset.chain).slots[0].params.impulse.frames == 10


def test_a_built_in_preset_is_found_by_name_with_its_head_in_it():
    preset = loaded("milky way")
    galaxies = [s.params for s in preset.chain.slots if isinstance(s.params, GalaxyParams)]
    assert preset.name == "Milky Way"
    assert galaxies[0].head.packed


def test_another_programs_file_is_a_preset_too(tmp_path):
    path = tmp_path / "HD 600 ParametricEQ.txt"
    path.write_text(
        "Preamp: -6.1 dB\nFilter 1: ON PK Fc 105 Hz Gain 6.4 dB Q 0.70\nWhat: is this\n"
    )
    preset = loaded(path)
    assert preset.name == "HD 600"
    assert not preset.chain.is_flat
    assert [note.line for note in preset.notes] == [3]


@pytest.mark.parametrize(
    "wanted, sentence",
    [
        ("Wrm", "did you mean “Warm”"),
        ("gone.txt", "there is no such file"),
        ("folder/gone", "there is no such file"),
        ("x" * 5000, "There is no preset"),
        ("nul\0", "There is no preset"),
    ],
)
def test_what_is_no_preset_is_one_sentence(wanted, sentence):
    with pytest.raises(PlayerError, match=sentence):
        loaded(wanted)
