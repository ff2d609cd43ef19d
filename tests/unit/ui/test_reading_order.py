"""Tab goes as the eye does: held against where things lie, on every page, in both directions."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.support.fake_playback import tracks
from tests.support.gallery_library import LIBRARY_STATES
from tests.support.gallery_states import STATES
from tests.support.reading import faults, settle, told, walk
from tests.support.window import make_rich_library
from ui.viewmodels.options import Chapter
from ui.views.playlists.playlist_pages import PlaylistPages
from ui.widgets.access.reading_order import stops


@pytest.fixture(scope="session")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reading-order")
    make_rich_library(folder).close()
    return folder / "library.db"


@pytest.fixture
def desk(qtbot, session, direction, library_window):
    window = library_window
    window.resize(1440, 900)
    window.activateWindow()
    session.playback.play_tracks(tracks(12), 2, "Parallax")
    qtbot.waitUntil(window.panel.isVisible)
    return window


def places(window, library):
    """Every page there is, and things that pages show one after the other."""
    yield from ((name, lambda name=name: window.open_page(name)) for name in window.navigator.names)
    find = library.directory.find
    composer = find("composer", "Ludwig van Beethoven")
    things = {
        "album": int(library.albums.ids('album:"Kites"')[0]),
        "artist-name": "The Lanterns",
        "composer": composer,
        "work": int(library.works.of_composer(composer).ids[0]),
        "genre": "Modern",
        "playlist": library.playlists.rows()[0].id,
        "tags": library.tracks.ids('album:"Night Trains"').tolist(),
    }
    for kind, what in things.items():
        yield f"{kind} {what}", lambda kind=kind, what=what: window.routes.open(kind, what)


def in_sight(widget):
    """Whether any of it can be seen through all it lies in."""
    seen = QRect(QPoint(), widget.size())
    part = widget
    while not part.isWindow():
        seen = seen.translated(part.pos()).intersected(part.parentWidget().rect())
        part = part.parentWidget()
    return not seen.isEmpty()


def test_tab_goes_through_every_page_as_the_eye_does(desk, session):
    found = {}
    for page, show in places(desk, session.library):
        show()
        settle()
        found[page] = faults(walk(desk, Qt.Key.Key_Tab))
    assert len(found) > 25
    assert not {page: some for page, some in found.items() if some}


STATES_WALKED = (
    *("abx-trial", "abx-over", "abx-empty", "eq-off", "eq-rule", "eq-hand", "proof-mixed"),
    *("report-year", "settings-search", "settings-nothing", "account-out", "account-code"),
    *("account-active", "now-queue", "now-credits", "now-path", "path-exact", "search-chips"),
    *("health-missing", "health-duplicates", "first-output", "first-look", "first-online"),
    *("toast", "nothing-plays"),
    *(f"settings-{chapter.value}" for chapter in Chapter),
)


@pytest.mark.parametrize("part", range(3))
def test_tab_goes_through_every_state_of_a_page_as_the_eye_does_and_back(desk, session, part):
    found = {}
    shown = {**STATES, **LIBRARY_STATES}
    ways = {state: partial(shown[state], desk, session) for state in STATES_WALKED}
    ways["rules"] = partial(edit_rules, desk, session.library)
    for state, show in [*ways.items()][part::3]:
        show()
        settle()
        forth, back = walk(desk, Qt.Key.Key_Tab), walk(desk, Qt.Key.Key_Backtab)
        found[state] = faults(forth) + ([] if back == forth[::-1] else ["another way back"])
    assert not {state: some for state, some in found.items() if some}


def edit_rules(desk, library):
    smart = next(row.id for row in library.playlists.rows() if row.query is not None)
    desk.routes.open("playlist", smart)
    settle()
    desk.findChild(PlaylistPages).edit_rules()


def test_shift_and_tab_go_the_same_way_back(desk, session):
    for page, show in places(desk, session.library):
        show()
        settle()
        forth, back = walk(desk, Qt.Key.Key_Tab), walk(desk, Qt.Key.Key_Backtab)
        assert back == forth[::-1], page


def test_what_has_the_focus_is_scrolled_into_sight(desk, session):
    desk.resize(desk.minimumSize())
    for page, show in places(desk, session.library):
        show()
        settle()
        desk.setFocus()
        for _ in stops(desk):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            assert in_sight(now), f"{page}: {told(now)}"


def test_an_area_shows_that_the_keys_scroll_it_and_is_no_stop_where_they_would_not(qtbot, desk):
    desk.open_page("outputs")
    area = desk.navigator.page("outputs").findChild(QScrollArea)
    area.widget().setMinimumHeight(4_000)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area in stops(desk)
    area.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(desk.ring.isVisible)
    around = desk.ring.geometry().translated(desk.mapToGlobal(QPoint()))
    assert around == QRect(area.mapToGlobal(QPoint()), area.size())
    desk.setFocus()
    assert desk.ring.isHidden()
    area.widget().setMinimumSize(0, 0)
    area.widget().setMaximumSize(10, 10)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    qtbot.waitUntil(lambda: area not in stops(desk))


def test_the_zones_of_the_window_come_one_after_the_other(desk):
    desk.open_page("albums")
    settle()
    zones = (desk.sidebar, desk.pages, desk.panel, desk.bar)
    found = [zone for stop in walk(desk, Qt.Key.Key_Tab) for zone in zones if holds(zone, stop)]
    assert list(dict.fromkeys(found)) == list(zones)
    assert found == sorted(found, key=zones.index)


def holds(zone: QWidget, stop: QWidget) -> bool:
    return zone.isAncestorOf(stop)
