"""Ctrl+V outside text fields plays what was copied elsewhere."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from tests.support.fake_playback import tracks
from ui.views.search.palette import Palette

PASTED = ("one", "two")


@pytest.fixture
def desk(window):
    window.activateWindow()
    window.setFocus()
    yield window
    QGuiApplication.clipboard().clear()


@pytest.fixture
def songs(tmp_path):
    made = [tmp_path / f"{name}.flac" for name in PASTED]
    for song in made:
        song.write_bytes(b"")
    return made


def copy(*, text="", urls=()):
    data = QMimeData()
    if urls:
        data.setUrls(urls)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def press(keys, target):
    pressed = QKeySequence(keys)[0]
    QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())


def queued(session):
    playback = session.playback
    return tuple(playback.resolve(entry.item).name for entry in playback.queue.entries)


@pytest.mark.parametrize("keys", ["Ctrl+V", "Shift+Ins"])
def test_files_of_a_file_manager_play(qtbot, desk, session, songs, keys):
    copy(urls=[QUrl.fromLocalFile(str(song)) for song in songs], text="one and two")
    press(keys, desk)
    qtbot.waitUntil(lambda: queued(session) == PASTED)
    qtbot.waitUntil(lambda: desk.bar.playing.title.text == "one")


def test_a_playlist_named_in_a_text_plays_and_the_queue_comes_back(qtbot, desk, session, songs):
    session.playback.play_tracks(tracks(3))
    before = queued(session)
    qtbot.waitUntil(lambda: desk.queue_panel.list.model().rowCount() > 2)
    (listed := songs[0].with_name("night.m3u")).write_text("\n".join(map(str, songs)), "utf-8")
    copy(text=f'"{listed}"\n')
    press("Ctrl+V", desk)
    qtbot.waitUntil(lambda: queued(session) == PASTED)
    qtbot.waitUntil(lambda: desk.undo.next_undo is not None)
    press("Ctrl+Z", desk)
    qtbot.waitUntil(lambda: set(before) <= set(queued(session)))


def test_what_is_no_music_is_answered_in_a_sentence_and_the_queue_stays(qtbot, desk, session):
    session.playback.play_tracks(tracks(3))
    before = session.playback.queue
    for text, said in (
        ("Shopping: tea, milk", "There is nothing on the clipboard that can be played."),
        ("", "There is nothing on the clipboard that can be played."),
        ("https://example.com/a", "https://example.com/a: Galaxia plays files, and this is none."),
    ):
        copy(text=text)
        press("Ctrl+V", desk)
        qtbot.waitUntil(lambda said=said: desk.toast.text == said)
    assert session.playback.queue == before


def test_in_a_text_field_the_keys_are_the_fields(qtbot, desk, session, songs):
    copy(text=str(songs[0]))
    desk.commands.run("palette")
    field = desk.findChild(Palette).field
    for keys in ("Ctrl+V", "Shift+Ins"):
        field.clear()
        press(keys, field)
        assert field.text() == str(songs[0])
    assert not session.playback.queue.entries


def test_the_palette_plays_the_clipboard(qtbot, desk, session, songs):
    copy(text=str(songs[1]))
    desk.commands.run("palette")
    palette = desk.findChild(Palette)
    QTest.keyClicks(palette.field, "clipboard")
    qtbot.waitUntil(
        lambda: (row := palette.results.index(0).data()) and "clipboard" in str(row).lower()
    )
    press("Return", palette.field)
    qtbot.waitUntil(lambda: queued(session) == PASTED[1:])
