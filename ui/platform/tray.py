"""The icon beside the clock: the transport in a menu, a click shows the window, and notifications.

On Linux Qt speaks StatusNotifierItem and org.freedesktop.Notifications for it.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from player.model import PlayState
from ui.platform.media import MediaState, MediaVerbs
from ui.wording import joined

_SHOWN_MS = 5_000
_LONGEST = 80


class Tray(QObject):
    """There only where the system has a place for it."""

    shown = Signal()

    def __init__(self, verbs: MediaVerbs, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._title = self._menu.addAction("")
        self._title.setEnabled(False)
        self._toggle = self._menu.addAction("", verbs.toggle)
        self._next = self._menu.addAction(self.tr("Next"), verbs.next)
        self._previous = self._menu.addAction(self.tr("Previous"), verbs.previous)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Show Galaxia"), verbs.raise_window)
        self._menu.addAction(self.tr("Quit"), verbs.quit)
        self._mark = icon
        self._icon: QSystemTrayIcon | None = None
        self._words = ""
        self._closed = False
        self.show(MediaState())

    def appear(self) -> None:
        """Show the icon where the system has a place for it; asked too early, Qt finds none."""
        if self._icon is not None or self._closed:
            return
        self._icon = QSystemTrayIcon(self._mark, self)
        self._icon.setContextMenu(self._menu)
        self._icon.setToolTip(self._words)
        self._icon.activated.connect(self._on_activated)
        on_x = QGuiApplication.platformName() == "xcb"  # a tray of the old kind may come later
        if on_x or QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()

    @property
    def visible(self) -> bool:
        """Whether the listener can reach the program through it now: trays come and go."""
        icon = self._icon
        return bool(icon and icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable())

    @property
    def menu(self) -> QMenu:
        """What a press of the other button opens."""
        return self._menu

    def show(self, state: MediaState) -> None:
        """Show what plays."""
        words = joined(*map(_short, filter(None, (state.title, state.artist))))
        self._words = words or "Galaxia"
        if self._icon is not None:
            self._icon.setToolTip(self._words)
        self._title.setText(words.replace("&", "&&").replace("_", " "))  # both mark keys somewhere
        self._title.setVisible(bool(words))
        playing = state.state is PlayState.PLAYING
        self._toggle.setText(self.tr("Pause") if playing else self.tr("Play"))
        self._toggle.setEnabled(state.queued)
        self._previous.setEnabled(state.queued)
        self._next.setEnabled(state.has_next)

    def announce(self, state: MediaState) -> None:
        """Tell of a new track."""
        words = joined(*map(_short, filter(None, (state.artist, state.album))))
        if self._icon is not None and self.visible:
            self._icon.showMessage(_short(state.title), words, self._mark, _SHOWN_MS)

    def close(self) -> None:
        """Take the icon away."""
        self._closed = True
        if self._icon is not None:
            self._icon.hide()
        self._menu.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.shown.emit()


def _short(text: str) -> str:
    """Return a text in one line that a menu can hold."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
