import time
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from player.insight.mixes import StationMode
from player.insight.scenes import Scene, StationPlan
from player.library.keep.annotations import Play
from player.library.library import Library
from tests.support.window import make_library, make_music
from ui.viewmodels.cards import CardRole
from ui.views.library.library_pages import ALBUM, LibraryPages
from ui.views.listening.left_out_dialog import LeftOutDialog
from ui.views.listening.listening_pages import REPORTS, START, ListeningPages
from ui.views.listening.mix_strip import MixWords

DAY_MS = 86_400_000


@pytest.fixture
def library(tmp_path):
    """Three albums: one heard today and much, one loved long ago, one never heard."""
    made = make_library(tmp_path / "library.db", make_music(tmp_path / "music", 3, 1))
    ids = made.tracks.ids("", "artist").tolist()
    now_ms = int(time.time() * 1000)
    for started_ms in (now_ms - 5_000, now_ms - 400_000, now_ms - 2 * DAY_MS):
        made.annotations.record_play(Play(ids[0], started_ms, 180_000, "DAC", 120_000))
    made.annotations.record_play(Play(ids[1], now_ms - 250 * DAY_MS, 180_000, "DAC"))
    made.annotations.love(ids[1:2], loved=True)
    yield made
    made.close()


@pytest.fixture
def pages(qtbot, library_window):
    library_window.open_page(START)
    made = library_window.findChild(ListeningPages)
    qtbot.waitUntil(lambda: None not in (cards(made) or [None]))
    return made


def cards(pages):
    model = pages.home.grid.model()
    return [model.index(row, 0).data(CardRole.CARD) for row in range(model.rowCount())]


def test_home_has_rows_and_a_reason_under_every_card(pages):
    assert pages.home.grid.headings == ("Recently added", "Rediscover")
    reasons = [card.reason for card in cards(pages)]
    assert reasons[0] == "Added today"
    assert reasons[-1] == "Loved, not heard for 8 months"


def test_a_card_of_home_opens_the_album(qtbot, pages):
    pages.home.grid.setFocus()
    pages.home.grid.setCurrentIndex(pages.home.grid.model().index(0))
    qtbot.keyClick(pages.home.grid, Qt.Key.Key_Return)
    window = pages._window
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.navigator.page(ALBUM))


def test_what_plays_can_be_gone_on_with(qtbot, pages, session, library):
    assert not pages.home.hero.isVisible()
    session.playback.play_tracks(library.tracks.ids().tolist(), 0, "Everything")
    qtbot.waitUntil(pages.home.hero.isVisible)
    assert pages.home.hero.accessibleName().startswith("NOW PLAYING")
    qtbot.mouseClick(pages.home.hero.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pages.home.hero.button.text() == "Continue")


def test_rows_are_cut_to_the_width(qtbot, pages):
    pages._models.home.fit(1)
    qtbot.waitUntil(lambda: pages.home.grid.model().rowCount() == 2)


