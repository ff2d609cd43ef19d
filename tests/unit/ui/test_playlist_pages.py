from contextlib import closing

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt, QUrl
from PySide6.QtWidgets import QFileDialog

from player.library.library import Library
from player.library.playlists.entries import PlaylistEntry
from player.library.remote.sources import NewSource
from tests.support.window import make_library, make_music
from ui.viewmodels.carried import carried, tracks_in
from ui.views.playlists.name_dialog import NameDialog
from ui.views.playlists.playlist_pages import FAVOURITES, PLAYLISTS, PlaylistPages


@pytest.fixture
def library(tmp_path):
    """Two albums of two tracks, a written playlist of three of them, and a smart one."""
    made = make_library(tmp_path / "library.db", make_music(tmp_path / "music", 2, 2))
    made.playlists.append(made.playlists.create("Night"), made.tracks.ids("", "title")[:3])
    made.playlists.create("Hi-Res", "hires:")
    yield made
    made.close()


@pytest.fixture
def pages(qtbot, library_window):
    made = library_window.findChild(PlaylistPages)
    qtbot.waitUntil(lambda: len(made._models.playlists.rows) == 2)
    return made


def opened(qtbot, pages, name):
    row = next(row for row in pages._models.playlists.rows if row.name == name)
    pages.open(row)
    model = pages.playlist.table.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0 and titles(pages)[-1] is not None)
    return model


def titles(pages):
    model = pages.playlist.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def answered(qtbot, window, name):
    dialog = window.findChild(NameDialog)
    dialog.field.setText(name)
    dialog._accept()


def test_every_playlist_stands_in_the_sidebar_with_its_count(pages):
    sidebar = pages._window.sidebar
    names = [entry.accessibleName() for name, entry in sidebar._entries.items() if ":" in name]
    assert names == ["Hi-Res", "Night"]
    assert sidebar.entry("playlist:1").accessibleDescription() == "3"


def test_a_new_playlist_is_asked_for_its_name_and_opens(qtbot, pages):
    pages._window.open_page(PLAYLISTS)
    qtbot.mouseClick(pages.playlists.new, Qt.MouseButton.LeftButton)
    answered(qtbot, pages._window, "Morning")
    qtbot.waitUntil(lambda: pages.playlist.head.title.text == "Morning")
    assert pages._window.pages.currentWidget() is pages.playlist
    qtbot.waitUntil(pages.playlist.body.empty.isVisible)


def test_rows_are_moved_and_put_back(qtbot, pages):
    opened(qtbot, pages, "Night")
    before = titles(pages)
    pages.playlist.table.selectRow(0)
    qtbot.keyClick(pages.playlist.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(pages) == [before[1], before[0], before[2]])
    pages._window.undo.undo()
    qtbot.waitUntil(lambda: titles(pages) == before)


def test_delete_takes_rows_out_and_undo_brings_them_back(qtbot, pages):
    opened(qtbot, pages, "Night")
    before = titles(pages)
    pages.playlist.table.selectRow(1)
    qtbot.keyClick(pages.playlist.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(pages) == [before[0], before[2]])
    assert "removed" in pages._window.toast.text
    pages._window.undo.undo()
    qtbot.waitUntil(lambda: titles(pages) == before)


def test_tracks_dropped_between_rows_stay_there(qtbot, pages, library):
    model = opened(qtbot, pages, "Night")
    newest = library.tracks.ids("", "title")[3:]
    action = Qt.DropAction.CopyAction
    assert model.canDropMimeData(carried(newest), action, -1, -1, QModelIndex())
    model.dropMimeData(carried(newest), action, 1, 0, QModelIndex())
    qtbot.waitUntil(lambda: model.ids([(1, 1)]).tolist() == newest.tolist())
    assert model.rowCount() == 4


def test_a_smart_playlist_takes_no_tracks(qtbot, pages, library):
    model = opened(qtbot, pages, "Hi-Res")
    data = carried(library.tracks.ids()[:1])
    assert not model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, QModelIndex())
    assert pages.playlist.rules.isVisible()


def test_a_missing_entry_keeps_its_place_and_its_name_in_grey(qtbot, pages, library, tmp_path):
    known = library.playlists.items(1)
    lost = PlaylistEntry(str(tmp_path / "gone.flac"), "Somebody - Lost Song", 61_000)
    library.playlists.set_items(1, [known[0].entry, lost, known[1].entry])
    model = opened(qtbot, pages, "Night")
    qtbot.waitUntil(lambda: titles(pages)[1] == "Lost Song")
    assert not model.row(1).available
    assert len(model.ids([(0, 2)])) == 2


def test_a_deleted_playlist_comes_back_by_undo(qtbot, pages):
    opened(qtbot, pages, "Night")
    before = titles(pages)
    qtbot.mouseClick(pages.playlist.delete, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(pages._models.playlists.rows) == 1)
    qtbot.waitUntil(lambda: "deleted" in pages._window.toast.text)
    pages._window.undo.undo()
    qtbot.waitUntil(lambda: len(pages._models.playlists.rows) == 2)
    qtbot.waitUntil(lambda: titles(pages) == before)


