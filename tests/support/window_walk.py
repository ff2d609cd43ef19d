"""A walk through everything the window can show, with the CPU time of every turn it takes."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit

from player.settings.schema import ThemeName
from tests.support.turns import rest
from ui.views.library.library_pages import LibraryPages
from ui.views.playlists.playlist_pages import PlaylistPages
from ui.views.search.palette import Palette

OUTSIDE_SIDEBAR = ("settings", "first-run", "search")
_VISITS = ("first", "second")


def scroll(window, turns):
    for name in ("albums", "tracks"):
        window.open_page(name)
        rest(600)
        view = window.navigator.page(name).findChild(QAbstractItemView)
        bar = view.verticalScrollBar()
        for step in range(150):
            place = (step * 977) % max(bar.maximum(), 1)
            turns.during(f"scrolling: {name}", partial(bar.setValue, place), 12)


def open_pages(window, turns):
    names = [name for name in window.navigator.names if name in window.sidebar.names]
    window.show_panel(shown=False)
    for visit in _VISITS:
        for name in (*names, *OUTSIDE_SIDEBAR):
            turns.during(f"{visit} visits: {name}", lambda n=name: window.open_page(n), 350)


def open_things(window, session, turns):
    """One album, artist, composer, work, genre, year, playlist; tags, properties, rules."""
    library, routes = session.library, window.routes
    tracks = library.tracks.ids("")[:3].tolist()
    rows = library.tracks.rows(library.tracks.ids("")[:1])
    composer = library.directory.find("composer", "Composer 005")
    lists = library.playlists.rows()
    smart = next(row.id for row in lists if row.query is not None)
    things = {
        "album": int(library.albums.ids("")[3]),
        "artist-name": rows[0].artist,
        "composer": composer,
        "work": int(library.works.of_composer(composer).ids[0]),
        "genre": "Jazz",
        "year": 1990,
        "playlist": lists[0].id,
        "tags": tracks,
        "properties": tracks,
    }
    for visit in _VISITS:
        for kind, what in things.items():
            turns.during(f"{visit} visits: {kind}", lambda k=kind, w=what: routes.open(k, w), 450)
            close_dialogs()
        routes.open("playlist", smart)
        rest(400)
        pages = window.findChild(PlaylistPages)
        turns.during(f"{visit} visits: rules", pages.edit_rules, 450)


def close_dialogs():
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()
    rest(30)


def open_beside(window, turns):
    """The right panel's tabs, palette, keys, mini player, desktop lyrics, full screen, menus."""
    window.open_page("tracks")
    rest(300)
    table = window.findChild(LibraryPages).tracks.table
    table.selectRow(2)
    for _ in range(3):
        for tab in window.panel.names:
            turns.during(f"beside: {tab}", lambda t=tab: window.show_panel(shown=True, tab=t), 150)
        turns.during("beside: no panel", lambda: window.show_panel(shown=False), 150)
        for name in ("palette", "keys"):
            turns.during(f"beside: {name}", lambda n=name: window.commands.run(n), 300)
            if name == "palette":
                field = window.findChild(Palette).findChild(QLineEdit)
                for words in ("si", "silv", "silver r"):
                    turns.during("beside: typing", partial(field.setText, words), 250)
                window.findChild(Palette).close()
            close_dialogs()
        for name in ("mini-player", "desktop-lyrics", "full-screen"):
            for way in ("on", "off"):
                turns.during(f"beside: {name} {way}", lambda n=name: window.commands.run(n), 250)
        menu = table.menu()
        turns.during("beside: menu", lambda m=menu: m.popup(QPoint(300, 300)), 150)
        menu.close()
        menu.deleteLater()


def resize(window, turns):
    for name in ("albums", "tracks", "home", "settings", "equalizer", "signal-path"):
        window.open_page(name)
        rest(300)
        for step in range(8):
            width = 1440 - 60 * step
            turns.during(f"resizing: {name}", lambda w=width: window.resize(w, 800), 50)
        window.resize(1440, 900)
        rest(100)


def change_theme(window, session, turns):
    def choose(theme):
        settings = session.settings.settings
        session.settings.change(replace(settings, look=replace(settings.look, theme=theme)))

    for name in ("albums", "tracks", "settings", "equalizer"):
        window.open_page(name)
        rest(300)
        for theme in (ThemeName.PAPER, ThemeName.NIGHT):
            turns.during(f"theme: {theme.value} on {name}", lambda t=theme: choose(t), 600)
