"""Whether a widget can be seen: shown, and its window not minimized."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class Sight(QObject):
    """Says when a widget comes into sight and when it goes; what moves with the music asks it."""

    changed = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._window: QWidget | None = None
        self._shown = widget.isVisible()
        self._seen = self._shown
        widget.installEventFilter(self)

    @property
    def seen(self) -> bool:
        """Whether somebody may be looking."""
        return self._seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget, and the window it is in now."""
        if watched is self._widget and event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._shown = event.type() == QEvent.Type.Show
            self._follow_window()
            self._tell()
        elif watched is self._window and event.type() == QEvent.Type.WindowStateChange:
            self._tell()
        return False

    def _follow_window(self) -> None:
        window = self._widget.window()
        if window is not self._window:
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = window
            if window is not self._widget:
                window.installEventFilter(self)

    def _tell(self) -> None:
        minimized = self._window is not None and self._window.isMinimized()
        seen = self._shown and not minimized
        if seen != self._seen:
            self._seen = seen
            self.changed.emit(seen)
