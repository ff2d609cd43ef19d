"""How fast a 24/192 FLAC is decoded, as CPU time of this thread."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from player.benchmarks import material
from player.benchmarks.result import Result
from player.engine.source import open_source

_SECONDS, _RUNS, _BLOCK = 20.0, 3, 48_000


def measure(folder: Path) -> Iterator[Result]:
    """Decode it three times; the fastest counts, the others had company."""
    path = material.flac(folder, "decode", _SECONDS)
    fastest_s = min(_decoded_in(path) for _ in range(_RUNS))
    speed = _SECONDS / max(fastest_s, 1e-6)
    yield Result("decoding 24/192 FLAC", speed, "x real time", bar=200.0, at_least=True)


def _decoded_in(path: str) -> float:
    started = time.thread_time()
    with closing(open_source(path)) as source:
        while len(source.read(_BLOCK)):
            pass
    return time.thread_time() - started
