"""Convolvers get their samples from whoever may open files."""

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.level import GainParams
from player.presets.impulses import with_impulses

TAP = ImpulseResponse(44_100, 1, bytes(8))


def test_only_convolvers_that_name_a_file_and_have_no_samples_are_filled():
    slots = (
        StageSlot("gain", GainParams(-3.0)),
        StageSlot("room", ConvolverParams("room.wav")),
        StageSlot("loaded", ConvolverParams("other.wav", impulse=TAP)),
        StageSlot("empty", ConvolverParams()),
    )
    asked = []

    def read(name):
        asked.append(name)
        return TAP

    filled = with_impulses(ChainSpec(slots), read)
    assert asked == ["room.wav"]
    assert filled.slots[1].params == ConvolverParams("room.wav", impulse=TAP)
    assert (filled.slots[0], *filled.slots[2:]) == (slots[0], *slots[2:])
