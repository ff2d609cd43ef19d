"""What a screen reader is told: roles, states, presses, and what it is asked to say by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.support.fake_playback import tracks
from tests.support.window import make_library, make_music
from ui.views.library.library_pages import ALBUMS, TRACKS
from ui.views.shell import toast as toasts
from ui.widgets.access import spoken
from ui.widgets.button import Chip
from ui.widgets.transport.rating import RatingStars
from ui.widgets.value_slider import Span, ValueSlider

Role = QAccessible.Role


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spoken")
    make_library(folder / "library.db", make_music(folder / "music", albums=3)).close()
    return folder / "library.db"


def interface(widget):
    """What Qt makes of a widget when the program has taught it: class after class."""
    kind = widget.metaObject()
    while kind is not None:
        if made := spoken.interface_of(kind.className(), widget):
            return made
        kind = kind.superClass()
    raise AssertionError(f"{widget!r} is left to Qt")


@pytest.fixture
def heard(monkeypatch):
    """What was said, as if a screen reader listened."""
    said = []

    def listen(_teller, words):
        said.append(words)

    for place in ("ui.views.shell.toast.announce", "ui.views.playing.playing_corner.announce"):
        monkeypatch.setattr(place, listen)
    return said


def test_an_entry_of_the_sidebar_is_one_of_many_and_can_be_pressed(library_window):
    library_window.open_page(TRACKS)
    albums, tracks_entry = (library_window.sidebar.entry(name) for name in (ALBUMS, TRACKS))
    told, other = interface(albums), interface(tracks_entry)
    assert told.role() == other.role() == Role.RadioButton
    assert not told.state().checked
    assert other.state().checked
    assert told.actionInterface().actionNames() == ["Press"]
    told.actionInterface().doAction("Press")
    assert library_window.navigator.current.name == ALBUMS
    assert told.state().checked


def test_tabs_of_the_right_panel_are_one_of_many_too(library_window):
    library_window.show_panel(shown=True, tab="queue")
    chips = [c for c in library_window.panel.findChildren(Chip) if c.isCheckable()]
    told = {chip.accessibleName(): interface(chip) for chip in chips if chip.group()}
    assert {"Queue", "Lyrics"} <= set(told)
    assert {one.role() for one in told.values()} == {Role.RadioButton}
    assert [name for name, one in told.items() if one.state().checked] == ["Queue"]


def test_what_is_painted_has_a_role(library_window, session):
    session.playback.play_tracks(tracks(1))
    playing = library_window.bar.playing
    assert interface(playing.title).role() == Role.StaticText
    assert interface(playing.title).text(QAccessible.Text.Name) == playing.title.text
    page = library_window.navigator.page("equalizer")
    assert interface(page.curve).role() == Role.Canvas


def test_a_choice_says_that_it_opens_a_menu_and_names_itself_once(library_window):
    page = library_window.navigator.page("outputs")
    assert interface(page.on_loss).role() == Role.ButtonMenu
    assert interface(page.on_loss).state().hasPopup
    assert page.on_loss.accessibleName() == "When the device goes: pause"


def test_a_page_that_hands_the_focus_on_does_not_claim_it(qtbot, library_window):
    library_window.activateWindow()
    library_window.open_page(ALBUMS)
    page = library_window.navigator.page(ALBUMS)
    qtbot.waitUntil(page.grid.hasFocus)
    assert page.hasFocus()  # Qt's word for a widget with a proxy
    told = interface(page)
    assert told.role() == Role.Grouping
    assert not told.state().focused


def test_cells_say_what_stands_in_their_column(qtbot, library_window):
    library_window.open_page(TRACKS)
    table = library_window.navigator.page(TRACKS).table
    model = table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 3 and model.row(0) is not None)
    names = [column.name for column in model.columns]
    spoken_role = Qt.ItemDataRole.AccessibleTextRole

    def cell(name):
        return model.index(0, names.index(name)).data(spoken_role)

    row = model.row(0)
    assert cell("title") == f"{row.title} — {row.artist} — {row.album}"
    assert cell("artist") == row.artist
    assert cell("loved") == ""
    head = model.headerData(names.index("loved"), Qt.Orientation.Horizontal, spoken_role)
    assert head == "Favourite"


def test_a_track_that_begins_is_announced_once(qtbot, library_window, session, heard):
    one, other = tracks(2)
    session.playback.play_tracks([one, other])
    qtbot.waitUntil(lambda: heard == [f"{one.title} — {one.artist}"])
    session.playback.toggle()
    session.playback.toggle()
    session.playback.next()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] == f"{other.title} — {other.artist}"


def test_a_message_is_announced(library_window, heard):
    library_window.toast.show_toast(toasts.Toast("test.said", "Something happened."))
    assert heard == ["Something happened."]


def test_nothing_is_announced_where_nobody_listens(library_window, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    spoken.announce(library_window, "words")
    assert told == []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    spoken.announce(library_window, "words")
    assert [event.message() for event in told] == ["words"]


def test_the_line_of_time_says_where_it_is_when_it_is_asked_not_all_the_time(
    qtbot, library_window, session, monkeypatch
):
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    session.playback.play_tracks(tracks(1))
    seek = library_window.bar.transport.seek
    qtbot.waitUntil(seek.isEnabled)
    library_window.activateWindow()
    seek.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(seek.hasFocus)
    session.playback.seek(10_000)
    QTest.keyClick(seek, Qt.Key.Key_Home)
    QTest.keyClick(seek, Qt.Key.Key_Right)
    assert seek.accessibleDescription().startswith("0:05 of ")
    told = seek.accessibleDescription(), seek.value()
    for second in range(6, 50):
        seek.show_position(second * 1_000)
    assert (seek.accessibleDescription(), seek.value()) == told
    QTest.keyClick(seek, Qt.Key.Key_Right)
    assert seek.accessibleDescription().startswith("0:54 of ")


def value_of(slider):
    """What Qt hands a screen reader."""
    return QAccessible.queryAccessibleInterface(slider).valueInterface()


def test_a_slider_s_number_is_the_one_a_listener_would_say(qtbot, library_window, session):
    session.playback.play_tracks(tracks(1))
    session.playback.set_volume(-12.5)
    seek, volume = library_window.bar.transport.seek, library_window.bar.output.volume
    qtbot.waitUntil(lambda: volume.accessibleDescription() == "\N{MINUS SIGN}12.5 dB")
    assert value_of(volume).currentValue() == -12
    assert (value_of(volume).minimumValue(), value_of(volume).maximumValue()) == (-60, 0)
    session.playback.pause()
    session.playback.seek(83_400)
    qtbot.waitUntil(lambda: value_of(seek).currentValue() == 83)
    assert value_of(seek).maximumValue() == seek.duration_ms // 1_000


@pytest.mark.parametrize(
    "span, value, said",
    [
        (Span(0, 1, 0.05, spoken=0.01), 0.7, 70),
        (Span(0, 180, 2), 90.0, 90),
        (Span(-24, 12, 0.5), -6.0, -6),
        (Span(0.3, 12, 0.05, log=True, spoken=0.01), 1.5, 150),
    ],
)
def test_a_slider_with_a_figure_counts_in_its_unit(qtbot, theme, span, value, said):
    slider = ValueSlider(theme, "Width", span, "{:g} units".format)
    qtbot.addWidget(slider)
    slider.show_value(value)
    assert value_of(slider).currentValue() == said
    assert slider.accessibleDescription() == f"{value:g} units"


def test_a_screen_reader_turns_a_slider_and_it_is_heard(qtbot, theme, library_window, session):
    session.playback.play_tracks(tracks(1))
    session.playback.pause()
    seek, volume = library_window.bar.transport.seek, library_window.bar.output.volume
    qtbot.waitUntil(seek.isEnabled)
    value_of(volume).setCurrentValue(-30)
    qtbot.waitUntil(lambda: session.playback.state.volume_db == -30.0)
    value_of(seek).setCurrentValue(61)
    qtbot.waitUntil(lambda: seek.accessibleDescription().startswith("1:01 of "))
    slider = ValueSlider(theme, "Width", Span(0, 1, spoken=0.01), "{:g}".format)
    qtbot.addWidget(slider)
    with qtbot.waitSignal(slider.moved) as heard:
        value_of(slider).setCurrentValue(40)
    assert heard.args == [pytest.approx(0.4)]
    stars = RatingStars(theme)
    qtbot.addWidget(stars)
    with qtbot.waitSignal(stars.rated) as heard:
        value_of(stars).setCurrentValue(4)
    assert heard.args == [4]


def test_what_is_taught_are_classes_that_exist():
    """A class of another name would be told as nothing again."""
    sources = "".join(path.read_text() for path in Path("ui").rglob("*.py"))
    named = (*spoken.taught(),)
    assert len(named) > 25
    assert not [name for name in named if f"class {name}(" not in sources]
