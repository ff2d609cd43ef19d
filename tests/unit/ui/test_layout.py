"""Where things stand: what a listener with a ruler would see."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from tests.support.window import make_library, make_music
from ui.theme.tokens import load_tokens
from ui.views.library.library_pages import TRACKS, LibraryPages
from ui.views.playing.info_panel import InfoPanel
from ui.views.shell.sidebar import Section, Sidebar
from ui.views.shell.window import INFO
from ui.widgets.button import Chip, IconButton
from ui.widgets.grid.grid_view import GridView
from ui.widgets.grid.letter_rail import LetterRail
from ui.widgets.nav_button import NavButton
from ui.widgets.pages.fading_edges import FadingEdges
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.pages.quiet_scroll_bar import keep_gutter
from ui.widgets.reports.charts import HeatMap
from ui.widgets.text.line import Line
from ui.widgets.wrap_row import WrapRow


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("layout")
    make_library(folder / "library.db", make_music(folder / "music", albums=3, tracks=3)).close()
    return folder / "library.db"


@pytest.fixture
def filled(library_window):
    library_window.resize(1440, 900)
    return library_window


@pytest.fixture
def row(qtbot, theme):
    made = WrapRow()
    qtbot.addWidget(made)
    for text in ("Play", "Shuffle", "Rules", "Rename"):
        made.add(Chip(theme, text))
    made.resize(600, 28)
    made.show()
    qtbot.waitExposed(made)
    return made


def chips_of(row):
    return [chip for chip in row.findChildren(Chip) if not chip.isHidden()]


def test_a_row_closes_up_where_a_button_went_and_opens_where_it_comes_back(qtbot, row):
    rules = next(chip for chip in chips_of(row) if chip.text() == "Rules")

    def gaps():
        lefts = sorted((chip.geometry() for chip in chips_of(row)), key=lambda box: box.left())
        return {b.left() - a.right() for a, b in pairwise(lefts)}

    assert len(gaps()) == 1
    for shown in (False, True):
        rules.setVisible(shown)
        qtbot.waitUntil(lambda shown=shown: len(chips_of(row)) == 3 + shown and len(gaps()) == 1)


def test_what_shares_a_row_has_one_middle(qtbot, theme, row):
    button = IconButton(theme, "close", "Close")
    row.add(button)
    button.show()
    row.resize(600, 32)

    def middles():
        return {2 * part.y() + part.height() for part in row.findChildren(QWidget)}

    qtbot.waitUntil(lambda: button.x() > 0 and len(middles()) == 1)


def test_a_row_is_as_high_as_its_width_makes_it(row):
    assert row.heightForWidth(600) == 28
    assert row.heightForWidth(120) > 3 * 28


def test_the_head_of_an_album_is_as_high_as_its_cover_and_its_air(qtbot, filled):
    pages = filled.findChild(LibraryPages)
    filled.open_page("albums")
    qtbot.waitUntil(lambda: pages.models.albums.rowCount() > 0)
    qtbot.waitUntil(lambda: pages.models.albums.album(0) is not None)
    pages.open_album(pages.models.albums.album(0))
    head = pages.album.head
    qtbot.waitUntil(head.isVisible)
    qtbot.waitUntil(lambda: head.height() == head.picture.height() + 24 + 20)


def test_the_columns_of_a_table_stand_where_they_stood_when_it_begins_to_scroll(
    qtbot, theme, dressed, filled
):
    dressed(theme)
    filled.open_page(TRACKS)
    table = filled.navigator.page(TRACKS).table
    qtbot.waitUntil(lambda: table.model().rowCount() == 9)
    bar = table.verticalScrollBar()
    assert bar.maximum() == 0
    wide = table.viewport().width()
    filled.resize(1440, filled.minimumHeight())
    table.setFixedHeight(200)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert table.viewport().width() == wide
    header = filled.navigator.page(TRACKS).header
    words_end = table.viewport().mapTo(filled, QPoint(wide - 10, 0)).x()
    assert words_end == header.field.mapTo(filled, QPoint(header.field.width(), 0)).x()


def test_a_scroll_bar_with_nothing_to_scroll_draws_nothing(qtbot, theme, dressed):
    dressed(theme)
    area = QScrollArea()
    qtbot.addWidget(area)
    keep_gutter(area)
    bar = area.verticalScrollBar()
    area.resize(200, 200)
    area.show()

    def inks():
        image = bar.grab().toImage()
        middle = image.width() // 2
        return {image.pixelColor(middle, y).name() for y in range(image.height())}

    handle = theme.colors.line.name()
    bar.setRange(0, 0)
    assert handle not in inks()
    bar.setRange(0, 100)
    assert handle in inks()


def test_the_keys_come_to_the_first_card(qtbot):
    grid = GridView()
    qtbot.addWidget(grid)
    grid.setModel(QStringListModel([str(place) for place in range(9)]))
    grid.resize(900, 400)
    grid.show()
    grid.activateWindow()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(grid.hasFocus)
    assert grid.currentIndex().row() == 0


def test_decades_beside_covers_are_short_and_letters_whole(qtbot, theme):
    rail = LetterRail(theme)
    qtbot.addWidget(rail)
    rail.resize(34, 200)

    def inked(marks):
        rail.set_marks(marks)
        image = rail.grab().toImage()
        ground = image.pixelColor(0, 0)
        columns = range(image.width())
        return [
            x
            for x in columns
            if any(image.pixelColor(x, y) != ground for y in range(image.height()))
        ]

    assert len(inked([("2020", 0), ("1990", 4)])) <= 16
    assert inked([("A", 0), ("B", 4)])


def test_a_sidebar_near_its_end_goes_to_it(qtbot, theme):
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    for place in range(40):
        sidebar.add(f"p{place}", "playlist", f"Playlist {place}", Section.LIBRARY)
    sidebar.resize(sidebar.width(), 400)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    bar = sidebar._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    sidebar.choose("p39")
    assert bar.value() == bar.maximum()
    sidebar.choose("p1")
    assert bar.value() == 0


def test_entries_stand_over_what_stands_below_them_in_a_dressed_window(
    qtbot, session, library, dressed, open_window
):
    session.library = library
    window = open_window(lambda made: made.resize(made.minimumSize()), dress=dressed)
    bar = window.sidebar._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.width() == 6)
    buttons = [b for b in window.sidebar.findChildren(NavButton) if b.isVisible()]
    places = {(b.mapTo(window.sidebar, QPoint(0, 0)).x(), b.width()) for b in buttons}
    assert places == {(12, 200)}


def test_what_scrolls_on_fades_and_an_end_does_not(qtbot, theme):
    area = QScrollArea()
    qtbot.addWidget(area)
    content = QWidget()
    content.setFixedSize(80, 1000)
    area.setWidget(content)
    edges = FadingEdges(theme, "surface", area)
    area.resize(120, 300)
    area.show()
    qtbot.waitUntil(lambda: edges.height() == area.height())

    def veiled():
        image = edges.grab().toImage()
        return image.pixelColor(40, 0).alpha() > 0, image.pixelColor(40, 299).alpha() > 0

    bar = area.verticalScrollBar()
    assert veiled()[1]
    bar.setValue(bar.maximum())
    assert veiled()[0]
    top_when_down = edges.grab().toImage().pixelColor(40, 0)
    bar.setValue(0)
    assert edges.grab().toImage().pixelColor(40, 0) != top_when_down


def test_cells_of_the_week_lie_on_whole_pixels_and_fill_the_card(qtbot, theme):
    heat = HeatMap(theme, "When you listened", [str(day) for day in range(7)])
    qtbot.addWidget(heat)
    heat.show_minutes(tuple((1.0,) * 24 for _ in range(7)), "")
    heat.resize(707, 317)
    image = heat.grab().toImage()
    lit = theme.colors.accent
    rows = [y for y in range(image.height()) if image.pixelColor(70, y) == lit]
    assert rows[-1] - rows[0] > 0.65 * 317
    line = [image.pixelColor(x, rows[5]) for x in range(60, 690)]
    assert {color.name() for color in line} == {
        lit.name(),
        theme.colors.raised.name(),
    }


def test_cells_of_the_week_are_those_of_the_report_and_the_theme_now(qtbot, theme):
    heat = HeatMap(theme, "When you listened", [str(day) for day in range(7)])
    qtbot.addWidget(heat)
    heat.resize(707, 317)

    def cell():
        return heat.grab().toImage().pixelColor(70, 60)

    heat.show_minutes(tuple((1.0,) * 24 for _ in range(7)), "")
    assert cell() == theme.colors.accent
    heat.show_minutes(tuple((0.0,) * 12 + (1.0,) * 12 for _ in range(7)), "")
    assert cell() == theme.colors.high
    theme.use(load_tokens("paper"))
    assert cell() == theme.colors.high


def middles_in(bar, *parts):
    """Twice the middle of each, so that half pixels are told apart."""
    return {2 * part.mapTo(bar, QPoint(0, 0)).y() + part.height() for part in parts}


def test_all_that_stands_in_a_row_of_the_player_bar_has_one_middle(filled):
    output, transport = filled.bar.output, filled.bar.transport
    shown = [part for part in output.findChildren(QWidget) if part.parent() is output]
    assert len(middles_in(filled.bar, *(part for part in shown if part.isVisible()))) == 1
    keys = (transport.shuffle, transport.previous, transport.play, transport.next, transport.repeat)
    assert len(middles_in(filled.bar, *keys)) == 1
    assert not [part for part in keys if part.height() % 2]


def test_the_line_beside_the_sidebar_is_whole_also_where_entries_fade(qtbot, theme):
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    for place in range(40):
        sidebar.add(f"p{place}", "playlist", f"Playlist {place}", Section.LIBRARY)
    sidebar.resize(sidebar.width(), 400)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    bar = sidebar._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    image = sidebar.grab().toImage()
    edge = {image.pixelColor(image.width() - 1, y).name() for y in range(image.height())}
    assert edge == {theme.colors.line.name()}


def test_a_badge_of_a_row_is_in_its_middle_wherever_the_row_stands(theme, qtbot, filled):
    filled.open_page(TRACKS)
    table = filled.navigator.page(TRACKS).table
    qtbot.waitUntil(lambda: table.model().rowCount() == 9)
    ground = theme.colors.ground.name()

    def inked(row):
        left = table.columnViewportPosition(
            [column.name for column in table.model().columns].index("format")
        )
        top, high = table.rowViewportPosition(row), table.rowHeight(row)
        image = table.viewport().grab().toImage()
        column = [image.pixelColor(left + 24, top + y).name() for y in range(high)]
        rows = [y for y, ink in enumerate(column) if ink != ground]
        return rows[0], high - 1 - rows[-1]

    qtbot.waitUntil(lambda: inked(0) == inked(1) == inked(2) == (9, 9))


PAGES = ("albums", "artists", "tracks", "genres", "folders", "playlists", "favourites", "health")


@pytest.mark.parametrize("name", PAGES)
def test_in_the_smallest_window_beside_the_panel_no_chip_is_cut(qtbot, filled, name):
    filled.resize(filled.minimumSize())
    filled.show_panel(shown=True)
    filled.open_page(name)
    page = filled.navigator.page(name)

    def cut():
        chips = [chip for chip in page.findChildren(Chip) if chip.isVisible()]
        return [
            chip.text()
            for chip in chips
            if chip.width() < chip.sizeHint().width()
            or not page.rect().contains(chip.mapTo(page, chip.rect().center()))
        ]

    qtbot.waitUntil(lambda: page.width() == filled.pages.width() and not cut())


def test_facts_of_one_line_stand_in_rows_of_one_height(qtbot, filled, session):
    ids = session.library.tracks.ids("")
    session.playback.play_tracks(ids[:1].tolist(), 0, "Parallax")
    qtbot.waitUntil(filled.panel.isVisible)
    filled.show_panel(shown=True, tab=INFO)
    panel = filled.findChild(InfoPanel)

    def rows():
        labels = [label for label in panel.findChildren(QLabel) if label.width() == 96]
        tops = sorted(label.mapTo(panel, QPoint(0, 0)).y() for label in labels)
        return [below - above for above, below in pairwise(tops)][:4]

    qtbot.waitUntil(lambda: len(rows()) == 4 and set(rows()) == {20})


def test_heads_of_pages_stand_alike(filled):
    filled.show_panel(shown=False)
    places = set()
    for name in PAGES:
        filled.open_page(name)
        head = filled.navigator.page(name).findChild(PageHeader)
        field_end = head.field.mapTo(filled.pages, QPoint(head.field.width(), 0))
        title = head.findChild(Line)
        places.add((title.mapTo(filled.pages, QPoint(0, 0)), title.height(), field_end))
    assert len(places) == 1
