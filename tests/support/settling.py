"""Waiting for a window to come to rest, for pictures."""

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent

_SETTLES_MS = 700


def settle() -> None:
    """Let answers come home and pictures be painted; what was to be deleted goes."""
    deadline = QDeadlineTimer(_SETTLES_MS)
    while not deadline.hasExpired():
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
