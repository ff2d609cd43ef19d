"""What fills the ring lets others have a turn, however fast the device drinks."""

import threading

import numpy as np
import pytest

from player.engine import messages as m
from player.engine.deck import Deck
from player.engine.decode_ahead import DecodeAhead
from player.engine.intake import Intake
from player.engine.memory_output import MemoryOutput
from player.engine.places import Places
from player.engine.ring import PythonRing
from player.engine.shared import EngineMemory, prepare_memory
from tests.support.engine_bench import write_audio

RATE = 8_000
PIECE = 16_384
PIECES = 80


class DrinkingRing(PythonRing):
    """Of a device that has always drunk what was just poured."""

    def write(self, frames):
        count = super().write(frames)
        self.header.read = self.header.written
        return count


@pytest.fixture
def ahead():
    made = DecodeAhead(on_ready=lambda: None, seconds=10 * PIECES)
    yield made
    made.close()


def test_a_device_that_drinks_as_fast_as_it_is_fed_does_not_keep_commands_waiting(tmp_path, ahead):
    """Two minutes and a half lie decoded: without a bound they would all go out in one turn."""
    memory = EngineMemory()
    prepare_memory(memory)
    deck = Deck(
        memory,
        MemoryOutput(),
        lambda memory, capacity, channels: DrinkingRing(memory.ring, capacity, channels),
    )
    intake = Intake(deck, ahead, Places(memory, deck), emit=[].append)
    path = write_audio(tmp_path / "long.wav", np.zeros((PIECES * PIECE, 2)), RATE, "PCM_16")
    ahead.start_at([m.PlayItem(1, str(path))])
    decoded = threading.Event()
    while ahead.seconds_ahead < 0.99 * PIECES * PIECE / RATE:
        decoded.wait(0.01)
    turns = []
    while not ahead.exhausted:
        before = memory.ring.written
        intake.fill()
        turns.append(memory.ring.written - before)
    deck.close()
    assert max(turns) <= 32 * PIECE
    assert sum(turns) >= PIECES * PIECE
