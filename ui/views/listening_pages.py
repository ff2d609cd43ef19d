"""Home and reports: their pages, and what leads from them to albums, artists and files."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QFileDialog

from player.library.lists.rows import AlbumRow
from ui.covers import Covers
from ui.viewmodels.home import HomeModel
from ui.viewmodels.report import ReportModel
from ui.views.home import HomePage
from ui.views.reports import ReportsPage
from ui.views.sidebar import Section
from ui.views.track_menu import TrackMenus
from ui.views.window import MainWindow
from ui.widgets.share_card import draw_share_card

START = "home"
REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class ListeningModels:
    """The view-models of what was listened to; `ui.assembly.library` builds them."""

    home: HomeModel
    report: ReportModel


class ListeningPages(QObject):
    """Adds the pages to a window; owned by it."""

    def __init__(
        self, window: MainWindow, models: ListeningModels, covers: Covers, menus: TrackMenus
    ) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self.home = HomePage(window.theme, models.home, covers, menus, window)
        self.reports = ReportsPage(window.theme, models.report, window)
        for name in ListeningModels.__slots__:
            getattr(models, name).setParent(self)

    def add_home(self) -> None:
        """Put home into the sidebar; it stands first."""
        self._window.add_page(START, "home", self.tr("Home"), self.home)
        self.home.folder_wanted.connect(self._window.folder_wanted)
        self.home.grid.card_opened.connect(self._on_album)
        self._window.playing_changed.connect(self._on_playing)
        self._window.navigator.changed.connect(self._on_navigated)

    def add_reports(self) -> None:
        """Put reports into the sidebar."""
        window, model = self._window, self._models.report
        title = self.tr("Reports")
        window.add_page(REPORTS, "report", title, self.reports, section=Section.REPORTS)
        routes = window.routes
        self.reports.album_wanted.connect(lambda key: routes.open("album", key))
        self.reports.artist_wanted.connect(lambda name: routes.open("artist-name", name))
        self.reports.export_wanted.connect(self._ask_for_export)
        self.reports.share_wanted.connect(self._ask_for_card)
        model.failed.connect(window.notices.show)
        model.written.connect(self._on_written)

    def refresh(self) -> None:
        """The library has changed."""
        self._models.home.refresh()

    def _on_navigated(self) -> None:
        """What was heard meanwhile counts when the page is opened."""
        visit = self._window.navigator.current
        if visit is not None and visit.name == REPORTS:
            self._models.report.refresh()
        elif visit is not None and visit.name == START:
            self.home.show_continued()

    def _on_playing(self) -> None:
        if self.home.isVisible():
            self.home.show_continued()

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
        image = draw_share_card(words, self._window.theme.colors)
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
