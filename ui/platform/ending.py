"""The system asks the program to end: at a log-out, or `kill`."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_BYTES = 64


class SystemEnd(QObject):
    """Tells of SIGTERM on the window's thread, so that the program ends as if its window said so.

    Python's own handlers wait until the interpreter runs, which Qt's idle loop never lets it: the
    signal's number comes through a socket, and that wakes the loop.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.settimeout(0.0)
        self._before = signal.signal(signal.SIGTERM, lambda *_: None)
        signal.set_wakeup_fd(self._writing.fileno())
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        if signal.SIGTERM in self._reading.recv(_BYTES):
            self.asked.emit()

    def close(self) -> None:
        """Leave the signal to whoever had it before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGTERM, self._before)
        self._reading.close()
        self._writing.close()
