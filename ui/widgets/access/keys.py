"""Which keys a focused list keeps from the window's shortcuts."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNSHIFTED = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def is_type_ahead(event: QEvent) -> bool:
    """Whether an event asks if a plain letter is the list's: letters are type-ahead there.

    Space is not: it plays and pauses everywhere.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return (
        event.modifiers() in _UNSHIFTED
        and event.text().isprintable()
        and bool(event.text().strip())
    )


def keeps_enter(widget: QWidget, event: QEvent) -> bool:
    """Accept an event that asks whether a plain Enter is the focused widget's own."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    if event.key() not in ENTER_KEYS or not plain or not widget.hasFocus():
        return False
    event.accept()
    return True
