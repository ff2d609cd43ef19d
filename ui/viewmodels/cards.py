"""Cards over an outline of the library: albums, artists, genres, years, playlists."""

from collections.abc import Callable, Hashable, Sequence
from enum import IntEnum
from typing import Any

import numpy as np
from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from player.errors import PlayerError
from player.events import Notice
from player.library.lists.outline import Mark, Outline
from ui.tasks import Tasks
from ui.viewmodels.pages import HasId, Ids, Pages
from ui.viewmodels.verbs import TrackVerbs
from ui.wording import joined

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class Card(Struct, frozen=True):
    """What is painted of a card.

    Attributes:
        cover: What the cover is known by.
        picture_of: Name to draw from when there is no picture.
        reason: A third line: why it is here.
        rounded: A circle, as people are shown.
        available: False greys it: its files are away.
    """

    title: str
    line: str
    cover: Hashable
    picture_of: str
    badge: str = ""
    gold: bool = False
    reason: str = ""
    rounded: bool = False
    available: bool = True


class CardRole(IntEnum):
    """What the delegate and the view ask for, one call a card."""

    ROW = Qt.ItemDataRole.UserRole
    CARD = Qt.ItemDataRole.UserRole + 1


class CardsModel(QAbstractListModel):
    """Cards over an id vector; `data` never waits and never reads a file.

    Args:
        fetch: Reads rows of some ids, on another thread.
        card_of: What is painted of a row.
        tracks_of: Tracks behind a row's id, on another thread.
        verbs: What can be done with tracks.
    """

    shown = Signal()
    failed = Signal(object)
    found = Signal(int)

    def __init__(
        self,
        fetch: Callable[[Ids], Sequence[HasId]],
        card_of: Callable[[Any], Card],
        tracks_of: Callable[[int], Ids],
        verbs: TrackVerbs,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self.verbs = verbs
        self._card_of = card_of
        self._tracks_of = tracks_of
        self._tasks = tasks
        self._pages: Pages[HasId] = Pages(fetch, tasks, self)
        self._pages.arrived.connect(self._on_arrived)
        self._outline = Outline()
        self._cards: dict[int, Card] = {}
        self._asked = 0
        self._loaded = False

    @property
    def loaded(self) -> bool:
        """Whether the library has answered once."""
        return self._loaded

    @property
    def letters(self) -> tuple[Mark, ...]:
        """What can be jumped to."""
        return self._outline.letters

    @property
    def parts(self) -> tuple[Mark, ...]:
        """Headings, in the window's language, and where they stand."""
        return tuple(Mark(self.part_title(mark.text), mark.place) for mark in self._outline.parts)

    def part_title(self, text: str) -> str:
        """Return what stands above a part the library calls `text`."""
        return text

    def row(self, place: int) -> Any:
        """Return the row at a place, None while it is on its way."""
        return self._pages.row(place)

    def ids(self, places: Sequence[int]) -> Ids:
        """Return the ids at some places."""
        return self._pages.ids[np.array(places, dtype=np.int64)]

    def place_of(self, key: int) -> int | None:
        """Return where an id stands."""
        places = np.flatnonzero(self._pages.ids == key)
        return int(places[0]) if len(places) else None

    def places_of(self, cover: Hashable, places: Sequence[int]) -> list[int]:
        """Return those places whose card was shown and has a cover, or a drawn picture, so called.

        Args:
            cover: As `Covers.arrived` calls it.
            places: Where to look.
        """
        shown = ((place, self._cards.get(place)) for place in places)
        return [
            place
            for place, card in shown
            if card is not None and cover in (card.cover, ("drawn", card.picture_of))
        ]

    def tracks_at(self, places: Sequence[int]) -> Callable[[], Ids]:
        """Return how to read the tracks behind some cards, on another thread."""
        keys, tracks_of = self.ids(places).tolist(), self._tracks_of

        def read() -> Ids:
            return np.concatenate([tracks_of(key) for key in keys] or [np.empty(0, np.int64)])

        return read

    def context(self, place: int) -> str:
        """Return what the queue says it plays from."""
        row = self.row(place)
        return self._card_of(row).title if row is not None else ""

    def play(self, place: int, *, mixed: bool = False) -> None:
        """Play what is behind a card from its first track, or in any order."""
        self.verbs.play(self.tracks_at([place]), context=self.context(place), mixed=mixed)

    def add(self, places: Sequence[int], *, next_up: bool) -> None:
        """Put what is behind cards into the queue: on top of what is yours, or at its end."""
        self.verbs.add(self.tracks_at(places), next_up=next_up)

    def ask(self, read: Callable[[], Outline]) -> None:
        """Have an outline read on another thread; of several questions the last is answered."""
        self._asked += 1
        asked = self._asked

        def answer() -> Outline | PlayerError:
            try:
                return read()
            except PlayerError as error:  # half a query, as it is typed
                return error

        self._tasks.run(answer, lambda found: self._take(asked, found), self)

    def seek(self, letters: str, start: int) -> None:
        """Find the next card from a place on that begins with letters; `found` says where."""
        ids = self._pages.ids

        def look() -> int:
            places = np.flatnonzero(np.isin(ids, self.beginning(letters)))
            later = places[places >= start]
            return int(later[0] if len(later) else places[0]) if len(places) else -1

        self._tasks.run(look, self._on_found, self)

    def beginning(self, letters: str) -> Ids:
        """Return ids of what begins with letters, on another thread."""
        raise NotImplementedError

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many cards."""
        return 0 if parent.isValid() else len(self._pages.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, its card, or its words for a screen reader."""
        row = self._pages.row(index.row())
        if row is None or role == CardRole.ROW:
            return row
        if role not in _WORDS:
            return None
        card = self._cards.get(index.row())
        if card is None:
            card = self._cards[index.row()] = self.card_at(index.row(), row)
        if role == CardRole.CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        away = "" if card.available else self._offline()
        return joined(card.title, card.line, card.badge, card.reason, away)

    def card_at(self, _place: int, row: Any) -> Card:
        """Return what is painted at a place."""
        return self._card_of(row)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cards can be chosen and dragged away."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def _offline(self) -> str:
        return QCoreApplication.translate("Cards", "Offline")

    def _take(self, asked: int, found: Outline | PlayerError) -> None:
        if asked != self._asked:
            return
        if isinstance(found, PlayerError):
            self.failed.emit(Notice(found.code, found.details))
            return
        self.beginResetModel()
        self._outline = found
        self._cards.clear()
        self._pages.show(found.ids)
        self._loaded = True
        self.endResetModel()
        self.shown.emit()

    def _on_found(self, place: int) -> None:
        if 0 <= place < self.rowCount():
            self.found.emit(place)

    def _on_arrived(self, first: int, last: int) -> None:
        self._cards.clear()
        self.dataChanged.emit(self.index(first), self.index(last))


_WORDS = {
    CardRole.CARD,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
}
