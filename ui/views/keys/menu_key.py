"""The key that opens a menu: Qt's X11 knows the one with a menu on it, and not Shift+F10."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication


def open_menu_here() -> None:
    """Ask what has the focus for its menu, as the system does; one that is open stays alone."""
    widget = QApplication.focusWidget()
    if widget is None or QApplication.activePopupWidget() is not None:
        return
    middle = widget.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    asked = QContextMenuEvent(reason, middle, widget.mapToGlobal(middle))
    QCoreApplication.sendEvent(widget, asked)
