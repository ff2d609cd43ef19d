import pytest
from PySide6.QtCore import Qt

from player.errors import PlayerError
from player.model import PlayState
from tests.support.fake_playback import tracks
from ui.viewmodels.undo import Act

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def playing(qtbot, window, session):
    session.playback.play_tracks(tracks(5), 1, "Parallax")
    qtbot.waitUntil(lambda: window.queue_panel.list.model().rowCount() > 5)
    return window


def queued(session):
    return [entry.entry_id for entry in session.playback.queue.entries]


def test_removed_tracks_come_back_and_the_music_goes_on(qtbot, playing, session):
    before = queued(session)
    session.playback.remove(before[3:])
    qtbot.waitUntil(lambda: playing.toast.text == "2 tracks removed.")
    qtbot.keyClick(playing, Qt.Key.Key_Z, CONTROL)
    assert queued(session) == before
    assert session.playback.state.state is PlayState.PLAYING
    qtbot.waitUntil(lambda: playing.queue_panel.list.model().rowCount() > 5)
    qtbot.keyClick(playing, Qt.Key.Key_Z, CONTROL_SHIFT)
    assert queued(session) == before[:3]


def test_the_toast_of_a_removal_takes_it_back(qtbot, playing, session):
    before = queued(session)
    session.playback.clear()
    qtbot.waitUntil(playing.toast.isVisible)
    qtbot.mouseClick(playing.toast._button, Qt.MouseButton.LeftButton)
    assert queued(session) == before


def test_moving_on_is_no_act(qtbot, playing, session):
    session.playback.next()
    qtbot.waitUntil(lambda: playing.bar.playing.title.text == "Low Tide")
    assert playing.undo.next_undo is None


def test_an_area_can_have_its_own_acts_taken_back(qtbot, playing):
    stars = [5]
    act = Act("Rated", lambda: stars.append(0), lambda: stars.append(5))
    playing.undo.push(act)
    playing.commands.run("undo")
    playing.commands.run("redo")
    assert stars == [5, 0, 5]


def test_an_act_that_fails_does_not_hold_up_the_one_before(qtbot, playing):
    def refuse():
        raise PlayerError("queue.locked")

    stars = [5]
    playing.undo.push(Act("Rated", lambda: stars.append(0), lambda: stars.append(5)))
    playing.undo.push(Act("Moved", refuse, refuse))
    with pytest.raises(PlayerError):
        playing.undo.undo()
    playing.undo.undo()
    assert stars == [5, 0]
