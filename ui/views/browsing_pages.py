"""Folders, composers and works: their pages, and what leads to them."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from player.library.lists.works import WorkRow
from ui.covers import Covers
from ui.viewmodels.folders import FoldersModel
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.works import WorkModel, WorksModel
from ui.views.composer import ComposerPage, WorkPage
from ui.views.folders import FoldersPage
from ui.views.library_pages import NAME_PAGES, LibraryPages
from ui.views.track_menu import TrackMenus
from ui.views.window import MainWindow

FOLDERS = "folders"
COMPOSER = "composer"
WORK = "work"


@dataclass(frozen=True, slots=True)
class BrowsingModels:
    """The view-models of folders and works; `ui.assembly.library` builds them."""

    folders: FoldersModel
    folder_tracks: TracksModel
    works: WorksModel
    work: WorkModel


class BrowsingPages(QObject):
    """Adds the pages to a window; owned by it."""

    def __init__(
        self, window: MainWindow, models: BrowsingModels, covers: Covers, menus: TrackMenus
    ) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        theme = window.theme
        self.folders = FoldersPage(theme, models.folders, models.folder_tracks, menus, window)
        self.composer = ComposerPage(theme, models.works, covers, menus, window)
        self.work = WorkPage(theme, models.work, covers, menus, window)
        window.add_page(FOLDERS, "folder", self.tr("Folders"), self.folders)
        window.add_subpage(COMPOSER, NAME_PAGES["composer"], self.composer)
        window.add_subpage(WORK, NAME_PAGES["composer"], self.work)
        for name in BrowsingModels.__slots__:
            getattr(models, name).setParent(self)
        self._connect()

    def open_composer(self, key: int) -> None:
        """Show a composer's works."""
        self._models.works.open(key)
        self._window.open_page(COMPOSER, restore=partial(self._models.works.open, key))

    def open_work(self, key: int) -> None:
        """Show a work's recordings."""
        self._models.work.open(key)
        self._window.open_page(WORK, restore=partial(self._models.work.open, key))

    def join(self, pages: LibraryPages) -> None:
        """Let the other pages lead here, and the tables lead on."""
        pages.follow_table(self.folders.table)
        pages.follow_table(self.work.table)
        pages.keep_fresh(self.folders, self._refresh_folders)
        pages.keep_fresh(self.composer, self._models.works.refresh)
        pages.keep_fresh(self.work, self._models.work.refresh)
        pages.models.verbs.loved.connect(self._models.folder_tracks.forget_rows)
        self.composer.albums.clicked.connect(
            lambda: pages.open_name("composer", self._models.works.key)
        )
        self.folders.folder_wanted.connect(pages.ask_for_folder)
        pages.composer_wanted.connect(self.open_composer)

    def _refresh_folders(self) -> None:
        self._models.folders.refresh()
        if self._models.folders.chosen:
            self._models.folder_tracks.refresh()

    def _connect(self) -> None:
        self.folders.folder_chosen.connect(self._on_folder)
        self.composer.grid.card_opened.connect(self._on_work)
        routes = self._window.routes
        routes.add("composer", self.open_composer)
        routes.add("work", self.open_work)

    def _on_folder(self, path: str) -> None:
        self._models.folders.chosen = path
        self._models.folder_tracks.context = path
        self._models.folder_tracks.refresh()

    def _on_work(self, row: WorkRow) -> None:
        self.open_work(row.id)
