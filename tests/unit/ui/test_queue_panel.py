import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from player.events import StopAt
from player.model import RepeatMode
from player.queue import QueueEntry
from tests.support.fake_playback import tracks
from ui.viewmodels.queue import MIME, QueueModel, QueueRole
from ui.viewmodels.queue_rows import Heading, Part
from ui.viewmodels.shuffle import ShuffleModel
from ui.views.playlists.name_dialog import NameDialog
from ui.views.queue.queue_delegate import ROW_PX
from ui.views.queue.shuffle_menu import ShuffleMenu, ask_for_seed


@pytest.fixture
def panel(qtbot, window, session):
    session.playback.play_tracks(tracks(6), 1, "Parallax")
    qtbot.waitUntil(
        lambda: window.panel.isVisible() and window.queue_panel.list.model().rowCount() > 6
    )
    return window.queue_panel


def rows(panel):
    """Titles and headings from top to bottom."""
    model = panel.list.model()
    found = []
    for row in range(model.rowCount()):
        item = model.index(row).data(QueueRole.ROW)
        found.append(item.part if isinstance(item, Heading) else model.track(row).title)
    return found


def row_of(panel, title):
    return rows(panel).index(title)


def choose(panel, title):
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.model().index(row_of(panel, title)))


def test_it_shows_what_was_played_what_plays_and_what_follows(panel):
    assert rows(panel) == [
        Part.PLAYED,
        "Spiral Arm",
        Part.NOW,
        "夜航",
        Part.CONTEXT,
        "Low Tide",
        "Glass Harbor",
        "Cantus Firmus",
        "Kites",
    ]


def test_what_was_added_by_hand_comes_first(qtbot, panel, session):
    session.playback.add_tracks([tracks(8)[7]])
    qtbot.waitUntil(lambda: Part.YOURS in rows(panel))
    at = row_of(panel, Part.YOURS)
    assert rows(panel)[at + 1].startswith("Nocturne")
    assert at < row_of(panel, Part.CONTEXT)


def test_enter_plays_the_row(qtbot, panel, session):
    choose(panel, "Kites")
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert session.playback.state.track.title == "Kites"


def test_delete_removes_all_chosen_rows(qtbot, panel, session):
    choose(panel, "Low Tide")
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Low Tide" not in rows(panel))
    assert "Glass Harbor" not in rows(panel)
    assert len(session.playback.queue.entries) == 4


def test_alt_and_arrows_move_a_row(qtbot, panel, session):
    choose(panel, "Kites")
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: rows(panel)[-1] == "Cantus Firmus")


def test_dragging_a_row_up_reorders_and_the_current_track_goes_on(qtbot, panel, session):
    model, playing = panel.list.model(), session.playback.state.entry
    data = model.mimeData([model.index(row_of(panel, "Kites"))])
    before = row_of(panel, "Low Tide")
    model.dropMimeData(data, Qt.DropAction.MoveAction, before, 0, model.index(-1))
    qtbot.waitUntil(lambda: row_of(panel, "Kites") < row_of(panel, "Low Tide"))
    assert session.playback.state.entry == playing


def test_the_menu_can_be_opened_and_used_by_key(qtbot, panel, session):
    choose(panel, "Kites")
    menu = panel.list.menu()
    remove = next(action for action in menu.actions() if action.text() == "Remove")
    remove.trigger()
    qtbot.waitUntil(lambda: "Kites" not in rows(panel))


def test_headings_cannot_be_chosen(panel):
    heading = panel.list.model().index(row_of(panel, Part.NOW))
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


def test_clearing_keeps_what_plays(qtbot, panel, session):
    panel.list.model().clear()
    qtbot.waitUntil(lambda: rows(panel) == [Part.NOW, "夜航"])


def test_files_dropped_on_the_list_are_added(qtbot, window, panel, tmp_path, session):
    song = tmp_path / "song.flac"
    song.write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(song))])
    model = panel.list.model()
    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, 0, model.index(-1))
    qtbot.waitUntil(lambda: "song" in queued(session))
    assert window.toast.text == "Adding 1 item to the queue"


def test_files_go_where_they_are_let_go(qtbot, panel, tmp_path, session):
    song = tmp_path / "song.flac"
    song.write_bytes(b"")
    data = QMimeData()
    data.setText(song.as_uri())  # a terminal or an editor lets go of text
    model, before = panel.list.model(), queued(session)
    model.dropMimeData(
        data, Qt.DropAction.CopyAction, row_of(panel, before[-1]), 0, model.index(-1)
    )
    qtbot.waitUntil(lambda: queued(session) == [*before[:-1], "song", before[-1]])
    first = model.index(row_of(panel, before[-1]))
    dragged = model.mimeData([first])
    session.playback.next()  # rows move while they are dragged
    qtbot.waitUntil(lambda: rows(panel)[row_of(panel, Part.NOW) + 1] == queued(session)[2])
    model.dropMimeData(dragged, Qt.DropAction.CopyAction, 1, 0, model.index(-1))
    qtbot.waitUntil(lambda: queued(session)[0] == before[-1])


