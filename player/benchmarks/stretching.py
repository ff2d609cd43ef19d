"""What speed and key cost at 192 kHz, as CPU time of this thread."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from player.benchmarks import material
from player.benchmarks.result import Result
from player.engine.pace import Converter, Pace

_SECONDS, _BLOCK = 4.0, 48_000
_PACES = {"speed 0.75": Pace(0.75), "speed 1.5": Pace(1.5), "key +3": Pace(semitones=3.0)}


def measure(folder: Path) -> Iterator[Result]:
    """Stretch four seconds in each way."""
    del folder
    samples = material.pink(_SECONDS)
    for name, pace in _PACES.items():
        converter = Converter(pace, material.RATE, samples.shape[1])
        started = time.thread_time()
        for block in np.array_split(samples, len(samples) // _BLOCK):
            converter.process(block)
        speed = _SECONDS / max(time.thread_time() - started, 1e-6)
        yield Result(f"{name} at 192 kHz", speed, "x real time", bar=5.0, at_least=True)
