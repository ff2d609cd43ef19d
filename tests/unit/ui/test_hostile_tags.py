"""Tags that look like markup, have no end or turn the line round, in every view that shows tags."""

import pytest
from mutagen.flac import FLAC
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from player.library.library import Library
from tests.support.window import make_music

MARKUP = "<b>R&B</b> <img src=x> {name} %s"
TURNED = "\u202eegnarts\u202c \u2067\u05e9\u05dc\u05d5\u05dd"
STACKED = "Z" + "\u0310\u0334\u0353" * 40
WITHOUT_END = "The Unabridged History of Everything " * 270
TAGS = (
    {"title": MARKUP, "artist": MARKUP, "album": MARKUP, "genre": MARKUP, "composer": MARKUP},
    {"title": TURNED, "artist": TURNED, "album": TURNED, "genre": STACKED, "composer": STACKED},
    {"title": WITHOUT_END, "artist": WITHOUT_END, "album": WITHOUT_END, "work": WITHOUT_END},
    {"title": "a\tb\nc\x0bd", "artist": "\ufeff", "album": "\n\n", "date": "9999999"},
)


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile-tags")
    music = make_music(folder / "music", albums=len(TAGS), tracks=1)
    for tags, path in zip(TAGS, sorted(music.rglob("*.flac")), strict=True):
        file = FLAC(path)
        file.update(tags)
        file.save()
    library = Library.open(folder / "library.db")
    library.scan([music])
    ids = library.tracks.ids()
    library.annotations.love(ids.tolist(), loved=True)
    library.playlists.append(library.playlists.create(MARKUP), ids)
    library.close()
    return folder / "library.db"


def places(window, library):
    """Every page, and what pages show of one thing each."""
    for name in window.navigator.names:
        yield name, lambda name=name: window.open_page(name)
    ids = library.tracks.ids().tolist()
    things = [("playlist", library.playlists.rows()[0].id), ("tags", ids), ("properties", ids[:1])]
    things += [("album", int(album)) for album in library.albums.ids()]
    for row in library.tracks.rows(ids):
        things += [("artist-name", row.artist), ("genre", row.genre)]
    for kind, what in things:
        yield f"{kind} {what!r:.40}", lambda kind=kind, what=what: window.routes.open(kind, what)


def misread(window):
    """What shows a tag as something else than plain words."""
    labels = [
        f"{label.text()[:60]!r} is read as markup"
        for label in window.findChildren(QLabel)
        if "<img" in label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    ]
    buttons = [
        f"{type(button).__name__} {button.text()[:60]!r} has a key of its own"
        for button in window.findChildren(QAbstractButton)
        if MARKUP[3:6] in button.text() and not button.shortcut().isEmpty()
    ]
    return labels + buttons


def test_tags_are_plain_words_wherever_they_stand(qtbot, library_window, session, library):
    window = library_window
    window.resize(window.minimumSize())
    found = {}
    for track in library.tracks.ids().tolist():
        session.playback.play_tracks([track])
        for tab in window.panel.names:
            window.show_panel(shown=True, tab=tab)
            QApplication.processEvents()
            found[f"{tab} {track}"] = misread(window)
            assert not window.grab().isNull()
    for place, show in places(window, library):
        show()
        for _ in range(8):
            QApplication.processEvents()
        found[place] = misread(window)
        assert not window.grab().isNull()
        assert window.width() == window.minimumWidth(), f"{place} makes the window wider"
        for dialog in window.findChildren(QDialog):
            dialog.close()
    assert {place: what for place, what in found.items() if what} == {}
