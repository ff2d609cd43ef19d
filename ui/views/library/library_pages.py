"""The pages that come with a library, and what leads to and from them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from player.deferred import deferred
from player.library.lists.rows import AlbumRow, NameRow, TrackRow
from ui.covers import Covers
from ui.viewmodels.album import AlbumModel
from ui.viewmodels.albums import AlbumsModel
from ui.viewmodels.browser import BrowserModel
from ui.viewmodels.favourite import FavouriteModel
from ui.viewmodels.library import LibraryModel
from ui.viewmodels.names import NameAlbumsModel, NamesModel
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.verbs import TrackVerbs
from ui.viewmodels.views import ViewsModel
from ui.views.library.library_news import ALBUMS, TRACKS, LibraryNews
from ui.views.library.track_menu import TrackMenus
from ui.views.playing.annotating import Annotating
from ui.views.shell.freshness import Freshness
from ui.views.shell.window import MainWindow

with deferred():
    from ui.views.library import album as album_page
    from ui.views.library import albums as albums_page
    from ui.views.library import folder_dialog, track_table
    from ui.views.library import name as name_page
    from ui.views.library import names as names_page
    from ui.views.library import tracks as tracks_page

ALBUM = "album"
NAME = "name"
NAME_PAGES = {"artist": "artists", "composer": "composers", "genre": "genres", "year": "years"}
EditCell = Callable[[int, str, str], None]
_NAME_KEYS = {"artist-name": "artist", "genre": "genre", "year": "year"}


@dataclass(frozen=True, slots=True)
class LibraryModels:
    """The view-models of a library; `ui.assembly.library` builds them."""

    library: LibraryModel
    albums: AlbumsModel
    tracks: TracksModel
    browser: BrowserModel
    album: AlbumModel
    artists: NamesModel
    composers: NamesModel
    genres: NamesModel
    years: NamesModel
    name: NameAlbumsModel
    top: TracksModel
    favourite: FavouriteModel
    verbs: TrackVerbs
    views: ViewsModel

    @property
    def names(self) -> tuple[NamesModel, ...]:
        """The lists of names, in the order of the sidebar."""
        return self.artists, self.composers, self.genres, self.years


class LibraryPages(QObject):
    """Adds the pages to a window; owned by it.

    Attributes:
        edit_cell: Writes one cell of the table of tracks; None as long as nothing can.
    """

    composer_wanted = Signal(int)
    lookup_wanted = Signal(object)
    cover_wanted = Signal(object, object)

    def __init__(
        self, window: MainWindow, models: LibraryModels, covers: Covers, menus: TrackMenus
    ) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._covers = covers
        self.menus = menus
        self.edit_cell: EditCell | None = None
        self._tables: dict[str, track_table.TrackTable] = {}
        self._add_pages()
        for name in LibraryModels.__slots__:
            getattr(models, name).setParent(self)
        menus.setParent(self)
        window.closing.connect(self._remember)
        self._connect()
        Annotating(window, models.favourite)
        self._connect_names()
        self._connect_favourites()
        models.library.count_soon()

    @property
    def models(self) -> LibraryModels:
        """What the pages show."""
        return self._models

    @cached_property
    def albums(self) -> "albums_page.AlbumsPage":
        """The grid of albums."""
        model, window = self._models.albums, self._window
        page = albums_page.AlbumsPage(window.theme, model, self._covers, self.menus, window)
        page.restore(self._models.views.state(ALBUMS))
        page.grid.card_opened.connect(self.open_album)
        page.folder_wanted.connect(self.ask_for_folder)
        self.keep_fresh(page, model.refresh)
        return page

    @cached_property
    def tracks(self) -> "tracks_page.TracksPage":
        """The table of all tracks."""
        models, window = self._models, self._window
        page = tracks_page.TracksPage(
            window.theme, models.tracks, models.browser, self.menus, window
        )
        if self.edit_cell:
            page.table.edit_in_place(self.edit_cell)
        page.folder_wanted.connect(self.ask_for_folder)
        self.follow_table(page.table, TRACKS)
        self.keep_fresh(page, self._refresh_tracks)
        return page

    @cached_property
    def album(self) -> "album_page.AlbumPage":
        """One album."""
        model, window = self._models.album, self._window
        page = album_page.AlbumPage(window.theme, model, self._covers, self.menus, window)
        page.version_wanted.connect(self.open_album)
        page.look_up.setVisible("lookup" in self.menus.offers)
        page.look_up.clicked.connect(lambda: self.lookup_wanted.emit(model.album))
        page.cover_wanted.connect(lambda given: self.cover_wanted.emit(model.reader(), given))
        self.follow_table(page.table, ALBUM)
        self.keep_fresh(page, model.refresh)
        return page

    @cached_property
    def name(self) -> "name_page.NamePage":
        """One artist, composer, genre or year."""
        models, window = self._models, self._window
        page = name_page.NamePage(
            window.theme, models.name, models.top, self._covers, self.menus, window
        )
        page.grid.card_opened.connect(self.open_album)
        self.follow_table(page.table, NAME)
        self.keep_fresh(page, models.name.refresh)
        return page

    def ask_for_folder(self) -> None:
        """Let the listener choose a folder to bring in."""
        folder_dialog.ask_for_folder(self._window, self.add_folders)

    def add_folders(self, folders: list[str]) -> None:
        """Bring folders in, and look on."""
        self._window.open_page(ALBUMS)
        self._models.library.add_folders(folders)

    def open_album(self, album: AlbumRow) -> None:
        """Show one album."""
        self._window.visit(ALBUM, partial(self._models.album.open, album))

    def open_album_id(self, album_id: int) -> None:
        """Show an album that only its id is known of."""
        self._window.visit(ALBUM, partial(self._models.album.open_id, album_id))

    def open_name(self, kind: str, key: int) -> None:
        """Show an artist, a composer, a genre or a year."""
        show = partial(self._show_name, kind, key)
        self._window.visit(NAME, show, entry=NAME_PAGES[kind])

    def keep_fresh(self, page: QWidget, refresh: Callable[[], None]) -> None:
        """Read what a page shows when it is looked at, and again when the library changed."""
        self._models.library.changed.connect(Freshness(page, refresh).mark)

    def follow_table(self, table: "track_table.TrackTable", name: str) -> None:
        """Let a table's menu lead on, mark what plays, keep its columns under a name."""
        table.columns.restore(self._models.views.state(name))
        self._tables[name] = table
        table.album_wanted.connect(self._on_album_wanted)
        table.artist_wanted.connect(self._on_artist_wanted)
        favourite = self._models.favourite
        favourite.changed.connect(lambda: table.show_playing(favourite.track_id))
        table.show_playing(favourite.track_id)

    def _add_pages(self) -> None:
        window = self._window
        window.add_page(ALBUMS, "albums", self.tr("Albums"), lambda: self.albums)
        titles = {
            "artist": self.tr("Artists"),
            "composer": self.tr("Composers"),
            "genre": self.tr("Genres"),
            "year": self.tr("Years"),
        }
        made = {model.kind: partial(self._make_names, model) for model in self._models.names}
        window.add_page(NAME_PAGES["artist"], "artist", titles["artist"], made["artist"])
        window.add_page(TRACKS, "tracks", self.tr("Tracks"), lambda: self.tracks)
        for kind in ("composer", "genre", "year"):
            window.add_page(NAME_PAGES[kind], kind, titles[kind], made[kind])
        window.add_subpage(ALBUM, ALBUMS, lambda: self.album)
        window.add_subpage(NAME, NAME_PAGES["artist"], lambda: self.name)

    def _make_names(self, model: NamesModel) -> QWidget:
        window, kind = self._window, model.kind
        page = names_page.NamesPage(window.theme, model, self._covers, self.menus, window)
        page.grid.card_opened.connect(partial(self._on_name_opened, kind))
        page.folder_wanted.connect(self.ask_for_folder)
        page.counted.connect(partial(window.sidebar.set_count, NAME_PAGES[kind]))
        self.keep_fresh(page, model.refresh)
        return page

    def _remember(self) -> None:
        """Keep how pages are left; those that were never visited stay as they were."""
        states = {name: table.columns.state() for name, table in self._tables.items()}
        if "albums" in vars(self):
            states[ALBUMS] = self.albums.state()
        self._models.views.remember(states)

    def _show_name(self, kind: str, key: int) -> None:
        self._models.name.open(kind, key)
        self._models.top.refresh()

    def _connect(self) -> None:
        models, window = self._models, self._window
        window.folder_wanted.connect(self.ask_for_folder)
        for tracks in (models.tracks, models.album.tracks, models.top):
            models.verbs.loved.connect(tracks.forget_rows)
        LibraryNews(window, models.library)
        for model in (models.library, models.albums, models.tracks, models.artists):
            model.failed.connect(window.notices.show)
        window.closing.connect(models.library.close)

    def _connect_names(self) -> None:
        routes = self._window.routes
        routes.add("album", self.open_album_id)
        routes.add("artist", partial(self.open_name, "artist"))
        for route, kind in _NAME_KEYS.items():
            routes.add(route, partial(self._find_name, kind))

    def _refresh_tracks(self) -> None:
        self._models.tracks.refresh()
        self._models.browser.refresh()

    def _on_name_opened(self, kind: str, row: NameRow) -> None:
        if kind == "composer":
            self.composer_wanted.emit(row.id)
        else:
            self.open_name(kind, row.id)

    def _find_name(self, kind: str, name: object) -> None:
        self._models.name.find(kind, str(name), partial(self.open_name, kind))

    def _on_album_wanted(self, row: TrackRow) -> None:
        if row.album_id is not None:
            self.open_album_id(row.album_id)

    def _on_artist_wanted(self, row: TrackRow) -> None:
        self._models.name.find_artist(row.id, partial(self.open_name, "artist"))

    def _connect_favourites(self) -> None:
        favourite, verbs = self._models.favourite, self._models.verbs
        verbs.loved.connect(favourite.look_again)
