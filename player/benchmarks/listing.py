"""Searching, sorting and opening a library of any size, as processor time of the asking thread."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from time import thread_time

from player.benchmarks.many_tracks import WORDS, fill
from player.benchmarks.result import Result
from player.library.find.order import SORTS
from player.library.library import Library

_PAGE_ROWS = 50
_TIMES = 5


def measure(folder: Path, tracks: int = 100_000, first_rows_ms: float = 30.0) -> Iterator[Result]:
    """Make a library without files and ask it what a window asks.

    Args:
        folder: Where the library is made.
        tracks: How many there are.
        first_rows_ms: What is promised of a typed letter, ids and first rows together.
    """
    file = folder / f"{tracks}.db"
    with closing(Library.open(file)) as library:
        fill(library, tracks)
    opening_ms = _least_ms(lambda: Library.open(file).close())
    yield Result(f"opening {tracks} tracks", opening_ms, "ms", bar=20.0)
    with closing(Library.open(file)) as library:
        sorts = [_ms(partial(library.tracks.ids, "", name)) for name in SORTS]
        sort_bar = 500.0 * max(1.0, tracks / 120_000)
        yield Result(f"slowest column sort of {tracks}", max(sorts), "ms", bar=sort_bar)
        library.tracks.warm()
        yield from _typing(library, tracks, first_rows_ms)
        everything_ms = _least_ms(lambda: library.tracks.ids("", "artist"))
        yield Result(f"selecting all {tracks}", everything_ms, "ms", bar=50.0)


def _typing(library: Library, tracks: int, first_rows_ms: float) -> Iterator[Result]:
    """Every beginning of common words, as they are typed letter by letter."""
    letters = [word[:end] for word in WORDS for end in range(1, len(word) + 1)]
    ids = [_least_ms(partial(library.tracks.ids, text, "relevance")) for text in letters]
    rows = [_least_ms(partial(_first_rows, library, text)) for text in letters]
    ids_bar = 10.0 if tracks <= 100_000 else None
    yield Result(f"typing, ids of {tracks} (95 %)", _p95(ids), "ms", bar=ids_bar)
    yield Result(f"typing, first rows of {tracks} (95 %)", _p95(rows), "ms", bar=first_rows_ms)
    library.tracks.meant("sivler")
    meant_ms = _least_ms(partial(library.tracks.meant, "sivler hrabor"))
    yield Result(f"what was meant among {tracks}", meant_ms, "ms")


def _first_rows(library: Library, text: str) -> object:
    return library.tracks.rows(library.tracks.ids(text, "relevance")[:_PAGE_ROWS])


def _ms(ask: Callable[[], object]) -> float:
    began = thread_time()
    ask()
    return (thread_time() - began) * 1000


def _least_ms(ask: Callable[[], object]) -> float:
    return min(_ms(ask) for _ in range(_TIMES))


def _p95(times_ms: list[float]) -> float:
    return sorted(times_ms)[len(times_ms) * 95 // 100]
