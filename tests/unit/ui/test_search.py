import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from player.events import StopAt
from player.library.find.parse import split_parts
from player.library.findings import find_everything
from tests.support.fake_playback import tracks
from tests.support.window import make_library, make_music
from ui.views.search.palette import Palette
from ui.views.search.search_page import SearchPage


@pytest.fixture(scope="session")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    make_library(folder / "library.db", make_music(folder / "music", albums=4, tracks=2)).close()
    return folder / "library.db"


@pytest.fixture
def window(library_window):
    return library_window


@pytest.fixture
def palette(window):
    window.activateWindow()
    window.commands.run("palette")
    return window.findChild(Palette)


@pytest.fixture
def page(window):
    window.open_page("search")
    return window.findChild(SearchPage)


def titles(results):
    return [row.title for row in results.rows]


def test_one_question_finds_artist_album_and_tracks(library):
    found = find_everything(library, "orion")
    assert [row.name for row in found.artists] == ["Orion Quartet"]
    assert [row.title for row in found.albums] == ["Parallax"]
    assert found.track_count == len(found.tracks) == 2


def test_a_chinese_artist_is_found_by_the_sound_of_the_name(library):
    assert [row.name for row in find_everything(library, "linyao").artists] == ["林瑶"]


def test_a_query_of_facts_finds_tracks_and_albums_but_no_names(library):
    found = find_everything(library, "rate>=192k")
    assert {row.title for row in found.albums} == {"Parallax", "Glass Harbor"}
    assert not found.artists


@pytest.mark.parametrize(
    "query, parts",
    [
        ("", []),
        ("orion rate>=96k -live", ["orion", "rate>=96k", "-live"]),
        ('"exact words" bits:24', ['"exact words"', "bits:24"]),
        ("(jazz OR folk) added:<30d", ["(jazz OR folk)", "added:<30d"]),
        ("jazz OR folk x", ["jazz OR folk", "x"]),
        ("-(a b) c", ["-(a b)", "c"]),
        ("(unclosed a", ["(unclosed a"]),
    ],
)
def test_a_query_falls_into_the_parts_that_were_typed(query, parts):
    assert split_parts(query) == parts


def test_the_palette_runs_a_command_by_keyboard_alone(qtbot, window, palette, session):
    qtbot.keyClicks(palette.field, "mute")
    qtbot.waitUntil(lambda: titles(palette.results)[:1] == ["Mute"])
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert session.playback.state.muted
    assert palette.isHidden()


def test_a_sleep_timer_is_typed_as_one_would_say_it(qtbot, window, palette, session):
    qtbot.keyClicks(palette.field, "sleep in 40 minutes")
    qtbot.waitUntil(lambda: titles(palette.results)[:1][0].startswith("Fades out at "))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    left_s = session.playback.state.sleeps_at_s - time.time()
    assert left_s == pytest.approx(40 * 60, abs=120)
    session.playback.sleep_after(None)
    session.playback.play_tracks([replace(tracks(1)[0], work="Sonata in B")])
    window.commands.run("palette")
    qtbot.keyClicks(palette.field, "after this movement")
    qtbot.waitUntil(lambda: titles(palette.results)[:1] == ["Stops after this movement"])
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert session.playback.state.stop_at is StopAt.TRACK


def test_the_palette_finds_music_as_one_types_and_opens_it(qtbot, window, palette):
    qtbot.keyClicks(palette.field, "parall")
    qtbot.waitUntil(lambda: "Parallax" in titles(palette.results))
    row = titles(palette.results).index("Parallax")
    for _ in range(row):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigator.current.name == "album")


def test_letters_in_the_palette_are_text_and_no_commands(qtbot, palette, session):
    qtbot.keyClicks(palette.field, "m ")
    assert not session.playback.state.muted
    assert palette.field.text() == "m "


def test_escape_closes_the_palette_and_gives_the_focus_back(qtbot, window, palette):
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert not palette.field.hasFocus()


def test_return_in_the_field_of_a_page_searches_everything(qtbot, window, page):
    window.open_page("albums")
    field = window.navigator.page("albums").header.field
    qtbot.keyClicks(field, "orion")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.navigator.current.name == "search"
    qtbot.waitUntil(lambda: "Orion Quartet" in titles(page.results))


def test_the_search_page_lists_sections_with_the_likeliest_first(qtbot, page):
    page.look_for("orion")
    qtbot.waitUntil(lambda: titles(page.results)[:2] == ["Top hit", "Orion Quartet"])
    assert {"Artists", "Albums", "Tracks"} <= set(titles(page.results))
    assert page.header.line == "2 tracks match"


def test_each_part_of_a_query_can_be_taken_away(qtbot, page):
    page.look_for("orion rate>=96k")
    assert [chip.accessibleName() for chip in page.chips] == [
        "Take away orion",
        "Take away rate>=96k",
    ]
    page.chips[0].click()
    assert page.query == "rate>=96k"


def test_a_mistake_is_said_in_one_sentence(qtbot, page):
    page.look_for("artits:orion")
    qtbot.waitUntil(lambda: "artist:" in page.empty.text)


def test_nothing_found_offers_to_begin_anew(qtbot, page):
    page.look_for("no such music")
    qtbot.waitUntil(lambda: page.empty.text == "Nothing matches.")
    page.empty.button.click()
    assert "For example" in titles(page.results)


def test_an_empty_search_shows_what_was_searched_for_lately(qtbot, page):
    page.look_for("orion")
    qtbot.waitUntil(lambda: "Orion Quartet" in titles(page.results))
    page.list.take_key(key(Qt.Key.Key_Return))
    page.header.field.clear()
    qtbot.waitUntil(lambda: titles(page.results)[:2] == ["Searched lately", "orion"])


def test_a_query_becomes_a_smart_playlist(qtbot, window, page, tmp_path, session):
    session.library.playlists.create = lambda _name, _query: 7  # the file is shared, and read only
    page.look_for("bits:24")
    page.save.click()
    qtbot.waitUntil(lambda: "bits:24" in window.toast.text)


def key(code):
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier)


def test_a_misspelt_title_is_one_click_from_what_was_meant(qtbot, page):
    page.look_for("paralax")
    qtbot.waitUntil(lambda: titles(page.results)[:2] == ["Did you mean", "parallax"])
    page.results.rows[1].run()
    assert page.query == "parallax"
    qtbot.waitUntil(lambda: "Parallax" in titles(page.results))
