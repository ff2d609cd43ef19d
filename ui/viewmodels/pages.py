"""Rows of a long list: an id vector, and the pages of rows that somebody looks at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from ui.tasks import Tasks

Ids = NDArray[np.int64]
PAGE_ROWS = 256
_PAGES_KEPT = 24


class HasId(Protocol):
    """A row of the library."""

    @property
    def id(self) -> int:
        """The id it was asked for by."""


Row = TypeVar("Row", bound=HasId)


class Pages(QObject, Generic[Row]):
    """Answers at once with what it has; the rest is fetched beside the GUI thread.

    Args:
        fetch: Reads the rows of some ids, on another thread; may leave some out.
    """

    arrived = Signal(int, int)

    def __init__(
        self,
        fetch: Callable[[Ids], Sequence[Row]],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._tasks = tasks
        self._ids: Ids = np.empty(0, dtype=np.int64)
        self._kept: OrderedDict[int, dict[int, Row]] = OrderedDict()
        self._under_way: set[int] = set()
        self._stale: set[int] = set()
        self._generation = 0

    @property
    def ids(self) -> Ids:
        """The ids in the order shown."""
        return self._ids

    def show(self, ids: Ids) -> None:
        """Begin anew with other ids."""
        self._ids = ids
        self._kept.clear()
        self._renew()

    def renew(self) -> None:
        """Read the rows again when they are looked at; until then the old ones stand there."""
        self._renew()
        self._stale.update(self._kept)

    def row(self, place: int) -> Row | None:
        """Return the row at a place, None while it is on its way or when it is gone."""
        if place >= len(self._ids):
            return None
        number = place // PAGE_ROWS
        page = self._kept.get(number)
        if page is None:
            self._request(number)
            return None
        if number in self._stale:
            self._request(number)
        self._kept.move_to_end(number)
        return page.get(int(self._ids[place]))

    def _renew(self) -> None:
        self._under_way.clear()
        self._stale.clear()
        self._generation += 1

    def _request(self, number: int) -> None:
        if number in self._under_way:
            return
        self._under_way.add(number)
        ids = self._ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
        fetch, generation = self._fetch, self._generation
        self._tasks.run(
            lambda: {row.id: row for row in fetch(ids)},
            lambda page: self._keep(number, page, generation),
            self,
        )

    def _keep(self, number: int, page: dict[int, Row], generation: int) -> None:
        if generation != self._generation:
            return
        self._under_way.discard(number)
        self._stale.discard(number)
        self._kept[number] = page
        while len(self._kept) > _PAGES_KEPT:
            self._kept.popitem(last=False)
        first = number * PAGE_ROWS
        self.arrived.emit(first, min(first + PAGE_ROWS, len(self._ids)) - 1)
