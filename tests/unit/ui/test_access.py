"""Every control has a name, a role and a way by keyboard; focus can be seen; keys do their work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QLineEdit,
    QWidget,
)

from player.model import PlayState, RepeatMode
from tests.support.fake_playback import tracks
from tests.support.window import make_library, make_music
from ui.widgets.grid.grid_view import GridView
from ui.widgets.tab_chips import TabChips

CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractItemView)
ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
}


def controls(window):
    """What the listener can use; parts of stock widgets, such as scroll bars, left out."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QAbstractItemView | QLineEdit)
        and "scroll" not in type(widget).__name__.lower()
        and "scroll" not in (widget.parent().objectName() if widget.parent() else "")
    ]


@pytest.fixture(scope="session")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("access")
    make_library(folder / "library.db", make_music(folder / "music", albums=3)).close()
    return folder / "library.db"


@pytest.fixture
def playing(qtbot, session, library_window):
    """A window with a library and a queue: all pages there are, made as if they were visited."""
    window = library_window
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(window.panel.isVisible)
    for name in window.navigator.names:
        window.navigator.page(name)
    return window


@pytest.fixture
def pages(qtbot, playing):
    """Every page of the window, one after the other, each opened."""

    def opened():
        for name in playing.navigator.names:
            playing.open_page(name)
            QApplication.processEvents()
            yield name

    return opened()


def test_every_control_of_every_page_has_a_name_and_a_role(playing, pages):
    for page in pages:
        found = [widget for widget in controls(playing) if widget.isVisible()]
        assert len(found) > 10
        for widget in found:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert widget.accessibleName(), f"{page}: {widget!r} has no accessible name"
            if not isinstance(widget, GridView):  # Qt knows no role for a view of one's own
                assert interface.role() in ROLES, f"{page}: {widget!r} is a {interface.role()}"


def test_every_control_that_is_shown_can_be_reached_by_tab(playing, pages):
    for page in pages:
        reached, widget = set(), playing
        for _ in range(2000):
            widget = widget.nextInFocusChain()
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                reached.add(widget)
            if widget is playing:
                break
        shown = {w for w in controls(playing) if w.isVisible() and w.isEnabled()}
        silent = {w for w in shown if not w.focusPolicy() & Qt.FocusPolicy.TabFocus}
        rows = [row for row in playing.findChildren(TabChips) if row.isVisible()]
        walked = {row.chip(name) for row in rows for name in row.names}  # by arrows, from one
        assert silent <= {playing.bar.transport.elapsed, *walked}, page  # the time does nothing
        assert len(walked & reached) == len(rows), page
        assert shown - silent <= reached, page


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_arrows_walk_a_row_of_tabs_and_tab_stops_where_they_left_it(qtbot, theme, direction):
    row = TabChips(theme, "Tabs")
    qtbot.addWidget(row)
    row.setLayoutDirection(direction)
    for name in "abc":
        row.add(name, name)
    row.show()
    row.activateWindow()
    on = Qt.Key.Key_Right if direction == Qt.LayoutDirection.LeftToRight else Qt.Key.Key_Left
    row.chip("a").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(row.chip("a").hasFocus)
    for name in "bca":
        qtbot.keyClick(row.chip(row.current), on)
        assert row.current == name
        assert row.chip(name).hasFocus()
    row.choose("c")
    by_tab = Qt.FocusPolicy.TabFocus
    assert [name for name in row.names if row.chip(name).focusPolicy() == by_tab] == ["c"]
    row.show_only("")
    assert [name for name in row.names if row.chip(name).focusPolicy() == by_tab] == ["a"]


def test_focus_can_be_seen_on_every_control(qtbot, playing, pages):
    playing.activateWindow()
    for page in pages:
        for widget in controls(playing):
            shown = widget.isVisible() and widget.isEnabled()
            if not shown or isinstance(widget, QAbstractItemView):
                continue
            playing.setFocus()
            plain = widget.grab().toImage()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            if widget.hasFocus():
                assert widget.grab().toImage() != plain, f"{page}: {widget!r} hides its focus"


def test_no_key_means_two_things(playing):
    assert playing.commands.conflicts() == {}


def test_space_plays_and_pauses(qtbot, playing, session):
    playing.setFocus()
    qtbot.keyClick(playing, Qt.Key.Key_Space)
    assert session.playback.state.state is PlayState.PAUSED


def test_space_presses_the_button_that_was_reached_by_tab(qtbot, playing, session):
    repeat = playing.bar.transport.repeat
    playing.activateWindow()
    repeat.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(repeat.hasFocus)
    qtbot.keyClick(repeat, Qt.Key.Key_Space)
    assert session.playback.state.repeat is RepeatMode.ALL
    assert session.playback.state.state is PlayState.PLAYING


def test_letters_are_commands_outside_lists_and_type_ahead_within(qtbot, playing, session):
    playing.activateWindow()
    playing.setFocus()
    qtbot.keyClick(playing, Qt.Key.Key_M)
    assert session.playback.state.muted
    playing.queue_panel.list.setFocus()
    qtbot.waitUntil(playing.queue_panel.list.hasFocus)
    qtbot.keyClick(playing.queue_panel.list, Qt.Key.Key_M)
    assert session.playback.state.muted
    qtbot.keyClick(playing.queue_panel.list, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert not session.playback.state.muted


def test_control_and_arrows_skip_and_turn_the_volume(qtbot, playing, session):
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(playing, Qt.Key.Key_Right, control)
    assert session.playback.state.track.title == "夜航"
    qtbot.keyClick(playing, Qt.Key.Key_Down, control)
    assert session.playback.state.volume_db == -1.0
    qtbot.waitUntil(lambda: playing.bar.output.volume.shown_db == -1.0)
    qtbot.keyClick(playing, Qt.Key.Key_Up, control | Qt.KeyboardModifier.ShiftModifier)
    assert session.playback.state.volume_db == -0.9


def test_comma_and_full_stop_nudge_by_a_tenth_of_a_second(qtbot, playing, session):
    session.playback.seek(10_000)
    qtbot.keyClick(playing, Qt.Key.Key_Period)
    assert session.playback.position_ms() == 10_100
    qtbot.keyClick(playing, Qt.Key.Key_Comma)
    assert session.playback.position_ms() == 10_000


def test_the_question_mark_shows_the_keys(qtbot, playing):
    qtbot.keyClicks(playing, "?")
    dialogs = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Keyboard"]
    assert dialogs
    dialogs[0].reject()
