"""The window as nothing but what plays: the frame goes, what one presses comes with the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QMainWindow, QWidget

IDLE_MS = 3_000
_STIRS = (QEvent.Type.MouseMove, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class FullScreen(QObject):
    """Takes the frame away and gives it back as it was.

    Args:
        window: What fills the screen.
        frame: Parts that are not seen while it does.
        bar: What comes and goes with the mouse.
        tools: What does so too, and keeps its room: nothing else moves.
    """

    changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        frame: Sequence[QWidget],
        bar: QWidget,
        tools: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(window)
        self._window, self._frame, self._bar = window, frame, bar
        self._veils = [(tool, veil_of(tool)) for tool in tools]
        self._shown: list[QWidget] = []
        self._was_maximized = False
        self._on = self._pointer_hidden = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._hide_bar)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.leave)

    @property
    def on(self) -> bool:
        """Whether the frame is away."""
        return self._on

    def toggle(self) -> None:
        """Fill the screen, or not."""
        self.leave() if self._on else self.enter()

    def enter(self) -> None:
        """Fill the screen."""
        if self._on:
            return
        self._on = True
        self._was_maximized = self._window.isMaximized()
        self._shown = [part for part in self._frame if not part.isHidden()]
        for part in self._shown:
            part.hide()
        self._window.showFullScreen()
        self._escape.setEnabled(True)
        self._window.windowHandle().installEventFilter(self)
        self._idle.start()
        self.changed.emit()

    def leave(self) -> None:
        """Be a window again."""
        if not self._on:
            return
        self._on = False
        self._idle.stop()
        self._escape.setEnabled(False)
        self._window.windowHandle().removeEventFilter(self)
        self._show_bar()
        for part in self._shown:
            part.show()
        self._window.showMaximized() if self._was_maximized else self._window.showNormal()
        self.changed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Bring the bar back when the listener stirs.

        Heard where the system's events arrive: every event of the program would be asked about.
        """
        if event.type() in _STIRS:
            self._show_bar()
            self._idle.start()
        return False

    def _hide_bar(self) -> None:
        """Unless the keys are on it, for what has the focus must be seen, or a menu hangs there."""
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            self._idle.start()
            return
        if self._bar.isAncestorOf(QApplication.focusWidget() or self._window):
            return
        self._bar.hide()
        for tool, veil in self._veils:
            veil.setEnabled(not tool.isAncestorOf(QApplication.focusWidget() or self._window))
        self._hide_pointer()

    def _show_bar(self) -> None:
        if self._bar.isHidden():
            self._bar.show()
            for _, veil in self._veils:
                veil.setEnabled(False)
            self._show_pointer()

    def _hide_pointer(self) -> None:
        """Over the whole program: widgets with a pointer of their own would keep showing it."""
        if not self._pointer_hidden:
            QApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
            self._pointer_hidden = True

    def _show_pointer(self) -> None:
        if self._pointer_hidden:
            QApplication.restoreOverrideCursor()
            self._pointer_hidden = False


def veil_of(tool: QWidget) -> QGraphicsOpacityEffect:
    """Return what makes a widget invisible in its place while it is enabled."""
    veil = QGraphicsOpacityEffect(tool)
    veil.setOpacity(0.0)
    veil.setEnabled(False)
    tool.setGraphicsEffect(veil)
    return veil
