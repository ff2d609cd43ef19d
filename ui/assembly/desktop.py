"""What the window is to the desktop around it: media keys, tray, and later starts."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from player.events import PlaybackState
from player.library.tags import read_cover
from player.model import PlayState
from player.paths import cache_dir
from player.playback import Playback
from player.session import Session
from player.settings.schema import Settings
from ui.bridge import PlaybackBridge
from ui.covers import Covers
from ui.platform.art import ArtFiles
from ui.platform.choice import media_session
from ui.platform.media import MediaSession, MediaState, MediaVerbs, level_db, media_state
from ui.platform.media_keys import hear_media_keys
from ui.platform.tray import Tray
from ui.viewmodels.player import PlayerModel
from ui.views.shell.window import MainWindow
from ui.widgets.logo import program_icon

_TRAY_COMES_MS = 10_000
"""A desktop that has not said so by then has none, or one of the old kind, which Qt finds."""

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
    _tray_came = Signal()
    _keys_refused = Signal()

    def __init__(
        self, window: MainWindow, session: Session, make_media: MakeMedia = media_session
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._heard = 0
        self._unsaid = ""
        self._keys_wanted = False
        queued = Qt.ConnectionType.QueuedConnection
        self._raised.connect(self.raise_window, queued)
        self._left.connect(window.quit, queued)
        verbs = self._verbs(session.playback)
        self.tray = Tray(verbs, program_icon(), self)
        self.tray.shown.connect(self.raise_window)
        self._tray_came.connect(self.tray.appear, queued)
        self._keys_refused.connect(self._on_keys_refused, queued)
        hear_media_keys(window, verbs)
        self._media = make_media(verbs, ArtFiles(cache_dir() / "art", read_cover).url)
        self._jumped.connect(self._media.seeked, queued)
        self._old_trays = QTimer(self, singleShot=True)
        self._old_trays.timeout.connect(self.tray.appear)
        self._old_trays.start(_TRAY_COMES_MS if self._media.calls_tray else 0)
        self._bridge = PlaybackBridge(session.playback, self)
        self._bridge.playback_changed.connect(self._show)
        self._bridge.queue_changed.connect(lambda _queue: self._show(session.playback.state))
        _application().focusWindowChanged.connect(self._on_looked_at)
        if covers := window.findChild(Covers):
            covers.arrived.connect(self._on_cover)
        window.keep = self._keep
        window.closing.connect(self.close)
        self._unlisten = session.settings.listen(self._on_settings)
        self._on_settings(session.settings.settings)
        self._show(session.playback.state)

    def follow_seeks(self, player: PlayerModel) -> None:
        """Tell the system when the listener jumps within a track."""
        player.seeked.connect(self._media.seeked)

    def raise_window(self) -> None:
        """Bring the window before the others."""
        self._window.come_forward()

    def close(self) -> None:
        """Leave the desktop."""
        self._unlisten()
        self._bridge.close()
        self._old_trays.stop()
        self.tray.close()
        self._media.close()

    def _show(self, state: PlaybackState) -> None:
        shown = media_state(state, self._session.playback.queue)
        self._media.show(shown)
        self.tray.show(shown)
        if shown.state is PlayState.PLAYING and shown.number != self._heard:
            self._heard = shown.number
            self._announce(shown)

    def _on_cover(self, name: Hashable) -> None:
        """What plays may have another cover now."""
        track = self._session.playback.state.track
        if track is not None and name == track.path:
            self._media.show(
                media_state(self._session.playback.state, self._session.playback.queue)
            )

    def _announce(self, shown: MediaState) -> None:
        """Tell of a new track, unless the listener looks at the program."""
        if not self._session.settings.settings.look.notify or _is_looked_at():
            return
        if self._media.announces:
            self._media.announce(shown)
        else:
            self.tray.announce(shown)

    def _on_settings(self, settings: Settings) -> None:
        if settings.look.global_keys != self._keys_wanted:
            self._keys_wanted = settings.look.global_keys
            self._media.want_keys(wanted=self._keys_wanted)

    @Slot()
    def _on_keys_refused(self) -> None:
        """A choice that has no effect is not left standing."""
        settings = self._session.settings.settings
        look = replace(settings.look, global_keys=False)
        self._session.settings.change(replace(settings, look=look))
        self._window.notices.say("keys.none", self.tr("The desktop lends no keys for everywhere."))

    def _on_looked_at(self) -> None:
        if _is_looked_at():
            self._media.dismiss()

    @Slot()
    def _say_unsaid(self) -> None:
        """Say why the window was minimised when it can be read."""
        if self._unsaid and not self._window.isMinimized():
            quit_label = self.tr("Quit Galaxia")
            self._window.notices.offer("tray.none", self._unsaid, quit_label, self._window.quit)
            self._unsaid = ""

    def _keep(self) -> bool:
        """Have the music play on when the window is closed, where the listener wants that."""
        if not self._session.settings.settings.look.close_to_tray:
            return False
        if self.tray.visible:
            self._window.hide()
        else:
            self._unsaid = self.tr("There is no tray here: the window was minimised instead.")
            self._window.showMinimized()
            handle = self._window.windowHandle()
            unique = Qt.ConnectionType.UniqueConnection
            handle.visibilityChanged.connect(self._say_unsaid, unique)
        return True

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
            set_speed=playback.set_tempo,
            set_repeat=playback.set_repeat,
            set_shuffle=playback.set_shuffle,
            open_path=lambda path: playback.open([path]),
            raise_window=self._raised.emit,
            show_tray=self._tray_came.emit,
            keys_refused=self._keys_refused.emit,
            quit=self._left.emit,
        )


def _application() -> QGuiApplication:
    return cast("QGuiApplication", QGuiApplication.instance())


def _is_looked_at() -> bool:
    looked_at = cast("QWindow | None", QGuiApplication.focusWindow())
    return looked_at is not None and looked_at.isVisible()
