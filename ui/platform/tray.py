"""The icon beside the clock: the transport in a menu, a click shows the window, and notifications.

On Linux Qt speaks StatusNotifierItem and org.freedesktop.Notifications for it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.platform.media import MediaState, MediaVerbs

_SHOWN_MS = 5_000
_SIDE_PX = 64


def program_icon(paint: Callable[[QPainter, QRectF], None]) -> QIcon:
    """Return the mark as an icon."""
    pixmap = QPixmap(_SIDE_PX, _SIDE_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, QRectF(4, 4, _SIDE_PX - 8, _SIDE_PX - 8))
    painter.end()
    return QIcon(pixmap)


class Tray(QObject):
    """There only where the system has a place for it."""

    shown = Signal()

    def __init__(self, verbs: MediaVerbs, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._menu = QMenu()
        self._title = self._menu.addAction("")
        self._title.setVisible(False)
        self._menu.addAction(self.tr("Play or pause"), verbs.toggle)
        self._menu.addAction(self.tr("Next"), verbs.next)
        self._menu.addAction(self.tr("Previous"), verbs.previous)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Show Galaxia"), verbs.raise_window)
        self._menu.addAction(self.tr("Quit"), verbs.quit)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()

    @property
    def visible(self) -> bool:
        """Whether the listener can reach the program through it."""
        return self._icon.isVisible()

    @property
    def menu(self) -> QMenu:
        """What a press of the other button opens."""
        return self._menu

    def show(self, state: MediaState) -> None:
        """Show what plays."""
        words = " — ".join(part for part in (state.title, state.artist) if part)
        self._icon.setToolTip(words or "Galaxia")
        self._title.setText(words.replace("&", "&&"))
        self._title.setVisible(bool(words))
        self._title.setEnabled(False)

    def announce(self, state: MediaState) -> bool:
        """Say that another track has begun; False when it was said already."""
        if not state.title or state.number == self._number:
            return False
        self._number = state.number
        words = " — ".join(part for part in (state.artist, state.album) if part)
        if self.visible:
            self._icon.showMessage(state.title, words, self._icon.icon(), _SHOWN_MS)
        return True

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self._menu.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.shown.emit()
