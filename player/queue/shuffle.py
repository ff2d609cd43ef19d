"""A shuffle that listeners trust: seeded, nothing twice, artists apart, albums whole on request.

Entries are handled as numbers in vectors: 100,000 of them take some tens of milliseconds.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise
from random import Random

import numpy as np
from numpy.typing import NDArray

from player.queue.entry import QueueEntry, QueueItem

KeyOf = Callable[[QueueItem], Hashable]
WeightOf = Callable[[QueueItem], float]
_Numbers = NDArray[np.int64]
_Chances = NDArray[np.float64]
_JITTER = 0.33


def shuffle(
    entries: Sequence[QueueEntry],
    seed: int,
    artist_of: KeyOf | None = None,
    group_of: KeyOf | None = None,
    weight_of: WeightOf | None = None,
    first: QueueEntry | None = None,
) -> tuple[QueueEntry, ...]:
    """Return all entries once, in the order the seed gives.

    Args:
        entries: What to shuffle; not changed.
        seed: The same seed and entries give the same order, on any machine.
        artist_of: What to keep apart: two of one artist follow each other only if they must.
        group_of: What to keep whole and in order, an album, a work; None stands alone.
        weight_of: How much likelier than others something comes next, over 0; artists are then
            parted where they meet, but not spread: that would undo the weights.
        first: The entry to begin with; its group goes on behind it, the rest keeps the order that
            the seed gives as far as it can.
    """
    if not entries:
        return ()
    items = [entry.item for entry in entries]
    units = _units(items, group_of)
    leaders = np.unique(units, return_index=True)[1]
    random = Random(seed)  # noqa: S311  an order to listen to, no secret
    order = _drawn(units, items, weight_of, random)
    begun = -1 if first is None else _place_of(entries, first)
    if artist_of is not None:
        keys = _numbered(map(artist_of, map(items.__getitem__, leaders.tolist())))
        order = order if weight_of else _spread(order, keys, random)
        order = _mended(_begun(order, units, begun), keys.tolist())
    return _unfolded(entries, _begun(order, units, begun), units, begun)


def _place_of(entries: Sequence[QueueEntry], wanted: QueueEntry) -> int:
    return next((n for n, entry in enumerate(entries) if entry.entry_id == wanted.entry_id), -1)


def _numbered(keys: Iterable[Hashable]) -> _Numbers:
    """Number keys in the order they are met."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], dtype=np.int64)


def _units(items: list[QueueItem], group_of: KeyOf | None) -> _Numbers:
    """Return for every entry the number of the unit it belongs to."""
    if group_of is None:
        return np.arange(len(items))
    known: dict[Hashable, int] = {None: -1}
    found = [known.setdefault(group, len(known)) for group in map(group_of, items)]
    units = np.array(found, dtype=np.int64)
    alone = units < 0
    units[alone] = len(known) + np.arange(alone.sum())
    return np.unique(units, return_inverse=True)[1]


def _chances(random: Random, number: int) -> _Chances:
    """Return numbers over 0 and up to 1; Python keeps this stream the same in all its versions."""
    raw = np.frombuffer(random.randbytes(8 * number), dtype="<u8")
    return ((raw >> np.uint64(11)) + np.uint64(1)).astype(np.float64) * 2.0**-53


def _drawn(
    units: _Numbers, items: list[QueueItem], weight_of: WeightOf | None, random: Random
) -> _Numbers:
    """Draw units without putting back: whoever waits the shortest random time comes first."""
    number = int(units.max()) + 1
    waits = -np.log(_chances(random, number))
    if weight_of is not None:
        weights = np.zeros(number)
        np.maximum.at(weights, units, np.fromiter(map(weight_of, items), dtype=np.float64))
        waits /= weights
    return np.argsort(waits, kind="stable")


def _spread(order: _Numbers, keys: _Numbers, random: Random) -> _Numbers:
    """Give each artist evenly spaced places from a random start, jittered by a third of a gap."""
    number = len(order)
    counts = np.bincount(keys)
    starts = _chances(random, len(counts))
    jitter = (2 * _chances(random, number) - 1) * _JITTER
    together = order[np.argsort(keys[order], kind="stable")]
    owner = keys[together]
    turn = np.arange(number) - (np.cumsum(counts) - counts)[owner]
    places = (starts[owner] + turn + jitter) / counts[owner]
    return together[np.argsort(places, kind="stable")]


def _begun(order: _Numbers, units: _Numbers, begun: int) -> _Numbers:
    """Bring the unit of the entry to begin with to the front."""
    if begun < 0:
        return order
    unit = units[begun]
    return np.concatenate([[unit], order[order != unit]])


def _mended(order: _Numbers, keys: list[int]) -> _Numbers:
    """Part the neighbours of one artist that spreading left; what waits too long goes backwards."""
    forth = _parted(order.tolist(), keys)
    if all(keys[one] != keys[other] for one, other in pairwise(forth)):
        return np.array(forth)
    return np.array(_parted(forth[::-1], keys)[::-1])


def _parted(units: list[int], keys: list[int]) -> list[int]:
    """Let a unit wait while its own artist stands before it; all that wait share one artist."""
    placed: list[int] = []
    waiting: deque[int] = deque()
    last = -1
    for unit in units:
        key = keys[unit]
        if key == last:
            waiting.append(unit)
            continue
        placed.append(unit)
        last = key
        if waiting:
            placed.append(waiting.popleft())
            last = keys[placed[-1]]
    return [*placed, *waiting]


def _unfolded(
    entries: Sequence[QueueEntry], order: _Numbers, units: _Numbers, begun: int
) -> tuple[QueueEntry, ...]:
    """Lay the entries of every unit out; the one begun with goes on and comes round."""
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    inside = np.arange(len(entries))
    if begun > 0:
        inside[:begun] += np.where(units[:begun] == units[begun], len(entries), 0)
    return tuple(map(entries.__getitem__, np.lexsort((inside, ranks[units])).tolist()))
