"""Pages of names: artists, composers, genres, years."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.names import NamesModel
from ui.views.library.card_grid import CardGrid
from ui.views.library.track_menu import TrackMenus
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import pile, tool_row
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.pick_chip import PickChip


class NamesPage(QWidget):
    """Every name of one kind as a card."""

    folder_wanted = Signal()
    counted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        model: NamesModel,
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        title, hint = self._title()
        self.setAccessibleName(title)
        self.header = PageHeader(theme, title, hint, self)
        self.grid = CardGrid(theme, model, covers, menus, self)
        self.grid.setAccessibleName(title)
        self.sort = PickChip(theme, self.tr("Sorted by"), self._sorts(), model.sort_name, self)
        self.body = PageBody(theme, self.grid, self)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.grid)
        self._lay_out()
        self.sort.picked.connect(model.sort_by)
        self.header.field.textChanged.connect(model.filter)
        model.shown.connect(self._on_shown)

    def _title(self) -> tuple[str, str]:
        match self._model.kind:
            case "composer":
                return self.tr("Composers"), self.tr("Filter composers")
            case "genre":
                return self.tr("Genres"), self.tr("Filter genres")
            case "year":
                return self.tr("Years"), self.tr("Filter years")
            case _:
                return self.tr("Artists"), self.tr("Filter artists")

    def _sorts(self) -> list[tuple[str, str]]:
        by_name = [("name", self.tr("Name"))]
        if self._model.kind == "year":
            by_name = [("-name", self.tr("Newest first")), ("name", self.tr("Oldest first"))]
        return [*by_name, ("tracks", self.tr("Most tracks")), ("plays", self.tr("Most played"))]

    def _lay_out(self) -> None:
        pile(self, self.header, tool_row((), (self.sort,)), self.body)

    def _on_shown(self) -> None:
        number = self._model.rowCount()
        self.header.set_line(self._count_line(number))
        if not self._model.filtered:
            self.counted.emit(number)
        if number:
            self.body.show_content()
        elif self._model.filtered:
            text, button = self.tr("Nothing matches."), self.tr("Show all")
            self.body.say(text, button, self.header.field.clear)
        else:
            text, button = self._nothing(), self.tr("Add a folder")
            self.body.say(text, button, self.folder_wanted.emit)

    def _count_line(self, number: int) -> str:
        match self._model.kind:
            case "composer":
                return self.tr("%n composer(s)", "", number)
            case "genre":
                return self.tr("%n genre(s)", "", number)
            case "year":
                return self.tr("%n year(s)", "", number)
            case _:
                return self.tr("%n artist(s)", "", number)

    def _nothing(self) -> str:
        match self._model.kind:
            case "composer":
                return self.tr("No file names a composer.")
            case "genre":
                return self.tr("No file names a genre.")
            case "year":
                return self.tr("No file names a year.")
            case _:
                return self.tr("There are no artists yet.")
