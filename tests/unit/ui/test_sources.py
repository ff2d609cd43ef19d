"""The page of servers says how each one is, and what the listener can do about it."""

from unittest.mock import patch

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from player.library.keep.annotations import Play
from player.library.library import Library
from player.library.lists.rows import Here
from player.library.remote.catalogue import Catalogue, Listed
from player.library.remote.songs import Kept
from player.library.remote.sources import NewSource
from player.service.membership.states import AccountState, Standing
from player.service.orders import Brought, Coming, Synced, Syncing, Trouble
from player.service.source import Capabilities, Credentials, Rung, ScrobblerKind
from player.service.syncing.report import SyncReport
from player.service.syncing.song_tags import builder
from tests.support.clouds import ToldAccount, cloud_of
from ui.assembly.cloud import SERVERS
from ui.assembly.downloads import DOWNLOADS
from ui.viewmodels.sources import Filled
from ui.views.account.certificate_dialog import CertificateDialog
from ui.views.account.downloads import DownloadsPage
from ui.views.account.scrobbler_dialog import ScrobblerDialog
from ui.views.account.source_dialog import SourceDialog
from ui.views.account.sources import SourcesPage
from ui.views.library.browsing_pages import FOLDERS
from ui.views.library.folders import FoldersPage
from ui.views.library.library_pages import LibraryPages
from ui.views.library.track_menu import Target
from ui.widgets.text.text import Text


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
def page(session, library, cloud, open_window):
    session.library, session.cloud = library, cloud
    window = open_window()
    window.open_page(SERVERS)
    return window.findChild(SourcesPage)


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


def test_among_the_folders_a_server_has_the_name_it_was_given(qtbot, page, home):
    window = page.window()
    window.open_page(FOLDERS)
    folders = window.findChild(FoldersPage)
    items = folders.tree.items
    qtbot.waitUntil(lambda: items.rowCount() == 1)
    index = items.index(0, 0)
    assert index.data() == index.data(Qt.ItemDataRole.ToolTipRole) == "home"
    assert items.path(index) != "home"
    qtbot.waitUntil(lambda: folders.header.line == "home · 0 tracks")


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
    assert page.header.line == "Some of what you did could not be saved"
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
    page._model._cloud.close()
    assert library.sources.rows() == []


def remove(qtbot, page, source_id):
    qtbot.waitUntil(lambda: source_id in page.cards)
    qtbot.mouseClick(page.cards[source_id].removal, Qt.MouseButton.LeftButton)
    box = page.findChildren(QMessageBox)[-1]
    qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.cards)


def test_a_server_that_was_removed_comes_back_by_a_press(qtbot, home, page, library):
    window = page.window()
    remove(qtbot, page, home)
    assert window.toast.text == "home and its songs removed."
    with patch.object(page._model._cloud, "sync"):
        qtbot.mouseClick(window.toast._button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: home in page.cards)
        window.commands.run("redo")
        qtbot.waitUntil(lambda: not page.cards)
        window.commands.run("undo")
        qtbot.waitUntil(lambda: home in page.cards)
    assert library.sources.get(home) is not None


def test_it_is_said_when_it_is_too_late_to_take_a_server_back(qtbot, home, page, library):
    remove(qtbot, page, home)
    page._model._cloud.leaving.finish()
    page.window().commands.run("undo")
    said = "It is too late: the server has been removed."
    qtbot.waitUntil(lambda: page.window().toast.text == said)


def test_a_play_of_a_local_file_waits_for_nobody(library):
    library.annotations.record_play(Play(1, 0, 1000))
    assert library.outbox.count() == 0