def test_what_is_no_music_leaves_the_queue_alone_and_says_so(qtbot, window, session, tmp_path):
    playing = session.playback.queue
    for name in ("notes.txt", "cover.png"):
        (tmp_path / name).write_bytes(b"")
        session.playback.open([str(tmp_path / name)])
        qtbot.waitUntil(lambda name=name: f"{name}: no decoder" in window.toast.text)
    session.playback.open(["https://example.com/cover.png"])
    qtbot.waitUntil(lambda: "plays files, and this is none" in window.toast.text)
    assert session.playback.queue == playing


def test_rows_leave_as_copies_of_their_files(panel, tmp_path, session, qtbot):
    song = tmp_path / "song.flac"
    song.write_bytes(b"")
    session.playback.insert([str(song)], None)
    qtbot.waitUntil(lambda: queued(session)[-1] == "song")
    model = panel.list.model()
    qtbot.waitUntil(lambda: model.index(model.rowCount() - 1).data() == "song")
    data = model.mimeData([model.index(model.rowCount() - 1)])
    assert data.urls() == [QUrl.fromLocalFile(str(song))]
    assert model.supportedDragActions() == Qt.DropAction.CopyAction


def queued(session):
    playback = session.playback
    return [playback.resolve(entry.item).name for entry in playback.queue.entries]


def test_files_dropped_on_the_window_play(qtbot, window, session, tmp_path, shell):
    song = tmp_path / "song.flac"
    song.write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(song))])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    hangs = QDragEnterEvent(QPoint(400, 300), Qt.DropAction.CopyAction, data, *keys)
    QApplication.sendEvent(window, hangs)
    assert window.veil.isVisible()
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), hangs.dropAction(), data, *keys))
    assert not window.veil.isVisible()
    qtbot.waitUntil(lambda: window.bar.playing.title.text == "song")
    qtbot.waitUntil(lambda: shell.home.currentWidget() is shell.now_playing)


def test_tracks_of_the_library_are_read_beside_the_window(qtbot, session, tasks):
    session.playback.play_tracks([3, 4])
    model = QueueModel(session.playback, tasks)
    assert model.track(1) is None
    with qtbot.waitSignal(model.dataChanged):
        assert model.index(3).data() is None
    qtbot.waitUntil(lambda: model.track(1) and model.track(1).title == "Glass Harbor")


def test_a_hundred_thousand_entries_change_in_place(qtbot, session, tasks):
    session.playback.play_tracks(range(100_000))
    model = QueueModel(session.playback, tasks)
    session.playback.remove([session.playback.queue.entries[50_000].entry_id])
    with qtbot.waitSignal(model.rowsRemoved) as gone:
        model.show(session.playback.queue)
    first, last = gone.args[1:3]
    assert first == last
    assert model.rowCount() == 99_999 + 2


def test_the_rows_of_a_drag_are_meant_for_this_list(panel):
    model = panel.list.model()
    data = model.mimeData([model.index(3)])
    assert data.formats() == [MIME]
    assert isinstance(model.index(3).data(QueueRole.ROW), QueueEntry)


def test_the_panel_gives_its_room_to_the_page(qtbot, window, panel):
    wide = window.pages.width()
    qtbot.keyClick(window, Qt.Key.Key_Q)
    assert not panel.isVisible()
    qtbot.waitUntil(lambda: window.pages.width() > wide)


def test_the_panel_and_the_bar_tell_the_kind_of_shuffle_and_its_seed(qtbot, window, panel, session):
    assert panel.shuffle.text() == "In order"
    menu = ShuffleMenu(window.findChild(ShuffleModel), panel.shuffle)
    trigger(menu, "Albums")
    qtbot.waitUntil(lambda: panel.shuffle.text().startswith("Albums · seed "))
    seed = session.playback.queue.shuffle_seed
    assert panel.shuffle.text() == f"Albums · seed {seed}"
    button = window.bar.transport.shuffle
    qtbot.waitUntil(lambda: button.toolTip() == f"Shuffle: Albums · seed {seed}")
    assert button.isChecked()


