"""The first steps: shown once, left at any time, and true about what is found."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible

from player.engine.messages import Device
from player.library.library import Library
from player.library.remote.sources import NewSource
from player.music_folders import folders_with_music
from player.settings.schema import ThemeName
from player.settings.window_state import WindowStateStore
from tests.support.window import make_music
from ui.assembly.first_run import FIRST_RUN
from ui.viewmodels.first_run import FirstRunModel, Step
from ui.views.shell.window import HOME


@pytest.fixture
def library(tmp_path):
    with_none = Library.open(tmp_path / "library.db")
    yield with_none
    with_none.close()


@pytest.fixture
def window(library_window):
    return library_window


@pytest.fixture
def page(qtbot, window):
    made = window.navigator.page(FIRST_RUN)
    model = made._parts.model
    model._places = list
    qtbot.waitUntil(lambda: model.found is not None)
    return made


def said(page):
    return page.steps[page.current].said.text()


def test_a_first_start_opens_the_steps_and_the_next_one_does_not(window, open_window):
    assert window.navigator.current.name == FIRST_RUN
    window.navigator.page(FIRST_RUN).leave.click()
    assert window.navigator.current.name == HOME
    window.close()
    assert open_window().navigator.current.name == HOME


def test_a_message_lies_on_none_of_the_buttons_that_lead_on(qtbot, window, page):
    window.resize(920, 600)
    qtbot.waitUntil(page.next.isVisible)
    window.notices.say("test", "A sentence that takes more room than one line has. " * 3)
    qtbot.waitUntil(window.toast.isVisible)
    message = QRect(window.toast.mapToGlobal(QPoint()), window.toast.size())
    for button in (page.leave, page.next):
        assert not message.intersects(QRect(button.mapToGlobal(QPoint()), button.size()))


def test_the_steps_go_forward_and_back_by_the_keyboard_alone(qtbot, window, page):
    window.activateWindow()
    for step in list(Step)[1:]:
        qtbot.keyClick(page.steps[page.current], Qt.Key.Key_Return)
        assert page.current is step
        assert page.steps[step].hasFocus()
    assert page.next.text() == "Start listening"
    page.back.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.back, Qt.Key.Key_Return)
    assert page.current is Step.LOOK
    qtbot.keyClick(page.steps[Step.LOOK], Qt.Key.Key_Escape)
    assert window.navigator.current.name == HOME


def test_a_screen_reader_hears_the_question_and_what_it_is_about(page):
    for step in Step:
        page.open_step(step)
        heard = QAccessible.queryAccessibleInterface(page.steps[step])
        assert heard.text(QAccessible.Text.Name).endswith("?")
        assert heard.text(QAccessible.Text.Description).endswith(".")


def test_no_music_in_the_usual_places_is_said(page):
    assert said(page) == "No music was found in the usual places; choose where it is."


def test_who_has_a_server_is_not_asked_for_a_folder(session, library, open_window):
    library.sources.add(NewSource("Home", "https://music.example"))
    session.library = library
    assert open_window().navigator.current.name == HOME


def test_music_that_is_there_already_is_counted(qtbot, window, page, library, tmp_path):
    library.scan([make_music(tmp_path / "music", albums=2)])
    there = "2 tracks are in the library already; a folder can join them."
    qtbot.waitUntil(lambda: said(page) == there, timeout=20_000)


def test_a_folder_that_is_found_comes_in_with_one_press(qtbot, window, page, tmp_path, library):
    music = str(make_music(tmp_path / "music", albums=2))
    page._parts.model._take((music,))
    qtbot.mouseClick(page.steps[Step.FOLDERS].rows[music], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said(page) == "2 files came in.", timeout=20_000)
    page.leave.click()
    assert window.navigator.current.name == "albums"
    assert len(library.tracks.ids("", "title")) == 2


def test_a_folder_without_music_is_said_and_another_can_be_chosen(qtbot, page, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    page._parts.model.add([str(empty)])
    qtbot.waitUntil(lambda: said(page).startswith("There is no music"), timeout=20_000)
    assert page.steps[Step.FOLDERS].choose.isEnabled()


def test_a_folder_that_is_gone_can_be_tried_again(qtbot, window, page, tmp_path):
    page._parts.model.add([str(tmp_path / "nowhere")])
    qtbot.waitUntil(lambda: window.toast.isVisible() and not page._parts.model.added)


def test_without_a_sound_device_one_sentence_and_one_button_say_so(qtbot, page):
    page.open_step(Step.OUTPUT)
    qtbot.waitUntil(lambda: said(page).startswith("No sound device was found"))
    assert page.steps[Step.OUTPUT].look.isVisible()


def test_a_device_is_chosen_with_one_press(qtbot, session, page):
    page.open_step(Step.OUTPUT)
    qtbot.waitUntil(lambda: not session.outputs.known.listing)
    device = Device(0, "alsa/dac", "DAC", "ALSA", 2, 48_000, default=False)
    session.outputs._lister = lambda: [device]
    page.steps[Step.OUTPUT].look.click()
    qtbot.waitUntil(lambda: len(page.steps[Step.OUTPUT].cards) == 2)
    page.steps[Step.OUTPUT].cards[1].click()
    assert session.outputs.chosen.device == "alsa/dac"


def test_look_and_privacy_are_kept_at_once(session, page):
    theme = next(row for row in page.steps[Step.LOOK].rows if row.option.path == "look.theme")
    theme.control.menu_of_choices().actions()[2].trigger()
    assert session.settings.settings.look.theme is ThemeName.PAPER
    online = page.steps[Step.PRIVACY].rows
    assert online
    for row in online:
        assert not row.control.isChecked()


def test_the_usual_places_are_looked_into_and_left_out_when_empty(tmp_path):
    full, empty = make_music(tmp_path / "full", albums=1), tmp_path / "empty"
    empty.mkdir()
    assert folders_with_music([empty, full, tmp_path / "nowhere"]) == (full,)


def test_without_a_library_the_step_says_so(qtbot, tmp_path):
    model = FirstRunModel(None, WindowStateStore(tmp_path / "window.json"), None)
    model.add(["/music"])
    assert not model.keeps_music
    assert model.added == ()


def test_the_light_of_the_page_shines_through_its_steps(qtbot, window, page):
    window.open_page(FIRST_RUN)
    step = page.steps[page.current]
    qtbot.waitUntil(step.isVisible)
    blank = step.mapTo(page, step.rect().bottomLeft() + QPoint(40, -40))
    lit = page.grab().toImage().pixelColor(blank)
    page._stack.hide()
    assert page.grab().toImage().pixelColor(blank) == lit
    page._stack.show()
