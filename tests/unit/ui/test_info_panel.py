"""The info tab: what is known of what plays, and where its names lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel

from player.library.keep.analyses import Analysis
from tests.support.fake_playback import tracks
from tests.support.window import SETS, make_library, make_set
from ui.views.library.library_pages import LibraryPages
from ui.views.playing.info_panel import InfoPanel
from ui.views.shell.window import INFO
from ui.widgets.text.link import Link


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("info")
    make_set(folder / "music", *SETS[0])
    make_library(folder / "library.db", folder / "music").close()
    return folder / "library.db"


@pytest.fixture
def playing(qtbot, session, library, open_window):
    """The first movement plays, is measured, and stands in a playlist."""
    ids = library.tracks.ids("", "title").tolist()
    library.analyses.store(ids[0], Analysis(-19.4, 14.2, -0.8, 13.0, -18.9, -0.3, "genuine"))
    if not library.playlists.rows():
        library.playlists.append(library.playlists.create("Long drives"), ids[:1])
        library.playlists.create("Beethoven", "composer:beethoven")
        library.playlists.create("Jazz", "genre:jazz")
        library.playlists.create("Broken", "artist:(")
    session.library = library
    window = open_window()
    session.playback.play_tracks(ids, 0, "Symphonies")
    qtbot.waitUntil(window.panel.isVisible)
    window.show_panel(shown=True, tab=INFO)
    qtbot.waitUntil(lambda: said(window).get("In") == ["Long drives", "Beethoven"])
    return window


def panel(window):
    return window.findChild(InfoPanel)


def said(window):
    sections = panel(window).sections
    return {fact.label: [v.text for v in fact.values] for part in sections for fact in part.facts}


def link(window, text):
    return next(link for link in panel(window).findChildren(Link) if link.text() == text)


def test_tags_credits_file_loudness_and_playlists_are_named(playing):
    facts = said(playing)
    assert facts["Album"] == ["Symphonies 5 & 7"]
    assert facts["Composer"] == ["Ludwig van Beethoven"]
    assert facts["Conductor"] == ["Erik Halden"]
    assert facts["Rate"] == ["192 kHz"]
    assert facts["File name"] == ["1-01.flac"]
    assert facts["Loudness"] == ["−19.4 LUFS"]  # noqa: RUF001  a true minus sign
    assert facts["Album gain"] == ["−1.8 dB"]  # noqa: RUF001


@pytest.mark.parametrize(
    "text, page",
    [
        ("Symphonies 5 & 7", "album"),
        ("Ludwig van Beethoven", "composer"),
        ("Berlin Radio Orchestra", "name"),
        ("Long drives", "playlist"),
        ("Beethoven", "playlist"),
    ],
)
def test_names_lead_to_their_pages_by_keyboard(qtbot, playing, text, page):
    chosen = link(playing, text)
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: playing.navigator.current.name == page)


def test_a_screen_reader_hears_what_each_value_is(playing):
    spoken = [
        QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        for kind in (Link, QLabel)
        for part in panel(playing).findChildren(kind)
    ]
    assert "Composer: Ludwig van Beethoven" in spoken
    assert "Rate: 192 kHz" in spoken


def test_stars_given_here_are_in_the_library(qtbot, playing, library):
    stars = panel(playing).stars
    stars.setFocus()
    before = stars.value()
    qtbot.keyClick(stars, Qt.Key.Key_Right if before < 5 else Qt.Key.Key_Left)
    after = before + 1 if before < 5 else before - 1
    qtbot.waitUntil(lambda: stars.value() == after)
    assert library.tracks.rows(library.tracks.ids("", "title")[:1])[0].rating == after


def test_the_path_can_be_copied(qtbot, playing):
    qtbot.mouseClick(panel(playing).copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().endswith("1-01.flac")


def test_the_next_track_takes_its_place(qtbot, playing, session):
    title = said(playing)["Title"]
    session.playback.next()
    qtbot.waitUntil(lambda: said(playing).get("Title", title) != title)


def test_nothing_is_read_while_nobody_looks(qtbot, playing, session):
    playing.show_panel(shown=False)
    session.playback.next()
    model = panel(playing)._model
    qtbot.waitUntil(lambda: model.info is None)
    playing.show_panel(shown=True, tab=INFO)
    qtbot.waitUntil(lambda: model.info is not None)


def test_a_file_of_no_library_that_is_away_says_what_is_known(qtbot, window, session):
    session.playback.play_tracks(tracks(1))
    qtbot.waitUntil(window.panel.isVisible)
    window.show_panel(shown=True, tab=INFO)
    qtbot.waitUntil(lambda: said(window).get("Title") == ["Spiral Arm"])
    assert "Folder" not in said(window)
    assert not panel(window).stars.isVisible()
    assert not panel(window).copy.isVisible()


def test_the_key_i_shows_and_hides_it(qtbot, playing):
    playing.setFocus()
    qtbot.keyClick(playing, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: not playing.panel.isVisible())
    qtbot.keyClick(playing, Qt.Key.Key_I)
    qtbot.waitUntil(playing.panel.isVisible)
    assert playing.panel.current == INFO
    assert playing.findChild(LibraryPages) is not None
