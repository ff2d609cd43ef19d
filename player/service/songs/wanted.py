"""Which song to fetch next: what somebody waits for, then what comes soon, then what is kept."""

import threading
from pathlib import Path

from player.blocks import BlockMap
from player.service.orders import Bring


class Wanted:
    """Songs that are to be fetched; any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._orders: dict[str, Bring] = {}
        self._closed = False

    def add(self, order: Bring) -> None:
        """Ask for a song; asking again may only make it more urgent."""
        with self._changed:
            known = self._orders.get(order.path)
            if known is None or (order.soon and not known.soon):
                self._orders[order.path] = order
            self._changed.notify()

    def take(self) -> Bring | None:
        """Return the most urgent song, waiting for one; None when closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._orders or self._closed)
            if self._closed:
                return None
            best = min(self._orders.values(), key=_rank)
            return self._orders.pop(best.path)

    def goes_on(self, order: Bring) -> bool:
        """Whether a song under way stays the most urgent one: nobody waits for another."""
        with self._changed:
            others = list(self._orders.values())
            if self._closed:
                return False
        mine = _rank(order)
        return mine == 0 or all(_rank(other) >= mine for other in others)

    def close(self) -> None:
        """Hand out nothing more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


def _rank(order: Bring) -> int:
    """0 for a song that a reader waits for, 1 for one that comes soon, 2 for the rest."""
    if not order.soon:
        return 2
    try:
        blocks = BlockMap(Path(order.path))
    except OSError:
        return 1
    try:
        return 0 if blocks.wanted is not None and not blocks.has(blocks.wanted) else 1
    finally:
        blocks.close()
