"""How long what is left of a queue lasts, and whether it ends at all."""

from collections.abc import Callable, Sequence

from player.model import RepeatMode, Track
from player.queue.model import Queue

MOST = 20_000
"""Beyond as many entries nobody waits for the end: weeks of music."""


def remaining_ms(queue: Queue, duration_of: Callable[[Sequence[int]], int]) -> int | None:
    """Return how long the entries after the current one last, in ms.

    Args:
        queue: Whose rest.
        duration_of: Adds up the lengths of tracks of the library.

    Returns:
        None where it repeats, is too long to matter, or holds a file whose length nobody knows.
    """
    left = queue.entries[queue.position + 1 :]
    if queue.repeat is not RepeatMode.OFF or len(left) > MOST:
        return None
    lengths = [entry.item.duration_ms for entry in left if isinstance(entry.item, Track)]
    if None in lengths:
        return None
    ids = [entry.item for entry in left if isinstance(entry.item, int)]
    return sum(length or 0 for length in lengths) + (duration_of(ids) if ids else 0)
