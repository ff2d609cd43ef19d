"""Every page of the library in every state it can be in: each says one sentence and one way on."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from player.errors import PlayerError
from player.library.library import Library
from tests.support.window import make_library, make_music
from ui.tasks import Tasks
from ui.views.care.care_pages import HEALTH
from ui.views.library.browsing_pages import FOLDERS
from ui.views.library.library_pages import ALBUMS, TRACKS
from ui.views.listening.listening_pages import REPORTS, START
from ui.views.playlists.playlist_pages import FAVOURITES, PLAYLISTS
from ui.views.shell.page_body import PageBody

FAILURE = "/music/library.db: the library is damaged (malformed); a backup can be restored."


@dataclass(frozen=True)
class States:
    """What a page says, and its button; the empty library first, then nothing that matches."""

    empty: tuple[str, str]
    filtered: tuple[str, str] | None = None


FOLDER = "Add a folder"
NONE = ("Nothing matches.", "Show all")
PAGES = {
    START: States(("The library is empty.", FOLDER)),
    ALBUMS: States(("The library is empty.", FOLDER), ("No album matches.", "Show all albums")),
    TRACKS: States(("The library is empty.", FOLDER), ("No track matches.", "Show all tracks")),
    "artists": States(("There are no artists yet.", FOLDER), NONE),
    "composers": States(("No file names a composer.", FOLDER), NONE),
    "genres": States(("No file names a genre.", FOLDER), NONE),
    "years": States(("No file names a year.", FOLDER), NONE),
    FOLDERS: States(("No folder was added yet.", FOLDER)),
    PLAYLISTS: States(("There are no playlists yet.", "New playlist"), NONE),
    FAVOURITES: States(
        ("No track has a heart yet. Press H while one plays.", ""),
        ("No favourite matches.", "Show all"),
    ),
    HEALTH: States(("Every file is where it should be.", "")),
    REPORTS: States(
        ("Nothing was played in this time. What you hear is counted here.", "Look further back")
    ),
}
FILTERED = [name for name in PAGES if PAGES[name].filtered and name != "composers"]
READS_NOTHING = {PLAYLISTS}  # shows what the sidebar has read already


@pytest.fixture
def empty(tmp_path):
    made = Library.open(tmp_path / "library.db")
    yield made
    made.close()


@pytest.fixture(scope="module")
def filled_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("states")
    library = make_library(folder / "library.db", make_music(folder / "music", 2, 1))
    library.annotations.love(library.tracks.ids().tolist(), loved=True)
    library.playlists.create("Night")
    library.close()
    return folder / "library.db"


@pytest.fixture
def filled(filled_file):
    made = Library.open(filled_file)
    yield made
    made.close()


@pytest.fixture
def opened(session, open_window):
    """Opens a window on a library."""

    def on(library):
        session.library = library
        return open_window()

    return on


def body_of(window, name):
    window.open_page(name)
    return window.navigator.page(name).findChild(PageBody)


def says(body):
    button = body.empty.button
    return body.empty.text, button.text() if button.isVisible() else ""


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_page_says_so_with_a_way_on(qtbot, empty, opened, name):
    body = body_of(opened(empty), name)
    qtbot.waitUntil(body.empty.isVisible)
    assert says(body) == PAGES[name].empty


@pytest.mark.parametrize("name", [name for name in PAGES if name not in READS_NOTHING])
def test_a_page_is_a_skeleton_until_the_library_answers(qtbot, monkeypatch, filled, opened, name):
    window = opened(filled)
    monkeypatch.setattr(Tasks, "run", lambda *_: None)
    body = body_of(window, name)
    qtbot.waitUntil(body.skeleton.isVisible)
    assert body.skeleton.accessibleName() == "Loading"


@pytest.mark.parametrize("name", FILTERED)
def test_a_filter_that_finds_nothing_can_be_taken_away(qtbot, filled, opened, name):
    window = opened(filled)
    body = body_of(window, name)
    qtbot.waitUntil(body.content.isVisible)
    page = window.navigator.page(name)
    page.header.field.setText("no such music")
    qtbot.waitUntil(body.empty.isVisible)
    assert says(body) == PAGES[name].filtered
    body.empty.button.click()
    qtbot.waitUntil(body.content.isVisible)
    assert not page.header.field.text()


@pytest.mark.parametrize("name", [name for name in PAGES if name not in READS_NOTHING])
def test_a_library_that_cannot_be_read_is_said_and_tried_again(
    qtbot, monkeypatch, filled, opened, name
):
    window = opened(filled)
    qtbot.waitUntil(lambda: window.sidebar.entry(TRACKS).accessibleDescription() == "2")

    def fail(_readers):
        raise PlayerError("library.damaged", path="/music/library.db", reason="malformed")

    with monkeypatch.context() as patch:
        patch.setattr("player.library.db.readers.Readers.connection", fail)
        body = body_of(window, name)
        qtbot.waitUntil(body.empty.isVisible)
        assert says(body) == (FAILURE, "Try again")
    body.empty.button.click()
    if name in {"composers", HEALTH, REPORTS}:
        qtbot.waitUntil(lambda: says(body) == PAGES[name].empty)
    else:
        qtbot.waitUntil(body.content.isVisible)


def test_music_whose_drive_is_away_stays_is_grey_and_says_so(qtbot, filled, opened):
    with filled.database.transaction() as connection:
        connection.execute("UPDATE root SET online = 0")
    window = opened(filled)
    for name in (ALBUMS, TRACKS):
        window.open_page(name)
        qtbot.waitUntil(window.navigator.page(name).isVisible)
    grid = window.navigator.page(ALBUMS).grid.model()
    table = window.navigator.page(TRACKS).table.model()
    qtbot.waitUntil(lambda: grid.row(0) is not None and table.row(0) is not None)
    try:
        assert not grid.row(0).available
        assert not table.row(0).available
        spoken = grid.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.endswith("Offline")
    finally:
        with filled.database.transaction() as connection:
            connection.execute("UPDATE root SET online = 1")