def test_a_scrobbling_service_is_connected_and_says_what_it_was_told(qtbot, page, library, cloud):
    qtbot.mouseClick(page.tell, Qt.MouseButton.LeftButton)
    dialog = page.findChild(ScrobblerDialog)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    assert dialog.form.isRowVisible(dialog.token)
    assert not dialog.form.isRowVisible(dialog.password)
    dialog.kind.chosen.emit(ScrobblerKind.LASTFM)
    assert dialog.form.isRowVisible(dialog.password)
    dialog.kind.chosen.emit(ScrobblerKind.LISTENBRAINZ)
    dialog.token.setText("token-of-mine")
    with patch.object(cloud, "add", wraps=None) as added:
        qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    new, credentials = added.call_args.args
    assert (new.kind, new.url) == ("listenbrainz", "https://api.listenbrainz.org")
    assert credentials.api_key == "token-of-mine"
    key = library.sources.add(new)
    page._model.refresh()
    qtbot.waitUntil(lambda: key in page.cards)
    card = page.cards[key]
    assert card.accessibleName() == "ListenBrainz"
    assert "nothing has been sent yet" in card._line.text()
    assert card.keep.isHidden()
    library.sources.succeed(key, None)
    page._model.refresh()
    qtbot.waitUntil(lambda: "last time" in card._line.text())


def about(card):
    return "\n".join(line.text() for line in card._about)


def test_a_server_says_what_it_is_and_how_it_lets_one_in(qtbot, home, page, library):
    found = Capabilities(
        server="navidrome", server_version="0.58", rung=Rung.PASSWORD, extensions={"formPost": (1,)}
    )
    library.sources.learn(home, msgspec.json.encode(found).decode())
    page._model.refresh()
    qtbot.waitUntil(lambda: home in page.cards and "navidrome" in about(page.cards[home]))
    said = about(page.cards[home])
    assert "navidrome 0.58 · signed in with the password" in said
    assert "formPost" in said


@pytest.fixture
def downloads(qtbot, home, page, library):
    window = page.window()
    window.open_page(DOWNLOADS)
    return window.findChild(DownloadsPage)


def test_without_a_download_the_page_says_how_one_comes(qtbot, downloads):
    qtbot.waitUntil(lambda: "Keep offline" in downloads.body.empty.text)


def test_downloads_are_counted_with_what_waits_and_what_failed(qtbot, downloads, library):
    counted = Kept(here=3, size_bytes=5_000_000, waiting=2, failed=1, supplied=3)
    downloads._model._account = ToldAccount(
        AccountState(grace_ends_s=1_800_000_000, days_left=23, standing=Standing.GRACE)
    )
    downloads._model._show(counted)
    line = downloads.header.line
    assert "3 here, 5.0 MB" in line
    assert "2 waiting" in line
    assert "1 failed" in line
    assert "(23 days)" in line
    assert downloads.again.isVisible()
    downloads._model._account = ToldAccount(AccountState(days_left=0, grace_ends_s=1))
    downloads._model._show(counted)
    assert "locked" in downloads.header.line


@pytest.mark.parametrize(
    "state, said",
    [
        (AccountState(days_left=23), "Downloaded · 23 days left"),
        (AccountState(days_left=1), "Downloaded · 1 day left"),
        (AccountState(days_left=0), "Downloaded · locked: go online once"),
    ],
)
def test_each_download_of_a_service_says_how_long_it_plays(
    qtbot, home, downloads, library, state, said
):
    source = library.sources.get(home)
    catalogue = Catalogue(library.database, source, builder(home, lambda: None))
    catalogue.store([Listed("s1", b"1", b'{"id": "s1", "title": "Harbour"}')])
    library.remote_files.note_here(home, [("s1", Here.WHOLE)])
    downloads._model._account = ToldAccount(state)
    table = downloads.table.model()
    place = [column.name for column in table.columns].index("place")

    def shows(words):
        downloads._model.refresh()
        return table.index(0, place).data() == words

    qtbot.waitUntil(lambda: shows("Downloaded"), timeout=20_000)
    library.sources.supply(home, supplied=True)
    qtbot.waitUntil(lambda: shows(said), timeout=20_000)


def test_a_song_on_its_way_is_named_with_its_percentage(qtbot, home, downloads, library):
    model = downloads._model
    source = library.sources.get(home)
    catalogue = Catalogue(library.database, source, builder(home, lambda: None))
    catalogue.store([Listed("s1", b"1", b'{"id": "s1", "title": "Harbour"}')])
    model.hear(Coming(home, "s1", 43))
    qtbot.waitUntil(lambda: "Harbour: 43 %" in downloads.header.line)
    model.hear(Coming(home, "s1", 99))
    model.hear(Brought("s1.flac"))
    qtbot.waitUntil(lambda: "%" not in downloads.header.line)


