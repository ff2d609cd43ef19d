"""Which keys a focused list keeps from the window's shortcuts."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

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
