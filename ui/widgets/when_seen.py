"""What a new theme asks of a widget that nobody sees, done when it is seen again."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme


class WhenSeen(QObject):
    """Lets a widget take the colours of its theme: now, and after each change before it is seen.

    One in sight takes them at once. Pages that were made and are hidden would hold the window
    longer than the one that is looked at.

    Args:
        theme: What changes.
        widget: What wears its colours; the owner.
        tint: Puts them on.
    """

    def __init__(self, theme: Theme, widget: QWidget, tint: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._tint = widget, tint
        theme.changed.connect(self._on_changed)
        tint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The widget comes into sight; it is painted after this."""
        if watched is self._widget and event.type() == QEvent.Type.Show:
            self._widget.removeEventFilter(self)
            self._tint()
        return False

    def _on_changed(self) -> None:
        if self._widget.isVisible():
            self._tint()
        else:
            self._widget.installEventFilter(self)
