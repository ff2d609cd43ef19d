"""The page of servers says how each one is, and what the listener can do about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from player.library.keep.annotations import Play
from player.library.library import Library
from player.library.remote.sources import NewSource
from player.service.orders import Synced, Syncing
from player.service.syncing.report import SyncReport
from tests.support.clouds import cloud_of
from ui.assembly.cloud import SERVERS
from ui.assembly.window import build_window
from ui.views.source_dialog import SourceDialog
from ui.views.sources import SourcesPage


@pytest.fixture
def library(tmp_path):
    made = Library.open(tmp_path / "library.db")
    yield made
    made.close()


@pytest.fixture
def cloud(library, tmp_path):
    made = cloud_of(library, tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(qtbot, session, library, cloud):
    session.library, session.cloud = library, cloud
    window = build_window(session, read_cover=lambda _name: None)
    qtbot.addWidget(window)
    window.show()
    window.open_page(SERVERS)
    yield window.findChild(SourcesPage)
    window.close()


@pytest.fixture
def home(library):
    return library.sources.add(NewSource("home", "https://music.example", "ann"))


def bury(library, source_id):
    with library.database.transaction() as connection:
        connection.execute(
            "INSERT INTO outbox (source_id, kind, key, intent_ms, state, problem)"
            " VALUES (?, 'star', 's1', 0, 'dead', 'music.example refuses')",
            (source_id,),
        )


def test_without_a_server_the_page_offers_to_add_one(qtbot, page):
    qtbot.waitUntil(lambda: "your own servers" in page.empty.text)
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(SourceDialog)
    assert dialog.isVisible()
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()
    dialog.reject()


def test_a_server_is_shown_with_how_it_is(qtbot, home, page):
    qtbot.waitUntil(lambda: home in page.cards)
    assert "not in step yet" in page.cards[home]._line.text()


def test_a_sync_counts_and_ends(qtbot, home, page, cloud, library):
    qtbot.waitUntil(lambda: home in page.cards)
    cloud._take(Syncing(home, 1200))
    page._model.hear(Syncing(home, 1200))
    qtbot.waitUntil(lambda: "1,200" in page.cards[home]._line.text())
    assert not page.cards[home].sync.isEnabled()
    library.sources.succeed(home, None)
    cloud._take(Synced(home, SyncReport()))
    page._model.hear(Synced(home, SyncReport()))
    qtbot.waitUntil(lambda: "in step since" in page.cards[home]._line.text())


def test_what_could_not_be_saved_has_two_ways_out(qtbot, home, page, library):
    bury(library, home)
    page._model.refresh()
    qtbot.waitUntil(lambda: len(page.outbox) == 1)
    assert "favourite" in page.outbox[0].accessibleName()
    qtbot.mouseClick(page.outbox[0].leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.outbox == [])
    assert library.outbox.problems() == []


def test_a_server_is_removed_only_after_a_question(qtbot, home, page, library):
    qtbot.waitUntil(lambda: home in page.cards)
    qtbot.mouseClick(page.cards[home].removal, Qt.MouseButton.LeftButton)
    box = page.findChild(QMessageBox)
    assert "Nothing is deleted on the server." in box.informativeText()
    assert library.sources.get(home) is not None
    qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.cards)
    assert library.sources.rows() == []


def test_a_play_of_a_local_file_waits_for_nobody(library):
    library.annotations.record_play(Play(1, 0, 1000))
    assert library.outbox.count() == 0
