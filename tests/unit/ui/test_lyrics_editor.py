"""The lyrics editor: what is timed while the music plays is what is saved and shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from player.lyrics.reading import find_lyrics
from tests.support.fake_playback import tracks
from ui.viewmodels.lyrics_editor import SaveTo
from ui.viewmodels.lyrics_table import EditorColumn
from ui.views.lyrics.lyrics_editor import LyricsEditor
from ui.views.lyrics.lyrics_panel import LyricsPanel

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def song(tmp_path):
    return replace(tracks(1)[0], path=str(tmp_path / "song.flac"))


@pytest.fixture
def editor(qtbot, window, session, song):
    Path(song.path).with_suffix(".lrc").write_text("[00:10.00]One\n[00:20.00]Two\n")
    return opened(qtbot, window, session, song)


def opened(qtbot, window, session, song):
    session.playback.play_tracks([song], 0, "")
    window.open_page("now-playing")
    panel = next(panel for panel in window.findChildren(LyricsPanel) if panel.editor)
    qtbot.waitUntil(lambda: panel._bar.isVisible() and panel.edit.isVisible())
    qtbot.mouseClick(panel.edit, Qt.MouseButton.LeftButton)
    made = window.findChild(LyricsEditor)
    qtbot.waitUntil(made.isVisible)
    return made


def texts(editor):
    model = editor.model
    return [model.index(row, EditorColumn.TEXT).data() for row in range(model.rowCount())]


def starts(editor):
    return [line.start_ms for line in editor.model.draft.lines]


def key(qtbot, editor, *keys):
    for one in keys:
        qtbot.keyClick(editor.table, one)


def test_space_times_the_line_that_is_sung_and_goes_on(qtbot, editor, session):
    session.playback.pause()
    session.playback.seek(12_340)
    key(qtbot, editor, Qt.Key.Key_Space)
    session.playback.seek(23_450)
    key(qtbot, editor, Qt.Key.Key_Space)
    assert starts(editor) == [12_340, 23_450]


def test_everything_has_a_key(qtbot, editor, session):
    key(qtbot, editor, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    assert starts(editor) == [10_050, 20_000]
    key(qtbot, editor, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert session.playback.position_ms() == 20_000
    key(qtbot, editor, Qt.Key.Key_Backspace)
    assert starts(editor) == [10_050, None]
    key(qtbot, editor, Qt.Key.Key_Delete)
    assert texts(editor) == ["One"]
    qtbot.keyClick(editor.table, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(editor.table, Qt.Key.Key_Z, CTRL)
    assert starts(editor) == [10_050, 20_000]
    qtbot.keyClick(editor.table, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert starts(editor) == [10_050, None]


def test_word_by_word_a_line_is_timed_in_order(qtbot, editor, session):
    session.playback.pause()
    editor.model.setData(editor.model.index(0, EditorColumn.TEXT), "One more")
    editor.words.click()
    for position_ms in (11_000, 11_400):
        session.playback.seek(position_ms)
        key(qtbot, editor, Qt.Key.Key_Space)
    assert [word.start_ms for word in editor.model.draft.lines[0].words] == [11_000, 11_400]
    assert editor.table.row == 1


def test_saved_beside_the_file_it_is_shown_at_once_and_taken_back(qtbot, editor, window, song):
    editor.model.setData(editor.model.index(1, EditorColumn.TRANSLATION), "Zwei")
    with qtbot.waitSignal(editor.model.saved):
        qtbot.keyClick(editor.table, Qt.Key.Key_S, CTRL)
    assert find_lyrics(Path(song.path)).lines[1].translation == "Zwei"
    assert not editor.model.modified
    window.notices.act("lyrics.saved")
    assert find_lyrics(Path(song.path)).lines[1].translation == ""


def test_kept_for_the_listener_only_the_folder_stays_as_it_was(qtbot, editor, session, song):
    before = Path(song.path).with_suffix(".lrc").read_bytes()
    editor.model.setData(editor.model.index(0, EditorColumn.TEXT), "Eins")
    with qtbot.waitSignal(editor.model.saved):
        editor.own.click()
    assert Path(song.path).with_suffix(".lrc").read_bytes() == before
    assert session.lyrics.find(song.path).lines[0].text == "Eins"


def test_a_folder_that_is_away_is_said_and_nothing_is_lost(qtbot, editor, song, tmp_path):
    editor.model.setData(editor.model.index(0, EditorColumn.TEXT), "Eins")
    tmp_path.joinpath("song.lrc").unlink()
    tmp_path.joinpath("song.lrc").mkdir()
    with qtbot.waitSignal(editor.model.failed) as failed:
        editor.model.save(SaveTo.BESIDE)
    assert failed.args[0].code == "file.write_failed"
    assert texts(editor) == ["Eins", "Two"]
    assert editor.model.modified


def test_an_offset_becomes_part_of_the_times(qtbot, window, session, song):
    Path(song.path).with_suffix(".lrc").write_text("[00:10.00]One\n[00:20.00]Two\n")
    session.lyrics.set_offset_ms(song.path, 150)
    editor = opened(qtbot, window, session, song)
    assert starts(editor) == [10_150, 20_150]
    with qtbot.waitSignal(editor.model.saved):
        editor.beside.click()
    assert session.lyrics.offset_ms(song.path) == 0


def test_closing_asks_before_something_is_lost(qtbot, editor):
    editor.model.setData(editor.model.index(0, EditorColumn.TEXT), "Eins")
    editor.close_it.click()
    box = editor.findChild(QMessageBox)
    box.buttons()[1].click()
    assert editor.model.track is not None
    editor.undo.click()
    editor.close_it.click()
    assert editor.model.track is None
    assert not editor.isVisible()


def test_while_another_track_plays_nothing_is_timed(qtbot, editor, session, song, tmp_path):
    session.playback.play_tracks([replace(song, path=str(tmp_path / "other.flac"))], 0, "")
    qtbot.waitUntil(lambda: not editor.stamp.isEnabled())
    key(qtbot, editor, Qt.Key.Key_Space)
    assert starts(editor) == [10_000, 20_000]


def test_without_lyrics_the_editor_begins_with_an_empty_line(qtbot, window, session, song):
    editor = opened(qtbot, window, session, song)
    assert texts(editor) == [""]
    editor.model.paste(0, "First\n\nSecond\n")
    assert texts(editor) == ["First", "Second", ""]
