"""How an album sounds: its own volume, its own preset, and whether it plays as mastered."""

import pytest
from PySide6.QtCore import Qt

from player.engine import messages as m
from player.sound.setup import Mode
from tests.support.window import make_library, make_music
from ui.views.library.album_menu import AlbumMenu
from ui.views.library.library_pages import LibraryPages


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("album-sound")
    make_library(folder / "library.db", make_music(folder / "music", albums=2, tracks=2)).close()
    return folder / "library.db"


@pytest.fixture
def page(qtbot, session, library_window):
    """The page of Parallax."""
    session.sound.start()
    session.album_volumes.start()
    album = session.library.albums.rows(session.library.albums.ids('album:"Parallax"'))[0]
    pages = library_window.findChild(LibraryPages)
    pages.open_album(album)
    qtbot.waitUntil(lambda: pages.album.table.model().rowCount() == 2)
    return pages.album


@pytest.fixture
def play(session):
    """Play an album."""

    def begin(title):
        ids = session.library.tracks.ids(f'album:"{title}"').tolist()
        session.playback.play_tracks(ids)

    return begin


def entries(page):
    menu = AlbumMenu(page._model.sound, page._model.album, page)
    found = {action.text().partition("\t")[0]: action for action in menu.actions()}
    return found["Remember the volume for this album"], found["Equalizer for this album"]


def test_the_three_dots_open_the_menu(qtbot, page):
    qtbot.mouseClick(page.more, Qt.MouseButton.LeftButton)
    (menu,) = page.more.findChildren(AlbumMenu)
    assert menu.isVisible()
    assert page.window().geometry().contains(menu.geometry())
    menu.close()


def volume_db(session):
    return session.playback.state.volume_db


def test_the_volume_of_an_album_is_remembered_from_its_menu(
    qtbot, page, session, play, library_window
):
    play("Parallax")
    session.playback.set_volume(-12.0)
    volume, _ = entries(page)
    assert not volume.isChecked()
    volume.trigger()
    said = "“Parallax” plays at \N{MINUS SIGN}12.0 dB from now on."
    qtbot.waitUntil(lambda: library_window.toast.text == said)
    play("夜航")
    session.playback.set_volume(-4.0)
    play("Parallax")
    assert volume_db(session) == -12.0
    qtbot.waitUntil(lambda: library_window.bar.output.volume.value() == -12)
    said = "“Parallax” plays at \N{MINUS SIGN}12.0 dB, as you left it."
    qtbot.waitUntil(lambda: library_window.toast.text == said)
    volume, _ = entries(page)
    assert volume.isChecked()
    assert volume.text().endswith("\t\N{MINUS SIGN}12.0 dB")
    play("夜航")
    assert volume_db(session) == -4.0


def test_what_is_remembered_is_taken_back(qtbot, page, session, play, library_window):
    play("Parallax")
    session.playback.set_volume(-12.0)
    entries(page)[0].trigger()
    library_window.undo.undo()
    qtbot.waitUntil(lambda: not entries(page)[0].isChecked())
    library_window.undo.redo()
    qtbot.waitUntil(lambda: entries(page)[0].text().endswith("12.0 dB"))
    entries(page)[0].trigger()
    assert not entries(page)[0].isChecked()
    library_window.undo.undo()
    qtbot.waitUntil(lambda: entries(page)[0].text().endswith("12.0 dB"))


def test_a_fixed_volume_says_so(page, session):
    session.playback.set_volume_fixed(True)
    volume, _ = entries(page)
    assert volume.text().endswith("\tfixed at 100 %")
    assert not volume.isEnabled()


def test_an_album_gets_the_preset_that_plays(qtbot, page, session, play, library_window):
    sound = session.sound
    assert not entries(page)[1].isEnabled()
    sound.choose_preset("Warm")
    preset = entries(page)[1]
    assert preset.text().endswith("\tWarm")
    preset.trigger()
    said = "“Parallax” plays with “Warm” once the equalizer goes by rule."
    qtbot.waitUntil(lambda: library_window.toast.text == said)
    sound.follow_rules()
    play("Parallax")
    assert (sound.state.choice.preset, sound.state.choice.reason) == ("Warm", "album")
    play("夜航")
    assert sound.state.choice.preset is None
    assert entries(page)[1].isChecked()
    entries(page)[1].trigger()
    assert not entries(page)[1].isChecked()
    assert sound.state.mode is Mode.RULES
    play("Parallax")
    assert sound.state.choice.preset is None


def test_a_preset_of_an_albums_own_is_taken_back(qtbot, page, session, library_window):
    session.sound.choose_preset("Warm")
    entries(page)[1].trigger()
    library_window.undo.undo()
    qtbot.waitUntil(lambda: not session.sound.state.rules)
    library_window.undo.redo()
    qtbot.waitUntil(lambda: len(session.sound.state.rules) == 1)


def test_a_preset_that_was_altered_has_to_be_saved_first(page, session):
    session.sound.choose_preset("Warm")
    session.sound.set_equalizer_on(False)
    session.sound.set_equalizer_on(True)
    assert session.sound.state.modified
    assert not entries(page)[1].isEnabled()


def alone(**changes):
    """A device that is ours alone."""
    changes = {"policy": m.Policy.EXCLUSIVE, "sharing": m.Sharing.ALONE, **changes}
    return m.OutputChanged("DAC", "ALSA", 192_000, 2, 20.0, **changes)


def test_an_album_says_that_it_plays_exactly_only_while_it_does(qtbot, page, session, play):
    def says(exactly):
        qtbot.waitUntil(lambda: page.exact.isVisible() is exactly)

    says(False)
    play("Parallax")
    says(False)  # the device is shared
    session.engine.tell(alone())
    says(True)
    assert page.exact.accessibleName() == "Playing exactly as mastered"
    assert page.exact.toolTip().startswith("Exact: The device is ours alone")
    session.playback.set_volume(-1.0)
    says(False)
    session.playback.set_volume(0.0)
    says(True)
    session.playback.pause()
    says(False)
    session.playback.play()
    session.engine.tell(alone())
    says(True)
    session.engine.tell(m.SoundDamaged(1, 0))
    says(False)


def test_another_album_that_plays_exactly_says_nothing_here(qtbot, page, session, play):
    play("夜航")
    session.engine.tell(alone())
    qtbot.waitUntil(lambda: page.window().player.state.verdict == "exact")
    assert not page.exact.isVisible()
    play("Parallax")
    session.engine.tell(alone())
    qtbot.waitUntil(page.exact.isVisible)


def test_a_proof_is_shown_by_its_mark(qtbot, page, session, play):
    session.playback.proven_on = lambda _output, _fmt: "2026-05-31"
    play("Parallax")
    session.engine.tell(alone())
    qtbot.waitUntil(lambda: page.exact.toolTip().startswith("Proven:"))
