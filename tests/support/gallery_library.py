"""States of the shell and of the library that no page begins with: searches, menus, emptiness.

A state may return a window of its own (a dialog, a menu): that is drawn then, and closed.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from player.lookup.question import Candidate
from tests.support.fake_playback import FakeSession, tracks
from tests.support.settling import settle
from tests.support.showing import Show, open_alone
from ui.views.care.properties_dialog import PropertiesDialog
from ui.views.library.library_pages import ALBUMS, TRACKS, LibraryPages
from ui.views.library.lookup_dialog import LookupDialog
from ui.views.playing.more_menu import MoreMenu
from ui.views.search.palette import Palette
from ui.views.shell.window import INFO, MainWindow
from ui.widgets.pages.page_header import PageHeader

WITHOUT_END = ("The Unabridged and Entirely Unnecessary History of Everything " * 162)[:10_000]
ARABIC = "مدينة الضوء البعيد والليل الطويل"
_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def point_at(widget: QWidget, at: QPoint) -> None:
    """Rest the pointer on a widget."""
    everywhere = widget.mapToGlobal(at)
    QCursor.setPos(everywhere)
    places = QPointF(at), QPointF(everywhere)
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(widget, QEnterEvent(QPointF(at), *places))
    moved = QMouseEvent(QEvent.Type.MouseMove, *places, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, moved)


def _albums(window: MainWindow) -> LibraryPages:
    open_alone(window, ALBUMS)
    settle()
    return window.findChild(LibraryPages)


def _tracks(window: MainWindow) -> LibraryPages:
    open_alone(window, TRACKS)
    settle()
    return window.findChild(LibraryPages)


def _search(text: str) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        window.show_panel(shown=False)
        window.search_wanted.emit(text)

    return show


def _palette(text: str) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        _albums(window)
        window.commands.get("palette").run()
        window.findChild(Palette).field.setText(text)

    return show


def _palette_away(window: MainWindow, _session: FakeSession) -> None:
    window.findChild(Palette).close_palette()


def _toast(window: MainWindow, _session: FakeSession) -> None:
    _albums(window)
    window.notices.offer("tracks.acted", "12 tracks removed.", "Undo", lambda: None)


def _card_under_pointer(window: MainWindow, _session: FakeSession) -> None:
    window.toast.hide()
    grid = _albums(window).albums.grid
    point_at(grid.viewport(), grid.visualRect(grid.model().index(2, 0)).center())


def _chosen_rows(window: MainWindow, _session: FakeSession) -> None:
    table = _tracks(window).tracks.table
    table.selectRow(3)
    for row in (4, 5, 9):
        table.selectionModel().select(table.model().index(row, 0), _ROWS)
    point_at(table.viewport(), table.visualRect(table.model().index(7, 1)).center())


def _skeleton(window: MainWindow, _session: FakeSession) -> None:
    _albums(window).albums.body.show_skeleton()


def _rows_skeleton(window: MainWindow, _session: FakeSession) -> None:
    window.findChild(LibraryPages).albums.body.show_content()
    _tracks(window).tracks.body.show_skeleton()


def _popped(menu: QMenu) -> QMenu:
    menu.popup(QPoint(300, 200))
    settle()
    return menu


def _track_menu(window: MainWindow, _session: FakeSession) -> QMenu:
    pages = _tracks(window)
    pages.tracks.body.show_content()
    pages.tracks.table.selectRow(2)
    return _popped(pages.tracks.table.menu())


def _column_menu(window: MainWindow, _session: FakeSession) -> QMenu:
    return _popped(_tracks(window).tracks.table.columns.menu())


def _queue_menu(window: MainWindow, _session: FakeSession) -> QMenu:
    queue = window.queue_panel.list
    queue.setCurrentIndex(queue.model().index(2, 0))
    return _popped(queue.menu())


def _more_menu(window: MainWindow, _session: FakeSession) -> QMenu:
    return _popped(MoreMenu(window.commands, [], window))


def _output_menu(window: MainWindow, _session: FakeSession) -> QMenu:
    return _popped(window.bar.output.menu())


def _path_menu(window: MainWindow, _session: FakeSession) -> QMenu:
    return _popped(window.bar.output.path_menu())


def _veil(window: MainWindow, _session: FakeSession) -> None:
    _albums(window)
    window.veil.cover_host()


def _properties(window: MainWindow, session: FakeSession) -> QWidget:
    window.veil.hide()
    window.routes.open("properties", session.library.tracks.ids('album:"Symphonies 5"')[:1])
    settle()
    return window.findChild(PropertiesDialog)


class _Asked(QObject):
    """A lookup that answers at once."""

    found = Signal(object)
    covered = Signal(object)
    failed = Signal(object)
    allowed = False


def _lookup(window: MainWindow, _session: FakeSession) -> QWidget:
    pages = _albums(window)
    asked = _Asked(window)
    dialog = LookupDialog(window.theme, asked, pages.albums.grid.model().album(3), window)
    dialog.show()
    one = Candidate("a", "Glass Harbor", "Ines Calder", "2021-03-05", "GB", "Meridian", tracks=9)
    asked.found.emit((one, replace_struct(one, date="2011", country="JP")))
    settle()
    return dialog


def replace_struct(one: Candidate, **changes: str) -> Candidate:
    """Return a candidate that differs from another."""
    known = {name: getattr(one, name) for name in one.__struct_fields__}
    return Candidate(**(known | changes))


def _health(number: int) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, "health")
        window.navigator.page("health").kinds.chips[number].click()

    return show


def _step(name: str) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        window.show_panel(shown=False)
        window.step_wanted.emit(name)

    return show


def _without_end(window: MainWindow, session: FakeSession) -> None:
    first, second, *others = tracks(5)
    endless = replace(first, title=WITHOUT_END, artist=WITHOUT_END[:3000], album=WITHOUT_END[:500])
    arabic = replace(second, title=ARABIC, artist="فيروز")
    session.playback.play_tracks([endless, arabic, *others], 0, "Parallax " * 40)
    settle()
    window.open_page(TRACKS)
    window.show_panel(shown=True, tab="queue")


def _nothing_plays(window: MainWindow, session: FakeSession) -> None:
    session.playback.clear()
    session.playback.remove([entry.entry_id for entry in session.playback.queue.entries])
    window.open_page(ALBUMS)
    window.show_panel(shown=True, tab=INFO)


def _filtered_away(name: str) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, name)
        settle()
        window.navigator.page(name).findChild(PageHeader).field.setText("no such music")

    return show


LIBRARY_STATES: dict[str, Show] = {
    "search-ideas": _search(""),
    "search": _search("the"),
    "search-chips": _search("artist:lanterns rate>=48k -live"),
    "search-nothing": _search("no such music"),
    "search-trouble": _search("rate>=banana"),
    "palette": _palette(""),
    "palette-found": _palette("tr"),
    "palette-nothing": _palette("no such music"),
    "palette-away": _palette_away,
    "toast": _toast,
    "card-under-pointer": _card_under_pointer,
    "chosen-rows": _chosen_rows,
    "loading": _skeleton,
    "loading-rows": _rows_skeleton,
    "menu-track": _track_menu,
    "menu-columns": _column_menu,
    "menu-queue": _queue_menu,
    "menu-more": _more_menu,
    "menu-output": _output_menu,
    "menu-path": _path_menu,
    "veil": _veil,
    "properties": _properties,
    "lookup": _lookup,
    "health-missing": _health(0),
    "health-duplicates": _health(1),
    "first-output": _step("output"),
    "first-look": _step("look"),
    "first-online": _step("privacy"),
    "favourites-nothing": _filtered_away("favourites"),
    "artists-nothing": _filtered_away("artists"),
    "title-without-end": _without_end,
    "nothing-plays": _nothing_plays,
}
