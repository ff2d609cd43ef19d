"""The home page: what to go on with, and rows of albums with their reasons."""

from PySide6.QtCore import QDate, QLocale, QTime, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.favourite import FavouriteModel
from ui.viewmodels.home import HomeModel
from ui.viewmodels.station import StationModel
from ui.views.library.card_grid import CardGrid
from ui.views.library.track_menu import TrackMenus
from ui.views.listening.mix_strip import MixStrip, MixWords
from ui.views.listening.station_card import StationCard
from ui.views.shell.page_body import PageBody
from ui.widgets.continue_card import ContinueCard
from ui.widgets.grid.grid_shape import GridShape
from ui.widgets.pages.page_header import PageHeader
from ui.wording import clock

_WORDS_PX = 62
_EDGE_PX = 28
_GAP_PX = 16


class HomeGrid(CardGrid):
    """Tells how many cards fit beside each other."""

    fitted = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold another number of cards."""
        super().resizeEvent(event)
        self.fitted.emit(self.shape_of_cards.columns)


class HomePage(QWidget):
    """Made of what is on this machine; the same with and without a network."""

    folder_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        models: tuple[HomeModel, StationModel, FavouriteModel],
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        model, station, favourite = models
        self._model, self._station = model, station
        self.setAccessibleName(self.tr("Home"))
        self.header = PageHeader(theme, self._greeting(), self.tr("Search the library"), self)
        self.header.set_line(QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat))
        self.hero = ContinueCard(theme, covers, self)
        self.mixes = MixStrip(theme, covers, self)
        self.station = StationCard(theme, station, favourite, self)
        self.grid = HomeGrid(theme, model, covers, menus, self)
        self.grid.setAccessibleName(self.tr("For you"))
        self.grid.set_shape(GridShape(words_px=_WORDS_PX, row_gap_px=18, heading_px=38))
        self.body = PageBody(theme, self.grid, self)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.grid)
        self._lay_out()
        self.hero.wanted.connect(model.go_on)
        self.mixes.mix_wanted.connect(model.play_mix)
        self.station.resized.connect(self._fit_head)
        model.today_changed.connect(self._on_today)
        self.grid.fitted.connect(model.fit)
        model.shown.connect(self._on_shown)
        model.continued_changed.connect(self.show_continued)
        self.show_continued()

    def show_continued(self) -> None:
        """Show what plays or waits; nothing takes no room."""
        now = self._model.continued
        self.hero.setVisible(now is not None)
        if now is not None:
            kind = self.tr("Now playing") if now.playing else self.tr("Continue")
            where = now.context or now.album
            parts = [now.artist, where, f"{clock(now.position_ms)} / {clock(now.duration_ms)}"]
            line = " · ".join(part for part in parts if part)
            self.hero.show_words(kind.upper(), now.title, line)
            self.hero.show_place(now.path, now.share, playing=now.playing)
        self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Mixes may need another row."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        room_px = self.width() - 2 * _EDGE_PX
        self.mixes.setFixedHeight(self.mixes.height_for(room_px))
        self.station.setFixedHeight(self.station.height_for(room_px))
        self.grid.updateGeometries()

    def _on_today(self) -> None:
        model = self._model
        mixes = [
            MixWords(model.mix_name(mix.number), model.because(mix.taste.artists))
            for mix in model.today.mixes
        ]
        self.mixes.show_cards(mixes)
        self._station.show_tastes(model.today.around)
        self._fit_head()

    def _lay_out(self) -> None:
        self._above = QWidget(self)
        column = QVBoxLayout(self._above)
        column.setContentsMargins(_EDGE_PX, 2, _EDGE_PX, 10)
        column.setSpacing(_GAP_PX)
        column.addWidget(self.hero)
        column.addWidget(self.mixes)
        column.addWidget(self.station)
        self.grid.set_head(self._above)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.body, 1)

    def _greeting(self) -> str:
        hour = QTime.currentTime().hour()
        if hour < 5 or hour >= 22:
            return self.tr("Good night")
        if hour < 12:
            return self.tr("Good morning")
        return self.tr("Good afternoon") if hour < 18 else self.tr("Good evening")

    def _on_shown(self) -> None:
        if self._model.library_empty:
            text, button = self.tr("The library is empty."), self.tr("Add a folder")
            self.body.say(text, button, self.folder_wanted.emit)
        else:
            self.body.show_content()
