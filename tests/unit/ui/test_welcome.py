from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.support.fake_playback import tracks
from ui.viewmodels.opening import OpeningModel
from ui.views.shell.welcome import WelcomePage


def test_an_empty_queue_offers_three_ways_to_hear_something(window, shell):
    assert shell.home.currentWidget() is shell.welcome
    assert window.panel.isHidden()
    for card in (
        shell.welcome.folder,
        shell.welcome.files,
        shell.welcome.demo,
    ):
        assert card.isVisible()


def test_the_demo_album_is_one_click_away(qtbot, window, demo_plays, shell):
    qtbot.mouseClick(shell.welcome.demo, Qt.MouseButton.LeftButton)
    assert demo_plays == ["demo"]
    assert "as soon as it is there" in window.toast.text


def test_enter_presses_a_card(qtbot, window, demo_plays, shell):
    qtbot.keyClick(shell.welcome.demo, Qt.Key.Key_Return)
    assert demo_plays == ["demo"]


def test_without_a_demo_album_none_is_offered(qtbot, session, theme, tasks):
    page = WelcomePage(theme, OpeningModel(session.playback, tasks))
    qtbot.addWidget(page)
    page.show()
    assert not page.demo.isVisible()


def test_chosen_files_play(qtbot, window, tmp_path, shell):
    (tmp_path / "song.flac").write_bytes(b"")
    qtbot.mouseClick(shell.welcome.files, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QFileDialog)
    dialog.filesSelected.emit([str(tmp_path / "song.flac")])
    dialog.reject()
    qtbot.waitUntil(lambda: window.bar.playing.title.text == "song")
    qtbot.waitUntil(lambda: shell.home.currentWidget() is shell.now_playing)


def test_a_folder_without_music_is_answered_in_one_sentence(qtbot, window, tmp_path, shell):
    window._models.opening.open([str(tmp_path)])
    qtbot.waitUntil(lambda: str(tmp_path) in window.toast.text)
    assert shell.home.currentWidget() is shell.welcome


def test_the_last_track_taken_out_leads_back_to_the_first_page(qtbot, window, session, shell):
    session.playback.play_tracks(tracks(1))
    qtbot.waitUntil(lambda: shell.home.currentWidget() is shell.now_playing)
    session.playback.remove([session.playback.queue.entries[0].entry_id])
    qtbot.waitUntil(lambda: shell.home.currentWidget() is shell.welcome)


def test_a_window_can_be_built_on_a_player_that_plays(session, open_window):
    session.playback.play_tracks(tracks(2))
    window = open_window()
    assert window.bar.playing.title.text == "Spiral Arm"
    assert window.panel.isVisible()


def test_the_first_steps_lead_to_what_they_are_about(qtbot, window, shell):
    names = [chip.accessibleName() for chip in shell.welcome.steps]
    assert names[0].endswith("Folders")
    qtbot.mouseClick(shell.welcome.steps[3], Qt.MouseButton.LeftButton)
    page = window.navigator.page("first-run")
    qtbot.waitUntil(page.isVisible)
    shown = [row.option.path for row in page.steps[page.current].rows if row.isVisible()]
    assert "lyrics.online_lookup" in shown
    assert "look.theme" not in shown
