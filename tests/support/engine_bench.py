"""The engine on a bench: the real transport, decoder and ring, a device that pulls when told."""

import threading

import numpy as np
import soundfile

from player.engine import messages as m
from player.engine.deck import Deck
from player.engine.decode_ahead import DecodeAhead
from player.engine.memory_output import MemoryOutput
from player.engine.ring import CompiledRing, PythonRing, compiled
from player.engine.shared import EngineMemory, Positions, prepare_memory
from player.engine.transport import Transport

_PATIENCE_S = 60.0


def ring_makers():
    """Every ring this installation has, by name."""
    makers = {
        "Python": lambda memory, capacity, channels: PythonRing(memory.ring, capacity, channels)
    }
    if api := compiled():
        makers["C"] = lambda memory, capacity, channels: CompiledRing(
            api, memory.ring, capacity, channels
        )
    return makers


class Bench:
    """A transport that runs when the test lets it, at a clock the test holds."""

    def __init__(self, make_ring=None, max_channels=8, output=None):
        self.memory = EngineMemory()
        prepare_memory(self.memory)
        self.positions = Positions(self.memory)
        self.output = output or MemoryOutput(max_channels)
        self.events = []
        self.now_s = 100.0
        self._ready = threading.Event()
        self.ahead = DecodeAhead(on_ready=self._ready.set)
        deck = Deck(self.memory, self.output, make_ring or next(iter(ring_makers().values())))
        self.transport = Transport(
            self.memory, deck, self.ahead, self.events.append, clock=lambda: self.now_s
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.transport.close()
        self.ahead.close()

    @property
    def stream(self):
        return self.output.streams[-1]

    def send(self, command):
        self.transport.handle(command)
        self.settle()

    def load(self, *paths, **options):
        items = tuple(m.PlayItem(i, str(path)) for i, path in enumerate(paths, 1))
        self.send(m.Load(items, **options))

    def settle(self):
        """Pump until the decoder has nothing more to give or the ring will take no more."""
        while True:
            self._ready.clear()
            before = self._progress()
            self.transport.pump()
            if self._progress() != before:
                continue
            if not self.transport._deck.processing.ready:
                self.wait_until_designed()
                continue
            if self.ahead.exhausted or self._ring_is_full():
                return
            assert self._ready.wait(_PATIENCE_S), "the decoder says nothing"

    def _progress(self):
        return self.memory.ring.written, len(self.events), len(self.output.streams)

    def _ring_is_full(self):
        ring, deck = self.memory.ring, self.transport._deck
        if not self.output.streams:
            return False
        waits = self.transport._intake.waits_for_another_format
        level = ring.written - max(ring.read, ring.flush_to)
        no_room = self.stream.ring.space() < 2_048  # old sound is still in the way
        part = int(self.stream.info.sample_rate * 0.03)  # the chain takes whole parts only
        fed = level >= deck.filling.target_frames(ring.read) - part
        starts = ring.wants_play and not self.stream.started and not self.ahead.exhausted
        return waits or no_room or (fed and not (starts and deck._waiting is None))

    def wait_until_designed(self):
        """Let the designing thread finish what it was given."""
        self.transport._deck.processing.designer.submit(lambda: None).result(timeout=30)

    def play(self, frames, block=480):
        """Let the device pull this many frames; return them."""
        heard = []
        while frames > 0:
            self.settle()
            if not (self.output.streams and self.stream.started and self.stream.alive):
                break
            heard.append(self.stream.pull(min(block, frames)))
            frames -= len(heard[-1])
            self.now_s += len(heard[-1]) / self.stream.info.sample_rate
        self.settle()
        return np.concatenate(heard) if heard else np.empty((0, 2), np.int32)

    def play_until(self, condition, limit_s=10.0):
        """Pull, or let time go by where nothing is open, until the condition holds."""
        start_s = self.now_s
        while not condition():
            assert self.now_s - start_s < limit_s, "it never happens"
            if not len(self.play(4_800)):
                self.now_s += 0.05

    def play_to_the_end(self, limit_s=30.0, block=480):
        """Pull until the transport says Ended; return all that was heard by every stream."""
        start_s = self.now_s
        while not self.happened(m.Ended):
            assert self.now_s - start_s < limit_s, "it never ends"
            if not len(self.play(block * 10, block)):
                self.now_s += 0.05
        return [stream.heard for stream in self.output.streams]

    def happened(self, kind):
        return [event for event in self.events if isinstance(event, kind)]


def noise(sample_rate, frames, bits=24, channels=2, seed=1):
    """Full-range noise: every code of the depth may come, left-justified int32."""
    random = np.random.default_rng(seed)
    codes = random.integers(-(1 << (bits - 1)), 1 << (bits - 1), (frames, channels))
    codes[0], codes[-1] = (1 << (bits - 1)) - 1, -(1 << (bits - 1))
    return (codes << (32 - bits)).astype(np.int32)


def write_audio(path, samples, sample_rate, subtype="PCM_24"):
    soundfile.write(path, samples, sample_rate, subtype=subtype)
    return path
