import pytest
from PySide6.QtCore import QModelIndex, Qt

from player.library.lists.works import catalogued
from tests.support.window import make_library, make_music, make_set, make_sets
from ui.viewmodels.cards import CardRole
from ui.views.library.browsing_pages import FOLDERS, BrowsingPages
from ui.views.library.library_pages import LibraryPages


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    """Two small albums, and five with works, discs and versions."""
    folder = tmp_path_factory.mktemp("browsing")
    music = make_music(folder / "music", 2, 1)
    make_sets(music)
    disc = ((("", ("Spiral Arm",)),),)
    make_set(music / "kites", "Kites", "The Lanterns", 2019, "Jazz", 16, 44_100, disc)
    make_library(folder / "library.db", music).close()
    return folder / "library.db"


@pytest.fixture
def window(library_window):
    return library_window


@pytest.fixture
def pages(window):
    return window.findChild(BrowsingPages)


@pytest.fixture
def names(window):
    return window.findChild(LibraryPages)


def cards(grid):
    model = grid.model()
    return [model.index(row, 0).data(CardRole.CARD) for row in range(model.rowCount())]


def shown(qtbot, grid):
    qtbot.waitUntil(lambda: bool(cards(grid)) and None not in cards(grid))
    return [card.title for card in cards(grid)]


def texts(table):
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_works_stand_under_their_catalogue_by_number(qtbot, pages, window, library):
    window.routes.open("composer", library.directory.find("composer", "Ludwig van Beethoven"))
    titles = shown(qtbot, pages.composer.grid)
    assert [title.rpartition(" ")[2] for title in titles] == ["67", "68", "92"]
    assert pages.composer.grid.headings == ("Op.",)
    qtbot.waitUntil(lambda: pages.composer.head.title.text == "Ludwig van Beethoven")


def test_a_work_shows_its_recordings_side_by_side(qtbot, pages, window, library):
    composer = library.directory.find("composer", "Ludwig van Beethoven")
    window.routes.open("work", int(library.works.of_composer(composer).ids[0]))
    qtbot.waitUntil(
        lambda: len(texts(pages.work.table)) == 6 and None not in texts(pages.work.table)
    )
    found = texts(pages.work.table)
    assert found[0].startswith("Erik Halden · Berlin Radio Orchestra · 1977 · 24/96")
    assert found[1:3] == ["I. Allegro con brio", "II. Andante con moto"]
    assert "2011" in found[3]


@pytest.mark.parametrize(
    "title, name, number",
    [
        ("Goldberg Variations, BWV 988", "BWV", 988),
        ("Piano Sonata No. 11, K. 331", "K.", 331),
        ("Symphony No. 5 in C minor, Op. 67", "Op.", 67),
        ("String Quartet, Hob. III:77", "Hob.", 77),
        ("The Wall", "", 0),
    ],
)
def test_catalogue_numbers_are_read_from_titles(title, name, number):
    assert catalogued(title)[1:3] == (name, number)


def test_an_album_has_its_works_as_sections(qtbot, window, names, library):
    window.routes.open("album", int(library.albums.ids('album:"Symphonies 5 & 7"')[0]))
    table = names.album.table
    qtbot.waitUntil(lambda: len(texts(table)) == 7 and None not in texts(table))
    assert texts(table)[0] == "Symphony No. 5 in C minor, Op. 67"
    assert table.rowSpan(0, 0) == 1
    assert table.columnSpan(0, 0) == len(table.model().columns)
    qtbot.waitUntil(lambda: names.album.head.more.text == "FLAC · \N{MINUS SIGN}16.2 LUFS")
    assert "Conductor: Erik Halden" in names.album.foot.credits.text()


def test_discs_are_sections_and_play_without_their_headings(qtbot, window, names, library, session):
    window.routes.open("album", int(library.albums.ids('album:"Night Trains"')[0]))
    table = names.album.table
    qtbot.waitUntil(lambda: len(texts(table)) == 9 and None not in texts(table))
    assert (texts(table)[0], texts(table)[5]) == ("Disc 1", "Disc 2")
    table.model().play(6)
    qtbot.waitUntil(lambda: session.playback.queue.position == 4)
    assert len(session.playback.queue.entries) == 7


def test_another_version_is_one_press_away(qtbot, window, names, library):
    first, second = library.albums.ids('album:"Kites"')
    window.routes.open("album", int(first))
    qtbot.waitUntil(lambda: len(names.album.foot.versions) == 1)
    names.album.foot.versions[0].click()
    qtbot.waitUntil(lambda: names.models.album.album.id == int(second))


def test_an_artist_has_albums_by_what_they_are(qtbot, window, names):
    window.routes.open("artist-name", "The Lanterns")
    assert shown(qtbot, names.name.grid) == ["Night Trains (Live)", "Kites", "Kites"]
    assert names.name.grid.headings == ("Live", "Singles")
    qtbot.waitUntil(lambda: names.name.head.title.text == "The Lanterns")


def test_names_are_filtered_and_sorted(qtbot, window, names):
    window.open_page("artists")
    page = window.navigator.page("artists")
    shown(qtbot, page.grid)
    page.header.field.setText("linyao")
    qtbot.waitUntil(lambda: page.grid.model().rowCount() == 1)
    assert shown(qtbot, page.grid) == ["林瑶"]
    page.header.field.setText("nobody at all")
    qtbot.waitUntil(page.body.empty.isVisible)
    page.header.field.clear()
    page.sort.menu_of_choices().actions()[1].trigger()
    qtbot.waitUntil(lambda: page.grid.model().rowCount() > 4)
    assert shown(qtbot, page.grid)[0] == "The Lanterns"


def test_folders_open_level_by_level_and_show_their_tracks(qtbot, window, pages):
    window.open_page(FOLDERS)
    model, table = pages.folders.tree.model(), pages.folders.table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1 and model.rowCount(model.index(0, 0)) == 8)
    qtbot.waitUntil(lambda: pages.folders.header.line.endswith("music · 26 tracks"))
    root = model.index(0, 0)
    inner = model.index(0, 0, root)
    assert (inner.data(), model.parent(inner)) == ("00", root)
    assert not model.hasChildren(inner)
    pages.folders.tree.setCurrentIndex(inner)
    qtbot.waitUntil(lambda: pages.folders.header.line.endswith("00 · 1 track"))
    assert table.rowCount() == 1
    assert model.index(5, 0, QModelIndex()) == QModelIndex()


def test_groups_have_headings_and_arrows_cross_them(qtbot, window, names):
    window.open_page("albums")
    grid, model = names.albums.grid, names.models.albums
    model.sort_by("title")
    model.group_by("decade")
    qtbot.waitUntil(lambda: grid.headings == ("2020s", "2010s", "1990s", "1970s"))
    qtbot.waitUntil(lambda: grid.isVisible() and grid.model().index(0).data() is not None)
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0))
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == len([m for m in model.parts if m.place == 0]) + 2
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert grid.currentIndex().row() == 0


def test_the_rail_jumps_to_a_letter(qtbot, window, names):
    window.open_page("albums")
    grid, model = names.albums.grid, names.models.albums
    window.resize(920, 600)
    model.sort_by("title")
    qtbot.waitUntil(lambda: len(grid.rail.letters) > 3)
    grid.set_card_width(320)
    qtbot.waitUntil(grid.rail.isVisible)
    grid.rail.jumped.emit(4)
    assert grid.verticalScrollBar().value() > 0
    model.sort_by("-added")
    qtbot.waitUntil(lambda: not grid.rail.isVisible())
