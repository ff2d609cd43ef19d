"""The page of one artist, genre or year: what it is, what was played most, its albums."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.names import PEOPLE, NameAlbumsModel
from ui.viewmodels.tracks import TracksModel
from ui.views.library.card_grid import CardGrid
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable, whole_height
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import HeadPage, pile
from ui.widgets.text.text import Text


class NamePage(HeadPage):
    """A head that scrolls away, and the albums below it."""

    def __init__(
        self,
        theme: Theme,
        model: NameAlbumsModel,
        top: TracksModel,
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, covers, 168, parent)
        self._model = model
        self._top = top
        self.mix = self.add_chip(self.tr("Shuffle"), "shuffle")
        self.add = self.add_chip(self.tr("Add to queue"), "add-to-queue")
        self.table = TrackTable(theme, top, menus, self)
        self.table.setAccessibleName(self.tr("Most played"))
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.top_title = Text(theme, "heading", "text", QFont.Weight.DemiBold, self)
        self.top_title.setText(self.tr("Most played"))
        self.albums_title = Text(theme, "heading", "text", QFont.Weight.DemiBold, self)
        self.albums_title.setText(self.tr("Albums"))
        self.grid = CardGrid(theme, model, covers, menus, self)
        self.grid.setAccessibleName(self.tr("Albums"))
        self.body = PageBody(theme, self.grid, self)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.grid)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._above = QWidget(self)
        column = QVBoxLayout(self._above)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.head)
        parts = ((self.top_title, 28), (self.table, 18), (self.albums_title, 28))
        for widget, beside_px in parts:
            row = QVBoxLayout()
            row.setContentsMargins(beside_px, 0, beside_px, 0)
            row.addWidget(widget)
            column.addLayout(row)
        self.grid.set_head(self._above)
        pile(self, self.body)
        self._show_top(0)

    def _connect(self) -> None:
        model = self._model
        self.play.clicked.connect(lambda: model.verbs.play(model.all_tracks(), 0, self._name()))
        self.mix.clicked.connect(
            lambda: model.verbs.play(model.all_tracks(), 0, self._name(), mixed=True)
        )
        self.add.clicked.connect(lambda: model.verbs.add(model.all_tracks(), next_up=False))
        self._top.counted.connect(self._show_top)
        self.table.horizontalScrollBar().rangeChanged.connect(self._fit_table)
        self.table.resized.connect(self._fit_table)
        model.changed.connect(self._on_changed)
        model.shown.connect(self.body.show_content)
        model.shown.connect(self._name_albums)

    def _name_albums(self) -> None:
        """Below a table albums have a heading, unless their kinds are headings already."""
        wanted = self._top.rowCount() > 0 and not self._model.parts
        if wanted == self.albums_title.isHidden():
            self.albums_title.setVisible(wanted)
            self._fit_head()

    def _name(self) -> str:
        return self._model.name.name if self._model.name else ""

    def _show_top(self, number: int) -> None:
        """A table as high as its rows; none when nothing was played yet."""
        self.table.setVisible(number > 0)
        self.top_title.setVisible(number > 0)
        self._name_albums()
        self._fit_table()

    def _fit_table(self) -> None:
        """As high as heads and rows, and the bar below them where they are wider than the page."""
        bar = self.table.horizontalScrollBar()
        below_px = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.table.setFixedHeight(whole_height(self.table, self._top) + below_px)
        self._fit_head()

    def _fit_head(self) -> None:
        """Let the albums begin below it; unseen, the grid looks when it is seen."""
        if self.grid.isVisible():
            self._above.adjustSize()
            self.grid.updateGeometries()

    def _on_changed(self) -> None:
        name = self._model.name
        if name is None:
            self.body.say(self.tr("There is nothing here any more."))
            return
        rounded = self._model.kind in PEOPLE
        self.head.picture.show_cover(
            name.cover or (self._model.kind, name.id), name.name, rounded=rounded
        )
        albums = self.tr("%n album(s)", "", name.album_count)
        tracks = self.tr("%n track(s)", "", name.track_count)
        self.head.say(self._kind(), name.name, facts=f"{albums} · {tracks}")
        self.setAccessibleName(name.name)
        self.grid.updateGeometries()

    def _kind(self) -> str:
        match self._model.kind:
            case "composer":
                return self.tr("Composer")
            case "genre":
                return self.tr("Genre")
            case "year":
                return self.tr("Year")
            case _:
                return self.tr("Artist")
