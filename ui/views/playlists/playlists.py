"""The page of all playlists."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.playlist_cards import PlaylistCards
from ui.views.library.card_grid import CardGrid
from ui.views.library.track_menu import TrackMenus
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import pile, tool_row
from ui.widgets.button import Chip
from ui.widgets.pages.page_header import PageHeader


class PlaylistsPage(QWidget):
    """Cards, and how to make another one."""

    new_wanted = Signal()
    smart_wanted = Signal()
    import_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        model: PlaylistCards,
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        title = self.tr("Playlists")
        self.setAccessibleName(title)
        self.header = PageHeader(theme, title, self.tr("Filter playlists"), self)
        self.grid = CardGrid(theme, model, covers, menus, self)
        self.grid.setAccessibleName(title)
        self.new = Chip(theme, self.tr("New playlist"), self, icon_name="add")
        self.smart = Chip(theme, self.tr("New smart playlist"), self, icon_name="smart")
        self.bring = Chip(theme, self.tr("Import"), self, icon_name="folder-add")
        self.body = PageBody(theme, self.grid, self)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.grid)
        self._lay_out()
        self.new.clicked.connect(self.new_wanted)
        self.smart.clicked.connect(self.smart_wanted)
        self.bring.clicked.connect(self.import_wanted)
        self.header.field.textChanged.connect(model.filter)
        model.shown.connect(self._on_shown)

    def _lay_out(self) -> None:
        pile(self, self.header, tool_row((self.new, self.smart, self.bring)), self.body)

    def _on_shown(self) -> None:
        number = self._model.rowCount()
        self.header.set_line(self.tr("%n playlist(s)", "", number))
        if number:
            self.body.show_content()
        elif self._model.filtered:
            text, button = self.tr("Nothing matches."), self.tr("Show all")
            self.body.say(text, button, self.header.field.clear)
        else:
            text = self.tr("There are no playlists yet.")
            self.body.say(text, self.tr("New playlist"), self.new_wanted.emit)
