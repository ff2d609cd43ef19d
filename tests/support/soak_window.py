"""A program with an engine whose own thread is always busy: the worst window there could be.

`python -m tests.support.soak_window DEVICE LATENCY_MS CHAIN FILE...` plays to the end and prints
what the engine counted. CHAIN is a name of `chains.CHAINS`.
"""

import gc
import itertools
import json
import random
import re
import sys
import tempfile
import threading
import time
from pathlib import Path

from player.engine import messages as m
from player.engine.client import EngineClient
from tests.support.chains import CHAINS

_TICK_S = 0.01


class LongestHold:
    """How long, once, no other thread of this process came to its turn."""

    def __init__(self):
        self.longest_s = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        before = time.monotonic()
        while not self._over.wait(_TICK_S):
            now = time.monotonic()
            self.longest_s, before = max(self.longest_s, now - before), now

    def stop(self):
        self._over.set()
        self._thread.join()


def hold_the_gil(until):
    """Sort, parse, match and collect, each for 0.2 to 1.4 s without letting go."""
    numbers = [random.random() for _ in range(1_000_000)]
    text = json.dumps([{"n": n, "words": ["a", "b"]} for n in range(250_000)])
    holds = (
        lambda: sorted(numbers),
        lambda: json.loads(text),
        lambda: re.match(r"(a+)+$", "a" * 23 + "b"),
        lambda: gc.collect() if [{"n": n} for n in range(700_000)] else None,
    )
    for hold in itertools.cycle(holds):
        hold()
        if until():
            return


def main(device, latency_ms, chain, *paths):
    heard, over = [], threading.Event()

    def listen(event):
        heard.append(event)
        if isinstance(event, (m.Ended, m.OutputFailed, m.EngineLost, m.EngineFailed)):
            over.set()

    with tempfile.TemporaryDirectory() as folder:
        client = EngineClient(Path(folder) / "engine.log")
        client.start(listen)
        client.send(m.SetOutput(m.OutputChoice(device, latency_ms=float(latency_ms))))
        client.send(m.SetChain(CHAINS[chain]))
        client.send(m.Load(tuple(m.PlayItem(n, path) for n, path in enumerate(paths, 1))))
        longest = LongestHold()
        try:
            hold_the_gil(over.is_set)
        finally:
            longest.stop()
            figures = counted(client, heard, longest)
            client.close()
    sys.stdout.write(json.dumps(figures))


def counted(client, heard, longest):
    ring = client.memory.ring
    names = ("callbacks", "device_underruns", "starved_events", "starved_frames", "late_callbacks")
    figures = {name: int(getattr(ring, name)) for name in names}
    ready = next((event for event in heard if isinstance(event, m.Ready)), None)
    opened = [event for event in heard if isinstance(event, m.OutputChanged)]
    return figures | {
        "longest_interval_ms": round(ring.longest_ns / 1e6, 1),
        "longest_gil_hold_ms": round(longest.longest_s * 1000),
        "ring": ready.ring if ready else "",
        "priority": ready.priority if ready else "",
        "latency_ms": round(opened[0].latency_ms, 1) if opened else None,
        "engines_lost": sum(isinstance(event, m.EngineLost) for event in heard),
        "last": type(heard[-1]).__name__ if heard else "",
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
