"""The pages that come with a library, and what leads to and from them."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from player.library.lists.rows import AlbumRow, Stats
from player.library.scan.scanner import Progress, ScanReport
from ui.covers import Covers
from ui.viewmodels.album import AlbumModel
from ui.viewmodels.albums import AlbumsModel
from ui.viewmodels.favourite import FavouriteModel
from ui.viewmodels.library import LibraryModel
from ui.viewmodels.tracks import TracksModel
from ui.views.album import AlbumPage
from ui.views.albums import AlbumsPage
from ui.views.annotating import Annotating
from ui.views.tracks import TracksPage
from ui.views.window import MainWindow
from ui.wording import count

ALBUMS = "albums"
ALBUM = "album"
TRACKS = "tracks"


@dataclass(frozen=True, slots=True)
class LibraryModels:
    """The view-models of a library; `ui.app` builds them."""

    library: LibraryModel
    albums: AlbumsModel
    tracks: TracksModel
    album: AlbumModel
    favourite: FavouriteModel


class LibraryPages(QObject):
    """Adds the pages to a window; owned by it."""

    def __init__(self, window: MainWindow, models: LibraryModels, covers: Covers) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self.albums = AlbumsPage(window.theme, models.albums, covers, window)
        self.tracks = TracksPage(window.theme, models.tracks, window)
        window.add_page(ALBUMS, "albums", self.tr("Albums"), self.albums)
        self.album = AlbumPage(window.theme, models.album, covers, window)
        window.add_subpage(ALBUM, ALBUMS, self.album)
        window.add_page(TRACKS, "tracks", self.tr("Tracks"), self.tracks)
        for name in LibraryModels.__slots__:
            getattr(models, name).setParent(self)
        self._connect()
        Annotating(window, models.favourite)
        models.library.count()
        models.albums.refresh()
        models.tracks.refresh()

    def ask_for_folder(self) -> None:
        """Let the listener choose a folder to bring in."""
        dialog = QFileDialog(self._window, self.tr("Add a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.add_folders)
        dialog.open()

    def add_folders(self, folders: list[str]) -> None:
        """Bring folders in, and look on."""
        self._window.open_page(ALBUMS)
        self._models.library.add_folders(folders)

    def open_album(self, album: AlbumRow) -> None:
        """Show one album."""
        self._models.album.open(album)
        self._window.open_page(ALBUM, restore=partial(self._models.album.open, album))

    def _back_to_albums(self) -> None:
        self._window.open_page(ALBUMS)

    def _connect(self) -> None:
        models, window = self._models, self._window
        window.folder_wanted.connect(self.ask_for_folder)
        self.albums.grid.album_opened.connect(self.open_album)
        window.routes.add("album", models.album.open_id)
        models.album.found.connect(self.open_album)
        self.album.left.connect(self._back_to_albums)
        self.albums.folder_wanted.connect(self.ask_for_folder)
        self.tracks.folder_wanted.connect(self.ask_for_folder)
        models.library.changed.connect(models.albums.refresh)
        models.library.changed.connect(models.tracks.refresh)
        models.library.counted.connect(self._on_counted)
        models.library.progressed.connect(self._on_progressed)
        models.library.scanned.connect(self._on_scanned)
        for model in (models.library, models.albums, models.tracks):
            model.failed.connect(window.notices.show)
        window.closing.connect(models.library.close)

    def _on_counted(self, stats: Stats) -> None:
        self._window.sidebar.set_count(ALBUMS, stats.albums)
        self._window.sidebar.set_count(TRACKS, stats.tracks)

    def _on_progressed(self, progress: Progress) -> None:
        text = self.tr("Bringing in music: {done} of {total} files")
        said = text.format(done=count(progress.done), total=count(progress.total))
        self._window.notices.say("library.scanned", said)

    def _on_scanned(self, report: ScanReport) -> None:
        added = self.tr("%n file(s) came in", "", report.read)
        if report.unreadable:
            unread = self.tr("%n file(s) cannot be read", "", len(report.unreadable))
            added = self.tr("{one}; {other}").format(one=added, other=unread)
        self._window.notices.say("library.scanned", added + ".")
