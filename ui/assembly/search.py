"""Palette and search page over one view-model."""

from dataclasses import dataclass
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication

from player.deferred import deferred
from player.library.library import Library
from player.playback import Playback
from ui.assembly.shared import Shared
from ui.viewmodels.notices import NoticesModel
from ui.views.keys.commands import Command, Group
from ui.views.shell.window import MainWindow

with deferred():
    from ui.viewmodels import search as search_model
    from ui.views.search import found_rows, search_page
    from ui.views.search import palette as palette_view

SEARCH = "search"


def build_search(
    window: MainWindow, library: Library | None, playback: Playback, shared: Shared
) -> None:
    """Add the search page, the palette, their keys, and what page headers lead to."""
    search = _Search(window, library, playback, shared)
    translate = QCoreApplication.translate
    title = translate("Keyboard", "Search")
    window.add_page(
        SEARCH, "search", title, lambda: search.page, section=None, keys=("Ctrl+Shift+F",)
    )
    window.search_wanted.connect(search.look_for)
    window.commands.add(
        Command(
            "palette",
            translate("Keyboard", "Command palette"),
            search.open_palette,
            ("Ctrl+K", "Ctrl+P"),
            Group.WINDOW,
            icon_name="search",
        )
    )


@dataclass(frozen=True)
class _Search:
    """Page and palette, each made when it is first wanted."""

    window: MainWindow
    library: Library | None
    playback: Playback
    shared: Shared

    @cached_property
    def page(self) -> "search_page.SearchPage":
        """The page of everything that is found."""
        window, model = self.window, self._model()
        model.saved.connect(partial(_on_saved, window.notices))
        rows = self._rows(model)
        return search_page.SearchPage(window.theme, model, rows, self.shared.covers, window)

    @cached_property
    def palette(self) -> "palette_view.Palette":
        """Everything that can be found or done, above the page."""
        window, model = self.window, self._model()
        rows, covers = self._rows(model), self.shared.covers
        return palette_view.Palette(window.theme, model, rows, covers, window.body)

    def open_palette(self) -> None:
        """Show the palette, with its field ready for a word."""
        self.palette.open_palette()

    def look_for(self, text: str) -> None:
        """Search everything for a text."""
        self.window.open_page(SEARCH)
        self.page.look_for(text)

    def _model(self) -> "search_model.SearchModel":
        shared = self.shared
        model = search_model.SearchModel(
            self.library, self.playback, shared.tasks, shared.window_state
        )
        model.setParent(self.window)
        return model

    def _rows(self, model: "search_model.SearchModel") -> "found_rows.FoundRows":
        window = self.window
        return found_rows.FoundRows(model, window.commands, window.routes, self.look_for)


def _on_saved(notices: NoticesModel, _playlist_id: int, name: str) -> None:
    text = QCoreApplication.translate("SearchPage", "Saved as the smart playlist “{name}”.")
    notices.say("playlist.saved", text.format(name=name))
