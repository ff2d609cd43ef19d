"""Windows beside the window: the mini player and the desktop lyrics."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtGui import QGuiApplication

from player.settings.schema import DesktopLyricsSettings, Settings
from player.settings.window_state import WindowStateStore
from ui.assembly.shared import Shared
from ui.viewmodels.lyrics import LyricsModel
from ui.views.commands import Command
from ui.views.desktop_lyrics import DesktopLyrics
from ui.views.mini_player import MiniPlayer, MiniSize
from ui.views.window import MainWindow

_FROM_EDGE_PX = 48


class SideWindows(QObject):
    """Opens and closes them, and remembers where they were; owned by the window."""

    def __init__(self, window: MainWindow, shared: Shared, lyrics: LyricsModel | None) -> None:
        super().__init__(window)
        self._window = window
        self._settings = shared.settings
        self._state = shared.window_state
        self.mini = MiniPlayer(window.theme, window.player, shared.covers)
        self.lyrics = DesktopLyrics(window.theme, lyrics) if lyrics else None
        self.mini.left.connect(self.toggle_mini)
        translate = QCoreApplication.translate
        window.commands.add(
            Command(
                "mini-player",
                translate("SideWindows", "Mini player"),
                self.toggle_mini,
                ("Ctrl+Shift+M",),
            )
        )
        if self.lyrics:
            self._add_lyrics(self.lyrics)
        window.closing.connect(self.close)

    def toggle_mini(self) -> None:
        """Show the mini player in the window's place, or the window again."""
        if self.mini.isVisible():
            self._remember_mini()
            self.mini.hide()
            self._window.show()
            self._window.activateWindow()
            return
        shape, place, pinned = mini_place(self._state)
        self.mini.set_size(shape)
        self.mini.set_pinned(pinned)
        self.mini.move(place)
        self.mini.show()
        self._window.hide()

    def toggle_lyrics(self) -> None:
        """Show the desktop lyrics, or not."""
        if self.lyrics is None:
            return
        if self.lyrics.isVisible():
            self._remember_lyrics(self.lyrics)
            self.lyrics.hide()
            return
        self.lyrics.move(self._lyrics_place(self.lyrics))
        self.lyrics.show()
        if QGuiApplication.platformName() == "wayland":
            text = QCoreApplication.translate(
                "SideWindows", "Wayland lets no program stay above the others by itself."
            )
            self._window.notices.say("lyrics.wayland", text)

    def close(self) -> None:
        """End with the window."""
        if self.mini.isVisible():
            self._remember_mini()
        if self.lyrics:
            if self.lyrics.isVisible():
                self._remember_lyrics(self.lyrics)
            self._unlisten()
            self.lyrics.close()
            self.lyrics.deleteLater()
        self.mini.close()
        self.mini.deleteLater()

    def _add_lyrics(self, lyrics: DesktopLyrics) -> None:
        translate = QCoreApplication.translate
        lyrics.left.connect(self.toggle_lyrics)
        lyrics.lock_wanted.connect(self._toggle_lock)
        lyrics.text_wanted.connect(lambda text_px: self._choose(text_px=text_px))
        self._unlisten = self._settings.listen(self._on_settings)
        lyrics.use(self._settings.settings.desktop_lyrics)
        self._window.commands.add(
            Command(
                "desktop-lyrics",
                translate("SideWindows", "Desktop lyrics"),
                self.toggle_lyrics,
                ("Ctrl+D",),
            ),
            Command(
                "desktop-lyrics-lock",
                translate("SideWindows", "Lock or unlock the desktop lyrics"),
                self._toggle_lock,
            ),
        )

    def _on_settings(self, settings: Settings) -> None:
        if self.lyrics:
            self.lyrics.use(settings.desktop_lyrics)

    def _toggle_lock(self) -> None:
        self._choose(locked=not self._settings.settings.desktop_lyrics.locked)

    def _choose(self, **changed: object) -> None:
        """A value outside the limits changes nothing."""
        settings = self._settings.settings
        try:
            look: DesktopLyricsSettings = replace(settings.desktop_lyrics, **changed)  # type: ignore[arg-type]
        except ValueError:
            return
        self._settings.change(replace(settings, desktop_lyrics=look))

    def _remember_mini(self) -> None:
        at, pinned = self.mini.pos(), int(self.mini.pin.isChecked())
        words = f"{self.mini.shape_name} {at.x()} {at.y()} {pinned}"
        self._state.state = replace(self._state.state, mini=words)

    def _remember_lyrics(self, lyrics: DesktopLyrics) -> None:
        screen, at = lyrics.screen().name(), lyrics.pos()
        places = {**self._state.state.lyrics_at, screen: f"{at.x()} {at.y()}"}
        self._state.state = replace(self._state.state, lyrics_at=places)

    def _lyrics_place(self, lyrics: DesktopLyrics) -> QPoint:
        screen = self._window.screen()
        words = self._state.state.lyrics_at.get(screen.name(), "").split()
        free = screen.availableGeometry()
        if len(words) == 2 and all(word.lstrip("-").isdigit() for word in words):
            place = QPoint(int(words[0]), int(words[1]))
            if free.contains(place):
                return place
        left = free.center().x() - lyrics.width() // 2
        return QPoint(left, free.bottom() - lyrics.height() - _FROM_EDGE_PX)


def mini_place(store: WindowStateStore) -> tuple[MiniSize, QPoint, bool]:
    """Return how the mini player was left; where its screen is gone, the corner of the first."""
    words = store.state.mini.split()
    free = QGuiApplication.primaryScreen().availableGeometry()
    corner = QPoint(free.right() - 320 - _FROM_EDGE_PX, free.bottom() - 96 - _FROM_EDGE_PX)
    if len(words) != 4 or words[0] not in MiniSize.__members__.values():
        return MiniSize.CARD, corner, True
    numbers = [int(word) if word.lstrip("-").isdigit() else 0 for word in words[1:]]
    place = QPoint(numbers[0], numbers[1])
    seen = any(screen.geometry().contains(place) for screen in QGuiApplication.screens())
    return MiniSize(words[0]), place if seen else corner, bool(numbers[2])
