from player.engine.damage import Damage
from player.engine.figures import read_figures
from player.engine.shared import EngineMemory


def test_a_gap_that_only_the_clock_has_noticed_is_told():
    memory = EngineMemory()
    damage = Damage(memory)
    memory.ring.late_callbacks = 1
    assert damage.news().underruns == 1
    assert read_figures(memory).underruns == 1


def test_what_clock_and_device_both_noticed_is_one_gap_and_an_empty_ring_another():
    memory = EngineMemory()
    memory.ring.late_callbacks, memory.ring.device_underruns = 2, 2
    memory.ring.starved_events = 1
    assert read_figures(memory).underruns == 3


def test_what_was_told_is_not_told_again_and_another_item_begins_at_nothing():
    memory = EngineMemory()
    damage = Damage(memory)
    memory.ring.device_underruns = 1
    assert damage.news().underruns == 1
    assert damage.news() is None
    damage.forget()
    memory.ring.starved_events = 1
    assert damage.news().underruns == 1
