"""Dialogs and what lies over the window, by keys alone: Tab, Shift+Tab, Enter, Escape."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from player.library.lists.doubles import Better, Copy, Proposal
from player.lookup.question import Candidate
from player.signal_path import Obstacle
from tests.support.fake_playback import tracks
from tests.support.gallery_states import KNOWN, UNTRUSTED
from tests.support.reading import faults, settle, walk
from tests.support.window import make_library, make_music
from ui.assembly.side_windows import SideWindows
from ui.views.account.certificate_dialog import CertificateDialog
from ui.views.account.scrobbler_dialog import ScrobblerDialog
from ui.views.account.source_dialog import SourceDialog
from ui.views.care.doubles_dialog import DoublesDialog
from ui.views.lab.proof_page import LoudnessWarning
from ui.views.library.lookup_dialog import LookupDialog
from ui.views.playing.fixed_volume_dialog import FixedVolumeDialog
from ui.views.playing.mini_player import MiniSize
from ui.views.playlists.name_dialog import NameDialog
from ui.views.search.palette import Palette
from ui.views.shell.crash_dialog import CrashDialog
from ui.views.shell.silent_dialog import silent_dialog
from ui.views.sound.exact_dialog import ExactDialog
from ui.views.sound.preset_picker import PresetPicker

CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractItemView, QLineEdit, QTextEdit)


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dialogs")
    make_library(folder / "library.db", make_music(folder / "music", albums=3)).close()
    return folder / "library.db"


@pytest.fixture
def desk(qtbot, session, library_window):
    window = library_window
    window.resize(1440, 900)
    window.activateWindow()
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(window.panel.isVisible)
    return window


class Answered(QObject):
    """A lookup that has its answer."""

    found = Signal(object)
    covered = Signal(object)
    failed = Signal(object)
    allowed = False

    def allow(self):
        self.allowed = True

    def ask(self, _album):
        one = Candidate("a", "Kites", "The Lanterns", "2021", "GB", "Meridian", tracks=9)
        self.found.emit((one, one))


def opened(dialog):
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def one_album(desk, *, answered=False):
    library_pages = desk.navigator.page("albums")
    desk.open_page("albums")
    album = next_album(library_pages.grid.model())
    dialog = LookupDialog(desk.theme, Answered(desk), album, desk)
    if answered:
        dialog.ask.click()
    return opened(dialog)


def next_album(model):
    while (album := model.album(0)) is None:
        QApplication.processEvents()
    return album


def alike(desk):
    copies = [
        Copy(n, "Kites", "k", f"/music/{n}.flac", 1_000, "flac", True, 16, 44_100, 0, False)
        for n in range(3)
    ]
    proposal = Proposal(copies[0], tuple(copies[1:]), Better.BITS)
    return opened(DoublesDialog(desk.theme, [proposal], desk))


def name_of_list(desk):
    dialog = NameDialog("New playlist", "Name", lambda _name: None, desk)
    dialog.propose("Mix")
    return opened(dialog)


def properties(desk):
    desk.open_page("tracks")
    table = desk.navigator.page("tracks").table
    while not (table.model().rowCount() and table.model().row(0)):
        QApplication.processEvents()
    desk.routes.open("properties", [table.model().row(0).id])
    return found(desk, "PropertiesDialog")


def found(desk, kind):
    while True:
        QApplication.processEvents()
        for dialog in desk.findChildren(QDialog):
            if type(dialog).__name__ == kind and dialog.isVisible():
                return dialog


def keys(desk):
    desk.commands.run("keys")
    return found(desk, "KeysDialog")


def headphones(desk):
    desk.open_page("equalizer")
    desk.navigator.page("equalizer").files.headphones_wanted.emit()
    return found(desk, "HeadphonesDialog")


def left_out(desk):
    desk.open_page("home")
    desk.navigator.page("home").station.listing_wanted.emit()
    return found(desk, "LeftOutDialog")


def server(desk):
    dialog = SourceDialog(desk.theme, desk)
    dialog.url.setText("https://music.example")
    return opened(dialog)


def scrobbler(desk):
    dialog = ScrobblerDialog(desk.theme, desk)
    dialog.token.setText("from the settings")
    return opened(dialog)


DIALOGS = {
    "keys": (keys, "Close"),
    "properties": (properties, "Close"),
    "name": (name_of_list, "OK"),
    "doubles": (alike, "Cancel"),
    "lookup": (one_album, "Allow and look up"),
    "lookup, answered": (lambda desk: one_album(desk, answered=True), "Ask again"),
    "headphones": (headphones, None),
    "left out": (left_out, "Close"),
    "make exact": (lambda desk: opened(ExactDialog(tuple(Obstacle), desk)), "Cancel"),
    "add a server": (server, "Add"),
    "change a server": (lambda desk: opened(SourceDialog(desk.theme, desk, KNOWN)), "Sign in"),
    "certificate": (lambda desk: opened(CertificateDialog(desk, UNTRUSTED)), "Do not connect"),
    "scrobbler": (scrobbler, "Connect"),
    "crash": (lambda desk: opened(CrashDialog("Traceback", desk)), "Close"),
    "fixed volume": (lambda desk: opened(FixedVolumeDialog(desk)), "Cancel"),
    "loudness": (lambda desk: opened(LoudnessWarning(desk)), "Cancel"),
}
"""How each is opened, and what Enter does in it."""


def has_focus(dialog):
    return dialog.isAncestorOf(QApplication.focusWidget() or dialog)


def each(qtbot, desk):
    """Every dialog by its name, one after the other, each opened from the play button."""
    before = desk.bar.transport.play
    for name, (show, _) in DIALOGS.items():
        desk.activateWindow()
        before.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(before.hasFocus)
        dialog = show(desk)
        qtbot.waitUntil(partial(has_focus, dialog))
        settle()
        yield name, dialog
        if isValid(dialog):
            dialog.close()
        settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def controls(dialog):
    return {
        widget
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and widget.isEnabled()
        and not widget.objectName().startswith("qt_scrollarea")
        and not isinstance(widget.parent(), QAbstractItemView | QLineEdit)
        and "scroll" not in (type(widget).__name__ + widget.parent().objectName()).lower()
    }


def test_tab_goes_through_every_dialog_as_the_eye_does_and_back(qtbot, direction, desk):
    for name, dialog in each(qtbot, desk):
        forth, back = walk(dialog, Qt.Key.Key_Tab), walk(dialog, Qt.Key.Key_Backtab)
        assert faults(forth) == [], name
        assert back == forth[::-1], name
        assert controls(dialog) <= set(forth), name
        assert all(dialog.isAncestorOf(stop) for stop in forth), name


def test_what_tab_stops_at_in_a_dialog_has_a_name_and_shows_it(qtbot, theme, dressed, desk):
    dressed(theme)
    for name, dialog in each(qtbot, desk):
        for stop in walk(dialog, Qt.Key.Key_Tab):
            told = QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name)
            assert told, f"{name}: {stop}"
            if isinstance(stop, QAbstractItemView):
                continue  # its row shows it
            dialog.setFocus()
            plain = dialog.grab().toImage()
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            settle()
            assert dialog.grab().toImage() != plain, f"{name}: {told} hides its focus"


def test_escape_closes_every_dialog_and_the_focus_is_where_it_was(qtbot, desk):
    for name, dialog in each(qtbot, desk):
        before = desk.focusWidget()
        assert before is not None
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert not isValid(dialog) or not dialog.isVisible(), name
        desk.activateWindow()  # as the system does when what lay above it goes
        qtbot.waitUntil(before.hasFocus)


def test_enter_does_what_is_marked(qtbot, desk):
    for name, dialog in each(qtbot, desk):
        wanted = DIALOGS[name][1]
        shown = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        marked = [button for button in shown if button.isDefault()]
        assert [b.text().replace("&", "") for b in marked] == ([wanted] if wanted else []), name
        if marked:
            with qtbot.waitSignal(marked[0].clicked):
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_enter_on_a_correction_plays_it_and_asks_for_no_folder(qtbot, desk):
    dialog = headphones(desk)
    rows = QStringListModel(["Kites 600"])
    dialog.list.setModel(rows)
    dialog._stack.setCurrentWidget(dialog.list)
    dialog.list.setCurrentIndex(rows.index(0))
    dialog.list.setFocus()
    with qtbot.waitSignal(dialog.list.activated):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.findChild(QFileDialog) is None
    dialog.close()


def test_tab_stays_in_the_palette_and_escape_gives_the_focus_back(qtbot, desk):
    desk.bar.transport.play.setFocus(Qt.FocusReason.TabFocusReason)
    desk.commands.run("palette")
    palette = desk.findChild(Palette)
    qtbot.waitUntil(palette.field.hasFocus)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _ in range(3):
            QTest.keyClick(QApplication.focusWidget(), key)
            assert palette.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert desk.bar.transport.play.hasFocus()


def test_the_presets_are_walked_and_left_by_keys(qtbot, desk, direction):
    desk.open_page("equalizer")
    page = desk.navigator.page("equalizer")
    page.presets.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.presets, Qt.Key.Key_Space)
    picker = desk.findChild(PresetPicker)
    qtbot.waitUntil(picker.field.hasFocus)
    picker.name.setText("Mine")
    found_there = walk(picker, Qt.Key.Key_Tab)
    assert found_there == [picker.field, picker.list, picker.name, picker.save]
    assert walk(picker, Qt.Key.Key_Backtab) == found_there[::-1]
    picker.list.setFocus()
    QTest.keyClick(picker.list, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    qtbot.waitUntil(page.presets.hasFocus)


@pytest.mark.parametrize("shape", list(MiniSize))
def test_the_mini_player_is_walked_in_every_shape(qtbot, desk, shape):
    side = desk.findChild(SideWindows)
    side.toggle_mini()
    mini = side.mini
    mini.set_size(shape)
    mini.activateWindow()
    qtbot.waitUntil(mini.isActiveWindow)
    settle()
    forth = walk(mini, Qt.Key.Key_Tab)
    assert faults(forth) == []
    assert walk(mini, Qt.Key.Key_Backtab) == forth[::-1]
    assert controls(mini) <= set(forth)
    side.toggle_mini()


def test_what_is_said_at_a_start_that_found_another_is_left_by_keys(qtbot):
    dialog = silent_dialog()
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
