"""Keys that what has the focus answers itself, a mouse's side buttons, and keys chosen anew."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from tests.support.window import make_library, make_music
from ui.views.library.library_pages import ALBUMS, TRACKS
from ui.views.settings.settings_options import Chapter

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys-at-work")
    music = make_music(folder / "music", albums=3, tracks=2)
    make_library(folder / "library.db", music).close()
    return folder / "library.db"


@pytest.fixture
def desk(library_window):
    library_window.activateWindow()
    return library_window


def press(keys, target):
    pressed = QKeySequence(keys)[0]
    QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())


def focused(qtbot, view, index):
    """A view that has the keys, with one of its items chosen."""
    view.setCurrentIndex(index)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def test_a_page_that_is_opened_for_the_first_time_has_the_keys_once_it_is_filled(qtbot, desk):
    """Its field has them at no time: Space would no more pause."""
    desk.open_page(ALBUMS)
    qtbot.waitUntil(desk.navigator.page(ALBUMS).grid.hasFocus)
    desk.open_page(TRACKS)
    page = desk.navigator.page(TRACKS)
    desk.navigator.arrive()
    assert not page.header.field.hasFocus()
    qtbot.waitUntil(page.table.hasFocus)


@pytest.fixture
def table(qtbot, desk):
    """The table of tracks, filled, with its first row chosen."""
    desk.open_page(TRACKS)
    made = desk.navigator.page(TRACKS).table
    qtbot.waitUntil(lambda: made.model().rowCount() == 6)
    qtbot.waitUntil(lambda: made.model().row(0) is not None)
    return focused(qtbot, made, made.model().index(0, 1))


@pytest.fixture
def grid(qtbot, desk):
    desk.open_page(ALBUMS)
    made = desk.navigator.page(ALBUMS).grid
    qtbot.waitUntil(lambda: made.model().rowCount() == 3)
    qtbot.waitUntil(lambda: made.model().album(1) is not None)
    return focused(qtbot, made, made.model().index(1, 0))


@pytest.mark.parametrize(
    "keys, goes_to",
    [
        ("Right", 65_000),
        ("Left", 55_000),
        ("Shift+Right", 90_000),
        ("Shift+Left", 30_000),
        ("Home", 0),
    ],
)
def test_arrows_on_the_line_of_time_seek(qtbot, desk, session, keys, goes_to):
    ids = session.library.tracks.ids("", "title").tolist()
    session.playback.play_tracks(session.library.tracks.tracks(ids))
    seek = desk.bar.transport.seek
    qtbot.waitUntil(seek.isEnabled)
    session.playback.seek(60_000)
    seek.show_position(60_000)
    seek.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(seek.hasFocus)
    press(keys, seek)
    qtbot.waitUntil(lambda: session.playback.position_ms() == goes_to)


def test_shift_and_enter_play_an_album_and_leave_the_page(qtbot, desk, session, grid):
    album = grid.model().album(1)
    press("Shift+Return", grid)
    qtbot.waitUntil(lambda: session.playback.state.track is not None)
    assert session.playback.state.track.album == album.title
    assert desk.navigator.current.name == ALBUMS


def test_shift_and_enter_play_a_track(qtbot, session, table):
    wanted = table.model().row(0).id
    press("Shift+Return", table)
    qtbot.waitUntil(lambda: session.playback.state.track is not None)
    assert session.playback.state.track.track_id == wanted


def chosen(view):
    return {index.row() for index in view.selectionModel().selectedIndexes()}


@pytest.mark.parametrize("where", ["table", "grid"])
def test_ctrl_and_space_choose_one_less_and_stay_there(request, monkeypatch, where):
    view = request.getfixturevalue(where)
    sought = []
    monkeypatch.setattr(view.model(), "seek", lambda *words: sought.append(words))
    here = view.currentIndex().row()
    assert chosen(view) == {here}
    for text, left in ((" ", set()), ("\0", {here})):  # what systems send with it
        key = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, CONTROL, text)
        QApplication.sendEvent(view, key)
        assert chosen(view) == left
    assert sought == []


def test_home_and_end_go_to_the_first_row_and_the_last(table):
    column = table.currentIndex().column()
    for keys, row in (("End", 5), ("Home", 0), ("End", 5)):
        press(keys, table)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (row, column)
    press("Shift+Home", table)
    assert chosen(table) == set(range(6))


def test_f2_edits_a_cell_and_the_file_takes_it(qtbot, session, table):
    row = table.model().row(0)
    press("F2", table)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is not None)
    field = table.findChild(QLineEdit)
    field.setText(f"{row.title} (take 2)")
    QTest.keyClick(field, Qt.Key.Key_Return)

    def title():
        return session.library.tracks.rows([row.id])[0].title

    qtbot.waitUntil(lambda: title() == f"{row.title} (take 2)")


@pytest.mark.parametrize("keys", ["Menu", "Shift+F10"])
@pytest.mark.parametrize("where", ["table", "grid", "queue"])
def test_the_menu_opens_by_keys_where_the_focus_is(qtbot, desk, session, request, keys, where):
    if where == "queue":
        ids = session.library.tracks.ids("", "title").tolist()
        session.playback.play_tracks(session.library.tracks.tracks(ids))
        qtbot.waitUntil(desk.panel.isVisible)
        view = desk.queue_panel.list
        view.setCurrentIndex(view.model().index(2, 0))
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
    else:
        view = request.getfixturevalue(where)
    press(keys, view)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    current = view.visualRect(view.currentIndex())
    around = current.translated(view.viewport().mapToGlobal(QPoint()))
    assert around.top() <= menu.y() <= around.bottom()
    assert len(menu.actions()) > 3
    menu.close()


def test_control_q_ends_the_program(qtbot, desk):
    with qtbot.waitSignal(desk.closing):
        press("Ctrl+Q", desk)
    assert desk.isHidden()


def test_control_q_ends_it_although_closing_would_only_hide(qtbot, desk):
    desk.keep = lambda: desk.hide() or True
    press("Ctrl+W", desk)
    assert desk.isHidden()
    desk.show()
    with qtbot.waitSignal(desk.closing):
        press("Ctrl+Q", desk)


def test_the_side_buttons_of_a_mouse_go_back_and_forward_wherever_it_is(qtbot, desk, grid):
    desk.open_page(TRACKS)
    handle = desk.windowHandle()
    places = [
        grid.mapTo(desk, QPoint(200, 100)),
        desk.bar.mapTo(desk, QPoint(20, 20)),
        desk.sidebar.mapTo(desk, QPoint(40, 120)),
    ]
    for place in places:
        QTest.mouseClick(handle, Qt.MouseButton.BackButton, Qt.KeyboardModifier(0), place)
        qtbot.waitUntil(lambda: desk.navigator.current.name == ALBUMS)
        QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, Qt.KeyboardModifier(0), place)
        qtbot.waitUntil(lambda: desk.navigator.current.name == TRACKS)
    assert desk.navigator.page(TRACKS).isVisible()


def test_keys_typed_into_the_field_hold_at_once_and_say_what_else_they_mean(qtbot, desk, session):
    desk.open_page("settings")
    page = desk.navigator.page("settings")
    qtbot.waitUntil(lambda: page.whole)
    page.open_chapter(Chapter.KEYS)
    row = next(row for row in page.key_rows if row.command.name == "repeat")
    row.field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row.field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.settings.settings.look.shortcuts.get("repeat") == "Ctrl+J")
    desk.setFocus()
    before = session.playback.state.repeat
    press("Ctrl+J", desk)
    assert session.playback.state.repeat is not before
    now = session.playback.state.repeat
    press("R", desk)
    assert session.playback.state.repeat is now
    assert row.conflict.isHidden()
    row.field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row.field, Qt.Key.Key_S)
    qtbot.waitUntil(row.conflict.isVisible)
    assert "Shuffle" in row.conflict.text()
    row.back.click()
    assert "repeat" not in session.settings.settings.look.shortcuts
    press("R", desk)
    assert session.playback.state.repeat is not now
