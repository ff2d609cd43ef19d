"""Random acts, seeded: whatever the listener does, nothing breaks and the queue stays whole."""

import os
from random import Random

import pytest
from PySide6.QtCore import QDeadlineTimer, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from player.library.library import Library
from tests.support.fake_playback import tracks
from tests.support.window import make_library, make_music
from ui.assembly.window import build_window
from ui.views.palette import Palette

KEYS = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_M,
    Qt.Key.Key_S,
    Qt.Key.Key_R,
    Qt.Key.Key_Q,
    Qt.Key.Key_N,
    Qt.Key.Key_Comma,
    Qt.Key.Key_Period,
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def press(random, window, _session):
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, random.choice(KEYS), random.choice(MODIFIERS))


def click(random, window, _session):
    targets = [w for w in (window.bar, window.panel, window.sidebar) if w.isVisible()]
    host = random.choice(targets)
    at = QPoint(random.randrange(host.width()), random.randrange(host.height()))
    target = host.childAt(at) or host
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(host, at))


def open_music(random, _window, session):
    session.playback.play_tracks(tracks(random.randrange(1, 40)), random.randrange(3))


def add_music(random, _window, session):
    session.playback.add_tracks(tracks(random.randrange(1, 9)), next_up=random.random() < 0.5)


def come_to_the_next(_random, _window, session):
    if session.engine._items:
        session.engine.play_through()


def lose_the_engine(_random, _window, session):
    session.engine.lose(1.0)


def drop_a_row(random, window, _session):
    model = window.queue_panel.list.model()
    if rows := model.rowCount():
        model.move([random.randrange(rows)], random.randrange(rows + 1))


def resize(random, window, _session):
    window.resize(random.randrange(920, 1800), random.randrange(600, 1000))


def run_a_command(random, window, _session):
    names = [c.name for c in window.commands.all() if c.run and c.name not in LEFT_ALONE]
    window.commands.run(random.choice(names))


def open_a_page(random, window, _session):
    window.open_page(random.choice(window.navigator.names))


def search(random, window, _session):
    window.commands.run("palette")
    field = window.findChild(Palette).field
    field.setText(random.choice(("a", "or", "夜", "mute", "bits:24", "x" * 40)))
    QTest.keyClick(field, random.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down)))


def take_back(random, window, _session):
    window.commands.run(random.choice(("undo", "redo")))


LEFT_ALONE = {"quit", "close", "open-files", "open-folder", "mini-player", "full-screen"}
ACTS = (press,) * 6 + (click,) * 6 + (open_music, add_music, come_to_the_next, drop_a_row) * 2
ACTS += (lose_the_engine, resize, search, take_back) + (run_a_command, open_a_page) * 3
NUMBER = int(os.environ.get("GALAXIA_MONKEY_ACTS", "10000"))
MOST_S = float(os.environ.get("GALAXIA_MONKEY_S", "20"))


@pytest.fixture(scope="session")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("monkey")
    make_library(folder / "library.db", make_music(folder / "music", albums=3)).close()
    return folder / "library.db"


@pytest.fixture
def window(qtbot, session, library_file):
    """With every page there is."""
    session.library = Library.open(library_file)
    made = build_window(session, read_cover=lambda _name: None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    session.library.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_random_acts_end_with_a_queue_that_is_shown_as_it_is(qtbot, window, session, seed, shell):
    random = Random(seed)
    deadline = QDeadlineTimer(round(MOST_S * 1000))
    for _ in range(NUMBER // 2):
        if deadline.hasExpired():
            break
        random.choice(ACTS)(random, window, session)
        QApplication.processEvents()
        for popup in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if isinstance(popup, QWidget):
                popup.close()
    qtbot.wait(20)
    queue, model = session.playback.queue, window.queue_panel.list.model()
    ids = [entry.entry_id for entry in queue.entries]
    assert len(ids) == len(set(ids))
    assert model.queue == queue
    assert sum(model.track(row) is not None for row in range(model.rowCount())) == len(ids)
    assert shell.home.currentWidget() is (shell.now_playing if ids else shell.welcome)