def test_a_playlist_goes_out_and_comes_in_as_a_file(qtbot, pages, tmp_path):
    opened(qtbot, pages, "Night")
    qtbot.mouseClick(pages.playlist.export, Qt.MouseButton.LeftButton)
    dialog = pages._window.findChild(QFileDialog)
    target = str(tmp_path / "Carried.m3u8")
    dialog.fileSelected.emit(target)
    dialog.reject()
    qtbot.waitUntil(lambda: "Carried.m3u8" in pages._window.toast.text)
    pages._models.playlists.bring_in([target])
    qtbot.waitUntil(lambda: pages.playlist.head.title.text == "Carried")
    qtbot.waitUntil(lambda: len(titles(pages)) == 3)


def names(library):
    return [row.name for row in library.playlists.rows()]


def test_a_file_that_came_in_goes_in_one_step(qtbot, pages, library, tmp_path):
    target = tmp_path / "Brought.m3u8"
    target.write_text("/gone/a.flac\n/gone/b.flac\n", encoding="utf-8")
    pages._models.playlists.bring_in([str(target)])
    qtbot.waitUntil(lambda: pages.playlist.head.title.text == "Brought")
    pages._window.commands.run("undo")
    qtbot.waitUntil(lambda: names(library) == ["Hi-Res", "Night"])
    qtbot.waitUntil(lambda: pages._window.pages.currentWidget() is pages.playlists)
    pages._window.commands.run("redo")
    qtbot.waitUntil(lambda: names(library) == ["Brought", "Hi-Res", "Night"])
    assert len(library.playlists.items(library.playlists.find("Brought").id)) == 2


def test_what_an_earlier_session_or_the_command_line_did_is_taken_back(qtbot, pages, library):
    opened(qtbot, pages, "Night")
    before = titles(pages)
    with closing(Library.open(library.database.path)) as elsewhere:
        elsewhere.arranging.arrange(elsewhere.playlists.find("Night").id, [2, 0])
    pages._window.commands.run("undo")
    qtbot.waitUntil(lambda: "“Night”" in pages._window.toast.text)
    qtbot.waitUntil(lambda: titles(pages) == before)


def test_acts_of_queue_and_playlists_are_taken_back_in_the_order_they_were_done(
    qtbot, pages, session, library
):
    window, queue = pages._window, session.playback
    queue.play_tracks(library.tracks.ids().tolist())
    qtbot.waitUntil(lambda: window.queue_panel.list.model().rowCount() > 4)
    pages._models.playlists.rename(1, "Late")
    qtbot.waitUntil(lambda: "Late" in names(library))
    queue.clear()
    qtbot.waitUntil(lambda: window.undo.next_undo is not None)
    for _ in range(2):
        window.commands.run("undo")
    qtbot.waitUntil(lambda: "Night" in names(library))
    assert len(queue.queue.entries) == 4, "the queue was cleared last, so it came back first"
    for _ in range(2):
        window.commands.run("redo")
    qtbot.waitUntil(lambda: len(queue.queue.entries) == 1)
    assert "Late" in names(library)


def test_a_heart_brings_a_track_to_the_favourites(qtbot, pages, library):
    page = pages.favourites
    pages._window.open_page(FAVOURITES)
    qtbot.waitUntil(page.body.empty.isVisible)
    ids = library.tracks.ids()[:1]
    pages._verbs.love(lambda: ids, loved=True)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    assert pages._window.sidebar.entry(FAVOURITES).accessibleDescription() == "1"


def test_tracks_dropped_on_the_queue_are_added(qtbot, pages, session, library):
    queue = pages._window.queue_panel.list.model()
    queue.dropMimeData(carried(library.tracks.ids()[:2]), Qt.DropAction.CopyAction, 0, 0, _none())
    assert len(session.playback.queue.entries) == 2


def _none():
    return QModelIndex()


def test_other_data_carries_no_tracks():
    assert tracks_in(QMimeData()) is None


@pytest.fixture
def editor(qtbot, pages):
    opened(qtbot, pages, "Hi-Res")
    qtbot.mouseClick(pages.playlist.rules, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pages.smart.text.text() == "hires:")
    qtbot.waitUntil(lambda: pages.smart.said.text() == "4 tracks follow")
    return pages.smart


def typed(editor, text):
    editor.text.setText(text)
    editor.text.textEdited.emit(text)


def test_rules_follow_the_text_and_the_count_follows_both(qtbot, editor):
    typed(editor, "hires: -spiral")
    assert [row.field.chosen for row in editor.rows] == ["hires", ""]
    qtbot.waitUntil(lambda: editor.said.text() == "2 tracks follow")


