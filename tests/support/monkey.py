"""Random acts of a listener, seeded, in a window with every page in it; and what they leave."""

import threading
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.fake_playback import tracks
from ui.views.search.palette import Palette
from ui.views.shell.shell import Shell

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


@dataclass(frozen=True)
class Holds:
    """What a program holds that must not grow with what was done in it."""

    widgets: int
    threads: int
    memory_mb: float


def act(number, random, window, session):
    """Do that many random things; whatever opens is closed again. Returns how many were done."""
    done = 0
    for _ in range(number):
        random.choice(ACTS)(random, window, session)
        QApplication.processEvents()
        for popup in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if isinstance(popup, QWidget):
                popup.close()
        done += 1
    return done


def look_at_everything(window):
    """Make every page and every part that is made when it is first wanted."""
    for name in window.navigator.names:
        window.open_page(name)
        QApplication.processEvents()
    for name in ("palette", "equalizer.toggle", "galaxy.toggle"):
        window.commands.run(name)
        QApplication.processEvents()
    window.findChild(Palette).hide()


def held(window, session):
    """Come to the same place with the same queue, and count."""
    session.playback.play_tracks(tracks(5))
    window.open_page("albums")
    for tab in window.panel.names:  # a tab keeps what it showed last: now all show the same
        window.show_panel(shown=True, tab=tab)
        settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Holds(len(QApplication.allWidgets()), threading.active_count(), _memory_mb())


def settle():
    deadline = QDeadlineTimer(300)
    while not deadline.hasExpired():
        QApplication.processEvents()


def _memory_mb():
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def complaints(window, session):
    """What is wrong with the queue, or with how it is shown."""
    queue, model = session.playback.queue, window.queue_panel.list.model()
    ids = [entry.entry_id for entry in queue.entries]
    shown = sum(model.track(row) is not None for row in range(model.rowCount()))
    home = window.findChild(Shell)
    wanted = home.now_playing if ids else home.welcome
    wrong = {
        "an entry is in it twice": len(ids) != len(set(ids)),
        "the panel shows another one": model.queue != queue,
        f"the panel shows {shown} of {len(ids)} entries": shown != len(ids),
        "the first page does not follow": home.home.currentWidget() is not wanted,
    }
    return [text for text, holds in wrong.items() if holds]


def monkey(seed, number, window, session):
    """Act, and return how much was done, what was wrong, and what was held halfway and after."""
    random, done, wrong, counted = Random(seed), 0, [], []
    look_at_everything(window)
    for half in (number // 2, number - number // 2):
        done += act(half, random, window, session)
        settle()
        wrong += complaints(window, session)
        counted.append(held(window, session))
    return done, wrong, *counted
