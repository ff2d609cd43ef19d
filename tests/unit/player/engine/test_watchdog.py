"""A stuck engine is told from a busy one by its memory alone."""

import pytest

from player.engine.shared import EngineMemory
from player.engine.watchdog import Watchdog


@pytest.fixture
def memory():
    made = EngineMemory()
    made.heartbeat = 1
    made.ring.wants_play = made.ring.running = 1
    return made


@pytest.fixture
def dog(memory):
    made = Watchdog(memory)
    made.restart(100.0)
    made.is_stuck(100.0)
    return made


def works(memory, callbacks=10):
    memory.heartbeat += 1
    memory.ring.callbacks += callbacks


def test_one_that_works_is_left_alone(dog, memory):
    for second in range(101, 160):
        works(memory)
        assert not dog.is_stuck(float(second))


def test_a_render_thread_that_stands_still_is_stuck(dog, memory):
    memory.ring.wants_play = 0
    assert not dog.is_stuck(102.9)
    assert dog.is_stuck(103.1)


def test_before_its_first_beat_an_engine_may_take_its_time(dog, memory):
    memory.heartbeat, memory.ring.wants_play = 0, 0
    assert not dog.is_stuck(130.0)


def test_a_close_that_takes_a_second_is_stuck(dog, memory):
    works(memory)
    memory.closing_since_ns = int(100.2e9)
    assert not dog.is_stuck(100.9)
    works(memory)
    assert dog.is_stuck(101.3)


def test_a_device_that_pulls_no_more_is_stuck(dog, memory):
    """A sink that PulseAudio has just made may ask two seconds late: that is no reason to kill."""
    for second in (101.0, 102.0, 102.9):
        memory.heartbeat += 1
        assert not dog.is_stuck(second)
    memory.heartbeat += 1
    assert dog.is_stuck(103.1)


def test_a_paused_device_need_not_pull(dog, memory):
    memory.ring.running = 0
    for second in range(101, 120):
        memory.heartbeat += 1
        assert not dog.is_stuck(float(second))


def test_a_device_of_long_latency_gets_five_times_as_long(dog, memory):
    memory.marks[0].ring_rate, memory.latency_frames = 48_000, 48_000
    for second in (102.0, 104.9):
        memory.heartbeat += 1
        assert not dog.is_stuck(second)
    memory.heartbeat += 1
    assert dog.is_stuck(105.1)
