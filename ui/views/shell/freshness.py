"""Pages read what they show when somebody looks: nothing at the start grows with the library."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Freshness(QObject):
    """Refreshes a page when it is first seen, and after changes when it is seen again."""

    def __init__(self, page: QWidget, refresh: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._refresh = refresh
        self._stale = True
        page.installEventFilter(self)

    def mark(self) -> None:
        """What the page shows is no longer true."""
        self._stale = True
        if self._page.isVisible():
            self._renew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page comes into sight."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._renew()
        return super().eventFilter(watched, event)

    def _renew(self) -> None:
        self._stale = False
        self._refresh()
