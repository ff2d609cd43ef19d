"""Home and reports: their pages, and what leads from them to albums, artists and files."""

from functools import cached_property, partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QFileDialog

from player.deferred import deferred
from player.library.lists.rows import AlbumRow
from ui.covers import Covers
from ui.viewmodels.favourite import FavouriteModel
from ui.viewmodels.library import LibraryModel
from ui.views.library.track_menu import TrackMenus
from ui.views.shell.freshness import Freshness
from ui.views.shell.sidebar import Section
from ui.views.shell.window import MainWindow

with deferred():
    from ui.viewmodels import home as home_model
    from ui.viewmodels import report as report_model
    from ui.viewmodels import station as station_model
    from ui.views.listening import home as home_page
    from ui.views.listening import left_out_dialog
    from ui.views.listening import reports as reports_page
    from ui.widgets.reports import share_card

START = "home"
REPORTS = "reports"


class ListeningModels(Protocol):
    """The view-models of what was listened to; they may be made when they are first asked for."""

    @property
    def home(self) -> "home_model.HomeModel":
        """What to go on with, and what to hear again."""
        ...

    @property
    def station(self) -> "station_model.StationModel":
        """The station of one's own."""
        ...

    @property
    def report(self) -> "report_model.ReportModel":
        """What was heard when."""
        ...


class ListeningPages(QObject):
    """Adds the pages to a window; owned by it."""

    def __init__(
        self,
        window: MainWindow,
        models: ListeningModels,
        covers: Covers,
        menus: TrackMenus,
        news: tuple[LibraryModel, FavouriteModel],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._covers = covers
        self._menus = menus
        self._library, self._favourite = news

    @cached_property
    def home(self) -> "home_page.HomePage":
        """What to go on with, and what to hear again."""
        model, window = self._models.home, self._window
        models = (model, self._models.station, self._favourite)
        page = home_page.HomePage(window.theme, models, self._covers, self._menus, window)
        page.station.listing_wanted.connect(self._list_left_out)
        self._models.station.unsuited.connect(partial(window.notices.say, "station.unsuited"))
        page.folder_wanted.connect(window.folder_wanted)
        page.grid.card_opened.connect(self._on_album)
        window.playing_changed.connect(self._on_playing)
        self._library.changed.connect(Freshness(page, model.refresh).mark)
        return page

    @cached_property
    def reports(self) -> "reports_page.ReportsPage":
        """What was heard when, and how well."""
        routes, model = self._window.routes, self._models.report
        model.failed.connect(self._window.notices.show)
        model.written.connect(self._on_written)
        page = reports_page.ReportsPage(self._window.theme, model, self._window)
        page.album_wanted.connect(lambda key: routes.open("album", key))
        page.artist_wanted.connect(lambda name: routes.open("artist-name", name))
        page.export_wanted.connect(self._ask_for_export)
        page.share_wanted.connect(self._ask_for_card)
        return page

    def add_home(self) -> None:
        """Put home into the sidebar; it stands first."""
        self._window.add_page(START, "home", self.tr("Home"), lambda: self.home)
        self._window.navigator.changed.connect(self._on_navigated)

    def add_reports(self) -> None:
        """Put reports into the sidebar."""
        title, make = self.tr("Reports"), lambda: self.reports
        self._window.add_page(REPORTS, "report", title, make, section=Section.REPORTS)

    def _on_navigated(self) -> None:
        """What was heard meanwhile counts when the page is opened."""
        visit = self._window.navigator.current
        if visit is not None and visit.name == REPORTS:
            self._models.report.refresh()
        elif visit is not None and visit.name == START:
            self.home.show_continued()
            self._models.home.look_at_clock()

    def _on_playing(self) -> None:
        self._models.station.show_playing()
        if self.home.isVisible():
            self.home.show_continued()

    def _list_left_out(self) -> None:
        theme, model = self._window.theme, self._models.station
        left_out_dialog.LeftOutDialog(theme, model, self._window).open()

    def _on_album(self, album: AlbumRow) -> None:
        self._window.routes.open("album", album.id)

    def _on_written(self, path: str) -> None:
        text = self.tr("Written: {name}").format(name=Path(path).name)
        self._window.notices.say("report.written", text)

    def _ask_for_export(self) -> None:
        dialog = self._saver(self.tr("Export"), ["JSON (*.json)", "CSV (*.csv)"], "json")
        dialog.fileSelected.connect(self._models.report.write)
        dialog.open()

    def _ask_for_card(self) -> None:
        dialog = self._saver(self.tr("Share card"), ["PNG (*.png)"], "png")
        dialog.fileSelected.connect(self.write_card)
        dialog.open()

    def write_card(self, path: str) -> None:
        """Draw the card and write it."""
        words = self.reports.words()
        if words is None:
            return
        image = share_card.draw_share_card(words, self._window.theme.colors)
        if QImageWriter(path, QByteArray(b"png")).write(image):
            self._on_written(path)
        else:
            text = self.tr("{name} cannot be written.").format(name=Path(path).name)
            self._window.notices.say("report.written", text)

    def _saver(self, title: str, kinds: list[str], suffix: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(kinds)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"galaxia-{self._models.report.kind}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
