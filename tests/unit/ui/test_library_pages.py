from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog

from player.library.library import Library
from player.paths import config_dir
from player.settings.schema import Density
from player.settings.window_state import ViewState, WindowState, WindowStateStore
from tests.support.paints import Paints
from tests.support.window import make_library, make_music
from ui.viewmodels.albums import AlbumRole
from ui.viewmodels.columns import COLUMNS
from ui.views.library.card_delegate import play_spot
from ui.views.library.library_pages import ALBUM, ALBUMS, TRACKS, LibraryPages

TITLE = [column.name for column in COLUMNS].index("title")


@pytest.fixture(scope="session")
def library_file(tmp_path_factory):
    """Four albums of two tracks, read only."""
    folder = tmp_path_factory.mktemp("library")
    music = make_music(folder / "music", albums=4, tracks=2)
    make_library(folder / "library.db", music).close()
    return folder / "library.db"


@pytest.fixture
def own_library(tmp_path):
    """One that a test may write into."""
    made = Library.open(tmp_path / "library.db")
    yield made
    made.close()


@pytest.fixture
def opened(qtbot, library_window):
    window, pages = library_window, library_window.findChild(LibraryPages)
    window.open_page(TRACKS)
    qtbot.waitUntil(lambda: pages.tracks.table.model().rowCount() == 8)
    window.open_page(ALBUMS)
    qtbot.waitUntil(lambda: pages.albums.grid.model().rowCount() == 4)
    return window, pages


@pytest.fixture
def albums(qtbot, opened):
    window, pages = opened
    window.open_page(ALBUMS)
    model = pages.albums.grid.model()
    with qtbot.waitSignal(model.counted):
        model.sort_by("title")
    qtbot.waitUntil(lambda: titles(pages.albums)[:1] == ["Glass Harbor"])
    return pages.albums


@pytest.fixture
def tracks(qtbot, opened):
    window, pages = opened
    window.open_page(TRACKS)
    qtbot.waitUntil(lambda: cell(pages.tracks, 0) is not None)
    return pages.tracks


def titles(page):
    model = page.grid.model()
    found = [model.index(i).data(AlbumRole.ROW) for i in range(model.rowCount())]
    return [album.title if album else None for album in found]


def cell(page, row, column=TITLE):
    model = page.table.model()
    return model.index(row, column).data()


def queued(session):
    playback = session.playback
    return [playback.resolve(entry.item).album for entry in playback.queue.entries]


def test_the_grid_shows_every_album_and_the_sidebar_counts_them(qtbot, opened, albums):
    assert titles(albums) == ["Glass Harbor", "Low Tide", "Parallax", "夜航"]
    assert albums.header.line.startswith("4 albums · 8 tracks")
    entry = opened[0].sidebar._entries[ALBUMS]
    qtbot.waitUntil(lambda: entry.accessibleDescription() == "4")


def test_density_brings_rows_closer_at_once(qtbot, opened, albums, session):
    _, pages = opened
    pages.open_album(albums.grid.model().album(0))
    qtbot.waitUntil(lambda: pages.album.table.model().rowCount() == 2)
    tables = (pages.tracks.table, pages.album.table)
    before = pages.album.table.height()
    settings = session.settings.settings
    look = replace(settings.look, density=Density.TABLE)
    session.settings.change(replace(settings, look=look))
    assert [table.verticalHeader().sectionSize(0) for table in tables] == [27, 27]
    qtbot.waitUntil(lambda: pages.album.table.height() == before - 2 * (36 - 27))


