from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget

from tests.support.fake_playback import tracks
from ui.views.keys.commands import Command, Group
from ui.views.shell.sidebar import Section


@pytest.fixture
def three(window):
    """Three pages, the last a list that scrolls."""
    for name in ("one", "two"):
        window.add_page(name, "albums", name.title(), QWidget)
    rows = QListWidget()
    rows.setAccessibleName("Rows")
    rows.addItems([str(i) for i in range(500)])
    window.add_page("rows", "tracks", "Rows", lambda: rows)
    return window


def opened(window):
    return window.navigator.current.name


def test_back_and_forward_go_the_way_one_came(qtbot, three):
    for name in ("one", "two", "rows"):
        three.open_page(name)
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(three, Qt.Key.Key_Left, alt)
    qtbot.keyClick(three, Qt.Key.Key_Left, alt)
    assert opened(three) == "one"
    qtbot.keyClick(three, Qt.Key.Key_Right, alt)
    assert opened(three) == "two"
    assert three.sidebar.entry("two").isChecked()


def test_the_buttons_say_which_way_is_open(qtbot, three):
    three.open_page("one")
    assert not three.sidebar.forward.isEnabled()
    three.sidebar.back.click()
    assert three.sidebar.forward.isEnabled()
    assert not three.sidebar.back.isEnabled()


def test_a_page_is_found_scrolled_as_it_was_left(qtbot, three):
    three.open_page("rows")
    qtbot.waitUntil(three.navigator.page("rows").isVisible)
    bar = three.navigator.page("rows").verticalScrollBar()
    bar.setValue(123)
    three.open_page("one")
    bar.setValue(0)
    three.navigator.back()
    assert bar.value() == 123


def test_the_window_hears_what_comes_between_making_a_page_and_laying_it_out(qtbot, three):
    page = three.navigator.page("one")
    seen = []
    QTimer.singleShot(0, three, lambda: seen.append(page.isVisible()))
    three.open_page("one")
    qtbot.waitUntil(page.isVisible)
    assert seen == [False]
    assert page.hasFocus()


def test_of_pages_that_are_opened_at_once_the_last_is_seen(qtbot, three):
    shown = []
    three.pages.currentChanged.connect(lambda: shown.append(three.pages.currentWidget()))
    for name in ("one", "two"):
        three.open_page(name)
    last = three.navigator.page("two")
    qtbot.waitUntil(last.isVisible)
    assert shown == [last]
    three.navigator.back()
    qtbot.waitUntil(three.navigator.page("one").isVisible)


def test_the_keyboard_goes_from_page_to_page_past_nothing_else(qtbot, three):
    stop = QPushButton("Stop", three.navigator.page("two"))
    three.open_page("two")
    qtbot.waitUntil(stop.isVisible)
    stop.setFocus()
    held = []
    hear = QApplication.instance().focusChanged.connect(lambda _old, now: held.append(now))
    page = three.navigator.page("one")
    three.open_page("one")
    qtbot.waitUntil(page.hasFocus)
    QObject.disconnect(hear)
    assert [widget for widget in held if widget is not None] == [page]


def test_messages_lie_above_a_page_that_comes(qtbot, three):
    three.notices.say("said", "Said.")
    page = three.navigator.page("rows")
    three.open_page("rows")
    qtbot.waitUntil(page.isVisible)
    place = three.toast.geometry().center()
    assert three.toast.isAncestorOf(three.pages.childAt(place)) or (
        three.pages.childAt(place) is three.toast
    )


def test_rows_that_come_late_are_waited_for(qtbot, three):
    rows = three.navigator.page("rows")
    three.open_page("rows")
    qtbot.waitUntil(rows.isVisible)
    rows.verticalScrollBar().setValue(200)
    three.open_page("one")
    rows.clear()
    three.navigator.back()
    rows.addItems([str(i) for i in range(500)])
    qtbot.waitUntil(lambda: rows.verticalScrollBar().value() == 200)


def test_a_page_of_many_things_comes_back_with_what_it_showed(qtbot, three):
    label = QLabel()
    three.add_subpage("thing", "one", lambda: label)
    for name in ("first", "second"):
        label.setText(name)
        three.open_page("thing", restore=lambda name=name: label.setText(name))
    three.navigator.back()
    assert label.text() == "first"
    assert three.sidebar.entry("one").isChecked()


def test_sections_have_headings_only_while_they_have_entries(window):
    box = window.sidebar._sections[Section.PLAYLISTS]
    assert box.isHidden()
    window.sidebar.add("playlist-1", "list", "夜航 Night flight", Section.PLAYLISTS, lambda: None)
    assert not box.isHidden()
    window.sidebar.remove("playlist-1")
    assert box.isHidden()


def test_an_entry_may_do_something_else_than_open_a_page(qtbot, window):
    pressed = []
    entry = window.sidebar.add("x", "list", "X", Section.CLOUD, lambda: pressed.append(1))
    window.sidebar.set_state("x", "synced")
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert pressed
    assert entry.accessibleDescription() == "synced"


def test_control_and_a_number_open_the_entries_in_order(qtbot, three):
    names = three.sidebar.names
    qtbot.keyClick(three, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert opened(three) == names[1]


def test_a_tab_of_the_panel_has_a_switch_and_a_command(qtbot, window):
    window.add_panel_tab("words", "lyrics", "Words", QWidget(), ("W",))
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_W)
    assert window.panel.isVisible()
    assert window.panel.current == "words"
    assert not window.bar.output.queue.isChecked()
    qtbot.keyClick(window, Qt.Key.Key_Q)
    assert window.panel.current == "queue"
    qtbot.keyClick(window, Qt.Key.Key_Q)
    assert window.panel.isHidden()


def test_a_command_of_an_area_gets_its_keys_at_once_and_loses_them_with_it(qtbot, window):
    done = []
    window.commands.add(Command("moon", "To the moon", lambda: done.append(1), ("Ctrl+Shift+Y",)))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Y, keys)
    window.commands.remove("moon")
    qtbot.keyClick(window, Qt.Key.Key_Y, keys)
    assert done == [1]


def test_a_held_key_is_undone_when_it_is_let_go(qtbot, window):
    said = []
    down, up = (lambda: said.append("down")), (lambda: said.append("up"))
    window.commands.add(Command("hold", "Hold", down, ("J",), Group.SOUND, release=up))
    window.setFocus()
    qtbot.keyPress(window, Qt.Key.Key_J)
    assert said == ["down"]
    qtbot.keyRelease(window, Qt.Key.Key_J)
    assert said == ["down", "up"]


def test_keys_can_be_chosen_anew_and_conflicts_are_named(qtbot, window, session):
    window.commands.rebind({"mute": "Ctrl+M", "shuffle": "Ctrl+M"})
    (conflict,) = window.commands.conflicts().items()
    assert conflict[0] == "Ctrl+M"
    assert {command.name for command in conflict[1]} == {"mute", "shuffle"}
    window.commands.rebind({"mute": "Ctrl+M"})
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert session.playback.state.muted


def test_the_task_bar_says_what_plays(qtbot, window, session):
    assert window.windowTitle() == "Galaxia"
    session.playback.play_tracks([replace(tracks(1)[0], title="Two\nLines", artist="Nobody")])
    qtbot.waitUntil(lambda: window.windowTitle() == "Two Lines — Nobody")
    session.playback.play_tracks([replace(tracks(2)[1], title="x" * 10_000)])
    qtbot.waitUntil(lambda: window.windowTitle() == "x" * 200)
