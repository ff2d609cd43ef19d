"""A window that comes forward, says when it ends, and may be kept instead of ending."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.views.shell.succession import Succession


class ClosingWindow(QMainWindow):
    """Ends once.

    Attributes:
        keep: Keeps the window in reach when it would close, by its own means, and says whether it
            did.
        succession: What is left to a window in another language.
    """

    closing = Signal()
    came = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._leaving = self._ended = False
        self.succession = Succession()
        self.keep: Callable[[], bool] = lambda: False

    def quit(self) -> None:
        """Close for good, also where closing would only hide."""
        self._leaving = True
        if self.isVisible():
            self.close()
        else:
            self._end()
            QApplication.quit()

    def give_way(self) -> None:
        """End, and stay in sight until another window stands in its place."""
        self._leaving = True
        self._end()

    def _end(self) -> None:
        """Tell once; a window may be closed twice."""
        if not self._ended:
            self._ended = True
            self.closing.emit()

    def come_forward(self) -> None:
        """Come before the other windows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that the window is there again."""
        super().showEvent(event)
        if not event.spontaneous():
            self.came.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell whoever must end with the window, unless it is kept."""
        if not self._leaving and self.keep():
            event.ignore()
            return
        self._end()
        super().closeEvent(event)


class StandIn(QWidget):
    """A window in the place of the main one: closed by the system, it gives way to that."""

    left = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so: else nothing of the program would be in sight."""
        super().closeEvent(event)
        self.left.emit()
