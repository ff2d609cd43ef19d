"""Four slots compare sounds, not loudness."""

import pytest

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.eq import Band, BandKind, EqualizerParams
from player.presets.slots import Slot, SlotName, Slots

LOUD = ChainSpec((StageSlot("eq", EqualizerParams((Band(BandKind.PEAK, 100.0, 6.0),))),))
SLOTS = (
    Slots()
    .store(SlotName.A, Slot(LOUD, "loud", 4.0))
    .store(SlotName.B, Slot(ChainSpec(), "flat", 0.0))
    .store(SlotName.C, Slot(LOUD, "never measured"))
)


def test_the_louder_slot_is_turned_down_to_the_quieter_one():
    assert SLOTS.match_db(SlotName.A) == -4.0


@pytest.mark.parametrize("name", ["B", "C", "D"])
def test_the_quietest_and_the_unmeasured_play_as_they_are(name):
    assert SLOTS.match_db(SlotName(name)) == 0.0


def test_without_level_matching_every_slot_plays_as_it_is():
    unmatched = Slots(SlotName.A, SLOTS.slots, level_matched=False)
    assert unmatched.match_db(SlotName.A) == 0.0


def test_switching_leaves_the_slots_alone():
    assert SLOTS.switch(SlotName.D).slots == SLOTS.slots
