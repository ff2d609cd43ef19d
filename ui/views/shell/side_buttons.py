"""The back and forward buttons of a mouse, wherever in the window it is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.views.shell.navigator import Navigator

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_BUTTONS = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)


class SideButtons(QObject):
    """Goes back and forward; owned by the window.

    It listens where the system's events arrive, before any widget: lists and buttons would take
    the press for one of their own.
    """

    def __init__(self, window: QWidget, navigator: Navigator) -> None:
        super().__init__(window)
        self._navigator = navigator
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move for a press; its release, and a second press that is fast, belong to it."""
        if isinstance(watched, QWidget):
            if event.type() == QEvent.Type.Show:
                watched.removeEventFilter(self)
                watched.windowHandle().installEventFilter(self)
            return False
        if not isinstance(event, QMouseEvent) or event.button() not in _BUTTONS:
            return False
        if event.type() in _PRESSES:
            back = event.button() == Qt.MouseButton.BackButton
            (self._navigator.back if back else self._navigator.forward)()
        return True
