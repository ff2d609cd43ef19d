import pytest

from ui.views.shell.sidebar import Section, Sidebar


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