def test_a_mix_says_why_and_plays_under_its_name(qtbot, pages, session):
    strip = pages.home.mixes
    qtbot.waitUntil(strip.cards[0].isVisible)
    assert strip.cards[0].accessibleDescription() == "Because you played 林瑶"
    strip.cards[0].setFocus()
    qtbot.keyClick(strip.cards[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.playback.queue.context == "Daily mix 1")
    assert len(session.playback.queue.entries) == 3


def test_cards_of_mixes_end_where_the_page_does_at_every_width(pages):
    strip, words = pages.home.mixes, MixWords("Mix", "Because of it")
    strip.show_cards([words] * 3)
    for width in range(1000, 1004):
        strip.resize(width, strip.height())
        shown = [card.geometry() for card in strip.cards]
        assert shown[-1].right() == width - 1
        assert len({after.left() - before.right() for before, after in pairwise(shown)}) == 1


@pytest.fixture
def station(qtbot, pages, session):
    """The card, while its station plays."""
    card = pages.home.station
    qtbot.mouseClick(card.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.playback.queue.context == "Personal FM")
    qtbot.waitUntil(card.bin.isVisible)
    return card


def test_the_station_of_one_s_own_keeps_playing_and_says_what_it_plays(qtbot, station, session):
    qtbot.waitUntil(lambda: len(session.playback.queue.entries) > 3)
    assert session.playback.state.track.name in station.title.text
    qtbot.mouseClick(station.modes[StationMode.DISCOVER], Qt.MouseButton.LeftButton)
    assert "never played" in station.reason.text()
    assert station.modes[StationMode.DISCOVER].isChecked()
    assert not station.modes[StationMode.ALL].isChecked()


def test_a_scene_of_which_nothing_was_measured_says_so(qtbot, station, session):
    quiet = StationPlan(StationMode.SCENE, Scene.QUIET)
    assert (quiet, "Quiet") in station._model.scenes()
    before = session.playback.queue
    station.scene.chosen.emit(quiet)
    assert "measured loudness" in station.reason.text()
    assert station.scene.text() == "Quiet"
    qtbot.waitUntil(lambda: "Too few of your tracks" in station.window().toast.text)
    assert session.playback.queue is before


def test_the_bin_leaves_a_track_out_until_it_is_let_back(qtbot, station, session, library):
    window, bad = station.window(), session.playback.queue.current.item
    qtbot.mouseClick(station.bin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: library.annotations.aside() == [bad])
    qtbot.waitUntil(lambda: session.playback.queue.current.item != bad)
    qtbot.waitUntil(lambda: "left out of Personal FM" in window.toast.text)
    qtbot.waitUntil(lambda: station.left_out.text() == "1 left out")
    window.undo.undo()
    qtbot.waitUntil(lambda: library.annotations.aside() == [])
    qtbot.waitUntil(station.left_out.isHidden)


def test_what_is_left_out_is_listed_and_comes_again(qtbot, station, session, library):
    bad = session.playback.queue.current.item
    qtbot.mouseClick(station.bin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: station.left_out.text() == "1 left out")
    qtbot.mouseClick(station.left_out, Qt.MouseButton.LeftButton)
    dialog = station.window().findChild(LeftOutDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert dialog.chosen == [bad]
    dialog.some.click()
    qtbot.waitUntil(lambda: library.annotations.aside() == [])
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    assert "Nothing is left out" in dialog.said.text()
    dialog.close()


def test_the_heart_of_the_station_is_that_of_the_track(qtbot, station, session, library):
    loved, playing = station.heart.isChecked(), session.playback.queue.current.item
    qtbot.mouseClick(station.heart, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: library.tracks.rows([playing])[0].loved is not loved)
    qtbot.waitUntil(lambda: station.heart.isChecked() is not loved)


@pytest.fixture
def reports(qtbot, pages):
    pages._window.open_page(REPORTS)
    qtbot.waitUntil(lambda: pages._models.report.report is not None)
    pages.reports.kinds.chips[3].click()
    plays = pages.reports.figures.plays
    qtbot.waitUntil(lambda: plays.accessibleDescription().startswith("4 on"))
    return pages.reports


def test_a_report_says_how_much_what_and_in_what_quality(reports):
    assert reports.figures.artists.accessibleDescription().startswith("1. 林瑶, 3 plays")
    assert "Hi-Res" in reports.figures.formats.accessibleDescription()
    assert reports.figures.exact.accessibleDescription().startswith("Exact: 6 min; ")
    assert reports.figures.heat.accessibleDescription().startswith("Most on")


def test_a_time_without_music_says_so(qtbot, pages, reports):
    reports.kinds.chips[2].click()
    pages._models.report.step(5)
    qtbot.waitUntil(reports.body.empty.isVisible)
    assert reports.later.isEnabled()


def test_the_card_to_share_is_a_picture(pages, reports, tmp_path):
    pages.write_card(str(tmp_path / "card.png"))
    image = QImage(str(tmp_path / "card.png"))
    assert (image.width(), image.height()) == (1080, 1350)
    assert pages._window.toast.text == "Written: card.png"


def test_a_report_is_exported(qtbot, pages, reports, tmp_path):
    pages._models.report.write(str(tmp_path / "report.json"))
    qtbot.waitUntil(lambda: "report.json" in pages._window.toast.text)
    assert (tmp_path / "report.json").exists()
    pages._models.report.write(str(tmp_path / "nowhere" / "report.csv"))
    qtbot.waitUntil(lambda: "cannot be written" in pages._window.toast.text)


@pytest.fixture
def empty(tmp_path):
    made = Library.open(tmp_path / "empty.db")
    yield made
    made.close()


def test_an_empty_library_offers_a_folder(qtbot, session, empty, open_window):
    session.library = empty
    window = open_window()
    window.open_page(START)
    home = window.findChild(ListeningPages).home
    qtbot.waitUntil(home.body.empty.isVisible)
    assert home.body.empty.text == "The library is empty."
    assert window.findChild(LibraryPages) is not None
