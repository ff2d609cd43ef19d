from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from player.library.library import Library
from tests.support.fake_playback import FakeSession
from ui.app import dress
from ui.assembly.window import build_window
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.theme.tokens import load_tokens
from ui.translation import install_language
from ui.views.shell.shell import Shell

_DIRECTIONS = {
    "from the left": Qt.LayoutDirection.LeftToRight,
    "from the right": Qt.LayoutDirection.RightToLeft,
}
PATIENCE_MS = 20_000
"""A busy machine takes longer than the five seconds of pytest-qt."""


@pytest.fixture
def qtbot(qtbot):
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(autouse=True)
def english(qapp):
    """The language of the tests, whatever the machine speaks."""
    translators = install_language("en", qapp)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.fixture(params=_DIRECTIONS)
def direction(request, qapp):
    """Where reading begins, in both ways."""
    qapp.setLayoutDirection(_DIRECTIONS[request.param])
    yield qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(autouse=True)
def pointer_is_away(qapp):
    """Where another test left it, the next window would come up under it."""
    QCursor.setPos(-100, -100)


@pytest.fixture(autouse=True)
def no_key_is_held(qapp):
    """A window that closes under a click of keys never hears Ctrl or Shift go up: Qt holds them."""
    yield
    if qapp.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    assert qapp.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session():
    made = FakeSession()
    yield made
    made.close()


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def theme(qapp):
    return Theme(load_tokens("night"))


@pytest.fixture
def dressed(qapp):
    """Stock widgets as the program has them; as they were afterwards."""
    before = qapp.palette(), qapp.font()
    yield lambda theme: dress(qapp, theme)
    palette, face = before
    qapp.setStyle("Fusion")
    qapp.setPalette(palette)
    qapp.setFont(face)


@pytest.fixture
def demo_plays(session):
    return session.demo_album.plays


@pytest.fixture
def open_window(qtbot, session):
    """Show a window of the session, as often as it is called: one after the other, as starts are.

    Asked for behind its library, it is closed before that.
    """
    opened = []

    def show(prepare=lambda _window: None, **options):
        made = build_window(session, **{"read_cover": lambda _name: None, **options})
        opened.append(made)
        qtbot.addWidget(made)
        prepare(made)
        made.show()
        qtbot.waitExposed(made)
        return made

    yield show
    for each in opened:
        each.close()


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def library(library_file):
    """The library that the tests of a file share, opened anew for each of them."""
    made = Library.open(library_file)
    yield made
    made.close()


@pytest.fixture
def library_window(session, library, open_window):
    """A window on the test's library; a file of tests calls it by the name it likes."""
    session.library = library
    return open_window()


@pytest.fixture
def shell(window):
    return window.findChild(Shell)
