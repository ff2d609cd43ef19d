"""The albums page: head, chips, grid."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from player.library.lists.rows import Stats
from player.settings.window_state import ViewState
from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.albums import AlbumsModel
from ui.views.library.card_grid import CardGrid
from ui.views.library.track_menu import TrackMenus
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import pile, tool_row
from ui.widgets.chip_row import ChipRow
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.pick_chip import PickChip
from ui.widgets.thin_slider import ThinSlider
from ui.wording import span

SMALLEST_PX, USUAL_PX, LARGEST_PX = 120, 172, 320
_WITH_SIZE_PX, _WITH_ALL_PX, _NARROWEST_PX = 900, 780, 340


class AlbumsPage(QWidget):
    """Every album, filtered, sorted and grouped."""

    folder_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        model: AlbumsModel,
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Albums"))
        self.header = PageHeader(theme, self.tr("Albums"), self.tr("Filter albums"), self)
        self.grid = CardGrid(theme, model, covers, menus, self)
        self.grid.setAccessibleName(self.tr("Albums"))
        self.kinds = ChipRow(theme, self._kinds(), self)
        sorts, groups = self._sorts(), self._groups()
        self.sort = PickChip(theme, self.tr("Sorted by"), sorts, model.sort_name, self)
        self.group = PickChip(theme, self.tr("Grouped by"), groups, model.group, self)
        self.cover_size = ThinSlider(theme, self.tr("Cover size"), self)
        self.cover_size.setRange(SMALLEST_PX, LARGEST_PX)
        self.cover_size.setSingleStep(12)
        self.cover_size.setValue(USUAL_PX)
        self.body = PageBody(theme, self.grid, self)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.grid)
        self.setMinimumWidth(_NARROWEST_PX)
        self._lay_out()
        self._connect()

    @property
    def empty(self) -> QWidget:
        """What is shown instead of an empty grid."""
        return self.body.empty

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what can be done elsewhere goes first."""
        super().resizeEvent(event)
        width = event.size().width()
        self.cover_size.setVisible(width >= _WITH_SIZE_PX)
        for chip in self.kinds.chips[3:]:
            chip.setVisible(width >= _WITH_ALL_PX or chip.isChecked())

    def state(self) -> ViewState:
        """Return how the page is set up."""
        sort = (self._model.sort_name,)
        return ViewState(sort=sort, group=self._model.group, size_px=self.cover_size.value())

    def restore(self, state: ViewState) -> None:
        """Set the page up as it was."""
        sort, group = self._model.sort_name, self._model.group
        if state.sort and self.sort.choose(state.sort[0]):
            sort = state.sort[0]
        if self.group.choose(state.group):
            group = state.group
        self._model.arrange(sort, group)
        self.cover_size.setValue(state.size_px or USUAL_PX)

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("All")),
            ("hires:", self.tr("Hi-Res")),
            ("lossless:", self.tr("Lossless")),
            ("loved:", self.tr("Favourites")),
            ("plays:0", self.tr("Never played")),
        ]

    def _sorts(self) -> list[tuple[str, str]]:
        return [
            ("-added", self.tr("Recently added")),
            ("artist", self.tr("Artist")),
            ("title", self.tr("Title")),
            ("-year", self.tr("Newest first")),
            ("year", self.tr("Oldest first")),
            ("-plays", self.tr("Most played")),
            ("random", self.tr("Random")),
        ]

    def _groups(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Not grouped")),
            ("artist", self.tr("By artist")),
            ("decade", self.tr("By decade")),
            ("genre", self.tr("By genre")),
            ("format", self.tr("By format")),
        ]

    def _lay_out(self) -> None:
        tools = tool_row((self.kinds,), (self.cover_size, self.sort, self.group))
        pile(self, self.header, tools, self.body)

    def _connect(self) -> None:
        self.kinds.picked.connect(self._model.choose)
        self.sort.picked.connect(self._model.sort_by)
        self.group.picked.connect(self._model.group_by)
        self.cover_size.valueChanged.connect(self.grid.set_card_width)
        self.header.field.textChanged.connect(self._model.filter)
        self._model.counted.connect(self._on_counted)

    def _on_counted(self, stats: Stats) -> None:
        self.header.set_line(self._facts(stats))
        if self._model.rowCount():
            self.body.show_content()
        elif self._model.filtered:
            words, button = self.tr("No album matches."), self.tr("Show all albums")
            self.body.say(words, button, self._show_all)
        else:
            words, button = self.tr("The library is empty."), self.tr("Add a folder")
            self.body.say(words, button, self.folder_wanted.emit)

    def _facts(self, stats: Stats) -> str:
        albums = self.tr("%n album(s)", "", self._model.rowCount())
        if self._model.filtered:
            return albums
        tracks = self.tr("%n track(s)", "", stats.tracks)
        return " · ".join((albums, tracks, span(stats.duration_ms)))

    def _show_all(self) -> None:
        self.kinds.chips[0].click()
        self.header.field.clear()
