"""What the window is to the desktop around it: media keys, tray, and later starts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from player.events import PlaybackState
from player.library.tags import read_cover
from player.model import PlayState
from player.paths import cache_dir
from player.playback import Playback
from player.session import Session
from ui.bridge import PlaybackBridge
from ui.platform.art import ArtFiles
from ui.platform.choice import media_session
from ui.platform.media import MediaSession, MediaVerbs, level_db, media_state
from ui.platform.tray import Tray, program_icon
from ui.viewmodels.player import PlayerModel
from ui.views.window import MainWindow
from ui.widgets.logo import paint_sphere

MakeMedia = Callable[[MediaVerbs, Callable[[str], str]], MediaSession]


class Desktop(QObject):
    """Shows the music to the desktop and does what it asks; close it before the session.

    Args:
        window: Raised and left on demand.
        session: What plays.
        make_media: Another way to the media keys than the system's own (tests).
    """

    _raised = Signal()
    _left = Signal()
    _jumped = Signal(int)

    def __init__(
        self, window: MainWindow, session: Session, make_media: MakeMedia = media_session
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        queued = Qt.ConnectionType.QueuedConnection
        self._raised.connect(self.raise_window, queued)
        self._left.connect(window.quit, queued)
        verbs = self._verbs(session.playback)
        self._media = make_media(verbs, ArtFiles(cache_dir() / "art", read_cover).url)
        self._jumped.connect(self._media.seeked, queued)
        self.tray = Tray(verbs, program_icon(paint_sphere), self)
        self.tray.shown.connect(self.raise_window)
        self._bridge = PlaybackBridge(session.playback, self)
        self._bridge.playback_changed.connect(self._show)
        window.stays = self._stays
        window.closing.connect(self.close)
        self._show(session.playback.state)

    def follow_seeks(self, player: PlayerModel) -> None:
        """Tell the system when the listener jumps within a track."""
        player.seeked.connect(self._media.seeked)

    def raise_window(self) -> None:
        """Bring the window before the others."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Leave the desktop."""
        self._bridge.close()
        self.tray.close()
        self._media.close()

    def _show(self, state: PlaybackState) -> None:
        shown = media_state(state, queued=bool(self._session.playback.queue.entries))
        self._media.show(shown)
        self.tray.show(shown)
        wanted = self._session.settings.settings.look.notify
        if wanted and state.state is PlayState.PLAYING and not self._window.isActiveWindow():
            self.tray.announce(shown)

    def _stays(self) -> bool:
        """Whether closing the window only hides it."""
        return self._session.settings.settings.look.close_to_tray and self.tray.visible

    def _verbs(self, playback: Playback) -> MediaVerbs:
        def seek(position_ms: int) -> None:
            playback.seek(position_ms)
            self._jumped.emit(position_ms)

        return MediaVerbs(
            play=playback.play,
            pause=playback.pause,
            toggle=playback.toggle,
            stop=playback.stop,
            next=playback.next,
            previous=playback.previous,
            seek=seek,
            position_ms=playback.position_ms,
            set_level=lambda level: playback.set_volume(level_db(level)),
            set_repeat=playback.set_repeat,
            set_shuffle=playback.set_shuffle,
            open_path=lambda path: playback.open([path]),
            raise_window=self._raised.emit,
            quit=self._left.emit,
        )


def open_files(desktop: Desktop, playback: Playback, files: list[str]) -> None:
    """Do what a later start asked for: play its files, if any, and come forward."""
    if files:
        playback.open(files)
    desktop.raise_window()


def opener(desktop: Desktop, playback: Playback) -> Callable[[list[str]], None]:
    """Return what hears later starts."""
    return partial(open_files, desktop, playback)
