"""Playlists and favourites: their pages, their entries in the sidebar, dialogs and drops."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Protocol

from PySide6.QtCore import QObject

from player.deferred import deferred
from player.library.playlists.store import PlaylistRow
from ui.covers import Covers
from ui.viewmodels.playlist import PlaylistModel
from ui.viewmodels.playlist_cards import PlaylistCards
from ui.viewmodels.playlists import PlaylistsModel
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.verbs import ReadIds
from ui.views.library.library_pages import LibraryPages
from ui.views.playlists.entry_drops import EntryDrops
from ui.views.playlists.playlist_news import PlaylistNews
from ui.views.shell.freshness import Freshness
from ui.views.shell.sidebar import Section
from ui.views.shell.window import MainWindow

with deferred():
    from ui.viewmodels import smart as smart_model
    from ui.views.library import favourites as favourites_page
    from ui.views.playlists import name_dialog, playlist_files, smart_editor
    from ui.views.playlists import playlist as playlist_page
    from ui.views.playlists import playlists as playlists_page

PLAYLISTS = "playlists"
PLAYLIST = "playlist"
FAVOURITES = "favourites"
SMART = "smart-playlist"


@dataclass(frozen=True, slots=True)
class PlaylistModels:
    """The view-models of playlists; `ui.assembly.library` builds them."""

    playlists: PlaylistsModel
    cards: PlaylistCards
    playlist: PlaylistModel
    favourites: TracksModel


class SmartModels(Protocol):
    """Has the view-model of rules, which may be made when it is first asked for."""

    @property
    def smart(self) -> "smart_model.SmartModel":
        """The rules of a smart playlist."""
        ...


class PlaylistPages(QObject):
    """Adds the pages to a window; owned by it."""

    def __init__(
        self,
        window: MainWindow,
        models: PlaylistModels,
        late: SmartModels,
        covers: Covers,
        pages: LibraryPages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._late = late
        self._covers = covers
        self._pages = pages
        self._verbs = pages.models.verbs
        self._drops = EntryDrops(self._verbs, self)
        section = Section.PLAYLISTS
        title = self.tr("Favourites")
        window.add_page(FAVOURITES, "heart", title, lambda: self.favourites, section=section)
        title = self.tr("All playlists")
        window.add_page(PLAYLISTS, "playlist", title, lambda: self.playlists, section=section)
        window.add_subpage(PLAYLIST, PLAYLISTS, lambda: self.playlist)
        window.add_subpage(SMART, PLAYLISTS, lambda: self.smart)
        for name in PlaylistModels.__slots__:
            getattr(models, name).setParent(self)
        pages.menus.offers.add("playlists")
        self._connect()
        models.playlists.refresh()

    @cached_property
    def playlists(self) -> "playlists_page.PlaylistsPage":
        """All playlists as cards."""
        cards, window = self._models.cards, self._window
        page = playlists_page.PlaylistsPage(
            window.theme, cards, self._covers, self._pages.menus, window
        )
        page.new_wanted.connect(self.ask_for_new)
        page.smart_wanted.connect(self.ask_for_smart)
        page.import_wanted.connect(self._ask_for_import)
        page.grid.card_opened.connect(self.open)
        self._pages.keep_fresh(page, cards.refresh)
        return page

    @cached_property
    def playlist(self) -> "playlist_page.PlaylistPage":
        """One playlist."""
        model, window = self._models.playlist, self._window
        page = playlist_page.PlaylistPage(
            window.theme, model, self._covers, self._pages.menus, window
        )
        page.rename_wanted.connect(self._ask_for_name)
        page.delete_wanted.connect(self._delete)
        page.export_wanted.connect(self._ask_for_export)
        page.rules_wanted.connect(self.edit_rules)
        self._pages.follow_table(page.table, PLAYLIST)
        self._pages.keep_fresh(page, self.refresh_playlist)
        return page

    @cached_property
    def favourites(self) -> "favourites_page.FavouritesPage":
        """What the listener loves."""
        model, window = self._models.favourites, self._window
        page = favourites_page.FavouritesPage(window.theme, model, self._pages.menus, window)
        self._pages.follow_table(page.table, FAVOURITES)
        fresh = Freshness(page, model.refresh)
        self._pages.models.library.changed.connect(fresh.mark)
        self._verbs.loved.connect(fresh.mark)
        return page

    @cached_property
    def smart(self) -> "smart_editor.SmartEditorPage":
        """The rules of a smart playlist."""
        model, window = self._late.smart, self._window
        page = smart_editor.SmartEditorPage(window.theme, model, self._pages.menus, window)
        page.left.connect(self._on_rules_saved)
        return page

    def open(self, row: PlaylistRow) -> None:
        """Show a playlist."""
        self._window.visit(PLAYLIST, partial(self._models.playlist.open, row), entry=_entry(row))

    def open_id(self, playlist_id: int) -> None:
        """Show a playlist by its id."""
        if row := self._models.playlists.row(playlist_id):
            self.open(row)

    def edit_rules(self) -> None:
        """Edit the rules of the smart playlist that is open."""
        if row := self._models.playlist.row_of_list:
            self._window.visit(SMART, partial(self._late.smart.open, row), entry=_entry(row))

    def ask_for_new(self, read: ReadIds | None = None) -> None:
        """Ask what a new playlist is called, and make it."""
        create = self._models.playlists.create
        self._ask(self.tr("New playlist"), self.tr("Untitled"), lambda name: create(name, read))

    def ask_for_smart(self) -> None:
        """Ask what a new smart playlist is called; it begins with hi-res music."""
        create = self._models.playlists.create
        title, first = self.tr("New smart playlist"), self.tr("Hi-Res only")
        self._ask(title, first, lambda name: create(name, None, "hires:"))

    def _connect(self) -> None:
        models = self._models
        models.playlists.changed.connect(self._on_changed)
        models.playlists.created.connect(self.open)
        models.favourites.counted.connect(self._on_favourites)
        self._verbs.playlist_wanted.connect(lambda ids: self.ask_for_new(lambda: ids))
        news = PlaylistNews(self._window, models.playlists)
        news.changed.connect(self.refresh)
        models.playlist.arranged.connect(news.on_arranged)
        self._verbs.listed.connect(news.on_listed)
        self._window.routes.add("playlist", self.open_id)

    def refresh(self) -> None:
        """Playlists have changed: those in the sidebar, and the one that is open."""
        self._models.playlists.refresh()
        self.refresh_playlist()

    def refresh_playlist(self) -> None:
        """Read the open playlist again."""
        if self._models.playlist.playlist_id:
            self._models.playlist.refresh()

    def _on_changed(self) -> None:
        """Show every playlist in the sidebar."""
        sidebar = self._window.sidebar
        for name in [name for name in sidebar.names if name.startswith(f"{PLAYLIST}:")]:
            sidebar.remove(name)
        self._drops.clear()
        for row in self._models.playlists.rows:
            icon_name = "playlist" if row.query is None else "smart"
            verb = partial(self.open_id, row.id)
            entry = sidebar.add(_entry(row), icon_name, row.name, Section.PLAYLISTS, verb)
            if row.query is None:
                sidebar.set_count(_entry(row), row.item_count)
                self._drops.take(entry, row)
        sidebar.set_count(PLAYLISTS, len(self._models.playlists.rows))
        if "playlists" in vars(self):  # its page was made
            self._models.cards.refresh()
        if visit := self._window.navigator.current:
            sidebar.choose(visit.entry)
        shown = self._models.playlists.row(self._models.playlist.playlist_id)
        here = visit is not None and visit.name == PLAYLIST
        if here and shown is None and self._models.playlist.playlist_id:
            self._window.open_page(PLAYLISTS)  # its making was taken back
        if shown and shown != self._models.playlist.row_of_list:
            self._models.playlist.open(shown)

    def _on_rules_saved(self) -> None:
        self.refresh()
        self._window.navigator.back()

    def _on_favourites(self, number: int) -> None:
        if not self._models.favourites.filtered:
            self._window.sidebar.set_count(FAVOURITES, number)

    def _ask(self, title: str, proposal: str, then: Callable[[str], None]) -> None:
        dialog = name_dialog.NameDialog(title, self.tr("Name"), then, self._window)
        dialog.propose(proposal)
        dialog.open()

    def _ask_for_name(self) -> None:
        if row := self._models.playlist.row_of_list:
            rename = partial(self._models.playlists.rename, row.id)
            self._ask(self.tr("Rename"), row.name, rename)

    def _delete(self) -> None:
        if row := self._models.playlist.row_of_list:
            self._models.playlists.delete(row)
            self._window.open_page(PLAYLISTS)

    def _ask_for_import(self) -> None:
        playlist_files.ask_what_to_import(self._window, self._models.playlists.bring_in)

    def _ask_for_export(self) -> None:
        if row := self._models.playlist.row_of_list:
            playlist_files.ask_where_to_export(
                self._window, row.name, partial(self._models.playlists.export, row)
            )


def _entry(row: PlaylistRow) -> str:
    return f"{PLAYLIST}:{row.id}"
