"""The albums page: head, chips, grid."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from player.library.lists.rows import Stats
from ui.covers import Covers
from ui.theme.icons import icon
from ui.theme.theme import Theme
from ui.viewmodels.albums import AlbumsModel
from ui.views.album_delegate import AlbumDelegate, play_spot
from ui.views.choices import ChipRow, ChoiceChip
from ui.widgets.empty_state import EmptyState
from ui.widgets.grid_view import GridView
from ui.widgets.page_header import PageHeader
from ui.wording import span

_SIZES = {"148": 148, "172": 172, "232": 232}


class AlbumGrid(GridView):
    """Enter opens, Shift+Enter plays, Ctrl+Enter plays next, with Shift it adds; or the menu."""

    album_opened = Signal(object)

    def __init__(
        self, theme: Theme, model: AlbumsModel, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._albums = model
        self.setAccessibleName(self.tr("Albums"))
        self.setModel(model)
        self.setItemDelegate(AlbumDelegate(theme, covers, self))
        self.opened.connect(self._on_opened)
        covers.arrived.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the pointer, or at the chosen card when a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        card = self.visualRect(self.currentIndex()).center()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(card) if by_key else event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu for the current card."""
        menu, place = QMenu(self), self.currentIndex().row()
        model = self._albums
        self._entry(menu, "albums", self.tr("Open"), lambda: self._open(place))
        self._entry(menu, "play", self.tr("Play"), lambda: model.play(place))
        text = self.tr("Play next")
        self._entry(menu, "play-next", text, lambda: model.add(place, next_up=True))
        text = self.tr("Add to queue")
        self._entry(menu, "add-to-queue", text, lambda: model.add(place, next_up=False))
        return menu

    def _open(self, place: int) -> None:
        if album := self._albums.album(place):
            self.album_opened.emit(album)

    def _entry(self, menu: QMenu, icon_name: str, text: str, verb: Callable[[], None]) -> None:
        action = QAction(icon(icon_name, self._theme.colors.text_dim), text, menu)
        action.setEnabled(self.currentIndex().isValid())
        action.triggered.connect(verb)
        menu.addAction(action)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The round button on a cover plays it."""
        at = event.position().toPoint()
        index, left = self.indexAt(at), event.button() == Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)
        if left and index.isValid() and play_spot(self.visualRect(index)).contains(at):
            self._albums.play(index.row())

    def _on_opened(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if control:
            self._albums.add(index.row(), next_up=not shift)
        elif shift:
            self._albums.play(index.row())
        else:
            self._open(index.row())


class AlbumsPage(QWidget):
    """Every album, filtered and sorted."""

    folder_wanted = Signal()

    def __init__(
        self, theme: Theme, model: AlbumsModel, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Albums"))
        self.header = PageHeader(theme, self.tr("Albums"), self.tr("Filter albums"), self)
        self.grid = AlbumGrid(theme, model, covers, self)
        self.kinds = ChipRow(theme, self._kinds(), self)
        sorted_by = self.tr("Sorted by")
        self.sort = ChoiceChip(theme, sorted_by, self._sorts(), model.sort_name, self)
        cover_size = self.tr("Cover size")
        self.size_chip = ChoiceChip(theme, cover_size, self._sizes(), "172", self)
        self.empty = EmptyState(theme, self)
        self.setFocusProxy(self.grid)
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("All")),
            ("hires:", self.tr("Hi-Res")),
            ("lossless:", self.tr("Lossless")),
        ]

    def _sorts(self) -> list[tuple[str, str]]:
        return [
            ("-added", self.tr("Recently added")),
            ("artist", self.tr("Artist")),
            ("title", self.tr("Title")),
            ("-year", self.tr("Newest first")),
            ("year", self.tr("Oldest first")),
            ("-plays", self.tr("Most played")),
        ]

    def _sizes(self) -> list[tuple[str, str]]:
        return [
            ("148", self.tr("Small covers")),
            ("172", self.tr("Medium covers")),
            ("232", self.tr("Large covers")),
        ]

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(28, 0, 28, 15)
        tools.setSpacing(8)
        tools.addWidget(self.kinds)
        tools.addStretch()
        tools.addWidget(self.sort)
        tools.addWidget(self.size_chip)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(tools)
        layout.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.kinds.picked.connect(self._model.choose)
        self.sort.picked.connect(self._model.sort_by)
        self.size_chip.picked.connect(lambda size: self.grid.set_card_width(_SIZES[size]))
        self.header.field.textChanged.connect(self._model.filter)
        self.empty.acted.connect(self._on_empty_acted)
        self._model.counted.connect(self._on_counted)

    def _on_counted(self, stats: Stats) -> None:
        self.header.set_line(self._facts(stats))
        found = self._model.rowCount()
        self._stack.setCurrentWidget(self.grid if found else self.empty)
        if found:
            return
        if self._model.filtered:
            self.empty.say(self.tr("No album matches."), self.tr("Show all albums"))
        else:
            self.empty.say(self.tr("The library is empty."), self.tr("Add a folder"))

    def _facts(self, stats: Stats) -> str:
        albums = self.tr("%n album(s)", "", self._model.rowCount())
        if self._model.filtered:
            return albums
        tracks = self.tr("%n track(s)", "", stats.tracks)
        return " · ".join((albums, tracks, span(stats.duration_ms)))

    def _on_empty_acted(self) -> None:
        if not self._model.filtered:
            self.folder_wanted.emit()
            return
        self.kinds.chips[0].click()
        self.header.field.clear()
