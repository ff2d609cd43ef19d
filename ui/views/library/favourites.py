"""The page of favourites: every track with a heart, the newest first."""

from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.viewmodels.tracks import TracksModel
from ui.views.library.table_foot import TableFoot
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import beside_air, pile
from ui.widgets.button import Chip
from ui.widgets.pages.page_header import PageHeader


class FavouritesPage(QWidget):
    """A table like that of all tracks."""

    def __init__(
        self, theme: Theme, model: TracksModel, menus: TrackMenus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        title = self.tr("Favourites")
        self.setAccessibleName(title)
        self.header = PageHeader(theme, title, self.tr("Filter favourites"), self)
        self.play = Chip(theme, self.tr("Play"), self, icon_name="play")
        self.mix = Chip(theme, self.tr("Shuffle"), self, icon_name="shuffle")
        self.header.add(self.play, self.mix)
        self.table = TrackTable(theme, model, menus, self)
        self.table.columns.sort_by_heads()
        self.foot = TableFoot(theme, self.table, model, self)
        self.body = PageBody(theme, self.table, self, cards=False)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.table)
        pile(self, self.header, beside_air(self.body), self.foot, filling=1)
        model.context = title
        self.play.clicked.connect(lambda: model.play(0))
        self.mix.clicked.connect(self._on_mix)
        self.header.field.textChanged.connect(model.filter)
        model.counted.connect(self._on_counted)

    def _on_mix(self) -> None:
        read = self._model.reader([(0, self._model.rowCount() - 1)])
        self._model.verbs.play(read, 0, self._model.context, mixed=True)

    def _on_counted(self, number: int) -> None:
        self.header.set_line(self.tr("%n track(s)", "", number))
        if number:
            self.body.show_content()
        elif self._model.filtered:
            text, button = self.tr("No favourite matches."), self.tr("Show all")
            self.body.say(text, button, self.header.field.clear)
        else:
            self.body.say(self.tr("No track has a heart yet. Press H while one plays."))
