"""Palette and search page over one view-model."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from player.library.library import Library
from player.playback import Playback
from ui.assembly.shared import Shared
from ui.viewmodels.notices import NoticesModel
from ui.viewmodels.search import SearchModel
from ui.views.commands import Command, Group
from ui.views.found_rows import FoundRows
from ui.views.palette import Palette
from ui.views.search_page import SearchPage
from ui.views.window import MainWindow

SEARCH = "search"


def build_search(
    window: MainWindow, library: Library | None, playback: Playback, shared: Shared
) -> SearchPage:
    """Add the search page, the palette, their keys, and what page headers lead to."""
    model = SearchModel(library, playback, shared.tasks, shared.window_state)
    model.setParent(window)

    def look_for(text: str) -> None:
        window.open_page(SEARCH)
        page.look_for(text)

    rows = FoundRows(model, window.commands, window.routes, look_for)
    palette_model = SearchModel(library, playback, shared.tasks, shared.window_state)
    palette_model.setParent(window)
    palette = Palette(window.theme, palette_model, rows, shared.covers, window.body)
    page = SearchPage(window.theme, model, rows, shared.covers, window)
    translate = QCoreApplication.translate
    title = translate("Keyboard", "Search")
    window.add_page(SEARCH, "search", title, page, section=None, keys=("Ctrl+Shift+F",))
    window.search_wanted.connect(look_for)
    model.saved.connect(partial(_on_saved, window.notices))
    window.commands.add(
        Command(
            "palette",
            translate("Keyboard", "Command palette"),
            palette.open_palette,
            ("Ctrl+K", "Ctrl+P"),
            Group.WINDOW,
            icon_name="search",
        )
    )
    return page


def _on_saved(notices: NoticesModel, _playlist_id: int, name: str) -> None:
    text = QCoreApplication.translate("SearchPage", "Saved as the smart playlist “{name}”.")
    notices.say("playlist.saved", text.format(name=name))
