"""When a window can be seen: what nobody looks at yet waits for it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_PATIENCE_MS = 1_000


class FirstSight(QObject):
    """Says once that a window was painted, or that this takes long: it may be minimized."""

    seen = Signal()

    def __init__(self, window: QWidget, painted: QWidget) -> None:
        super().__init__(window)
        self._painted = painted
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_seen)
        self._patience.start(_PATIENCE_MS)
        painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The picture is on its way to the screen; it must not wait for us."""
        if event.type() == QEvent.Type.Paint:
            self._painted.removeEventFilter(self)
            self._patience.start(0)
        return super().eventFilter(watched, event)

    def _on_seen(self) -> None:
        self._painted.removeEventFilter(self)
        self.seen.emit()