def test_hi_res_leaves_out_what_a_cd_holds(qtbot, albums):
    qtbot.mouseClick(albums.kinds.chips[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(albums) == ["Glass Harbor", "Parallax", "夜航"])
    assert albums.header.line == "3 albums"


def test_pinyin_finds_an_album(qtbot, albums):
    albums.header.field.setText("yehang")
    qtbot.waitUntil(lambda: titles(albums) == ["夜航"])


def test_nothing_found_is_said_with_a_way_back(qtbot, albums):
    albums.header.field.setText("no such music")
    qtbot.waitUntil(albums.empty.isVisible)
    assert albums.empty.text == "No album matches."
    qtbot.mouseClick(albums.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: albums.grid.isVisible() and len(titles(albums)) == 4)


def test_the_order_is_chosen_from_a_menu(qtbot, albums):
    menu = albums.sort.menu_of_choices()
    next(a for a in menu.actions() if a.text() == "Newest first").trigger()
    qtbot.waitUntil(lambda: titles(albums)[0] == "Parallax")
    assert albums.sort.accessibleName() == "Sorted by: Newest first"


def test_shift_and_enter_plays_the_album(qtbot, albums, session):
    albums.grid.setFocus()
    albums.grid.setCurrentIndex(albums.grid.model().index(2))
    qtbot.keyClick(albums.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: queued(session) == ["Parallax", "Parallax"])
    assert session.playback.queue.context == "Parallax"


def test_control_and_enter_plays_the_album_next(qtbot, albums, session):
    test_shift_and_enter_plays_the_album(qtbot, albums, session)
    albums.grid.setCurrentIndex(albums.grid.model().index(1))
    qtbot.keyClick(albums.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: queued(session)[1:3] == ["Low Tide", "Low Tide"])


def test_the_round_button_on_a_cover_plays_it(qtbot, albums, session):
    spot = play_spot(albums.grid.visualRect(albums.grid.model().index(1)))
    qtbot.mouseClick(albums.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot.center())
    qtbot.waitUntil(lambda: queued(session) == ["Low Tide", "Low Tide"])


@pytest.fixture
def album(qtbot, opened, albums):
    window, pages = opened
    albums.grid.setCurrentIndex(albums.grid.model().index(2))
    qtbot.keyClick(albums.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is pages.album)
    qtbot.waitUntil(lambda: cell(pages.album, 1, 1) is not None)
    return pages.album


def test_enter_opens_the_album(opened, album):
    assert album.head.title.text == "Parallax"
    assert album.head.facts.text.startswith("2024 · 2 tracks")
    assert [cell(album, row, 1) for row in range(2)] == ["Spiral Arm", "Perihelion"]
    assert opened[0].sidebar._entries[ALBUMS].isChecked()


def test_an_album_plays_from_its_page(qtbot, album, session):
    qtbot.mouseClick(album.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: queued(session) == ["Parallax", "Parallax"])
    qtbot.mouseClick(album.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(queued(session)) == 4)


def test_back_leads_to_the_grid_by_button_and_by_key(qtbot, opened, album):
    window, pages = opened
    qtbot.mouseClick(window.sidebar.back, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is pages.albums
    window.open_page(ALBUM)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.pages.currentWidget() is pages.albums


def test_a_page_that_opens_is_ready_for_the_arrows(qtbot, opened):
    window, pages = opened
    window.activateWindow()
    window.open_page(ALBUMS)
    qtbot.waitUntil(pages.albums.grid.hasFocus)
    window.open_page(TRACKS)
    qtbot.waitUntil(pages.tracks.table.hasFocus)


def test_control_f_goes_to_the_field_of_the_page(qtbot, opened, tracks):
    opened[0].activateWindow()
    qtbot.keyClick(opened[0], Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(tracks.header.field.hasFocus)


def test_the_menu_of_an_album_adds_it(qtbot, albums, session):
    albums.grid.setCurrentIndex(albums.grid.model().index(1))
    next(a for a in albums.grid.menu().actions() if a.text() == "Add to queue").trigger()
    qtbot.waitUntil(lambda: queued(session) == ["Low Tide", "Low Tide"])


def test_arrows_walk_the_grid_in_two_dimensions(qtbot, albums):
    grid = albums.grid
    grid.setCurrentIndex(grid.model().index(0))
    grid.set_card_width(400)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == grid.shape_of_cards.columns
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.currentIndex().row() == 3
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().row() == 1


def test_the_chosen_card_is_said(albums):
    albums.grid.setCurrentIndex(albums.grid.model().index(2))
    assert albums.grid.accessibleDescription() == "Parallax — Orion Quartet — 24/192"


def test_letters_find_an_album(qtbot, albums):
    albums.grid.setFocus()
    qtbot.keyClicks(albums.grid, "par")
    qtbot.waitUntil(lambda: albums.grid.currentIndex().row() == 2)


def test_a_click_hits_the_card_under_it(qtbot, albums):
    where = albums.grid.visualRect(albums.grid.model().index(3)).center()
    qtbot.mouseClick(albums.grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert albums.grid.currentIndex().row() == 3


def test_the_table_sorts_by_the_head_that_is_pressed(qtbot, tracks):
    album = [column.name for column in COLUMNS].index("album")
    tracks.table.sortByColumn(album, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: cell(tracks, 0, album) == "夜航")
    tracks.table.sortByColumn(album, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: cell(tracks, 0, album) == "Glass Harbor")


def test_a_row_plays_and_the_table_goes_on_after_it(qtbot, tracks, session):
    tracks.table.setCurrentIndex(tracks.table.model().index(3, TITLE))
    qtbot.keyClick(tracks.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.playback.queue.position == 3)
    assert len(session.playback.queue.entries) == 8


def test_all_rows_are_chosen_and_added_at_once(qtbot, tracks, session):
    tracks.table.selectAll()
    assert tracks.table.chosen_rows() == list(range(8))
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    tracks.table.setCurrentIndex(tracks.table.model().index(0, TITLE))
    tracks.table.selectAll()
    qtbot.keyClick(tracks.table, Qt.Key.Key_Return, control)
    qtbot.waitUntil(lambda: len(session.playback.queue.entries) == 8)


def test_a_wrong_query_says_where_it_is_wrong(qtbot, opened, tracks):
    tracks.header.field.setText("artst:velasco")
    qtbot.waitUntil(lambda: "did you mean" in opened[0].toast.text)
    assert tracks.table.model().rowCount() == 8


def test_an_empty_library_fills_from_a_folder(qtbot, session, own_library, open_window, tmp_path):
    music = make_music(tmp_path / "music", albums=2, tracks=1)
    session.library = own_library
    window = open_window()
    pages = window.findChild(LibraryPages)
    window.open_page(ALBUMS)
    qtbot.waitUntil(pages.albums.empty.isVisible)
    assert pages.albums.empty.text == "The library is empty."
    qtbot.mouseClick(pages.albums.empty.button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QFileDialog)
    dialog.filesSelected.emit([str(music)])
    dialog.reject()
    qtbot.waitUntil(lambda: len(titles(pages.albums)) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: window.toast.text == "2 files came in.", timeout=20_000)


def test_the_heart_is_kept_in_the_library(qtbot, session, own_library, open_window, tmp_path):
    library = session.library = own_library
    library.scan([make_music(tmp_path / "music", 1, 1)])
    window = open_window()
    ids = library.tracks.ids()
    heart = window.bar.playing.heart
    assert not heart.isVisible()
    session.playback.play_tracks(library.tracks.tracks(ids))
    qtbot.waitUntil(heart.isVisible)
    qtbot.mouseClick(heart, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: heart.icon_name == "heart-filled")
    assert library.tracks.rows(ids)[0].loved
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: heart.icon_name == "heart")
    assert not library.tracks.rows(ids)[0].loved


def test_a_folder_that_is_none_is_said(qtbot, opened, tmp_path):
    window, pages = opened
    pages.add_folders([str(tmp_path / "nowhere")])
    qtbot.waitUntil(lambda: "there is no such folder" in window.toast.text)


def test_a_screen_reader_finds_a_list_of_cards(qtbot, albums):
    grid = albums.grid
    grid.setCurrentIndex(grid.model().index(2))
    listed = QAccessible.queryAccessibleInterface(grid)
    assert listed.role() == QAccessible.Role.List
    assert listed.childCount() == 4
    card = listed.child(2)
    assert card.role() == QAccessible.Role.ListItem
    assert card.text(QAccessible.Text.Name) == "Parallax — Orion Quartet — 24/192"
    inside = grid.visualRect(grid.model().index(2))
    assert card.rect().size() == inside.size()
    assert card.rect().topLeft() == grid.viewport().mapToGlobal(inside.topLeft())
    assert card.state().selected
    assert card.state().focusable


def test_every_table_keeps_its_columns(qtbot, session, library, open_window):
    session.library = library
    for shown in (True, False):
        window = open_window()
        pages = window.findChild(LibraryPages)
        pages.open_album_id(int(library.albums.ids()[0]))
        table = pages.album.table
        names = [column.name for column in table.model().columns]
        artist, plays = names.index("artist"), names.index("plays")
        qtbot.waitUntil(lambda album=pages.album: cell(album, 0, 1) is not None)
        if shown:
            table.setColumnHidden(artist, True)
            table.horizontalHeader().moveSection(plays, 0)
        window.close()
    assert table.isColumnHidden(artist)
    assert table.horizontalHeader().visualIndex(plays) == 0


def test_a_page_that_is_put_back_asks_once(qtbot, session, library, open_window, monkeypatch):
    """Order and group were each a question of its own, and showing the page was the third."""
    asked = []
    outline = library.albums.outline
    monkeypatch.setattr(
        library.albums, "outline", lambda *words: (asked.append(words), outline(*words))[1]
    )
    kept = WindowStateStore(config_dir() / "window.json")
    kept.state = WindowState(views={ALBUMS: ViewState(sort=("title",), group="decade")})
    kept.save()
    session.library = library
    window = open_window()
    pages = window.findChild(LibraryPages)
    window.open_page(ALBUMS)
    qtbot.waitUntil(lambda: pages.albums.grid.model().rowCount() == 4)
    assert asked == [("", "title", "decade")]


def test_columns_fill_a_window_that_is_resized_and_rows_are_painted_once(qtbot, opened, tracks):
    window, _ = opened
    table, heads = tracks.table, tracks.table.horizontalHeader()
    for width in (1300, 1500, 1200):
        paints = Paints(table.viewport())
        window.resize(width, 800)
        qtbot.waitUntil(lambda paints=paints: bool(paints.painted))
        QApplication.processEvents()
        assert len(paints.painted) == 1
        assert heads.length() == pytest.approx(table.viewport().width(), abs=4)
        assert not table.horizontalScrollBar().isVisible()
