from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.support.paints import Paints
from ui.theme.tokens import load_tokens
from ui.views.shell.sidebar import Section, Sidebar
from ui.widgets.nav_button import NavButton


@pytest.fixture
def sidebar(qtbot, theme):
    made = Sidebar(theme)
    qtbot.addWidget(made)
    for place in range(40):
        made.add(f"playlist-{place}", "playlist", f"Playlist {place}", Section.PLAYLISTS)
    made.resize(made.width(), 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def _is_seen_whole(sidebar, name):
    entry = sidebar.entry(name)
    return entry.visibleRegion().boundingRect() == entry.rect()


def test_the_entry_of_the_open_page_is_scrolled_into_sight(qtbot, sidebar):
    assert not _is_seen_whole(sidebar, "playlist-39")
    for name in ("playlist-39", "playlist-0"):
        sidebar.choose(name)
        qtbot.waitUntil(lambda name=name: _is_seen_whole(sidebar, name))
        assert sidebar.entry(name).isChecked()


def test_a_list_that_grows_leaves_the_sidebar_where_it_is(qtbot, sidebar):
    sidebar.choose("playlist-0")
    bar = sidebar._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    below = bar.value()
    sidebar.set_count("playlist-39", 3)
    sidebar.choose("playlist-0")  # as it was: something was dropped on the list below
    assert bar.value() == below
    sidebar.choose("playlist-1")
    assert bar.value() < below


def test_of_the_sidebar_a_switch_paints_two_entries_alone(qtbot, window):
    window.resize(1440, 1400)
    for name in ("outputs", "equalizer"):
        window.open_page(name)
        window.grab()
    window.show_panel(shown=False)
    QApplication.processEvents()
    paints = Paints(*window.findChildren(NavButton))
    window.open_page("outputs")
    both = {window.sidebar.entry(name) for name in ("outputs", "equalizer")}
    qtbot.waitUntil(lambda: both <= set(paints.painted))
    assert set(paints.painted) == both


@pytest.fixture
def entry(qtbot, theme):
    made = NavButton(theme, "albums", "Albums")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made


def test_an_entry_shows_what_changed_since_it_was_drawn(theme, entry):
    looks = [entry.grab().toImage()]
    for change in (
        lambda: entry.set_count(812),
        lambda: entry.set_count(813),
        lambda: entry.setChecked(True),
        lambda: entry.set_state("synced", "ok"),
        lambda: entry.setEnabled(False),
        lambda: entry.resize(180, 32),
        lambda: theme.use(load_tokens("paper")),
    ):
        change()
        looks.append(entry.grab().toImage())
    assert all(now != before for before, now in pairwise(looks))


def test_an_entry_lies_upon_the_sidebar_s_ground(theme, entry):
    assert entry.grab().toImage().pixelColor(0, 0) == theme.colors.surface