def test_a_seed_that_was_copied_gives_the_order_again(qtbot, window, panel, session):
    model = window.findChild(ShuffleModel)
    model.by_seed(482913)
    qtbot.waitUntil(lambda: panel.shuffle.text() == "Tracks · seed 482913")
    trigger(ShuffleMenu(model, panel.shuffle), "Copy the seed 482913")
    assert QGuiApplication.clipboard().text() == "482913"
    order = rows(panel)
    model.anew()
    qtbot.waitUntil(lambda: session.playback.queue.shuffle_seed not in {None, 482913})
    qtbot.keyClick(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: panel.shuffle.text() == "In order")
    ask_for_seed(model, window)
    dialog = window.findChild(NameDialog)
    dialog.field.setText("482913")
    dialog._accept()
    qtbot.waitUntil(lambda: rows(panel) == order)


def test_a_seed_is_made_of_digits_alone(qtbot, window, panel, session):
    model = window.findChild(ShuffleModel)
    ask_for_seed(model, window)
    qtbot.keyClicks(window.findChild(NameDialog).field, "1,2 3.4")
    window.findChild(NameDialog)._accept()
    qtbot.waitUntil(lambda: session.playback.queue.shuffle_seed == 1234)


def trigger(menu, text):
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_the_panel_says_how_long_the_queue_lasts_and_when_it_ends(qtbot, window, session):
    panel = window.queue_panel
    session.playback.play_tracks(tracks(3))
    wanted = "13 min left · ends at "  # 5:28 as decoded, then 3:47 and 4:24
    qtbot.waitUntil(lambda: panel.time.text().startswith(wanted))
    session.playback.pause()
    qtbot.waitUntil(lambda: panel.time.text() == "13 min left")
    window.player.seek(300_000)
    qtbot.waitUntil(lambda: panel.time.text() == "8 min left")


def test_a_loop_has_no_end_until_it_is_let_go(qtbot, window, session):
    time, playback = window.queue_panel.time, session.playback
    playback.play_tracks(tracks(3))
    qtbot.waitUntil(lambda: "ends at" in time.text())
    playback.set_loop(10_000, 20_000)
    qtbot.waitUntil(lambda: time.text() == "13 min left, once the loop is let go")
    playback.clear_loop()
    qtbot.waitUntil(lambda: time.text().startswith("13 min left · ends at "))


def test_half_the_speed_lasts_twice_as_long(qtbot, window, session):
    time, playback = window.queue_panel.time, session.playback
    playback.play_tracks(tracks(3))
    qtbot.waitUntil(lambda: time.text().startswith("13 min left"))
    playback.set_tempo(0.5)
    qtbot.waitUntil(lambda: time.text().startswith("27 min left"))
    playback.set_tempo(2.0)
    qtbot.waitUntil(lambda: time.text().startswith("6 min left"))


def test_what_stops_or_sleeps_sooner_than_the_queue_is_what_is_said(qtbot, window, session):
    time, playback = window.queue_panel.time, session.playback
    playback.play_tracks(tracks(3))
    playback.set_stop_at(StopAt.TRACK)
    qtbot.waitUntil(lambda: time.text().startswith("Stops after this track, at "))
    playback.set_stop_at(StopAt.WORK)
    qtbot.waitUntil(lambda: time.text() == "Stops after this work")
    playback.set_stop_at(None)
    playback.sleep_after(5)
    qtbot.waitUntil(lambda: time.text().startswith("13 min left · sleeps at "))
    playback.sleep_after(60)
    qtbot.waitUntil(lambda: "ends at" in time.text())
    playback.sleep_after(None)


def test_a_queue_that_repeats_has_no_end(qtbot, window, session):
    panel = window.queue_panel
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(lambda: "ends at" in panel.time.text())
    session.playback.set_repeat(RepeatMode.ALL)
    qtbot.waitUntil(lambda: panel.time.text() == "")


def test_a_step_lays_no_list_out_anew_and_what_is_chosen_stays_chosen(qtbot, session, panel):
    """With 100,000 entries laying out took 100 ms for each list at every end of a track."""
    session.playback.play_tracks(range(1, 9))
    model = panel.list.model()
    qtbot.waitUntil(lambda: model.rowCount() == 10)
    anew = []
    for told in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.layoutChanged):
        told.connect(lambda *_: anew.append(1))
    session.playback.play_entry(session.playback.queue.entries[2].entry_id)
    qtbot.waitUntil(lambda: model.current_row == 4)
    anew.clear()
    panel.list.setCurrentIndex(model.index(6))
    chosen = model.index(6).data(QueueRole.ROW)
    session.playback.play_entry(session.playback.queue.entries[3].entry_id)
    qtbot.waitUntil(lambda: model.current_row == 5)
    assert not anew
    assert [model.index(row).data(QueueRole.ROW) for row in panel.list.chosen_rows()] == [chosen]
    for row in range(model.rowCount()):
        assert panel.list.visualRect(model.index(row)).height() == ROW_PX
