"""The window in the language that is chosen: for another one a new window takes its place.

Texts are made where they are shown, thousands of them; to build the window anew takes half a
second, forgets none of them, and the music, which is the session's, does not hear of it.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from player.session import Session
from player.settings.schema import Settings
from ui.translation import Tongue
from ui.views.shell.window import MainWindow

_AGAIN_MS = 1_000


class Face(QObject):
    """Holds the window; close it before the session.

    Args:
        session: What plays on.
        build: Builds a window on the session, in the language that is spoken.
        tongue: Speaks another language.

    Attributes:
        window: The one that is there now.
        arrived: A window took the place of the one before; with the new one.
        settled: What was left of the one before is gone.
    """

    arrived = Signal(object)
    settled = Signal()

    def __init__(self, session: Session, build: Callable[[], MainWindow], tongue: Tongue) -> None:
        super().__init__()
        self.session, self._build, self._tongue = session, build, tongue
        self.window = build()
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._change)
        self._unlisten = session.settings.listen(self._on_settings)

    def close(self) -> None:
        """Change no more."""
        self._unlisten()
        self._turn.stop()

    def come_forward(self) -> None:
        """Bring the window before the others."""
        self.window.come_forward()

    def quit(self) -> None:
        """Close for good."""
        self.window.quit()

    def _on_settings(self, settings: Settings) -> None:
        """A moment later: what was pressed lies in the window that goes."""
        if self._tongue.differs_from(settings.look.language):
            self._turn.start(0)

    def _change(self) -> None:
        chosen = self.session.settings.settings.look.language
        if not self._tongue.differs_from(chosen):
            return
        if self.window.succession.held:
            self._wait()
            return
        self._tongue.speak(chosen)
        self._replace()

    def _wait(self) -> None:
        """What is being typed would be lost with the window."""
        text = self.tr("The new language is spoken once what you are editing is saved or left.")
        self.window.notices.say("language.waits", text)
        self._turn.start(_AGAIN_MS)

    def _replace(self) -> None:
        old, left, seen = self.window, self.window.succession.read(), self.window.isVisible()
        old.give_way()
        self.window = self._build()
        self.window.succession.put(left)
        self.window.navigator.arrive()
        if seen:
            self.window.show()
            self.window.activateWindow()
        self.arrived.emit(self.window)
        old.destroyed.connect(self._sweep_soon)
        old.hide()
        old.deleteLater()

    def _sweep_soon(self) -> None:
        QTimer.singleShot(0, self, self._sweep)

    def _sweep(self) -> None:
        """A window is thousands of things that know each other, and the first was put aside."""
        gc.unfreeze()
        gc.collect()
        self.settled.emit()
