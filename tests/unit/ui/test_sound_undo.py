"""The key that takes back belongs to the page of sound while that is open, else to everything."""

from player.sound.params import Band, BandKind, EqualizerParams
from tests.support.fake_playback import tracks
from ui.assembly.sound import EQUALIZER
from ui.viewmodels.undo import Act
from ui.views.shell.window import HOME
from ui.views.sound.equalizer import EqualizerPage

BANDS = (Band(BandKind.LOW_SHELF, 80.0, 4.0, 0.7),)
OTHER = (*BANDS, Band(BandKind.PEAK, 2_000.0, 5.0, 1.0))


def test_ctrl_z_takes_back_what_was_set_up_here_and_elsewhere_what_was_done_there(
    qtbot, window, session
):
    def bands():
        return session.sound.state.chain.slots[0].params.bands

    session.sound.start()
    session.playback.play_tracks(tracks(2))
    session.sound.set_params("equalizer", EqualizerParams(BANDS))
    session.sound.set_auto_headroom(False)
    session.sound.set_auto_headroom(True)  # what follows is another gesture
    window.open_page(EQUALIZER)
    page = window.findChild(EqualizerPage)
    done = []
    window.undo.push(Act("Rated", lambda: done.append("back"), lambda: done.append("again")))
    session.sound.set_params("equalizer", EqualizerParams(OTHER))
    qtbot.waitUntil(lambda: page._model.bands == OTHER)
    window.commands.run("undo")
    qtbot.waitUntil(lambda: bands() == BANDS)
    qtbot.waitUntil(lambda: page._model.bands == BANDS)
    window.commands.run("redo")
    qtbot.waitUntil(lambda: bands() == OTHER)
    assert done == []
    window.open_page(HOME)
    window.commands.run("undo")
    qtbot.waitUntil(lambda: done == ["back"])
    assert bands() == OTHER
    session.sound.close()
