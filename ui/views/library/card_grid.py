"""A grid of cards with what the keys, the pointer and the menu do to one."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.cards import CardsModel
from ui.viewmodels.pages import Ids
from ui.views.library.card_delegate import CardDelegate, menu_spot, play_spot
from ui.views.library.dragging import drag_tracks
from ui.views.library.track_menu import Target, TrackMenus
from ui.widgets.grid.grid_view import GridView
from ui.widgets.grid.letter_rail import WIDTH_PX, LetterRail
from ui.widgets.grid.type_ahead import NO_LETTERS, TypeAhead

_Index = QModelIndex | QPersistentModelIndex
_SCROLL_BAR_PX = 12


class CardGrid(GridView):
    """Enter opens, Shift+Enter plays, Ctrl+Enter plays next, with Shift it adds; or the menu."""

    card_opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        model: CardsModel,
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, theme)
        self.rail = LetterRail(theme, self)
        self._theme = theme
        self._cards = model
        self._menus = menus
        self._typed = TypeAhead()
        self.setModel(model)
        self.setItemDelegate(CardDelegate(theme, covers, self))
        self.setDragEnabled(True)
        self.rail.jumped.connect(self.go_to)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.opened.connect(self._on_opened)
        model.shown.connect(self._on_shown)
        model.found.connect(self._on_found)
        covers.arrived.connect(self._on_cover)
        theme.changed.connect(self.viewport().update)

    def chosen_places(self) -> list[int]:
        """Places of the chosen cards, the current one if none is."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(i) for i in range(selection.size())]
        places = sorted({row for r in ranges for row in range(r.top(), r.bottom() + 1)})
        return places or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the pointer, or at the chosen card when a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        card = self.visualRect(self.currentIndex()).center()
        self._pop_up(self.viewport().mapToGlobal(card) if by_key else event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu for the chosen cards."""
        places = self.chosen_places()
        if not places:
            return self._menus.build(self, None)
        first = places[0]
        opens: tuple[str, str, Callable[[], None]] = (
            "albums",
            self.tr("Open"),
            lambda: self._open(first),
        )
        target = Target(
            read=self._cards.tracks_at(places),
            play=lambda: self._play(places),
            links=(opens,) if len(places) == 1 else (),
        )
        return self._menus.build(self, target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a round button is no press on the card."""
        if not self._on_spot(event.position().toPoint()):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The round buttons on a cover play it, or open its menu."""
        at = event.position().toPoint()
        index, left = self.indexAt(at), event.button() == Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)
        if not left or not index.isValid():
            return
        card = self.visualRect(index)
        if play_spot(card).contains(at):
            self._cards.play(index.row())
        elif menu_spot(card).contains(at):
            self.setCurrentIndex(index)
            self._pop_up(self.viewport().mapToGlobal(menu_spot(card).bottomLeft()))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take the tracks along: as ours inside, as files outside."""
        read = self._cards.tracks_at(self.chosen_places())
        self._cards.verbs.files(read, self._drag)

    def keyboardSearch(self, letters: str) -> None:
        """Go to the next card that begins with what is typed."""
        if letters.strip(NO_LETTERS):
            self._cards.seek(*self._typed.sought(letters, self.currentIndex().row()))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Say the card: Qt tells screen readers nothing of the parts of a view of our own."""
        super().currentChanged(current, previous)
        self.setAccessibleDescription(current.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rail at the edge."""
        super().resizeEvent(event)
        left = self.width() - _SCROLL_BAR_PX - WIDTH_PX
        if self.isRightToLeft():
            left = _SCROLL_BAR_PX
        self.rail.setGeometry(left, 8, WIDTH_PX, max(self.height() - 24, 0))
        self.rail.raise_()

    def _drag(self, paths: Sequence[str], ids: Ids) -> None:
        drag_tracks(self, paths, ids)

    def _on_spot(self, at: QPoint) -> bool:
        index = self.indexAt(at)
        card = self.visualRect(index)
        spots = (play_spot(card), menu_spot(card))
        return index.isValid() and any(spot.contains(at) for spot in spots)

    def _pop_up(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _open(self, place: int) -> None:
        row = self._cards.row(place)
        if row is not None:
            self.card_opened.emit(row)

    def _play(self, places: Sequence[int]) -> None:
        context = self._cards.context(places[0]) if len(places) == 1 else ""
        self._cards.verbs.play(self._cards.tracks_at(places), context=context)

    def _on_cover(self, name: Hashable) -> None:
        """Paint the cards anew that show a cover, and no others."""
        if not self.isVisible():
            return
        above, places = self.verticalOffset(), self._cards.places_of(name, self._visible())
        for place in places:
            self.viewport().update(self.shape_of_cards.card(place).translated(0, -above))

    def _visible(self) -> list[int]:
        down = self.viewport().rect().translated(0, self.verticalOffset())
        ranges = self.shape_of_cards.ranges_in(down, self._cards.rowCount())
        return [place for first, last in ranges for place in range(first, last + 1)]

    def _on_opened(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if control:
            self._cards.add(self.chosen_places(), next_up=not shift)
        elif shift:
            self._cards.play(index.row())
        else:
            self._open(index.row())

    def _on_range(self, _minimum: int, maximum: int) -> None:
        """Show the rail only where there is something to jump over."""
        self.rail.set_useful(maximum > 0)

    def _on_shown(self) -> None:
        parts = self._cards.parts
        self.set_parts([mark.text for mark in parts], [mark.place for mark in parts])
        self.rail.set_marks([(mark.text, mark.place) for mark in self._cards.letters])

    def _on_found(self, place: int) -> None:
        index = self.model().index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