def test_the_text_follows_the_rules(qtbot, editor):
    editor.add.click()
    editor.rows[1].value.setText("orion")
    editor.rows[1].value.textEdited.emit("orion")
    assert editor.text.text() == 'hires: artist:"orion"'
    qtbot.waitUntil(lambda: editor.said.text() == "2 tracks follow")
    editor.rows[1].operator._on_picked("lacks")
    assert editor.text.text() == 'hires: -artist:"orion"'
    editor.match.chips[1].click()
    assert editor.text.text() == 'hires: OR -artist:"orion"'
    editor.rows[0].drop.click()
    assert editor.text.text() == '-artist:"orion"'


def test_another_field_brings_its_own_conditions(qtbot, editor):
    editor.rows[0].field._on_picked("year")
    assert editor.rows[0].operator.chosen == "is"
    qtbot.waitUntil(editor.rows[0].value.isVisible)


def test_a_slip_offers_what_was_meant(qtbot, editor):
    typed(editor, "artst:orion")
    assert "did you mean" in editor.said.text()
    assert not editor.save.isEnabled()
    qtbot.mouseClick(editor.meant, Qt.MouseButton.LeftButton)
    assert editor.text.text() == "artist:orion"
    qtbot.waitUntil(lambda: editor.said.text() == "2 tracks follow")


def test_saved_rules_are_those_of_the_playlist(qtbot, pages, editor, library):
    typed(editor, "title:perihelion")
    editor.limit._on_picked("25")
    qtbot.waitUntil(lambda: editor.said.text() == "2 tracks follow")
    qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pages._window.pages.currentWidget() is pages.playlist)
    qtbot.waitUntil(lambda: titles(pages) == ["Perihelion", "Perihelion"])
    assert library.arranging.rules(2).most == 25


def let_go(paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def paths_of(library, ids):
    return [track.path for track in library.tracks.tracks(ids)]


def test_files_let_go_between_rows_are_added_as_tracks(qtbot, pages, library):
    model = opened(qtbot, pages, "Night")
    newest = library.tracks.ids("", "title")[3:]
    data = let_go(paths_of(library, newest))
    assert model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, QModelIndex())
    model.dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    qtbot.waitUntil(lambda: model.ids([(1, 1)]).tolist() == newest.tolist())
    assert "added" in pages._window.toast.text


def test_strange_files_are_said_with_a_way_to_bring_them_in(qtbot, pages, tmp_path):
    model = opened(qtbot, pages, "Night")
    data = let_go([tmp_path / "stranger.flac"])
    model.dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    qtbot.waitUntil(lambda: pages._window.toast.text == "These files are not in the library.")
    assert len(titles(pages)) == 3


def test_what_is_dragged_out_is_files(qtbot, monkeypatch, pages, library):
    opened(qtbot, pages, "Night")
    table, carried_away = pages.playlist.table, []
    monkeypatch.setattr(
        "ui.views.library.dragging.QDrag.exec",
        lambda drag, *_: carried_away.append(drag.mimeData()),
    )
    monkeypatch.setattr(
        "ui.views.library.dragging.QApplication.mouseButtons", lambda: Qt.MouseButton.LeftButton
    )
    table.selectAll()
    table.startDrag(Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: len(carried_away) == 1)
    files = [url.toLocalFile() for url in carried_away[0].urls()]
    assert files == paths_of(library, table.model().ids([(0, 2)]))
    assert tracks_in(carried_away[0]).tolist() == table.model().ids([(0, 2)]).tolist()


def test_a_title_of_ten_thousand_letters_fills_its_cell_and_no_more(qtbot, pages, library):
    with library.database.transaction() as connection:
        connection.execute("UPDATE track SET title = ?", ("很长 Long " * 1_500,))
    opened(qtbot, pages, "Night")
    table = pages.playlist.table
    pages._window.grab()
    assert table.columnWidth(0) < table.width()
    assert len(table.model().index(0, 0).data()) > 10_000


def test_a_playlist_of_a_server_is_kept_on_this_computer_by_one_chip(qtbot, pages, library):
    opened(qtbot, pages, "Hi-Res")
    assert not pages.playlist.keep.isVisible(), "no server has it: there is nothing to fetch"
    key = next(row.id for row in library.playlists.rows() if row.name == "Night")
    library.remote_playlists.share(
        key, library.sources.add(NewSource("home", "https://music.example"))
    )
    asked = []
    pages.playlist.table.model().verbs.keep_changed.connect(lambda _, kept: asked.append(kept))
    opened(qtbot, pages, "Night")
    qtbot.waitUntil(pages.playlist.keep.isVisible)
    assert not pages.playlist.keep.isChecked()
    for kept in (True, False):
        qtbot.mouseClick(pages.playlist.keep, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda kept=kept: asked[-1:] == [kept])
        assert library.remote_files.playlist_kept(key) is kept
        assert pages.playlist.keep.isChecked() is kept
