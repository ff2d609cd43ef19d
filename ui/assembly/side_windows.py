"""Windows beside the window: the mini player and the desktop lyrics."""

from dataclasses import replace
from functools import cached_property
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtGui import QGuiApplication

from player.deferred import deferred
from player.settings.schema import DesktopLyricsSettings, Settings
from player.settings.window_state import WindowStateStore
from ui.assembly.shared import Shared
from ui.viewmodels.lyrics import LyricsModel
from ui.viewmodels.queue import QueueModel
from ui.views.keys.commands import Command, Group
from ui.views.keys.keyboard import Keyboard
from ui.views.shell.window import MainWindow

with deferred():
    from ui.views.lyrics import desktop_lyrics
    from ui.views.playing import mini_player
    from ui.views.queue import queue_list

_FROM_EDGE_PX = 48


class SideWindows(QObject):
    """Opens and closes them, and remembers where they were; owned by the window."""

    def __init__(
        self, window: MainWindow, shared: Shared, queue: QueueModel, lyrics: LyricsModel | None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._queue = queue
        self._settings = shared.settings
        self._state = shared.window_state
        self._covers = shared.covers
        self._lines = lyrics
        translate = QCoreApplication.translate
        window.commands.add(
            Command(
                "mini-player",
                translate("SideWindows", "Mini player"),
                self.toggle_mini,
                ("Ctrl+Shift+M",),
            )
        )
        if lyrics:
            self._add_lyrics()
        window.closing.connect(self.close)
        window.succession.add("desktop-lyrics", self._lyrics_shown, self._show_lyrics)
        window.came.connect(self._put_mini_away)
        cast("QGuiApplication", QGuiApplication.instance()).screenRemoved.connect(self._bring_back)

    @cached_property
    def mini(self) -> "mini_player.MiniPlayer":
        """The mini player, made when it is first wanted."""
        window = self._window
        rows = queue_list.QueueList(window.theme, self._queue, self._covers)
        mini = mini_player.MiniPlayer(window.theme, window.player, self._covers, rows)
        mini.left.connect(self.toggle_mini)
        Keyboard(mini, window.commands, _in_mini)
        return mini

    @cached_property
    def lyrics(self) -> "desktop_lyrics.DesktopLyrics | None":
        """The desktop lyrics, made when they are first wanted."""
        if self._lines is None:
            return None
        lyrics = desktop_lyrics.DesktopLyrics(self._window.theme, self._lines)
        lyrics.left.connect(self.toggle_lyrics)
        lyrics.lock_wanted.connect(self._toggle_lock)
        lyrics.text_wanted.connect(lambda text_px: self._choose(text_px=text_px))
        lyrics.use(self._settings.settings.desktop_lyrics)
        return lyrics

    def toggle_mini(self) -> None:
        """Show the mini player in the window's place, or the window again."""
        if self._window.isHidden():
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

    def _lyrics_shown(self) -> bool:
        return "lyrics" in vars(self) and self.lyrics is not None and self.lyrics.isVisible()

    def _show_lyrics(self, shown: bool) -> None:  # noqa: FBT001  as it is handed over
        if shown:
            self.toggle_lyrics()

    def close(self) -> None:
        """End with the window."""
        made = vars(self)
        if "lyrics" in made and self.lyrics:
            if self.lyrics.isVisible():
                self._remember_lyrics(self.lyrics)
            self.lyrics.close()
            self.lyrics.deleteLater()
        if self._lines:
            self._unlisten()
        if "mini" in made:
            if self.mini.isVisible():
                self._remember_mini()
            self.mini.hide()
            self.mini.deleteLater()

    def _add_lyrics(self) -> None:
        translate = QCoreApplication.translate
        self._unlisten = self._settings.listen(self._on_settings)
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
        if "lyrics" in vars(self) and self.lyrics:
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

    def _bring_back(self) -> None:
        """A screen is gone: what stood on it stands where it can be seen."""
        made = vars(self)
        if "mini" in made and self.mini.isVisible():
            self._remember_mini()
            self.mini.move(mini_place(self._state)[1])
        if "lyrics" in made and self.lyrics and self.lyrics.isVisible():
            self.lyrics.move(self._lyrics_place(self.lyrics))

    def _put_mini_away(self) -> None:
        """Whatever brought the window back, the mini player gives its place up."""
        if "mini" in vars(self) and self._window.isVisible():
            self._remember_mini()
            self.mini.hide()

    def _remember_mini(self) -> None:
        at, pinned = self.mini.pos(), int(self.mini.pin.isChecked())
        words = f"{self.mini.shape_name} {at.x()} {at.y()} {pinned}"
        self._state.state = replace(self._state.state, mini=words)

    def _remember_lyrics(self, lyrics: "desktop_lyrics.DesktopLyrics") -> None:
        screen, at = lyrics.screen().name(), lyrics.pos()
        places = {**self._state.state.lyrics_at, screen: f"{at.x()} {at.y()}"}
        self._state.state = replace(self._state.state, lyrics_at=places)

    def _lyrics_place(self, lyrics: "desktop_lyrics.DesktopLyrics") -> QPoint:
        screen = self._window.screen()
        words = self._state.state.lyrics_at.get(screen.name(), "").split()
        free = screen.availableGeometry()
        if len(words) == 2 and all(word.lstrip("-").isdigit() for word in words):
            place = QPoint(int(words[0]), int(words[1]))
            if free.contains(place):
                return place
        left = free.center().x() - lyrics.width() // 2
        return QPoint(left, free.bottom() - lyrics.height() - _FROM_EDGE_PX)


def _in_mini(command: Command) -> bool:
    """What is about the music; pages and lists are the window's, which is away."""
    return command.group is Group.PLAYBACK or command.name in {"mini-player", "heart", "quit"}


def mini_place(store: WindowStateStore) -> tuple["mini_player.MiniSize", QPoint, bool]:
    """Return how the mini player was left; where its screen is gone, the corner of the first."""
    words = store.state.mini.split()
    free = QGuiApplication.primaryScreen().availableGeometry()
    corner = QPoint(free.right() - 320 - _FROM_EDGE_PX, free.bottom() - 96 - _FROM_EDGE_PX)
    if len(words) != 4 or words[0] not in mini_player.MiniSize.__members__.values():
        return mini_player.MiniSize.CARD, corner, True
    numbers = [int(word) if word.lstrip("-").isdigit() else 0 for word in words[1:]]
    place = QPoint(numbers[0], numbers[1])
    seen = any(screen.geometry().contains(place) for screen in QGuiApplication.screens())
    return mini_player.MiniSize(words[0]), place if seen else corner, bool(numbers[2])
