"""Looking an album up: nothing is asked before it is allowed, and nothing is written unseen."""

import pytest

from player.errors import PlayerError
from player.lookup.question import Candidate
from tests.support.window import make_library, make_music
from ui.views.care.care_pages import CarePages
from ui.views.library.library_pages import LibraryPages
from ui.views.library.lookup_dialog import LookupDialog

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cf500f0003860180b7e1b6c30000000049454e44ae426082"
)


class Lookup:
    """Answers as MusicBrainz would, and remembers what it was asked."""

    def __init__(self):
        self.asked = []
        self.problem = None

    def releases(self, artist, album):
        self.asked.append((artist, album))
        if self.problem is not None:
            raise self.problem
        return (Candidate("a" * 8, album, artist, "1971-03", "GB", "Harvest", "SHVL 781", 2, 100),)

    def cover(self, mbid):
        self.asked.append(mbid)
        return PNG


@pytest.fixture
def library(tmp_path):
    made = make_library(tmp_path / "library.db", make_music(tmp_path / "music", 1, 2))
    yield made
    made.close()


@pytest.fixture
def window(session, library, open_window):
    session.library, session.lookup = library, Lookup()
    return open_window()


@pytest.fixture
def dialog(qtbot, window, library):
    pages = window.findChild(LibraryPages)
    pages.open_album_id(int(library.albums.ids()[0]))
    qtbot.waitUntil(lambda: pages.album.head.title.text == "Parallax")
    pages.album.look_up.click()
    return window.findChild(LookupDialog)


def test_what_is_sent_is_said_before_anything_is(dialog, session):
    assert dialog.said.text().startswith("“Parallax” and “Orion Quartet” are sent to MusicBrainz")
    assert dialog.ask.text() == "Allow and look up"
    assert session.lookup.asked == []
    assert not session.settings.settings.library.online_lookup


def test_an_answer_is_listed_and_its_cover_laid_beside_the_album(qtbot, dialog, session, tmp_path):
    dialog.ask.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert session.settings.settings.library.online_lookup
    assert dialog.said.text() == "1 release may be meant."
    dialog.cover.click()
    qtbot.waitUntil(lambda: dialog.said.text() == "The cover lies beside the album as cover.png.")
    assert (tmp_path / "music" / "00" / "cover.png").read_bytes() == PNG
    assert session.lookup.asked == [("Orion Quartet", "Parallax"), "a" * 8]


def test_what_was_found_is_typed_into_the_tag_editor_and_not_written(
    qtbot, window, dialog, library
):
    dialog.ask.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.tags.click()
    editor = window.findChild(CarePages).editor
    model = editor.sheet.model()
    qtbot.waitUntil(lambda: len(model.changes) == 4)
    assert {change.field for change in model.changes} == {"date", "label"}
    assert library.tracks.rows(library.tracks.ids())[0].year == 2024


def test_a_question_that_fails_is_said_and_can_be_asked_again(qtbot, dialog, session):
    session.lookup.problem = PlayerError("lookup.failed", reason="TimeoutExpired")
    dialog.ask.click()
    sentence = "The question could not be asked (TimeoutExpired)."
    qtbot.waitUntil(lambda: dialog.said.text() == sentence)
    session.lookup.problem = None
    dialog.ask.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)


def test_without_a_lookup_there_is_no_button(qtbot, library_window, library):
    window = library_window
    pages = window.findChild(LibraryPages)
    pages.open_album_id(int(library.albums.ids()[0]))
    qtbot.waitUntil(lambda: pages.album.head.title.text == "Parallax")
    assert not pages.album.look_up.isVisible()
