"""Lyrics that are not here are asked for only when the listener says so."""

import socket
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from player.lyrics.lookup import LyricsLookup
from player.model import Track
from ui.viewmodels.lyrics import LyricsModel
from ui.viewmodels.lyrics_text import LyricsState
from ui.views.lyrics.lyrics_panel import LyricsPanel


class Answering:
    """A lookup that knows one text and counts how often it was asked."""

    def __init__(self, text):
        self.text, self.asked = text, []

    def can_ask(self, track):
        return bool(track.artist)

    def ask(self, track):
        self.asked.append(track.title)
        return self.text

    def close(self):
        pass


@pytest.fixture
def unknown(tmp_path):
    path = tmp_path / "unknown.flac"
    path.write_bytes(b"")
    return Track(path=str(path), title="Kites", artist="The Lanterns")


@pytest.fixture
def asking(qtbot, session, tasks, theme, unknown):
    lookup = Answering("[00:01.00]from afar\n")
    model = LyricsModel(session.playback, session.lyrics, session.settings, tasks, lookup=lookup)
    session.playback.listen(lambda _event: model.show(session.playback.state))
    panel = LyricsPanel(theme, model, "test")
    qtbot.addWidget(panel)
    session.playback.play_tracks([unknown])
    qtbot.waitUntil(lambda: model.state is LyricsState.NONE)
    yield panel
    model.watch("test", watched=False)


def test_a_real_server_hears_nothing_while_it_is_off(qtbot, session, tasks, theme, unknown):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        lookup = LyricsLookup(f"http://127.0.0.1:{server.getsockname()[1]}")
        model = LyricsModel(
            session.playback, session.lyrics, session.settings, tasks, lookup=lookup
        )
        session.playback.listen(lambda _event: model.show(session.playback.state))
        panel = LyricsPanel(theme, model, "test")
        qtbot.addWidget(panel)
        assert not session.settings.settings.lyrics.online_lookup
        for _ in range(3):
            session.playback.play_tracks([unknown])
            qtbot.waitUntil(lambda: model.state is LyricsState.NONE)
            model.reload()
        with pytest.raises(BlockingIOError):
            server.accept()
        panel.empty.button.click()
        qtbot.waitUntil(lambda: heard(server))
        model.close()
        model.watch("test", watched=False)


def heard(server):
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def test_nobody_is_asked_before_the_listener_says_so(qtbot, asking, session, unknown):
    assert asking._model._lookup.asked == []
    assert "artist, title, album and length" in asking.empty.text
    qtbot.mouseClick(asking.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asking._model.state is LyricsState.SYNCED)
    assert asking._model._lookup.asked == ["Kites"]
    assert session.lyrics.has_own(unknown.path)


def test_who_opted_in_is_not_asked_again(qtbot, asking, session, unknown):
    settings = session.settings.settings
    online = replace(settings.lyrics, online_lookup=True)
    session.settings.change(replace(settings, lyrics=online))
    asking._model.reload()
    qtbot.waitUntil(lambda: asking._model.state is LyricsState.SYNCED)
    assert asking._model.lyrics.text == "from afar"


def test_what_nobody_knows_is_asked_for_once(qtbot, asking, session):
    asking._model._lookup.text = ""
    settings = session.settings.settings
    online = replace(settings.lyrics, online_lookup=True)
    session.settings.change(replace(settings, lyrics=online))
    asked = asking._model._lookup.asked
    for _ in range(3):
        asking._model.reload()
        qtbot.waitUntil(lambda: bool(asked) and asking._model.state is LyricsState.NONE)
    assert asked == ["Kites"]
