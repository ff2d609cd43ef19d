"""Two people changed the same list: keep what both meant."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def merged(base: Sequence[_Item], ours: Sequence[_Item], theirs: Sequence[_Item]) -> list[_Item]:
    """Return the list both sides mean: additions of both kept, removals of either obeyed.

    The order is theirs; what we added stands after the neighbour it stood after. Items may
    repeat, and are counted.

    Args:
        base: What both sides started from.
        ours: With our changes.
        theirs: With the others' changes.
    """
    before, mine, others = Counter(base), Counter(ours), Counter(theirs)
    wanted = {item: others[item] + mine[item] - before[item] for item in mine | others}
    kept = _at_most(theirs, wanted)
    additions = _additions(kept, ours, before)
    result = list(additions[None])
    seen: Counter[_Item] = Counter()
    for item in kept:
        seen[item] += 1
        result += (item, *additions[item, seen[item]])
    return result


def _at_most(items: Sequence[_Item], wanted: dict[_Item, int]) -> list[_Item]:
    """Keep the first occurrences, as many of each as are wanted."""
    seen: Counter[_Item] = Counter()
    kept: list[_Item] = []
    for item in items:
        seen[item] += 1
        if seen[item] <= wanted[item]:
            kept.append(item)
    return kept


def _additions(
    kept: Sequence[_Item], ours: Sequence[_Item], before: Counter[_Item]
) -> defaultdict[tuple[_Item, int] | None, list[_Item]]:
    """What we added, by the neighbour it stands behind: an item and its occurrence."""
    here, seen = Counter(kept), Counter[_Item]()
    found: defaultdict[tuple[_Item, int] | None, list[_Item]] = defaultdict(list)
    neighbour: tuple[_Item, int] | None = None
    for item in ours:
        seen[item] += 1
        if seen[item] > before[item]:
            found[neighbour].append(item)
        elif seen[item] <= here[item]:
            neighbour = (item, seen[item])
    return found
