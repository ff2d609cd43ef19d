"""A device in a hurry: pulls as fast as the ring is filled, so that a minute takes a moment."""

import threading

import numpy as np

from player.engine.output import StreamInfo

_BLOCK_FRAMES = 2_048


class FastStream:
    """Keeps what it pulled; time in it is counted in frames."""

    alive = True

    def __init__(self, request, make_ring, pause_s, gate=None):
        self.ring = make_ring(2)
        self.info = StreamInfo("fast", "test", request.sample_rate, 2, latency_ms=0.0)
        self.heard = []
        self._pause_s = pause_s
        self._gate = gate
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fast device", daemon=True)

    def start(self):
        self._thread.start()

    def close(self):
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self):
        while not self._stop.wait(self._pause_s):
            if self._gate is not None and not self._gate.is_open(len(self.heard)):
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
    def __init__(self, pause_s=0.0005, gate=None):
        self.streams = []
        self._pause_s = pause_s
        self._gate = gate

    def open(self, _choice, request, make_ring):
        self.streams.append(FastStream(request, make_ring, self._pause_s, self._gate))
        return self.streams[-1]
