"""The benchmarks by name."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from player.benchmarks import decoding, listing, playing, stretching
from player.benchmarks.result import Result

BENCHMARKS: Mapping[str, Callable[[Path], Iterator[Result]]] = MappingProxyType(
    {
        "decode": decoding.measure,
        "stretch": stretching.measure,
        "library": listing.measure,
        "big-library": partial(listing.measure, tracks=500_000, first_rows_ms=60.0),
        "play": playing.measure,
    }
)


def run(name: str) -> Iterator[Result]:
    """Run one benchmark in a folder of its own; results come as they are measured."""
    with tempfile.TemporaryDirectory(prefix="galaxia-bench-") as folder:
        yield from BENCHMARKS[name](Path(folder))
