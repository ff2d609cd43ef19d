"""Folders, composers and works: their pages, and what leads to them."""

from functools import cached_property, partial
from typing import Protocol

from PySide6.QtCore import QObject

from player.deferred import deferred
from player.library.lists.works import WorkRow
from ui.covers import Covers
from ui.viewmodels.tracks import TracksModel
from ui.views.library.library_pages import NAME_PAGES, LibraryPages
from ui.views.shell.window import MainWindow

with deferred():
    from ui.viewmodels import folders as folders_model
    from ui.viewmodels import works as works_model
    from ui.views.library import composer as composer_page
    from ui.views.library import folders as folders_page

FOLDERS = "folders"
COMPOSER = "composer"
WORK = "work"


class BrowsingModels(Protocol):
    """The view-models of folders and works; they may be made when they are first asked for."""

    @property
    def folders(self) -> "folders_model.FoldersModel":
        """The folders as they lie on the disk."""
        ...

    @property
    def folder_tracks(self) -> TracksModel:
        """What lies in the folder that was chosen."""
        ...

    @property
    def works(self) -> "works_model.WorksModel":
        """A composer's works."""
        ...

    @property
    def work(self) -> "works_model.WorkModel":
        """A work's recordings."""
        ...


class BrowsingPages(QObject):
    """Adds the pages to a window; owned by it."""

    def __init__(
        self, window: MainWindow, models: BrowsingModels, covers: Covers, pages: LibraryPages
    ) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._covers = covers
        self._pages = pages
        window.add_page(FOLDERS, "folder", self.tr("Folders"), lambda: self.folders)
        window.add_subpage(COMPOSER, NAME_PAGES["composer"], lambda: self.composer)
        window.add_subpage(WORK, NAME_PAGES["composer"], lambda: self.work)
        pages.composer_wanted.connect(self.open_composer)
        window.routes.add("composer", self.open_composer)
        window.routes.add("composer-name", self._find_composer)
        window.routes.add("work", self.open_work)
        window.routes.add("album-of", self._find_album)

    @cached_property
    def folders(self) -> "folders_page.FoldersPage":
        """The folders as they lie on the disk."""
        models, pages, window = self._models, self._pages, self._window
        page = folders_page.FoldersPage(
            window.theme, models.folders, models.folder_tracks, pages.menus, window
        )
        page.folder_chosen.connect(self._on_folder)
        page.folder_wanted.connect(pages.ask_for_folder)
        pages.follow_table(page.table, FOLDERS)
        pages.keep_fresh(page, self._refresh_folders)
        return page

    @cached_property
    def composer(self) -> "composer_page.ComposerPage":
        """A composer's works."""
        model, pages, window = self._models.works, self._pages, self._window
        page = composer_page.ComposerPage(window.theme, model, self._covers, pages.menus, window)
        page.grid.card_opened.connect(self._on_work)
        page.albums.clicked.connect(lambda: pages.open_name("composer", model.key))
        pages.keep_fresh(page, model.refresh)
        return page

    @cached_property
    def work(self) -> "composer_page.WorkPage":
        """A work's recordings."""
        model, pages, window = self._models.work, self._pages, self._window
        page = composer_page.WorkPage(window.theme, model, self._covers, pages.menus, window)
        pages.follow_table(page.table, WORK)
        pages.keep_fresh(page, model.refresh)
        return page

    def open_composer(self, key: int) -> None:
        """Show a composer's works."""
        self._window.visit(COMPOSER, partial(self._models.works.open, key))

    def open_work(self, key: int) -> None:
        """Show a work's recordings."""
        self._window.visit(WORK, partial(self._models.work.open, key))

    def _find_composer(self, name: str) -> None:
        self._pages.models.name.find("composer", name, self.open_composer)

    def _find_album(self, track_id: int) -> None:
        self._pages.models.name.find_album(track_id, self._pages.open_album_id)

    def _refresh_folders(self) -> None:
        self._models.folders.refresh()
        if self._models.folders.chosen:
            self._models.folder_tracks.refresh()

    def _on_folder(self, path: str, place: str) -> None:
        self._models.folders.chosen = path
        self._models.folder_tracks.context = place
        self._models.folder_tracks.refresh()

    def _on_work(self, row: WorkRow) -> None:
        self.open_work(row.id)
