"""What the menu of tracks does besides playing: hearts, stars, clipboard, folder, properties."""

import numpy as np
import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from player.library.keep.analyses import Analysis
from player.library.library import Library
from tests.support.window import make_library, make_music
from ui.views.care.properties_dialog import PropertiesDialog
from ui.views.library.library_pages import TRACKS, LibraryPages
from ui.views.library.track_acts import TrackActs


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("acts")
    make_library(folder / "library.db", make_music(folder / "music", 1, 3)).close()
    return folder / "library.db"


@pytest.fixture
def library(library_file):
    made = Library.open(library_file)
    made.annotations.love(made.tracks.ids().tolist(), loved=False)
    made.annotations.rate(made.tracks.ids().tolist(), None)
    yield made
    made.close()


@pytest.fixture
def window(library_window):
    return library_window


@pytest.fixture
def table(qtbot, window):
    window.open_page(TRACKS)
    table = window.findChild(LibraryPages).tracks.table
    qtbot.waitUntil(lambda: table.model().row(2) is not None)
    return table


def choose(table, *path):
    menu = table.menu()
    for text in path:
        action = next(action for action in menu.actions() if action.text() == text)
        menu = action.menu() or menu
    action.trigger()


def loved(library):
    return [row.loved for row in library.tracks.rows(library.tracks.ids("", "title"))]


def stars(library):
    return [row.rating for row in library.tracks.rows(library.tracks.ids("", "title"))]


def test_hearts_are_taken_back_and_given_again(qtbot, window, table, library):
    table.selectRow(0)
    choose(table, "Favourite")
    qtbot.waitUntil(lambda: window.toast.text == "1 track added to the favourites.")
    table.selectAll()
    choose(table, "Favourite")
    qtbot.waitUntil(lambda: window.toast.text == "2 tracks added to the favourites.")
    window.undo.undo()
    qtbot.waitUntil(lambda: sum(loved(library)) == 1)
    qtbot.waitUntil(lambda: sum(table.model().row(i).loved for i in range(3)) == 1)
    window.undo.redo()
    qtbot.waitUntil(lambda: sum(loved(library)) == 3)


def test_stars_come_back_as_each_track_had_them(qtbot, window, table, library):
    library.annotations.rate(library.tracks.ids("", "title")[:1].tolist(), 2.0)
    table.selectAll()
    choose(table, "Rating", "★★★★★")
    qtbot.waitUntil(lambda: window.toast.text == "3 tracks rated.")
    assert stars(library) == [5.0] * 3
    window.undo.undo()
    qtbot.waitUntil(lambda: stars(library) == [2.0, None, None])


def test_what_is_added_to_a_playlist_can_be_taken_back(qtbot, window, table, library):
    key = library.playlists.create("Night")
    table.model().verbs.append(library.tracks.ids, key, "Night")
    qtbot.waitUntil(lambda: window.toast.text == "3 tracks added to “Night”.")
    assert len(library.playlists.items(key)) == 3
    window.undo.undo()
    qtbot.waitUntil(lambda: library.playlists.items(key) == [])
    library.playlists.delete(key)


def test_copied_tracks_are_files_and_names(qtbot, window, table, library):
    table.selectRow(0)
    choose(table, "Copy")
    qtbot.waitUntil(lambda: window.toast.text == "1 track copied.")
    data = QGuiApplication.clipboard().mimeData()
    row = table.model().row(0)
    (track,) = library.tracks.tracks([row.id])
    assert [url.toLocalFile() for url in data.urls()] == [track.path]
    assert data.text() == f"Orion Quartet — {row.title}"


class Opened(QObject):
    """Stands for the desktop's file manager."""

    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def open(self, url):
        self.urls.append(url)


def test_the_folder_of_a_track_is_shown(qtbot, window, table, library):
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")
    try:
        table.selectRow(0)
        choose(table, "Show in folder")
        qtbot.waitUntil(lambda: len(opened.urls) == 1)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (track,) = library.tracks.tracks(library.tracks.ids()[:1])
    assert track.path.startswith(opened.urls[0].toLocalFile())


def test_a_folder_that_is_gone_is_said_in_a_sentence(qtbot, window, table, tmp_path):
    table.model().verbs.folder_wanted.emit(str(tmp_path / "away" / "01.flac"))
    assert window.toast.text == f"The folder “{tmp_path / 'away'}” cannot be opened."


def test_properties_tell_tags_file_and_figures(qtbot, window, table, library):
    key = table.model().row(0).id
    library.analyses.store(key, Analysis(loudness_lufs=-14.25, dynamic_range_db=11.0))
    table.selectRow(0)
    choose(table, "Properties")
    qtbot.waitUntil(lambda: window.findChild(PropertiesDialog) is not None)
    dialog = window.findChild(PropertiesDialog)
    values = {
        dialog.form.itemAt(row, dialog.form.ItemRole.LabelRole).widget().text(): dialog.form.itemAt(
            row, dialog.form.ItemRole.FieldRole
        )
        .widget()
        .text()
        for row in range(dialog.form.rowCount())
    }
    dialog.reject()
    assert values["Album"] == "Parallax"
    assert values["Loudness"] == "\N{MINUS SIGN}14.2 LUFS"
    assert values["Dynamic range"] == "DR11"
    assert values["File"].endswith(".flac")


def test_properties_of_nothing_open_nothing(qtbot, window, table):
    model, found = window.findChild(TrackActs).properties, []
    model.found.connect(found.append)
    there = [table.model().row(0).id]
    for ids in ([999_999], there):
        model.read(np.array(ids, dtype=np.int64))
    qtbot.waitUntil(lambda: bool(found))
    model.read(np.array(there, dtype=np.int64))  # whoever asks later is answered later
    qtbot.waitUntil(lambda: len(found) > 1)
    assert [properties.row.id for properties in found] == there * 2
