"""A device in a hurry: pulls as fast as the ring is filled, so that a minute takes a moment.

Whoever wants to look at the middle of a track has it take its time, or holds it with a gate: in a
hurry it may have come to the end before a busy machine lets anybody look.
"""

import threading

import numpy as np

from player.engine.output import StreamInfo

_BLOCK_FRAMES = 2_048
_HURRIES_S = 0.0005


class FastStream:
    """Keeps what it pulled; time in it is counted in frames."""

    alive = True

    def __init__(self, output, request, make_ring):
        self.ring = make_ring(2)
        self.info = StreamInfo("fast", "test", request.sample_rate, 2, latency_ms=0.0)
        self.heard = []
        self._output = output
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fast device", daemon=True)

    def start(self):
        self._thread.start()

    def close(self):
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self):
        while not self._stop.wait(self._output.pause_s(self.info.sample_rate)):
            if self._output.gate is not None and not self._output.gate.is_open(len(self.heard)):
                continue
            block = np.empty((_BLOCK_FRAMES, 2), np.int32)
            before = self.ring.header.read
            self.ring.pull(block)
            if taken := self.ring.header.read - before:
                self.heard.append(block[: min(taken, _BLOCK_FRAMES)])


class Gate:
    """Holds a device after so many blocks, until it is let go: the middle of a track, for certain.

    Args:
        blocks: How many are pulled before.
    """

    def __init__(self, blocks):
        self._blocks = blocks
        self.reached = threading.Event()
        self._go = threading.Event()

    def is_open(self, pulled):
        if pulled < self._blocks or self._go.is_set():
            return True
        self.reached.set()
        return False

    def go(self):
        self._go.set()


class FastOutput:
    """Opens devices that are all in a hurry, or all take their time.

    Args:
        hurries: False is as slow as sound is.
        gate: Holds them, if there is one.
    """

    def __init__(self, *, hurries=True, gate=None):
        self.streams = []
        self.hurries = hurries
        self.gate = gate

    def pause_s(self, sample_rate):
        """What lies between two blocks now."""
        return _HURRIES_S if self.hurries else _BLOCK_FRAMES / sample_rate

    def open(self, _choice, request, make_ring):
        self.streams.append(FastStream(self, request, make_ring))
        return self.streams[-1]