def test_menus_offer_to_keep_once_there_is_a_server(qtbot, home, page, downloads, library):
    menus = page.window().findChild(LibraryPages).menus
    qtbot.waitUntil(lambda: "servers" in menus.offers)
    target = Target(library.tracks.ids, lambda: None)
    words = [action.text() for action in menus.build(page, target).actions()]
    assert "Keep offline" in words
    assert "Remove download" in words


def test_a_server_is_changed_and_signed_in_at_anew(qtbot, home, page, library, cloud):
    qtbot.waitUntil(lambda: home in page.cards)
    library.sources.learn(home, "{}")
    with patch.object(cloud, "sync") as synced, patch.object(cloud._side, "order") as ordered:
        qtbot.mouseClick(page.cards[home].change, Qt.MouseButton.LeftButton)
        dialog = page.findChild(SourceDialog)
        assert (dialog.url.text(), dialog.user.text()) == ("https://music.example", "ann")
        dialog.url.setText("https://music.example:8443")
        dialog.pin.setText("AB:CD")
        ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
        qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
        assert ordered.call_count == 0, "an empty secret stays as it is"
        page._model.change(home, Filled("home", "music.example", "bo", "sesame", is_key=False))
        assert ordered.call_args.args[0].credentials == Credentials("bo", "sesame")
    assert synced.call_count == 2
    row = library.sources.get(home)
    assert (row.url, row.user, row.capabilities) == ("https://music.example", "bo", None)


def test_the_page_names_all_that_travels(page):
    said = " ".join(text.text() for text in page.travels.findChildren(Text))
    for word in ("Favourites", "playlists", "Never", "presets"):
        assert word in said


def test_a_certificate_nobody_vouches_for_is_shown_and_refused_by_default(
    qtbot, home, page, library, cloud
):
    shown = "ab" * 32
    details = {"url": "https://music.example", "fingerprint": shown, "reason": "self-signed"}
    page._model._asked.add(home)
    trouble = Trouble(home, "source.untrusted", details)
    cloud._take(trouble)
    page._model.hear(trouble)
    qtbot.waitUntil(lambda: page.findChild(CertificateDialog) is not None)
    dialog = page.findChild(CertificateDialog)
    assert dialog.fingerprint.text().count("AB") == 32
    with patch.object(cloud, "sync") as synced, patch.object(cloud._side, "order"):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert not dialog.isVisible()
        assert synced.call_count == 0
        qtbot.mouseClick(page.cards[home].certificate, Qt.MouseButton.LeftButton)
        again = next(one for one in page.findChildren(CertificateDialog) if one.isVisible())
        qtbot.mouseClick(again.always, Qt.MouseButton.LeftButton)
        assert synced.call_count == 1
    assert library.sources.get(home).pin_sha256 == shown
    page._model.refresh()
    qtbot.waitUntil(lambda: not page.cards[home].certificate.isVisible())


def test_a_server_that_stays_away_is_said_once_until_it_changes(qtbot, home, page, library, cloud):
    toasts = []
    page.window().notices.raised.connect(lambda toast: toasts.append(toast.text))
    away = Trouble(home, "source.unreachable", {"url": "https://music.example", "reason": "away"})
    closed = Trouble(home, "source.unreachable", {"url": "https://music.example", "reason": "shut"})
    for _ in range(3):
        page._model.hear(away)
    assert len(toasts) == 1
    page._model.hear(closed)
    assert len(toasts) == 2, "another reason is news"
    page._model.hear(Synced(home, SyncReport()))
    page._model.hear(closed)
    assert len(toasts) == 3, "it was there in between"
    with patch.object(cloud, "sync"):
        page._model.sync(home)
    page._model.hear(closed)
    assert len(toasts) == 4, "who asks is answered"
