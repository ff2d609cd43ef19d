"""A shuffle that listeners trust: seeded, nothing twice, artists apart, albums whole on request."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from random import Random

from player.queue.entry import QueueEntry, QueueItem

KeyOf = Callable[[QueueItem], Hashable]
WeightOf = Callable[[QueueItem], float]
Unit = list[QueueEntry]


def shuffle(
    entries: Sequence[QueueEntry],
    seed: int,
    artist_of: KeyOf | None = None,
    group_of: KeyOf | None = None,
    weight_of: WeightOf | None = None,
) -> tuple[QueueEntry, ...]:
    """Return all entries once, in the order the seed gives.

    Args:
        entries: What to shuffle; not changed.
        seed: The same seed and entries give the same order.
        artist_of: What to keep apart: two of one artist follow each other only if they must.
        group_of: What to keep whole and in order, an album, a work; None stands alone.
        weight_of: How much likelier than others something comes next, over 0; artists are then
            parted where they meet, but not spread: that would undo the weights.
    """
    random = Random(seed)  # noqa: S311  an order to listen to, no secret
    units = _units(entries, group_of)
    if weight_of is None:
        random.shuffle(units)
    else:
        units = _weighted(units, weight_of, random)
    if artist_of is not None:
        spread = units if weight_of else _spread(units, artist_of, random)
        units = _mended(spread, artist_of)
    return tuple(chain.from_iterable(units))


def _units(entries: Sequence[QueueEntry], group_of: KeyOf | None) -> list[Unit]:
    if group_of is None:
        return [[entry] for entry in entries]
    groups: dict[Hashable, Unit] = {}
    for entry in entries:
        key = group_of(entry.item)
        groups.setdefault(("alone", entry.entry_id) if key is None else key, []).append(entry)
    return list(groups.values())


def _weighted(units: list[Unit], weight_of: WeightOf, random: Random) -> list[Unit]:
    """Draw without putting back, by weight: whoever waits the shortest random time comes first."""
    waits = [
        (random.expovariate(max(weight_of(entry.item) for entry in unit)), unit) for unit in units
    ]
    waits.sort(key=lambda wait: wait[0])
    return [unit for _, unit in waits]


def _spread(units: list[Unit], artist_of: KeyOf, random: Random) -> list[Unit]:
    """Give each artist evenly spaced places from a random start, jittered by a third of a gap."""
    by_artist: dict[Hashable, list[Unit]] = {}
    for unit in units:
        by_artist.setdefault(artist_of(unit[0].item), []).append(unit)
    placed: list[tuple[float, Unit]] = []
    for own in by_artist.values():
        gap, start = 1.0 / len(own), random.random()
        placed += [((start + i + random.uniform(-0.33, 0.33)) * gap, u) for i, u in enumerate(own)]
    placed.sort(key=lambda pair: pair[0])
    return [unit for _, unit in placed]


def _mended(units: list[Unit], artist_of: KeyOf) -> list[Unit]:
    """Part the neighbours of one artist that spreading left; what waits too long goes backwards."""
    forth = _parted(units, artist_of)
    return _parted(forth[::-1], artist_of)[::-1]


def _parted(units: list[Unit], artist_of: KeyOf) -> list[Unit]:
    """Let a unit wait while its own artist stands before it; all that wait share one artist."""
    placed: list[Unit] = []
    waiting: deque[Unit] = deque()
    last: Hashable = object()
    for unit in units:
        artist = artist_of(unit[0].item)
        if artist == last:
            waiting.append(unit)
            continue
        placed.append(unit)
        last = artist
        if waiting:
            placed.append(waiting.popleft())
            last = artist_of(placed[-1][0].item)
    return [*placed, *waiting]
